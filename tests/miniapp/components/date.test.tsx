import { formatDay, parseDay } from '@hz/shared/calendar';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { DateField } from '../../../miniapp/src/components/DateField';
import { shiftMonth, weeksOf } from '../../../miniapp/src/components/DateField/month';

test('months follow each other over the turn of the year', () => {
  expect(shiftMonth({ year: 2022, month: 12 }, 1)).toEqual({ year: 2023, month: 1 });
  expect(shiftMonth({ year: 2023, month: 1 }, -1)).toEqual({ year: 2022, month: 12 });
  expect(shiftMonth({ year: 2024, month: 2 }, -12)).toEqual({ year: 2023, month: 2 });
});

test('December 2022 begins on a Thursday, and February 2024 has 29 days', () => {
  const [first] = weeksOf({ year: 2022, month: 12 });
  expect(first?.map((day) => day && formatDay(day))).toEqual([
    null,
    null,
    null,
    '2022-12-01',
    '2022-12-02',
    '2022-12-03',
    '2022-12-04',
  ]);
  expect(
    weeksOf({ year: 2024, month: 2 })
      .flat()
      .filter((day) => day !== null),
  ).toHaveLength(29);
});

function Field() {
  const today = parseDay('2022-12-05');
  const [day, setDay] = useState(today);
  return (
    <>
      <DateField label="哪天做的？" value={day} today={today} onChange={setDay} />
      <p>{`选了 ${formatDay(day)}`}</p>
    </>
  );
}

test('yesterday takes one tap, another day two more', () => {
  render(<Field />);
  fireEvent.click(screen.getByRole('radio', { name: '昨天' }));
  expect(screen.getByText('选了 2022-12-04')).toBeTruthy();
  fireEvent.click(screen.getByRole('radio', { name: '选别的日期' }));
  fireEvent.click(screen.getByRole('button', { name: '上个月' }));
  fireEvent.click(screen.getByRole('radio', { name: '2022年11月14日' }));
  expect(screen.getByText('选了 2022-11-14')).toBeTruthy();
});

test('a day that has not come yet cannot be chosen', () => {
  render(<Field />);
  fireEvent.click(screen.getByRole('radio', { name: '选别的日期' }));
  const tomorrow = screen.getByRole('radio', { name: '2022年12月6日' });
  expect(tomorrow.getAttribute('aria-disabled')).toBe('true');
  fireEvent.click(tomorrow);
  expect(screen.getByText('选了 2022-12-05')).toBeTruthy();
});
