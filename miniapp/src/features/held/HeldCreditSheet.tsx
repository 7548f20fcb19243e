import { formatDay, parseDay } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { newId } from '../../ids';
import { Button } from '../../ui/Button';
import { Chip, Chips } from '../../ui/Choice';
import { DateField } from '../../ui/DateField';
import { ErrorLine } from '../../ui/ErrorLine';
import { HoursField } from '../../ui/HoursField';
import { tenthsText } from '../../ui/HoursField/tenths';
import { Sheet } from '../../ui/Sheet';
import { DoubtedButtons, DoubtNote } from '../certificates/DoubtNote';
import { hoursDoubtOf } from '../certificates/doubt';
import { dayWords } from '../dates';
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import './index.scss';
import type { HeldWithPack } from './store';
import type { Entry, HeldCredits } from './useHeldCredits';
import { type Cycle, spanWords } from './view';
import { words } from './words';

const QUICK = [20, 40, 80];
const LEAST = 1;
const MOST = 240;

interface Props extends HeldWithPack {
  credits: HeldCredits;
  /** The entry to change; null for a new one. */
  credit: Entry | null;
  onClose: () => void;
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

/** Hours on a day; of which category and for which cycle, where the pack makes a difference. */
export function HeldCreditSheet({ held, pack, credits, credit, onClose }: Props) {
  const today = parseDay(held.asOf);
  const [day, setDay] = useState<number | null>(credit ? parseDay(credit.on) : null);
  const [tenths, setTenths] = useState<number | null>(credit ? Math.round(credit.hours * 10) : null);
  const [category, setCategory] = useState(credit?.category ?? null);
  const [forCycle, setForCycle] = useState(credit?.for ?? null);
  const [creditId] = useState(newId);
  const [wrong, setWrong] = useState<string | null>(null);
  const grant = useGrantInPassing('hours');
  const makeUp = makeUpCycles({ held, pack });
  const save = async () => {
    if (tenths === null || tenths < LEAST || tenths > MOST) return setWrong(words.hoursWrong);
    if (day === null) return;
    setWrong(null);
    if (!credit) grant.ask();
    const told = { day, tenths, category, for: forCycle };
    if (await (credit ? credits.edit(credit, told) : credits.add(creditId, told))) onClose();
  };
  const remove = async () => {
    if (credit && (await credits.remove(credit))) onClose();
  };
  const said = day === null ? '' : dayWords(formatDay(day), held.asOf);
  const problem = wrong ?? credits.error;
  const doubt =
    day === null || tenths === null
      ? null
      : hoursDoubtOf(held.hoursFirst, credits.entries, { id: credit?.id ?? creditId, day, tenths });
  const label = credit ? words.keepEdit : words.keep(tenthsText(tenths ?? 0), said);
  return (
    <Sheet
      title={credit ? words.editTitle : words.addTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={problem} />
          {!credit && <GrantNote note={grant.note} />}
          {doubt !== null ? (
            <DoubtedButtons
              label={words.sureHours(label)}
              busy={credits.busy}
              onKeep={() => void save()}
              onAgain={() => setDay(null)}
            />
          ) : (
            <Button
              text={label}
              missing={tenths === null ? words.pickHours : day === null ? words.dayMissing : null}
              busy={credits.busy}
              onTap={() => void save()}
            />
          )}
          {credit && <Button kind="quiet" icon="trash" text={words.drop} onTap={() => void remove()} />}
        </>
      }
    >
      <HoursField
        label={words.howMany}
        tenths={tenths}
        quick={QUICK}
        min={LEAST}
        max={MOST}
        onChange={setTenths}
      />
      <DateField label={words.when} value={day} today={today} onChange={setDay} />
      {doubt !== null && day !== null && <DoubtNote text={doubt} written={formatDay(day)} />}
      {pack.categories.length > 0 && (
        <>
          <Text className="held-label">{words.category}</Text>
          <Chips label={words.category}>
            {pack.categories.map(({ id, name }) => (
              <Chip key={id} text={name} chosen={category === id} onTap={() => setCategory(id)} />
            ))}
            <Chip text={words.noCategory} chosen={category === null} onTap={() => setCategory(null)} />
          </Chips>
        </>
      )}
      {makeUp.length > 0 && (
        <>
          <Text className="held-label">{words.makeUp}</Text>
          <Chips label={words.makeUp}>
            <Chip text={words.noMakeUp} chosen={forCycle === null} onTap={() => setForCycle(null)} />
            {makeUp.map((cycle) => (
              <Chip
                key={cycle.from}
                text={words.forCycle(spanWords(cycle, held.asOf))}
                chosen={forCycle === cycle.from}
                onTap={() => setForCycle(cycle.from)}
              />
            ))}
          </Chips>
        </>
      )}
    </Sheet>
  );
}
