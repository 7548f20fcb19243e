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
import { HoursDoubt, isUnlikely } from '../study/HoursDoubt';
import { HeldCountables, HeldCreditKinds } from './HeldCreditKinds';
import './index.scss';
import type { HeldWithPack } from './store';
import { countablesOf, countedIn, isOf, isWithin, sumOf } from './totals';
import type { Entry, HeldCredits } from './useHeldCredits';
import { spanWords } from './view';
import { words } from './words';

const QUICK = [20, 40, 80];
const LEAST = 1;
const MOST = 240;
const MOST_TOTAL = 20_000;

interface Props extends HeldWithPack {
  credits: HeldCredits;
  /** The entry to change; null for a new one. */
  credit: Entry | null;
  onClose: () => void;
}

/** Hours of a day, or of many at once up to a day; the day is chosen, and the button names both. */
export function HeldCreditSheet({ held, pack, credits, credit, onClose }: Props) {
  const today = parseDay(held.asOf);
  const countables = countablesOf(held);
  const [isTotal, setTotal] = useState(credit?.total ?? false);
  const [totalOf, setTotalOf] = useState<string | null>(credit?.category ?? null);
  const [day, setDay] = useState<number | null>(credit ? parseDay(credit.on) : null);
  const [tenths, setTenths] = useState<number | null>(credit ? Math.round(credit.hours * 10) : null);
  const [kinds, setKinds] = useState({ category: credit?.category ?? null, for: credit?.for ?? null });
  const [creditId] = useState(newId);
  const [wrong, setWrong] = useState<string | null>(null);
  const grant = useGrantInPassing('hours');

  const on = day === null ? null : formatDay(day);
  const countable = countables.find(({ category }) => category === totalOf) ?? countables[0];
  const total = isTotal && !credit ? countable : undefined;
  const counted = total ? countedIn(total, held, credits.entries, on) : 0;
  const amount = (tenths ?? 0) - counted;
  const late =
    day === null || tenths === null || amount < LEAST
      ? null
      : hoursDoubtOf(held.hoursFirst, credits.entries, { id: credit?.id ?? creditId, day, tenths: amount });
  const unlikely =
    total && isUnlikely(tenths, total.required)
      ? words.totalDoubt(tenthsText(tenths ?? 0), String(total.required))
      : null;
  const doubt = late ?? unlikely;

  const ofDay = sumOf(
    credits.entries.filter((one) => one.id !== credit?.id && !one.total && one.on === on && one.counts),
  );
  // Of an entry that makes up a total only the entry itself is put right: what stands beside it is said.
  const apart =
    credit?.total && on !== null && countable
      ? sumOf(credits.entries.filter((one) => one.id !== credit.id && isOf(countable, one) && one.on <= on))
      : 0;
  const isOver = !isTotal && tenths !== null && tenths <= MOST_TOTAL && ofDay + tenths > MOST;
  const offersTotal = wrong !== null && isOver && !credit && countables.length > 0;

  const choose = (several: boolean) => {
    setTotal(several);
    setWrong(null);
    setTenths(null);
  };
  const save = async () => {
    const most = isTotal ? MOST_TOTAL : MOST;
    if (isOver) return setWrong(words.dayOver(tenthsText(ofDay)));
    if (tenths === null || tenths < LEAST || tenths > most) return setWrong(words.hoursWrong);
    if (day === null || on === null) return;
    if (total && !isWithin(total, on) && total.cycle)
      return setWrong(words.totalBefore(spanWords(total.cycle, held.asOf)));
    if (amount < LEAST) return setWrong(words.totalLess(tenthsText(counted)));
    setWrong(null);
    if (!credit) grant.ask();
    const told = { day, tenths: amount, ...kinds };
    const taken = credit
      ? credits.edit(credit, told)
      : total
        ? credits.addTotal(creditId, { day, tenths: amount, category: total.category })
        : credits.add(creditId, told);
    if (await taken) onClose();
  };
  const remove = async () => {
    if (credit && (await credits.remove(credit))) onClose();
  };

  const said = on === null ? '' : dayWords(on, held.asOf);
  const hours = tenthsText(tenths ?? 0);
  const label = credit ? words.keepEdit : total ? words.totalKeep(hours, said) : words.keep(hours, said);
  return (
    <Sheet
      title={credit ? words.editTitle : words.addTitle}
      onClose={onClose}
      footer={
        <>
          <ErrorLine text={wrong ?? credits.error} />
          {offersTotal && <Button text={words.asTotal} onTap={() => choose(true)} />}
          {!credit && <GrantNote note={grant.note} />}
          {/* What was just refused is not offered again: what helps is. */}
          {offersTotal ? null : doubt !== null ? (
            <DoubtedButtons
              label={words.sureHours(label)}
              busy={credits.busy}
              onKeep={() => void save()}
              onAgain={() => (late === null ? setTenths(null) : setDay(null))}
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
      {!credit && countables.length > 0 && (
        <Chips label={words.howMany}>
          <Chip text={words.modes.day} chosen={!isTotal} onTap={() => choose(false)} />
          <Chip text={words.modes.total} chosen={isTotal} onTap={() => choose(true)} />
        </Chips>
      )}
      {total && <HeldCountables countables={countables} chosen={total} onChoose={setTotalOf} />}
      <HoursField
        key={String(isTotal)}
        label={total ? words.total : isTotal ? words.totalPart : words.howMany}
        tenths={tenths}
        quick={total ? [Math.round(total.required * 10)] : isTotal ? [] : QUICK}
        quickText={isTotal ? () => words.totalAll : undefined}
        min={LEAST}
        max={isTotal ? MOST_TOTAL : MOST}
        onChange={setTenths}
      />
      {apart > 0 && <Text className="held-help">{words.totalApart(tenthsText(apart))}</Text>}
      {total && counted > 0 && <Text className="held-help">{words.totalHelp(tenthsText(counted))}</Text>}
      <DateField
        label={isTotal ? words.totalWhen : words.when}
        value={day}
        today={today}
        onChange={(chosen) => {
          setDay(chosen);
          setWrong(null);
        }}
      />
      {late !== null && on !== null && <DoubtNote text={late} written={on} />}
      {late === null && unlikely !== null && <HoursDoubt text={unlikely} />}
      {!isTotal && <HeldCreditKinds held={held} pack={pack} chosen={kinds} onChoose={setKinds} />}
    </Sheet>
  );
}
