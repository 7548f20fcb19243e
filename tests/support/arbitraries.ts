import { formatDay, parseDay } from '@hz/shared/calendar';
import type { aJsonCase } from './cases';
import fc from './properties';

const dayBetween = (first: string, last: string) =>
  fc.integer({ min: parseDay(first), max: parseDay(last) }).map(formatDay);

// Days around the ends of years, where rules change, more often than others.
const edges = fc.constantFrom(
  ...['2022-12-30', '2022-12-31', '2023-01-01', '2023-12-31', '2024-01-01', '2024-12-31', '2025-01-01'],
);
const someDay = fc.oneof(dayBetween('2019-01-01', '2031-12-31'), edges);
const maybeDay = fc.option(someDay, { nil: null });
const hours = fc
  .oneof(fc.integer({ min: 1, max: 240 }), fc.constantFrom(160, 319, 320, 321, 639, 640))
  .map((n) => n / 10);
const trade = fc.constantFrom(
  '施工员',
  '质量员',
  '试验员',
  ' 试验员',
  '试验员（土建）',
  '测 量 员',
  '砌筑工',
  '水利技术工人',
);

/** Any day on which the Jilin rulebook can be asked. */
export const asOfDay = fc.oneof(
  dayBetween('2022-11-14', '2030-12-31'),
  edges.filter((day) => day >= '2022-11-14'),
);

/** Any case of the Jilin rulebook, in the contract's JSON. */
export const anyJsonCase: fc.Arbitrary<ReturnType<typeof aJsonCase>> = fc.record({
  id: fc.constant('any'),
  rulebook: fc.constant('jilin-2022-25'),
  asOf: asOfDay,
  certificate: fc.record({
    family: fc.constantFrom(
      'site-professional' as const,
      'site-professional' as const,
      'skilled-worker' as const,
    ),
    trade,
    registryStatus: fc.constantFrom('valid', 'valid', 'cancelled', 'not-found', null),
    exchangedOn: maybeDay,
    issuedOn: maybeDay,
  }),
  holder: fc.record({ registeredOn: maybeDay, inPost: fc.constantFrom(true, null, false) }),
  credits: fc.array(fc.record({ on: someDay, hours }), { maxLength: 12 }),
  knownYears: fc.option(fc.uniqueArray(fc.integer({ min: 2021, max: 2031 })), { nil: null, freq: 2 }),
});
