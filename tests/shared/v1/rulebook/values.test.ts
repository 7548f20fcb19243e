import { parseDay } from '@hz/shared/calendar';
import { fillText, tenthsOfHours, valueAt } from '@hz/shared/v1/rulebook';
import { readRulebook, smallRulebook } from '../../../support/rulebooks';

describe('a dated value', () => {
  it('is an error on a day before the first, never a guess', () => {
    const { deadline } = readRulebook(smallRulebook()).exchange;
    expect(() => valueAt(deadline, parseDay('2022-05-31'))).toThrow(
      'no value on 2022-05-31: the first one is from 2022-06-01',
    );
    expect(valueAt(deadline, parseDay('2022-06-01'))).toBe(parseDay('2022-09-30'));
  });

  it('stands in texts as it is in force', () => {
    const rulebook = readRulebook(smallRulebook());
    const say = (text: string) => fillText(rulebook, text, parseDay('2022-07-01'));
    expect(say('{exchange.deadline}前换')).toBe('2022年9月30日前换');
    expect(say('{yearly.hours} 学时')).toBe('16 学时');
    expect(say('{exchange.unmappableTrades}等')).toBe('乙员等');
    expect(say('{yearly.earliestYear} 年')).toBe('2024 年');
  });
});

describe('hours', () => {
  it.each([
    [0.1, 1],
    [31.9, 319],
    [32, 320],
    [0, 0],
    [1e6, 1e7],
  ])('of %d are %d tenths', (hours, tenths) => expect(tenthsOfHours(hours)).toBe(tenths));

  it.each([0.05, 0.15, 1.25, 0.1 + 0.2, 1e300, Number.NaN, Number.POSITIVE_INFINITY])(
    'of %d are no tenths',
    (hours) => expect(tenthsOfHours(hours)).toBeUndefined(),
  );
});
