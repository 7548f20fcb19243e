import { type Day, formatDayChinese, yearOf } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Chip, Chips } from '../Choice';
import { useInSight } from '../in-sight';
import { Calendar } from './Calendar';
import './index.scss';

interface Props {
  label: string;
  /** null: none is chosen yet, and none is meant. */
  value: Day | null;
  onChange: (day: Day) => void;
  /** The helper's own date, never the phone's. */
  today: Day;
  min?: Day;
  /** Nothing that lies ahead has happened yet: the last day to choose is today unless told otherwise. */
  max?: Day;
}

/** A day in one tap for today and yesterday, each named; in two or three for any other. Nothing is chosen beforehand. */
export function DateField({ label, value, onChange, today, min, max = today }: Props) {
  const [open, setOpen] = useState(value !== null && value !== today && value !== today - 1);
  // Its last weeks are not left below the edge, or under what stands at the foot.
  const calendar = useInSight(open ? 'open' : null);
  const near = (day: Day) => !open && value === day;
  const named = (name: string, day: Day) => `${name}${formatDayChinese(day, yearOf(today))}`;
  const pickNear = (day: Day) => {
    setOpen(false);
    onChange(day);
  };
  const other = open && value !== null ? formatDayChinese(value, yearOf(today)) : '选别的日期';
  return (
    <View className="date-field">
      <Text className="date-label">{label}</Text>
      <Chips label={label}>
        <Chip text={named('今天', today)} chosen={near(today)} onTap={() => pickNear(today)} />
        <Chip text={named('昨天', today - 1)} chosen={near(today - 1)} onTap={() => pickNear(today - 1)} />
        <Chip text={other} chosen={open} onTap={() => setOpen(true)} />
      </Chips>
      {open && (
        <View id={calendar}>
          <Calendar value={value} onPick={onChange} min={min} max={max} />
        </View>
      )}
    </View>
  );
}
