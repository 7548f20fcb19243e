import { type Day, formatDayChinese, parseDay, yearOf } from '@hz/shared/calendar';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../components/Button';
import { DateField } from '../../components/DateField';
import { HoursField } from '../../components/HoursField';
import { tenthsText } from '../../components/HoursField/tenths';
import { Sheet } from '../../components/Sheet';
import { newId } from '../../ids';
import { GrantNote } from '../reminders/GrantNote';
import { useGrantInPassing } from '../reminders/useGrants';
import './index.scss';
import type { Credit, Credits } from './useCredits';
import { words } from './words';

const QUICK = [20, 40, 80];
const LEAST = 1;
const MOST = 240;
const USUAL = 40;

interface Props {
  credits: Credits;
  /** The entry to change; null for a new one. */
  credit: Credit | null;
  onClose: () => void;
}

const inRange = (tenths: number | null): tenths is number =>
  tenths !== null && tenths >= LEAST && tenths <= MOST;

/** Hours on a day that is chosen: its button names both. */
export function CreditSheet({ credits, credit, onClose }: Props) {
  const [day, setDay] = useState<Day | null>(credit ? parseDay(credit.on) : null);
  const [tenths, setTenths] = useState<number | null>(credit ? Math.round(credit.hours * 10) : USUAL);
  const [creditId] = useState(newId);
  const [wrong, setWrong] = useState<string | null>(null);
  const grant = useGrantInPassing('hours');
  const save = async () => {
    if (!inRange(tenths)) return setWrong(words.hoursWrong);
    if (day === null) return setWrong(words.dayMissing);
    setWrong(null);
    if (!credit) grant.ask();
    const taken = credit ? credits.edit(credit, day, tenths) : credits.add(creditId, day, tenths);
    if (await taken) onClose();
  };
  const remove = async () => {
    if (credit && (await credits.remove(credit))) onClose();
  };
  const problem = wrong ?? credits.error;
  const dayWords = day === null ? '' : formatDayChinese(day, yearOf(credits.today));
  const label = credit ? words.keep : words.save(tenths === null ? '' : tenthsText(tenths), dayWords);
  return (
    <Sheet
      title={credit ? words.editTitle : words.addTitle}
      onClose={onClose}
      footer={
        <>
          {problem && <Text className="study-error">{problem}</Text>}
          {!credit && <GrantNote note={grant.note} />}
          <Button text={label} busy={credits.busy} onTap={() => void save()} />
          {credit && <Button kind="quiet" icon="trash" text={words.remove} onTap={() => void remove()} />}
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
      <DateField label={words.when} value={day} today={credits.today} onChange={setDay} />
    </Sheet>
  );
}
