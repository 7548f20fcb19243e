import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AnswerJson, CaseFaults, packCaseJson, readPackCase } from '@hz/shared/law';
import { findPack, packIds } from '@hz/shared/packs';
import { parse } from 'yaml';

type Expected = Record<string, Record<string, unknown>> | 'error';

interface WorkedCase {
  name: string;
  expect: Expected;
  because: string;
  [key: string]: unknown;
}

const worked = packIds()
  .filter((id) => id !== 'jilin-2022-25')
  .flatMap((id) => {
    const file = join(__dirname, '../../../shared/src/packs', id, 'cases.yaml');
    return (parse(readFileSync(file, 'utf8')) as WorkedCase[]).map((told) => ({ pack: id, told }));
  });

function answerTo(pack: string, { name, expect: _, because: __, ...told }: WorkedCase) {
  try {
    return packCaseJson(readPackCase({ id: name, pack, credits: [], ...told }, findPack));
  } catch (error) {
    if (error instanceof CaseFaults) return 'error';
    throw error;
  }
}

/** Of an answer, what a worked case names, as it names it. */
function named(answer: AnswerJson | undefined, expected: Record<string, unknown>) {
  const told: Record<string, unknown> = {};
  for (const [key, wanted] of Object.entries(expected)) {
    if (key === 'from') told.from = answer?.cycle?.from;
    else if (key === 'needs') {
      const wantedNeeds = Object.entries(wanted as Record<string, unknown>);
      told.needs =
        wantedNeeds.length === 0
          ? answer?.needs
          : Object.fromEntries(
              wantedNeeds.map(([id, amount]) => [
                id,
                typeof amount === 'number' ? answer?.needs[id]?.remaining : answer?.needs[id],
              ]),
            );
    } else told[key] = answer?.[key as keyof AnswerJson];
  }
  return told;
}

describe('the worked cases of the packs', () => {
  it('are all there', () => expect(worked).toHaveLength(90));

  it.each(worked.map(({ pack, told }) => [pack, told.name, told] as const))('%s: %s', (pack, _, told) => {
    const answer = answerTo(pack, told);
    if (answer === 'error' || told.expect === 'error') expect(answer).toBe(told.expect);
    else
      for (const [obligation, expected] of Object.entries(told.expect))
        expect(named(answer[obligation], expected)).toEqual(expected);
  });
});
