import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { back, go, useParam } from '../../navigation';
import { Card } from '../../ui/Card';
import { Entry, Fact, Rows } from '../../ui/Rows';
import { WayMap } from '../../ui/WayMap';
import { CodeEntries } from '../certificate-detail/CodeEntries';
import { Why } from '../certificate-detail/Why';
import { isOnFirstPages } from '../certificates/cards';
import { FlipSheet } from '../certificates/flip';
import { useNamed } from '../certificates/twins';
import { dayWords } from '../dates';
import { NoVerdict } from '../packs/NoVerdict';
import { WordsCard } from '../packs/WordsCard';
import { PutAway } from '../put-away/PutAway';
import { HeldFactSheet } from './HeldFactSheet';
import { HeldKindSheet } from './HeldKindSheet';
import { HeldPostSheet } from './HeldPostSheet';
import './index.scss';
import { NeedCard } from './NeedCard';
import type { HeldWithPack } from './store';
import { useHeldChange } from './useHeldChange';
import { askedCycles, askedFacts, duties, factsOf, type HeldFact, postOf, stopsOf, tellsHours } from './view';
import { words } from './words';

/** What each duty of the pack says of this certificate; the one that comes first, first. */
function Verdicts({ held, pack }: HeldWithPack) {
  if (held.packState !== 'published') return <NoVerdict state={held.packState} />;
  const shown = duties(held);
  return (
    <>
      {shown.map((duty) => (
        <View key={duty.id}>
          {shown.length > 1 && <Text className="held-duty">{duty.name}</Text>}
          <WordsCard words={duty.words} />
          <NeedCard duty={duty} held={held} />
        </View>
      ))}
      {shown.length === 0 && pack.caveat && <Text className="held-help">{pack.caveat}</Text>}
    </>
  );
}

function ToTell({ held, pack, onTell }: HeldWithPack & { onTell: (fact: HeldFact) => void }) {
  const facts = askedFacts({ held, pack });
  const cycles = askedCycles(held);
  if (facts.length === 0 && cycles.length === 0) return null;
  return (
    <Card title={words.toTell} icon="ask">
      <Rows>
        {facts.map((fact) => (
          <Entry
            key={fact.name}
            icon="edit"
            text={fact.ask.title}
            hint={words.tell}
            onTap={() => onTell(fact)}
          />
        ))}
        {cycles.length > 0 && (
          <Entry
            icon="calendar"
            text={words.cycles}
            hint={words.cyclesHint(cycles.length)}
            onTap={() => go('held-cycles', { id: held.id })}
          />
        )}
      </Rows>
    </Card>
  );
}

function Facts({ held, pack, onTell }: HeldWithPack & { onTell: (fact: HeldFact) => void }) {
  const { official } = held;
  const isServed = held.packState !== 'not-served';
  const isLedTo = useParam('correct') === 'kind' && !official;
  const [correcting, setCorrecting] = useState<'post' | 'kind' | null>(isLedTo ? 'kind' : null);
  const post = postOf({ held, pack });
  // What an official record says of them is not told otherwise here; of what is not served nothing new is told.
  const corrects = (what: 'post' | 'kind') =>
    official || (what === 'post' && !isServed) ? {} : { onChange: () => setCorrecting(what) };
  const close = () => {
    setCorrecting(null);
    // Whoever was led here for this alone goes back to the page that speaks of this certificate.
    if (isLedTo && isOnFirstPages(held.id)) back();
  };
  return (
    <Card title={words.facts} icon="card">
      <Rows>
        <Fact name={words.kind} value={words.of(held.jurisdiction, held.kindName)} {...corrects('kind')} />
        <Fact name={post.name} value={post.title} {...corrects('post')} />
        {official && (
          <Fact
            name={words.officialName}
            value={official.number ?? held.title}
            source={words.official(official.source, dayWords(official.asOf, held.asOf))}
          />
        )}
        {factsOf({ held, pack }).map((fact) => (
          <Fact
            key={fact.name}
            name={fact.label}
            value={fact.told?.label ?? words.untold}
            source={fact.told ? words.source[fact.told.origin] : null}
            {...(isServed && { onChange: () => onTell(fact) })}
          />
        ))}
      </Rows>
      {held.otherFacts.length > 0 && (
        <Text className="held-help">
          {words.otherFacts}：{held.otherFacts.length} 项。{words.otherFactsHint}
        </Text>
      )}
      {correcting === 'post' && <HeldPostSheet held={held} pack={pack} onClose={close} />}
      {correcting === 'kind' && <HeldKindSheet held={held} onClose={close} />}
    </Card>
  );
}

function Leads({ held, pack }: HeldWithPack) {
  const { id } = held;
  return (
    <Card>
      <Rows>
        {tellsHours({ held, pack }) && (
          <Entry
            icon="book"
            text={words.hours}
            hint={words.hoursHint}
            onTap={() => go('held-hours', { id })}
          />
        )}
        <CodeEntries id={id} claimed={held.official !== null} />
        <Entry
          icon="notice"
          text={words.notice}
          hint={words.noticeHint(pack.title)}
          onTap={() => go('notice', { pack: pack.id })}
        />
      </Rows>
    </Card>
  );
}

/** Everything about a certificate of any pack: what follows and why, what to tell, the way, its facts, putting it away. */
export function HeldView({ held, pack, tell }: HeldWithPack & { tell: string | null }) {
  const all = factsOf({ held, pack });
  const [telling, setTelling] = useState<HeldFact | null>(all.find(({ name }) => name === tell) ?? null);
  const sending = useHeldChange(held);
  const named = useNamed(held.id);
  const stops = stopsOf({ held, pack });
  const explanation = duties(held).flatMap((duty) => duty.explanation);
  return (
    <>
      <Verdicts held={held} pack={pack} />
      <ToTell held={held} pack={pack} onTell={setTelling} />
      {stops.length > 0 && (
        <Card title={words.way} icon="flag">
          <WayMap stops={stops} onOpen={(step) => go('held-step', { id: held.id, step })} />
        </Card>
      )}
      {explanation.length > 0 && <Why explanation={explanation} />}
      <Facts held={held} pack={pack} onTell={setTelling} />
      <Leads held={held} pack={pack} />
      <PutAway certificate={{ ...held, title: named(held.title) }} sending={sending} />
      <FlipSheet />
      {telling && (
        <HeldFactSheet key={telling.name} held={held} fact={telling} onClose={() => setTelling(null)} />
      )}
    </>
  );
}
