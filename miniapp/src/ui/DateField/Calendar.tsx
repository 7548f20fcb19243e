import { civilOf, type Day, formatDay, formatDayChinese } from '@hz/shared/calendar';
import { Text, View } from '@tarojs/components';
import { useState } from 'react';
import { classNames } from '../../class-names';
import { useDaysOfMonth } from '../Choice/arrows';
import { Icon } from '../Icon';
import { Tap } from '../Tap';
import { type Month, monthOf, shiftMonth, weeksOf } from './month';
import './calendar.scss';

interface Props {
  /** null: no day is chosen yet. */
  value: Day | null;
  /** The month to open at, where no day is chosen. */
  month?: Month;
  /** The month is chosen elsewhere. */
  fixed?: boolean;
  onPick: (day: Day) => void;
  min?: Day;
  max?: Day;
}

const WEEKDAYS = ['一', '二', '三', '四', '五', '六', '日'];

function Shift({ by, label, onShift }: { by: number; label: string; onShift: (by: number) => void }) {
  const icon = by < 0 ? 'back' : 'next';
  return (
    <Tap className="cal-shift" label={label} onTap={() => onShift(by)}>
      <Icon name={icon} colour="teal" size="small" />
      {Math.abs(by) === 12 && <Icon name={icon} colour="teal" size="small" />}
    </Tap>
  );
}

function Heading({ month, onShift }: { month: Month; onShift: (by: number) => void }) {
  return (
    <View className="cal-head">
      <Shift by={-12} label="上一年" onShift={onShift} />
      <Shift by={-1} label="上个月" onShift={onShift} />
      <Text className="cal-month">
        {month.year}年{month.month}月
      </Text>
      <Shift by={1} label="下个月" onShift={onShift} />
      <Shift by={12} label="下一年" onShift={onShift} />
    </View>
  );
}

/** A month of days to tap; days outside `min` to `max` are shown but cannot be chosen. */
export function Calendar({ value, month: first, fixed, onPick, min = -Infinity, max = Infinity }: Props) {
  const [month, setMonth] = useState(first ?? monthOf(value ?? (Number.isFinite(max) ? max : min)));
  return (
    <View className="cal">
      {!fixed && <Heading month={month} onShift={(by) => setMonth(shiftMonth(month, by))} />}
      <View className="cal-week">
        {WEEKDAYS.map((name) => (
          <Text className="cal-weekday" key={name}>
            {name}
          </Text>
        ))}
      </View>
      <View aria-label={`${month.year}年${month.month}月`} {...useDaysOfMonth()}>
        {weeksOf(month).map((week) => (
          <View className="cal-week" key={week.find((day) => day !== null)}>
            {week.map((day, column) =>
              day === null ? (
                <View className="cal-day" key={WEEKDAYS[column]} />
              ) : (
                <Tap
                  key={WEEKDAYS[column]}
                  id={`day-${formatDay(day)}`}
                  className={classNames('cal-day', day === value && 'cal-day-chosen')}
                  label={formatDayChinese(day)}
                  role="radio"
                  chosen={day === value}
                  disabled={day < min || day > max}
                  onTap={() => onPick(day)}
                >
                  <Text>{civilOf(day).day}</Text>
                </Tap>
              ),
            )}
          </View>
        ))}
      </View>
    </View>
  );
}
