import { parseDay } from '@hz/shared/calendar';
import { ageInWords, verdictWords } from '@hz/shared/codes';
import type { PackLookView } from '@hz/shared/contracts';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Entry, Fact, Rows } from '../../ui/Rows';
import type { Tone } from '../../ui/tone';
import { VerdictCard } from '../../ui/VerdictCard';
import { openPage } from '../certificates/cards';
import { dayWords, deadlineWords } from '../dates';
import { PlaceRow } from '../place/PlaceRow';
import { saidOnce } from './said-once';
import type { Outcome } from './store';
import { words } from './words';

const secondsSince = (instant: string): number =>
  Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000));

const NEAR_DAYS = 30;

const isNear = ({ daysLeft }: PackLookView): boolean =>
  daysLeft !== null && daysLeft >= 0 && daysLeft <= NEAR_DAYS;

/** From then on a list is old: what it says well of a certificate may long be otherwise. */
const OLD_DAYS = 31;

/** How many days before today the list was of; null where no list says anything. */
const listAge = ({ sourceAsOf, asOf }: PackLookView): number | null =>
  sourceAsOf === null ? null : parseDay(asOf) - parseDay(sourceAsOf);

const isOld = (look: PackLookView): boolean => (listAge(look) ?? 0) >= OLD_DAYS;

function toneOf(look: PackLookView): Tone {
  if (look.tone === 'done' && isOld(look)) return 'soon';
  return look.tone === 'go' && isNear(look) ? 'soon' : look.tone;
}

/** Of which day the list is, and how long ago that was. */
function listInWords(look: PackLookView): string | null {
  const days = listAge(look);
  if (look.sourceAsOf === null || days === null) return null;
  return words.look.list(dayWords(look.sourceAsOf, look.asOf), days, look.tone === 'done' && isOld(look));
}

function ServerLook({ look }: { look: PackLookView }) {
  const said = words.look;
  const { sentences, why } = saidOnce(look);
  return (
    <>
      <VerdictCard
        tone={toneOf(look)}
        title={look.title}
        asOf={listInWords(look)}
        sentences={sentences}
        clauses={look.clause ? [look.clause] : []}
        reading={null}
        deadline={look.deadline && deadlineWords(look.deadline, look.daysLeft, look.asOf)}
      />
      {(look.post || look.maskedName || look.origin === 'official' || look.statusCode) && (
        <Card>
          <Rows>
            {look.maskedName && <Fact name={said.name} value={look.maskedName} />}
            {look.post && <Fact name={said.post} value={look.post} />}
            {why && <Fact name={said.why} value={why} />}
            {look.statusCode && (
              <Fact name={said.shown} value={said.code(ageInWords(secondsSince(look.statusCode.issuedAt)))} />
            )}
            {look.jurisdiction && look.origin === 'official' && (
              <Fact name={said.pack} value={look.jurisdiction} source={look.caveat} />
            )}
          </Rows>
        </Card>
      )}
      {look.own && <Own {...look.own} />}
      {look.verifyAt.length > 0 && (
        <Card title={said.verifyAt} icon="place">
          {look.verifyAt.map(({ id, name, address, phone }) => (
            <PlaceRow key={id} name={name} address={address} phone={phone} />
          ))}
        </Card>
      )}
    </>
  );
}

/** The holder's own certificate: what is said of it first stands on its page; one verdict a screen. */
function Own({ certificate: { id, title, headline } }: NonNullable<PackLookView['own']>) {
  return (
    <Card title={words.look.own} icon="helmet">
      <Rows>
        <Entry
          icon="card"
          text={words.look.ownOpen}
          hint={headline?.title ?? title}
          onTap={() => openPage('certificate', { id })}
        />
      </Rows>
    </Card>
  );
}

/** One verdict with its reason and its source, or why there is none. */
export function LookResult({ outcome }: { outcome: Outcome }) {
  if (outcome.kind === 'look') return <ServerLook look={outcome.look} />;
  if (outcome.kind === 'refused')
    return (
      <VerdictCard
        tone={outcome.forged ? 'late' : 'ask'}
        title={outcome.forged ? words.forged : words.refused}
        sentences={[outcome.sentence]}
        clauses={[]}
        reading={null}
        deadline={null}
      >
        {outcome.forged && <Button kind="second" text={words.forgedAsk} onTap={() => go('help')} />}
      </VerdictCard>
    );
  const { body, age } = outcome.status;
  const { title, tone } = verdictWords[body.verdict];
  return (
    <VerdictCard
      tone={tone}
      title={title}
      sentences={[`${words.look.code(ageInWords(age))}。`, words.look.offline, words.look.offlineWhom]}
      clauses={[]}
      reading={null}
      deadline={null}
    />
  );
}
