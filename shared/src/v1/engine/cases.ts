import { z } from 'zod';
import { type Day, formatDay, makeDay, tryParseDay } from '../../calendar';
import { type AnswerJson, CaseFaults, packCaseJson, readPackCase } from '../../law';
import { findPack } from '../../packs';
import { faultsOf, findRulebook, plainTrade, type Rulebook, tenthsOfHours } from '../rulebook';
import { assess } from './assess';
import { type AssessmentJson, assessmentJson } from './json';
import type { AssessmentInput } from './types';

/** In whose words the reader of a case says what is wrong, and which years it takes. */
interface CaseReading {
  date: string;
  /** How a date looks, for those who are told. */
  datePattern?: string;
  hours: string;
  empty: string;
  firstYear: number;
  lastYear: number;
  /** Most letters of a text. */
  longest: number;
  mostCredits: number;
}

/** How one case is written; dates become day numbers, hours tenths. */
export function caseSchemaFor(reading: CaseReading) {
  const { date, datePattern, hours, empty, firstYear, lastYear, longest, mostCredits } = reading;
  const first = makeDay(firstYear, 1, 1);
  const last = makeDay(lastYear, 12, 31);
  const day = z
    .string()
    .meta({ format: 'date', ...(datePattern && { pattern: datePattern }) })
    .transform((written, context): Day => {
      const parsed = tryParseDay(written);
      if (parsed !== undefined && parsed >= first && parsed <= last) return parsed;
      context.addIssue({ code: 'custom', message: date });
      return z.NEVER;
    });
  const tenths = z
    .number()
    .meta({ exclusiveMinimum: 0, multipleOf: 0.1 })
    .transform((written, context) => {
      const parsed = tenthsOfHours(written);
      if (parsed !== undefined && parsed > 0) return parsed;
      context.addIssue({ code: 'custom', message: hours });
      return z.NEVER;
    });
  const credit = z
    .strictObject({ on: day, hours: tenths })
    .transform((written) => ({ on: written.on, tenths: written.hours }));
  return z.strictObject({
    id: z.string().min(1, empty).max(longest),
    rulebook: z.string().max(longest),
    asOf: day,
    certificate: z.strictObject({
      family: z.enum(['site-professional', 'skilled-worker']),
      trade: z
        .string()
        .max(longest)
        .refine((trade) => plainTrade(trade) !== '', empty)
        .meta({ minLength: 1, pattern: '[^\\s\\u0085]' }),
      registryStatus: z.enum(['valid', 'cancelled', 'not-found']).nullable(),
      exchangedOn: day.nullable(),
      issuedOn: day.nullable(),
    }),
    holder: z.strictObject({ registeredOn: day.nullable(), inPost: z.boolean().nullable() }),
    credits: z.array(credit).max(mostCredits),
    knownYears: z
      .array(z.number().int().min(firstYear).max(lastYear))
      .max(lastYear - firstYear + 1)
      .nullable(),
  });
}

/** One case as the command line takes it. */
export const caseSchema = caseSchemaFor({
  date: 'must be a date YYYY-MM-DD that exists',
  hours: 'must be a positive multiple of 0.1',
  empty: 'must not be empty',
  firstYear: 1,
  lastYear: 9999,
  longest: Number.MAX_SAFE_INTEGER,
  mostCredits: Number.MAX_SAFE_INTEGER,
});

/** A case that cannot be assessed: which one, and what is wrong with which of its fields. */
export class CaseError extends Error {
  override readonly name = 'CaseError';
  constructor(
    readonly caseName: string,
    readonly faults: readonly string[],
  ) {
    super(`${caseName}: ${faults.join('; ')}`);
  }
}

export interface ParsedCase {
  id: string;
  rulebook: Rulebook;
  input: AssessmentInput;
}

const idOf = (value: unknown): unknown =>
  typeof value === 'object' && value !== null && 'id' in value ? value.id : undefined;

/** How an error names a case: by its id where it has one, and by its place in the array where it has one. */
function nameOf(value: unknown, index?: number): string {
  const id = idOf(value);
  const place = index === undefined ? '' : ` [${index}]`;
  return `case${typeof id === 'string' && id !== '' ? ` ${JSON.stringify(id)}` : ''}${place}`;
}

/** Which rulebook a well-formed case is under. Throws a CaseError when there is none, or the day is before it. */
export function resolveCase(data: z.output<typeof caseSchema>, name = nameOf(data)): ParsedCase {
  const { id, rulebook: rulebookId, ...input } = data;
  const rulebook = findRulebook(rulebookId);
  if (!rulebook) throw new CaseError(name, [`rulebook: there is no rulebook ${rulebookId}`]);
  const { issuedOn } = rulebook.source;
  if (input.asOf < issuedOn) throw new CaseError(name, [`asOf: must not be before ${formatDay(issuedOn)}`]);
  return { id, rulebook, input };
}

/** Reads one case of the contract's JSON. Throws a CaseError that names every wrong field by its path. */
export function parseCase(value: unknown, index?: number): ParsedCase {
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) throw new CaseError(nameOf(value, index), faultsOf(parsed.error));
  return resolveCase(parsed.data, nameOf(value, index));
}

/** The answer to a case of either contract. */
export type CaseAnswer = { id: string } & (AssessmentJson | { obligations: Record<string, AnswerJson> });

const isPackCase = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, 'pack');

function answerTo(value: unknown, index: number): CaseAnswer {
  if (!isPackCase(value)) {
    const { id, rulebook, input } = parseCase(value, index);
    return { id, ...assessmentJson(assess(rulebook, input)) };
  }
  try {
    const read = readPackCase(value, findPack);
    return { id: read.id, obligations: packCaseJson(read) };
  } catch (error) {
    if (error instanceof CaseFaults) throw new CaseError(nameOf(value, index), error.faults);
    throw error;
  }
}

/**
 * Assesses an array of cases in order, each by the contract that it is written for: `rulebook` or `pack`.
 * Throws a CaseError at the first that is wrong, or whose id came before.
 */
export function assessCases(cases: unknown): CaseAnswer[] {
  if (!Array.isArray(cases)) throw new CaseError('the file', ['must be a JSON array of cases']);
  const seen = new Set<string>();
  return cases.map((value: unknown, index) => {
    const told = answerTo(value, index);
    if (seen.has(told.id)) throw new CaseError(nameOf(value, index), ['id: came before']);
    seen.add(told.id);
    return told;
  });
}
