// What is told at a step of Jilin's way by somebody who holds one certificate: what is read back, and nothing written.
import { talkOf, untold } from './talk-cases';

const facts = { registryStatus: 'valid' };
const full = [
  { on: '2022-11-20', hours: 16 },
  { on: '2022-11-21', hours: 16 },
];
const exchanged = { ...facts, exchangedOn: '2022-12-02' };
const noted = [
  { on: '2026-11-28', hours: 5 },
  { on: '2026-11-27', hours: 2 },
];
const EARLY = { asOf: '2022-12-05', registeredOn: '2022-12-01' };
const LATE = { asOf: '2026-11-28', registeredOn: '2022-12-01' };
/** By step, what is known. 2022-12-05 is a Monday, 2026-11-28 a Saturday. */
const STEPS = {
  'check-registry': { ...EARLY, registeredOn: null, told: {} },
  register: { ...EARLY, registeredOn: null, told: { facts } },
  study: { ...EARLY, told: { facts } },
  exchange: { ...EARLY, told: { facts, credits: full } },
  download: { ...EARLY, told: { facts: exchanged, credits: full } },
  number: { ...EARLY, told: { facts: { ...exchanged, downloadedOn: '2022-12-03' }, credits: full } },
  late: { ...LATE, told: { facts: exchanged, credits: full } },
  noted: { ...LATE, told: { facts: exchanged, credits: [...full, ...noted] } },
};
export type ToldAt = keyof typeof STEPS;

/** The day of a step and who stands at it, as a case of `talk` takes them. */
export function holderAt(at: ToldAt) {
  const { asOf, registeredOn, told } = STEPS[at];
  const certificate = { ...untold('jilin-2022-25', 'site-professional', '施工员（土建）'), ...told };
  return { asOf, holder: { registeredOn, certificates: [certificate] } };
}

/** What waits for a yes after the last message (`-` before what would be removed), and what is answered to it. */
export function after(at: ToldAt, ...says: string[]) {
  const [one] = talkOf([{ id: 'one', ...holderAt(at), says: ['下一步', ...says] }]);
  const turns = one?.turns ?? [];
  expect(turns.flatMap(({ written }) => written)).toEqual([]);
  const last = turns.at(-1);
  return {
    read: (last?.proposed ?? []).map(
      ({ op, fact, value, on }) => `${op === 'remove' ? '-' : ''}${fact} ${value} ${on}`,
    ),
    answer: last?.answer ?? '',
    replies: last?.quickReplies ?? [],
  };
}
/** What waits for a yes alone. */
export const said = (at: ToldAt, ...says: string[]): string[] => after(at, ...says).read;
