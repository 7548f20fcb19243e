import { Card } from '../../ui/Card';
import { ClauseNotes } from '../../ui/ClauseNote';
import { StepCard, StepLines, TroubleLine } from '../../ui/StepCard';
import { FoldedCard } from '../../ui/StepCard/FoldedCard';
import type { Pack } from '../packs/store';
import { PlaceRow } from '../place/PlaceRow';
import { words } from './words';

/** What a step is made of in words, of whichever place. */
export type StepText = Pick<
  Pack['steps'][number],
  'where' | 'whatToDo' | 'haveAtHand' | 'whenItWorked' | 'clause' | 'clauseText'
> & { trouble: readonly { what: string; remedy: string }[] };

/** Where a step is done, with the address or the number: it stands before everything else. */
export function Where({ where, title = words.where }: Pick<StepText, 'where'> & { title?: string }) {
  if (where.length === 0) return null;
  return (
    <Card title={title} icon="place">
      {where.map(({ id, name, address, phone }) => (
        <PlaceRow key={id} name={name} address={address} phone={phone} />
      ))}
    </Card>
  );
}

/** What to do and when it worked; what to have at hand and what may go wrong are folded until they are needed. */
export function StepWords({ step, closed = false }: { step: StepText; closed?: boolean }) {
  const { whatToDo, whenItWorked, haveAtHand, trouble, clause, clauseText } = step;
  return (
    <>
      {!closed && (
        <>
          <StepCard title={words.whatToDo} icon="flag" lines={whatToDo} numbered />
          <StepCard title={words.whenItWorked} icon="done" lines={whenItWorked} />
          {haveAtHand.length > 0 && (
            <FoldedCard title={words.haveAtHand} icon="bag">
              <StepLines lines={haveAtHand} />
            </FoldedCard>
          )}
        </>
      )}
      {trouble.length > 0 && (
        <FoldedCard title={words.trouble} icon="help">
          {trouble.map(({ what, remedy }) => (
            <TroubleLine key={what} what={what} remedy={remedy} />
          ))}
        </FoldedCard>
      )}
      <ClauseNotes clauses={[{ id: clause, text: clauseText }]} />
    </>
  );
}
