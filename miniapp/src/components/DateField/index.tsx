import { type Day, formatDayChinese, yearOf } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { Chip, Chips } from '../Choice';
import { Calendar } from './Calendar';
import './index.scss';

interface Props {
  label: string;
  value: Day;
  onChange: (day: Day) => void;
  /** The helper's own date, never the phone's. */
  today: Day;
  min?: Day;
  /** Nothing that lies ahead has happened yet: the last day to choose is today unless told otherwise. */
  max?: Day;
}

/** A date in one tap for today and yesterday, in two or three for any other. */
export function DateField({ label, value, onChange, today, min, max = today }: Props) {
  const [open, setOpen] = useState(value !== today && value !== today - 1);
  const near = (day: Day) => !open && value === day;
  const pickNear = (day: Day) => {
    setOpen(false);
    onChange(day);
  };
  const other = open ? formatDayChinese(value, yearOf(today)) : '选别的日期';
  return (
    <View className="date-field">
      <Text className="date-label">{label}</Text>
      <Chips label={label}>
        <Chip text="今天" chosen={near(today)} onTap={() => pickNear(today)} />
        <Chip text="昨天" chosen={near(today - 1)} onTap={() => pickNear(today - 1)} />
        <Chip text={other} chosen={open} onTap={() => setOpen(true)} />
      </Chips>
      {open && <Calendar value={value} onPick={onChange} min={min} max={max} />}
    </View>
  );
}
