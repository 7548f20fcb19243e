import { Text } from '@tarojs/components';
import { Chip, Chips } from '../../ui/Choice';
import './index.scss';
import type { HeldWithPack } from './store';
import type { Countable } from './totals';
import { type Cycle, spanWords } from './view';
import { words } from './words';

interface Kinds {
  category: string | null;
  /** The first day of the cycle that a course makes up for; null: none. */
  for: string | null;
}

interface Props extends HeldWithPack {
  chosen: Kinds;
  onChoose: (chosen: Kinds) => void;
}

/** The past cycles that a course of today may be taken for: as many back as the pack allows. */
function makeUpCycles({ held, pack }: HeldWithPack): Cycle[] {
  return pack.obligations.flatMap(({ id, makeUp }) => {
    const past = held.cycles.filter(
      ({ obligation, state, to }) => obligation === id && state !== 'recorded' && to < held.asOf,
    );
    return makeUp > 0 ? past.slice(-makeUp) : [];
  });
}

/** Of which category hours are and for which cycle, where the pack makes a difference. */
export function HeldCreditKinds({ held, pack, chosen, onChoose }: Props) {
  const { category, for: forCycle } = chosen;
  const makeUp = makeUpCycles({ held, pack });
  return (
    <>
      {pack.categories.length > 0 && (
        <>
          <Text className="held-label">{words.category}</Text>
          <Chips label={words.category}>
            {pack.categories.map(({ id, name }) => (
              <Chip
                key={id}
                text={name}
                chosen={category === id}
                onTap={() => onChoose({ ...chosen, category: id })}
              />
            ))}
            <Chip
              text={words.noCategory}
              chosen={category === null}
              onTap={() => onChoose({ ...chosen, category: null })}
            />
          </Chips>
        </>
      )}
      {makeUp.length > 0 && (
        <>
          <Text className="held-label">{words.makeUp}</Text>
          <Chips label={words.makeUp}>
            <Chip
              text={words.noMakeUp}
              chosen={forCycle === null}
              onTap={() => onChoose({ ...chosen, for: null })}
            />
            {makeUp.map((cycle) => (
              <Chip
                key={cycle.from}
                text={words.forCycle(spanWords(cycle, held.asOf))}
                chosen={forCycle === cycle.from}
                onTap={() => onChoose({ ...chosen, for: cycle.from })}
              />
            ))}
          </Chips>
        </>
      )}
    </>
  );
}

interface CountableProps {
  countables: readonly Countable[];
  chosen: Countable;
  onChoose: (category: string | null) => void;
}

/** Which of the hours that are asked for a total is of, where several are. */
export function HeldCountables({ countables, chosen, onChoose }: CountableProps) {
  if (countables.length < 2) return null;
  return (
    <>
      <Text className="held-label">{words.totalOf}</Text>
      <Chips label={words.totalOf}>
        {countables.map((one) => (
          <Chip
            key={one.category ?? ''}
            text={one.name ?? words.totalOfAll}
            chosen={chosen.category === one.category}
            onTap={() => onChoose(one.category)}
          />
        ))}
      </Chips>
    </>
  );
}
