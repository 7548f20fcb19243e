import { parseDay } from '@hz/shared/calendar';
import { fillText, type RulebookError, readRulebook, tenthsOfHours, valueAt } from '@hz/shared/rulebook';
import { smallRulebook } from '../../support/rulebooks';

/** A rulebook with one thing changed, as a careless hand would. */
function changed(change: (data: ReturnType<typeof smallRulebook>) => void): () => unknown {
  const data = smallRulebook();
  change(data);
  return () => readRulebook(data);
}

describe('a rulebook', () => {
  it('is read when everything in it is known', () => {
    const rulebook = readRulebook(smallRulebook());
    expect(valueAt(rulebook.exchange.deadline, parseDay('2022-07-01'))).toBe(parseDay('2022-09-30'));
    expect(valueAt(rulebook.families['site-professional'].exchangeHours, parseDay('2022-07-01'))).toBe(240);
  });

  it.each([
    ['at the top', (data: object) => Object.assign(data, { colour: 1 }), 'colour: unknown key'],
    [
      'deep inside',
      (data: ReturnType<typeof smallRulebook>) =>
        Object.assign(data.exchange.deadline.values[0] as object, { by: 'x' }),
      'exchange.deadline.values[0].by: unknown key',
    ],
    [
      'in a step',
      (data: ReturnType<typeof smallRulebook>) =>
        Object.assign(data.steps.apply as object, { button: '确定' }),
      'steps.apply.button: unknown key',
    ],
  ])('refuses an unknown key %s, with its path', (_, change, fault) => {
    expect(changed(change as never)).toThrow(fault);
  });

  it('refuses a rule that is not known, and one that is missing', () => {
    expect(changed((data) => Object.assign(data.rules, { 'free-lunch': data.rules.scope }))).toThrow(
      'rules.free-lunch: unknown key',
    );
    expect(changed((data) => Reflect.deleteProperty(data.rules, 'scope'))).toThrow('rules.scope');
  });

  it.each([
    ['a date that does not exist', '2022-02-30'],
    ['a date written otherwise', '30.9.2022'],
  ])('refuses %s', (_, value) => {
    expect(
      changed((data) => {
        data.exchange.deadline.values = [{ from: '2022-06-01', value, clause: '一' }];
      }),
    ).toThrow('exchange.deadline.values[0].value: must be a date');
  });

  it('refuses values out of order', () => {
    expect(
      changed((data) =>
        data.exchange.deadline.values.push({ from: '2022-06-01', value: '2022-10-01', clause: '一' }),
      ),
    ).toThrow('exchange.deadline.values: must be in ascending order');
  });

  it.each([
    [
      'a clause',
      (data: ReturnType<typeof smallRulebook>) => (data.rules.study.clause = '五'),
      'there is no clause 五',
    ],
    [
      'a reading',
      (data: ReturnType<typeof smallRulebook>) => (data.rules.study.reading = 'mine'),
      'there is no reading mine',
    ],
    [
      'a step',
      (data: ReturnType<typeof smallRulebook>) => data.families['skilled-worker'].way.push('fly'),
      'families.skilled-worker.way: there is no step fly',
    ],
    [
      'a system',
      (data: ReturnType<typeof smallRulebook>) => data.steps.apply?.where.push({ system: 'moon' }),
      'there is no system moon',
    ],
    [
      'a value in a text',
      (data: ReturnType<typeof smallRulebook>) => data.clauses[0]?.text.push('{exchange.fee} 元'),
      'clauses[0].text[1]: there is no dated value exchange.fee',
    ],
  ])('refuses a reference to %s that is not there', (_, change, fault) => {
    expect(changed(change as never)).toThrow(fault);
  });

  it('names every fault at once', () => {
    const faults = (() => {
      try {
        changed((data) => Object.assign(data, { one: 1, two: 2 }))();
      } catch (error) {
        return (error as RulebookError).faults;
      }
    })();
    expect(faults).toEqual(['one: unknown key', 'two: unknown key']);
  });
});

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
    expect(say('{families.site-professional.yearlyDuty.hours} 学时')).toBe('16 学时');
    expect(say('{exchange.unmappableTrades}等')).toBe('乙员等');
    expect(say('{families.site-professional.yearlyDuty.earliestYear} 年')).toBe('2024 年');
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
