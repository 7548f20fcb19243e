// Hours beside the day of an act that asks for them first: which of the two was told first makes no difference.
import { parseDay } from '@hz/shared/calendar';
import { areTooLate, daysTooEarly, hadByThen, type Noted } from '@hz/shared/hours';

const noted = (hours: Record<string, number>): Noted[] =>
  Object.entries(hours).map(([on, each]) => ({ on: parseDay(on), tenths: each * 10 }));
const act = (on: string) => ({ on: parseDay(on), tenths: 320 });

it('too little by the day of the act is told where by now enough is noted, and not before', () => {
  expect(hadByThen(noted({ '2022-12-04': 28 }), act('2022-12-05'))).toBeNull();
  expect(hadByThen(noted({ '2022-12-04': 28, '2022-12-06': 4 }), act('2022-12-05'))).toBe(280);
  expect(hadByThen(noted({ '2022-12-04': 28, '2022-12-05': 4 }), act('2022-12-05'))).toBeNull();
});

it('hours of the years after say nothing where none are noted of the year of the act', () => {
  expect(hadByThen(noted({ '2023-03-01': 32 }), act('2022-12-05'))).toBeNull();
  expect(hadByThen(noted({ '2022-12-28': 28, '2023-01-03': 4 }), act('2022-12-28'))).toBe(280);
});

it('an entry is questioned when it makes the day one that cannot be meant, and once', () => {
  const before = noted({ '2022-12-04': 28 });
  const with4 = [...before, ...noted({ '2022-12-06': 4 })];
  expect(areTooLate(parseDay('2022-12-06'), before, with4, act('2022-12-05'))).toBe(true);
  expect(
    areTooLate(parseDay('2022-12-07'), with4, [...with4, ...noted({ '2022-12-07': 4 })], act('2022-12-05')),
  ).toBe(false);
});

it('an entry of a day before the act is no such thing, whatever it makes enough', () => {
  const late = noted({ '2022-12-06': 12 });
  const all = [...late, ...noted({ '2022-12-01': 20 })];
  expect(areTooLate(parseDay('2022-12-01'), late, all, act('2022-12-05'))).toBe(false);
});

it('an entry moved past the act is questioned too', () => {
  const full = noted({ '2022-12-03': 28, '2022-12-04': 4 });
  expect(
    areTooLate(parseDay('2022-12-06'), full, noted({ '2022-12-03': 28, '2022-12-06': 4 }), act('2022-12-05')),
  ).toBe(true);
});

it('both orders agree on every day: what is questioned of the act is what the hours would be questioned for', () => {
  const all = noted({ '2022-12-01': 8, '2022-12-03': 20, '2022-12-06': 4, '2023-01-03': 8 });
  const early = daysTooEarly(all, 320);
  for (let day = parseDay('2022-01-01'); day < parseDay('2023-12-31'); day += 1) {
    const had = early.find(({ before }) => day < before)?.had ?? null;
    if (day >= parseDay('2022-01-01')) expect(hadByThen(all, { on: day, tenths: 320 })).toBe(had);
  }
});
