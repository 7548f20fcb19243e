import { formatDay, parseDay } from '@hz/shared/calendar';
import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { DateField } from '../../../miniapp/src/ui/DateField';
import { shiftMonth, weeksOf } from '../../../miniapp/src/ui/DateField/month';
import { PartDateField } from '../../../miniapp/src/ui/PartDateField';

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
  const [day, setDay] = useState<number | null>(null);
  return (
    <>
      <DateField label="哪天做的？" value={day} today={today} onChange={setDay} />
      <p>{day === null ? '还没选' : `选了 ${formatDay(day)}`}</p>
    </>
  );
}

test('nothing is chosen beforehand; yesterday takes one tap, another day two more', () => {
  render(<Field />);
  expect(screen.getByText('还没选')).toBeTruthy();
  expect(screen.queryByRole('radio', { checked: true })).toBeNull();
  fireEvent.click(screen.getByRole('radio', { name: '昨天12月4日' }));
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
  expect(screen.getByText('还没选')).toBeTruthy();
});

test('the arrows go from day to day and from week to week, and not to a day that cannot be chosen', () => {
  render(<Field />);
  fireEvent.click(screen.getByRole('radio', { name: '选别的日期' }));
  const day = (name: string) => screen.getByRole('radio', { name });
  const press = (key: string) => fireEvent.keyDown(document.activeElement as Element, { key });
  expect(day('2022年12月1日').closest('[role=radiogroup]')?.getAttribute('aria-label')).toBe('2022年12月');
  day('2022年12月4日').focus();
  press('ArrowRight');
  expect(screen.getByText('选了 2022-12-05')).toBeTruthy();
  for (const key of ['ArrowRight', 'ArrowDown']) press(key);
  expect(document.activeElement).toBe(day('2022年12月5日'));
  press('ArrowLeft');
  expect(screen.getByText('选了 2022-12-04')).toBeTruthy();
  press('ArrowUp');
  expect(screen.getByText('选了 2022-12-04')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '上个月' }));
  day('2022年11月14日').focus();
  press('ArrowUp');
  expect(screen.getByText('选了 2022-11-07')).toBeTruthy();
  press('ArrowDown');
  expect(document.activeElement).toBe(day('2022年11月14日'));
});

test('of which day it is asked is said down to the day', () => {
  const asks = (label: string, value: string) => {
    const { container, unmount } = render(
      <PartDateField label={label} value={value} today={parseDay('2022-12-05')} onChange={() => undefined} />,
    );
    const asked = container.querySelector('.part-label')?.textContent;
    unmount();
    return asked;
  };
  expect(asks('哪天查的？', '')).toBe('哪天查的？');
  expect(asks('哪天查的？', '2022')).toBe('哪个月？');
  expect(asks('哪天查的？', '2022-11')).toBe('哪天查的？');
  expect(asks('先选年份；记得多少选多少', '2022-11')).toBe('哪一天？');
});

test('every radio of a day stands in a group', () => {
  const { container } = render(
    <PartDateField label="哪一天？" value="" today={parseDay('2022-12-05')} onChange={() => undefined} />,
  );
  const alone = [...container.querySelectorAll('[role=radio]')].filter(
    (radio) => !radio.closest('[role=radiogroup]'),
  );
  expect(alone).toEqual([]);
});

describe('a day of the law', () => {
  const Told = () => {
    const [told, setTold] = useState('');
    return (
      <>
        <PartDateField label="哪一天？" value={told} today={parseDay('2022-12-05')} onChange={setTold} />
        <p>{`说了：${told}`}</p>
      </>
    );
  };
  const tapOn = (name: string) => fireEvent.click(screen.getByRole('button', { name }));

  test('is told from its year on, nothing is offered as today, and one may stop at each of them', () => {
    render(<Told />);
    expect(screen.queryByText(/今天|昨天/)).toBeNull();
    expect(screen.getByText('说了：')).toBeTruthy();
    tapOn('2022年');
    expect(screen.getByText('说了：2022')).toBeTruthy();
    tapOn('2022年11月');
    expect(screen.getByText('说了：2022-11')).toBeTruthy();
    fireEvent.click(screen.getByRole('radio', { name: '2022年11月25日' }));
    expect(screen.getByText('说了：2022-11-25')).toBeTruthy();
    tapOn('11月，点这里重选');
    expect(screen.getByText('说了：2022')).toBeTruthy();
  });

  test('may be one that nobody remembers, and none that has not come', () => {
    render(<Told />);
    fireEvent.click(screen.getByRole('radio', { name: '记不清是哪一年' }));
    expect(screen.getByText('说了：unknown')).toBeTruthy();
    tapOn('2022年');
    expect(screen.queryByRole('button', { name: '2023年' })).toBeNull();
    tapOn('2022年12月');
    expect(screen.getByRole('radio', { name: '2022年12月6日' }).getAttribute('aria-disabled')).toBe('true');
  });

  test('may be typed as the certificate has it, and stays what was typed', () => {
    render(<Told />);
    const field = screen.getByLabelText('知道是哪天的，也可以打出来');
    const type = (value: string) => fireEvent.change(field, { target: { value } });
    for (const unfinished of ['2021', '202111', '2021112', '2021-11-']) {
      type(unfinished);
      expect(screen.getByText('说了：')).toBeTruthy();
    }
    for (const written of ['20211125', '2021-11-25', '2021.11.25', '２０２１年11月25日', '2021 11 25 ']) {
      type(written);
      expect(screen.getByText('说了：2021-11-25')).toBeTruthy();
      type('');
      expect(screen.getByText('说了：')).toBeTruthy();
    }
    type('2021年11月');
    expect(screen.getByText('说了：2021-11')).toBeTruthy();
    type('2021年');
    expect(screen.getByText('说了：2021')).toBeTruthy();
    type('2021年13月');
    expect(screen.getByText('没有这个月，再看看年和月')).toBeTruthy();
    type('2021年1');
    expect(screen.queryByRole('alert')).toBeNull();
    for (const yearless of ['12月3日', '12月3', '12-3', '1.15']) {
      type(yearless);
      expect(screen.getByText('还要写上是哪一年')).toBeTruthy();
    }
    for (const other of ['昨天', '一一年', '去年12月']) {
      type(other);
      expect(screen.getByText('看不懂这个日子，照“年月日”写数字')).toBeTruthy();
    }
    type('20221301');
    expect(screen.getByText('没有这一天，再看看年月日')).toBeTruthy();
    type('20221206');
    expect(screen.getByText('这一天还没到')).toBeTruthy();
    expect(screen.getByText('说了：')).toBeTruthy();
    tapOn('2022年');
    expect(screen.getByText('说了：2022')).toBeTruthy();
  });

  test('that has come may lie a whole life back, as a birth does', () => {
    const onChange = jest.fn();
    const of = { label: '哪一天出生？', value: '' as const, today: parseDay('2023-08-01'), onChange };
    const { unmount } = render(<PartDateField {...of} longAgo />);
    expect(screen.queryByRole('button', { name: '2024年' })).toBeNull();
    for (let tap = 0; tap < 3; tap += 1) tapOn('更早');
    tapOn('1963年');
    expect(onChange).toHaveBeenLastCalledWith('1963');
    unmount();
    render(<PartDateField {...of} />);
    while (screen.queryByRole('button', { name: '更早' })) tapOn('更早');
    expect(screen.queryByRole('button', { name: '1979年' })).toBeNull();
  });

  test('lies years back in a few taps', () => {
    render(<Told />);
    tapOn('更早');
    tapOn('2008年');
    expect(screen.getByText('说了：2008')).toBeTruthy();
  });
});
