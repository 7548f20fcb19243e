import type { LookView } from '@hz/shared/contracts';
import { ageInWords, verdictWords } from '@hz/shared/verification';
import { Button } from '../../components/Button';
import { Card } from '../../components/Card';
import { Fact, Rows } from '../../components/Rows';
import { VerdictCard } from '../../components/VerdictCard';
import { go } from '../../navigation';
import { deadlineWords } from '../dates';
import { PlaceRow } from '../place/PlaceRow';
import type { Outcome } from './store';
import { words } from './words';

/** Why it is so: what a record says, or that there is none. */
const whyOf = ({ origin }: LookView): string =>
  origin === 'official' ? words.look.why : origin === 'self' ? words.look.selfSource : words.look.noSource;

const secondsSince = (instant: string): number =>
  Math.max(0, Math.floor((Date.now() - Date.parse(instant)) / 1000));

function ServerLook({ look }: { look: LookView }) {
  const said = words.look;
  return (
    <>
      <VerdictCard
        tone={look.tone}
        title={look.title}
        sentences={look.sentences}
        clauses={look.clause ? [look.clause] : []}
        reading={null}
        deadline={look.deadline && deadlineWords(look.deadline, look.daysLeft, look.asOf)}
      />
      {/* That nothing is on record, the verdict says already. */}
      {(look.origin !== 'none' || look.statusCode) && (
        <Card>
          <Rows>
            {look.maskedName && <Fact name={said.name} value={look.maskedName} />}
            {look.post && <Fact name={said.post} value={look.post} />}
            <Fact
              name={whyOf(look)}
              value={look.reason}
              source={look.statusCode && said.code(ageInWords(secondsSince(look.statusCode.issuedAt)))}
            />
          </Rows>
        </Card>
      )}
      {look.own && (
        <VerdictCard
          tone={look.own.verdict.tone}
          title={`${said.own}：${look.own.verdict.title}`}
          sentences={look.own.verdict.sentences}
          clauses={look.own.verdict.clauses}
          reading={null}
          deadline={null}
        >
          <OwnLink id={look.own.certificateId} />
        </VerdictCard>
      )}
      <Card title={said.verifyAt} icon="place">
        {look.verifyAt.map(({ id, name, address, phone }) => (
          <PlaceRow key={id} name={name} address={address} phone={phone} />
        ))}
      </Card>
    </>
  );
}

const OwnLink = ({ id }: { id: string }) => (
  <Button kind="second" text={words.look.ownOpen} onTap={() => go('certificate', { id })} />
);

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
      />
    );
  const { body, age } = outcome.status;
  const { title, tone } = verdictWords[body.verdict];
  return (
    <VerdictCard
      tone={tone}
      title={title}
      sentences={[words.look.code(ageInWords(age)), words.look.offline]}
      clauses={[]}
      reading={null}
      deadline={null}
    />
  );
}
