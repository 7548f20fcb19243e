import { type Day, formatDay, formatDayChinese, parseDay, yearOf } from '@hz/shared/calendar';
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
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import './index.scss';
import { HoursDoubt, isUnlikely } from './HoursDoubt';
import { isAhead, type Requirement } from './requirement';
import type { Credits, Entry } from './useCredits';
import { words } from './words';

const QUICK = [20, 40, 80];
const LEAST = 1;
const MOST = 240;
const MOST_TOTAL = 20_000;
const USUAL = 40;

interface Props {
  credits: Credits;
  /** The entry to change; null for a new one. */
  credit: Entry | null;
  /** What is asked for now: 都学满了 means so much. */
  requirement: Requirement | null;
  /** In class hours: written down already, and waiting to be sent. */
  waiting: number;
  onClose: () => void;
}

const tenthsOf = (entries: readonly Entry[]): number =>
  entries.reduce((sum, { hours, counts }) => sum + (counts ? Math.round(hours * 10) : 0), 0);

/** How much of a total is written down already: what counts now; where no hours are asked for, all that is noted. */
const countedIn = (
  entries: readonly Entry[],
  requirement: Requirement | null,
  waiting: number,
  day: Day | null,
): number => {
  const all = requirement ? Math.round((requirement.done + waiting) * 10) : tenthsOf(entries);
  // What was studied after the day belongs to no total up to that day.
  const isLater = ({ on }: Entry) =>
    day !== null &&
    on > formatDay(day) &&
    (requirement === null || requirement.year === null || on.startsWith(String(requirement.year)));
  return all - tenthsOf(entries.filter(isLater));
};

/** Of the same year, by a day. */
const isUpTo = (on: string, day: string): boolean => on <= day && on.slice(0, 4) === day.slice(0, 4);

/** Hours of a day, or of many at once up to a day; the day is chosen, and the button names both. */
export function CreditSheet({ credits, credit, requirement, waiting, onClose }: Props) {
  const [isTotal, setTotal] = useState(credit?.total ?? false);
  const [day, setDay] = useState<Day | null>(credit ? parseDay(credit.on) : null);
  const [tenths, setTenths] = useState<number | null>(credit ? Math.round(credit.hours * 10) : USUAL);
  const [creditId] = useState(newId);
  const [wrong, setWrong] = useState<string | null>(null);
  const grant = useGrantInPassing('hours');
  const others = credits.entries.filter(({ id }) => id !== credit?.id);
  const ofDay = tenthsOf(others.filter(({ on, total }) => !total && day !== null && on === formatDay(day)));
  const counted = credit ? 0 : countedIn(credits.entries, requirement, waiting, day);
  // Of an entry that makes up a total only the entry itself is put right: what stands beside it is said.
  const apart = credit?.total
    ? tenthsOf(others.filter(({ on }) => day !== null && isUpTo(on, formatDay(day))))
    : 0;
  const isOver = !isTotal && tenths !== null && tenths <= MOST_TOTAL && ofDay + tenths > MOST;

  const amount = isTotal ? (tenths ?? 0) - counted : (tenths ?? 0);
  const unlikely =
    isTotal && requirement && isUnlikely(tenths, requirement.required)
      ? words.hoursDoubt(tenthsText(tenths ?? 0), String(requirement.required))
      : null;
  const late =
    day === null || amount < LEAST
      ? null
      : hoursDoubtOf(credits.first, credits.entries, { id: credit?.id ?? creditId, day, tenths: amount });

  const doubt = late ?? unlikely;
  const again = () => (late === null ? setTenths(null) : setDay(null));

  const choose = (total: boolean) => {
    setTotal(total);
    setWrong(null);
    // Of a total nothing is chosen beforehand: by it a verdict turns.
    setTenths(total ? null : USUAL);
  };
  const save = async () => {
    if (tenths === null || tenths < LEAST || tenths > MOST_TOTAL) return setWrong(words.hoursWrong);
    if (isOver) return setWrong(words.dayOver(tenthsText(ofDay)));
    if (day === null) return;
    if (amount < LEAST) return setWrong(words.totalLess(tenthsText(counted)));
    setWrong(null);
    if (!credit) grant.ask();
    const taken = credit ? credits.edit(credit, day, amount) : credits.add(creditId, day, amount, isTotal);
    if (await taken) onClose();
  };
  const remove = async () => {
    if (credit && (await credits.remove(credit))) onClose();
  };
  const dayWords = day === null ? '' : formatDayChinese(day, yearOf(credits.today));
  const amountWords = tenths === null ? '' : tenthsText(tenths);
  const label = credit
    ? words.keep
    : isTotal
      ? words.totalSave(amountWords, dayWords)
      : words.save(amountWords, dayWords);
  const offersTotal = wrong !== null && isOver && !credit;
  return (
    <Sheet
      title={credit ? words.editTitle : words.addTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={wrong ?? credits.error} />
          {offersTotal && (
            <Button
              text={words.asTotal}
              onTap={() => {
                setTotal(true);
                setWrong(null);
                setTenths((tenths ?? 0) + counted);
              }}
            />
          )}
          {!credit && <GrantNote note={grant.note} />}
          {/* What was just refused is not offered again: what helps is. */}
          {!offersTotal && doubt !== null && (
            <DoubtedButtons
              label={words.sure(label)}
              busy={credits.busy}
              onKeep={() => void save()}
              onAgain={again}
            />
          )}
          {!offersTotal && doubt === null && (
            <Button
              text={label}
              missing={tenths === null ? words.hoursFirst : day === null && !isOver ? words.dayMissing : null}
              busy={credits.busy}
              onTap={() => void save()}
            />
          )}
          {credit && <Button kind="quiet" icon="trash" text={words.remove} onTap={() => void remove()} />}
        </>
      }
    >
      {!credit && (
        <Chips label={words.howMany}>
          <Chip text={words.modes.day} chosen={!isTotal} onTap={() => choose(false)} />
          <Chip text={words.modes.total} chosen={isTotal} onTap={() => choose(true)} />
        </Chips>
      )}
      <HoursField
        key={String(isTotal)}
        label={isTotal ? (credit ? words.totalPart : words.total) : words.howMany}
        tenths={tenths}
        quick={!isTotal ? QUICK : requirement && !credit ? [Math.round(requirement.required * 10)] : []}
        quickText={isTotal ? () => words.totalAll : undefined}
        min={LEAST}
        max={isTotal ? MOST_TOTAL : MOST}
        onChange={setTenths}
      />
      {apart > 0 && <Text className="study-help">{words.totalApart(tenthsText(apart))}</Text>}
      {isTotal && !credit && counted > 0 && (
        <Text className="study-help">{words.totalHelp(tenthsText(counted))}</Text>
      )}
      {!credit &&
        requirement &&
        requirement.year !== null &&
        isAhead(requirement, formatDay(credits.today)) && (
          <Text className="study-help">{words.aheadHelp(requirement.year)}</Text>
        )}
      <DateField
        label={isTotal ? words.totalWhen : words.when}
        value={day}
        today={credits.today}
        onChange={setDay}
      />
      {late !== null && day !== null && <DoubtNote text={late} written={formatDay(day)} />}
      {late === null && unlikely !== null && <HoursDoubt text={unlikely} />}
    </Sheet>
  );
}
