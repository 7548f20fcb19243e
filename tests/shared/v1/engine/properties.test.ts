import { formatDay, parseDay } from '@hz/shared/calendar';
import { assess, assessCases, parseCase, type Requirement } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { anyJsonCase, asOfDay } from '../../../support/arbitraries';
import { aCase, type CaseTold } from '../../../support/cases';
import { times } from '../../../support/long';
import { assessNaively } from '../../../support/oracle';
import fc from '../../../support/properties';

const rulebook = loadRulebook('jilin-2022-25');
const runs = { numRuns: times(1_000, 10_000) };
type JsonCase = typeof anyJsonCase extends fc.Arbitrary<infer T> ? T : never;
const answerOf = (told: JsonCase) => assess(rulebook, parseCase(told).input);

describe('the assessment of any case', () => {
  it('is the one that the tables give when read row by row', () => {
    fc.assert(
      fc.property(anyJsonCase, (told) => {
        expect(assessCases([told])[0]).toEqual(assessNaively(told));
      }),
      { numRuns: times(3_000, 50_000) },
    );
  });

  it('never misses more hours because more were studied', () => {
    const never = (less: Requirement, more: Requirement) => {
      if (less.remaining !== null && more.remaining !== null)
        expect(more.remaining).toBeLessThanOrEqual(less.remaining);
    };
    fc.assert(
      fc.property(
        anyJsonCase,
        fc.integer({ min: 0, max: 365 }),
        fc.integer({ min: 1, max: 700 }),
        (told, ago, tenths) => {
          const credit = { on: formatDay(parseDay(told.asOf) - ago), hours: tenths / 10 };
          const [less, more] = [answerOf(told), answerOf({ ...told, credits: [...told.credits, credit] })];
          never(less.exchange, more.exchange);
          never(less.continuingEducation, more.continuingEducation);
        },
      ),
      runs,
    );
  });

  it('does not change with facts after its day', () => {
    const past = (told: JsonCase): JsonCase => {
      const until = (on: string | null) => (on !== null && on <= told.asOf ? on : null);
      return {
        ...told,
        certificate: {
          ...told.certificate,
          exchangedOn: until(told.certificate.exchangedOn),
          issuedOn: until(told.certificate.issuedOn),
        },
        holder: { ...told.holder, registeredOn: until(told.holder.registeredOn) },
        credits: told.credits.filter(({ on }) => on <= told.asOf),
      };
    };
    fc.assert(
      fc.property(anyJsonCase, (told) => expect(answerOf(told)).toEqual(answerOf(past(told)))),
      runs,
    );
  });

  it('does not depend on the certificates assessed beside it', () => {
    fc.assert(
      fc.property(fc.array(anyJsonCase, { minLength: 1, maxLength: 5 }), (cases) => {
        const named = cases.map((told, index) => ({ ...told, id: `case-${index}` }));
        const apart = named.map((told) => assessCases([told])[0]);
        expect(assessCases(named)).toEqual(apart);
        expect(assessCases([...named].reverse())).toEqual([...apart].reverse());
      }),
      { numRuns: times(200, 2_000) },
    );
  });

  it('does not depend on the order of credits, nor on how the trade is spaced', () => {
    fc.assert(
      fc.property(anyJsonCase, (told) => {
        const spaced = `\u3000${[...told.certificate.trade].join(' ')} `;
        const other = {
          ...told,
          credits: [...told.credits].reverse(),
          certificate: { ...told.certificate, trade: spaced },
        };
        expect(answerOf(other)).toEqual(answerOf(told));
      }),
      runs,
    );
  });

  it('leaves its input as it was', () => {
    fc.assert(
      fc.property(anyJsonCase, (told) => {
        const { input } = parseCase(told);
        const before = structuredClone(input);
        assess(rulebook, input);
        expect(input).toEqual(before);
      }),
      { numRuns: 300 },
    );
  });

  it('only ever asks for years that lie behind it', () => {
    fc.assert(
      fc.property(anyJsonCase, asOfDay, (told, asOf) => {
        const { year, yearsToConfirm } = answerOf({ ...told, asOf }).continuingEducation;
        expect(yearsToConfirm.every((one) => year !== null && one < year)).toBe(true);
      }),
      runs,
    );
  });
});

/** With a deadline come the days left and the three figures of hours; without one, none of them. */
function isWhole({ deadline, daysLeft, required, done, remaining }: Requirement, asOf: number): boolean {
  const figures = [daysLeft, required, done, remaining];
  if (deadline === null) return figures.every((figure) => figure === null);
  return figures.every((figure) => figure !== null) && daysLeft === deadline - asOf && daysLeft >= 0;
}

describe('every day from the notice to the end of 2030', () => {
  const holders: [string, CaseTold][] = [
    ['who has done nothing', {}],
    ['who exchanged in time', { exchangedOn: '2022-12-15' }],
    ['whose years are not confirmed', { exchangedOn: '2022-12-15', knownYears: [] }],
    ['who got an electronic certificate', { issuedOn: '2024-02-29', credits: { '2025-02-28': 20 } }],
    ['who is a skilled worker', { family: 'skilled-worker', registryStatus: null }],
    ['who left the post', { exchangedOn: '2022-12-15', inPost: false }],
  ];

  it.each(holders)('has an answer for somebody %s', (_, told) => {
    const input = aCase(told);
    const wrong: string[] = [];
    for (let asOf = parseDay('2022-11-14'); asOf <= parseDay('2030-12-31'); asOf++) {
      const { exchange, continuingEducation } = assess(rulebook, { ...input, asOf });
      if (![exchange, continuingEducation].every((answer) => isWhole(answer, asOf)))
        wrong.push(formatDay(asOf));
    }
    expect(wrong).toEqual([]);
  });
});
