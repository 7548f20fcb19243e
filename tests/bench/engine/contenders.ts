import { deepStrictEqual } from 'node:assert';
import { type AssessmentInput, assess, explain, factsOf, parseCase } from '@hz/shared/v1/engine';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import fc from 'fast-check';
import { anyJsonCase } from '../../support/arbitraries';
import { compileJsonLogic, prepare } from './json-logic';
import { contests } from './others';

const rulebook = loadRulebook('jilin-2022-25');
const ROUNDS_OF_CASES = 100;

/** The same 500 random cases in every run. */
const inputs: AssessmentInput[] = fc
  .sample(anyJsonCase, { numRuns: 500, seed: 20_221_114 })
  .map((told) => parseCase(told).input);
const prepared = inputs.map((input) => prepare(rulebook, input));
const byJsonLogic = compileJsonLogic();

/** Nothing is measured unless both give the same answer to every case. */
export function checkAgreement(): number {
  inputs.forEach((input, index) => {
    deepStrictEqual(byJsonLogic(prepared[index] as (typeof prepared)[number]), assess(rulebook, input));
  });
  return inputs.length + Object.values(contests).reduce((sum, { agree }) => sum + agree(), 0);
}

/** Nanoseconds of the processor that one case takes: what else the machine is busy with does not count. */
function timed(one: (index: number) => unknown): Promise<number> {
  const begun = process.cpuUsage();
  let kept: unknown;
  for (let round = 0; round < ROUNDS_OF_CASES; round++) {
    for (let index = 0; index < inputs.length; index++) kept = one(index);
  }
  const { user, system } = process.cpuUsage(begun);
  const spent = (user + system) * 1000;
  return Promise.resolve(kept === undefined ? Number.NaN : spent / (ROUNDS_OF_CASES * inputs.length));
}

const inputAt = (index: number) => inputs[index] as AssessmentInput;

/** Other packs, by their id: what one case takes in JSON logic, and by the pack. */
const ofOthers = Object.entries(contests).flatMap(([id, { byJsonLogic: peer, byPack }]) => [
  [`${id}: json-logic-engine, compiled`, () => timed(peer)],
  [`${id}: assess`, () => timed(byPack)],
]);

export const contenders = {
  'json-logic-engine, compiled': () =>
    timed((index) => byJsonLogic(prepared[index] as (typeof prepared)[number])),
  assess: () => timed((index) => assess(rulebook, inputAt(index))),
  explain: () => timed((index) => explain(rulebook, inputAt(index))),
  'explain, facts laid out': () =>
    timed((index) => {
      const explained = explain(rulebook, inputAt(index));
      return explained.grounds.map((ground) => factsOf(explained, ground));
    }),
  ...(Object.fromEntries(ofOthers) as Record<string, () => Promise<number>>),
};

export const others = Object.keys(contests);
