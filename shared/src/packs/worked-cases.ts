import { z } from 'zod';
import { type AnswerJson, CaseFaults, type Pack, packCaseJson, pathText, readPackCase } from '../law';
import { caseFault } from './plain-faults';
import { type PackFault, readYaml } from './read';

const caseSchema = z.looseObject({
  name: z.string(),
  because: z.string(),
  expect: z.union([z.literal('error'), z.record(z.string(), z.record(z.string(), z.unknown()))]),
});

type WorkedCase = z.output<typeof caseSchema>;
type Expected = Exclude<WorkedCase['expect'], 'error'>;

/** A worked case names what it compares: `from` is the cycle's first day, a figure under `needs` what remains. */
function toldBy(answer: AnswerJson, key: string, wanted: unknown): unknown {
  if (key === 'from') return answer.cycle?.from ?? null;
  if (key !== 'needs') return answer[key as keyof AnswerJson];
  const needs = Object.entries((wanted ?? {}) as Record<string, unknown>);
  if (needs.length === 0) return answer.needs;
  return Object.fromEntries(
    needs.map(([id, amount]) => [
      id,
      typeof amount === 'number' ? answer.needs[id]?.remaining : answer.needs[id],
    ]),
  );
}

const KEYS = new Set(['from', 'state', 'reasons', 'opens', 'due', 'cycle', 'needs', 'ask', 'effect', 'next']);

const same = (one: unknown, other: unknown): boolean => JSON.stringify(one) === JSON.stringify(other);
const written = (value: unknown): string => (value === undefined ? '没有' : JSON.stringify(value));

/** What is wrong with a case, and where in it. */
interface Difference {
  path: readonly PropertyKey[];
  message: string;
}

function differences(answers: Record<string, AnswerJson>, expected: Expected): Difference[] {
  return Object.entries(expected).flatMap(([obligation, fields]): Difference[] => {
    const answer = answers[obligation];
    if (!answer) {
      const names = Object.keys(answers).join('、');
      return [{ path: ['expect', obligation], message: `没有叫“${obligation}”的义务；有的是：${names}` }];
    }
    return Object.entries(fields).flatMap(([key, wanted]) => {
      const path = ['expect', obligation, key];
      if (!KEYS.has(key)) return [{ path, message: `不认识“${key}”；可以写的是：${[...KEYS].join('、')}` }];
      const told = toldBy(answer, key, wanted);
      return same(told, wanted)
        ? []
        : [
            {
              path,
              message: `${obligation} 的 ${key} 应该是 ${written(wanted)}，按这个包算出来是 ${written(told)}`,
            },
          ];
    });
  });
}

/** A year alone is a number to YAML, and a part of a day to whoever writes it. */
const withYears = (facts: unknown): unknown =>
  typeof facts === 'object' && facts !== null
    ? Object.fromEntries(
        Object.entries(facts).map(([name, value]) => [name, Number.isInteger(value) ? String(value) : value]),
      )
    : facts;

function faultsOfCase(pack: Pack, { name, because: _, expect, ...told }: WorkedCase): Difference[] {
  try {
    const written = { id: name, pack: pack.id, credits: [], ...told, facts: withYears(told.facts) };
    const read = readPackCase(written, () => pack);
    const answers = packCaseJson(read);
    if (expect === 'error') return [{ path: ['expect'], message: '应该是一个写错的案例，可是算出了结果' }];
    return differences(answers, expect);
  } catch (error) {
    if (!(error instanceof CaseFaults)) throw error;
    return expect === 'error'
      ? []
      : error.faults.map((fault) => {
          const { path, message } = caseFault(fault);
          return { path, message: `案例写得不对：${message}` };
        });
  }
}

/** Works the cases of a pack, and tells which of them come out otherwise. */
export function workCases(pack: Pack, text: string): { worked: number; faults: PackFault[] } {
  const file = 'cases.yaml';
  const yaml = readYaml(file, text);
  if (yaml.faults.length > 0) return { worked: 0, faults: [...yaml.faults] };
  if (!Array.isArray(yaml.data))
    return { worked: 0, faults: [{ file, line: null, message: '要写成一列案例，每个以“- name:”开头' }] };
  const faults = yaml.data.flatMap((value: unknown, index): PackFault[] => {
    const parsed = caseSchema.safeParse(value);
    if (!parsed.success)
      return parsed.error.issues.map((issue) => ({
        file,
        line: yaml.lineOf([index, ...issue.path]),
        message: `${pathText(issue.path) || '案例'}：要有 name（叫什么）、asOf、facts、expect（应该得出什么）和 because（依据哪一句）`,
      }));
    return faultsOfCase(pack, parsed.data).map(({ path, message }) => ({
      file,
      line: yaml.lineOf([index, ...path]),
      message: `“${parsed.data.name}”：${message}`,
    }));
  });
  return { worked: yaml.data.length, faults };
}
