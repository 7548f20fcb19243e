import { fireEvent, render, screen } from '@testing-library/react';
import { useState } from 'react';
import { HoursField } from '../../../miniapp/src/ui/HoursField';
import { parseTenths, tenthsText } from '../../../miniapp/src/ui/HoursField/tenths';

test.each([
  ['4', 40],
  ['0.5', 5],
  ['31.9', 319],
  ['０．１', 1],
  [' 8 ', 80],
  ['4.25', null],
  ['-1', null],
  ['', null],
  ['四', null],
])('%s is read as %s tenths', (text, tenths) => {
  expect(parseTenths(text)).toBe(tenths);
});

test.each([
  [40, '4'],
  [5, '0.5'],
  [319, '31.9'],
])('%d tenths are shown as %s', (tenths, text) => {
  expect(tenthsText(tenths)).toBe(text);
});

function Field() {
  const [tenths, setTenths] = useState<number | null>(40);
  return (
    <>
      <HoursField
        label="学了多少？"
        tenths={tenths}
        quick={[20, 40]}
        min={1}
        max={240}
        onChange={setTenths}
      />
      <p>{`有 ${tenths}`}</p>
    </>
  );
}

const input = () => screen.getByLabelText('学了多少？，学时数');

test('a quick answer, half an hour more, and typing all lead to the same number', () => {
  render(<Field />);
  fireEvent.click(screen.getByRole('radio', { name: '2 学时' }));
  expect(screen.getByText('有 20')).toBeTruthy();
  fireEvent.click(screen.getByRole('button', { name: '多半个学时' }));
  expect(screen.getByText('有 25')).toBeTruthy();
  expect((input() as HTMLInputElement).value).toBe('2.5');
  fireEvent.change(input(), { target: { value: '3.' } });
  expect(screen.getByText('有 null')).toBeTruthy();
  fireEvent.change(input(), { target: { value: '3.1' } });
  expect(screen.getByText('有 31')).toBeTruthy();
});

test('what is no number of hours is said under its field, and nothing of what may still become one', () => {
  render(<Field />);
  for (const wrong of ['1.55', '-3', '0.05', '很多']) {
    fireEvent.change(input(), { target: { value: wrong } });
    expect(screen.getByRole('alert').textContent).toBe('填数字，最多一位小数，比如 4 或 4.5');
  }
  for (const fine of ['', '3.', '3.1']) {
    fireEvent.change(input(), { target: { value: fine } });
    expect(screen.queryByRole('alert')).toBeNull();
  }
});

test('never less than the least nor more than the most', () => {
  render(<Field />);
  fireEvent.change(input(), { target: { value: '0.3' } });
  fireEvent.click(screen.getByRole('button', { name: '少半个学时' }));
  expect(screen.getByText('有 1')).toBeTruthy();
  fireEvent.change(input(), { target: { value: '24' } });
  fireEvent.click(screen.getByRole('button', { name: '多半个学时' }));
  expect(screen.getByText('有 240')).toBeTruthy();
});
