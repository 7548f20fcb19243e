import { z } from 'zod';
import { type Day, formatDay, tryParseDay } from '../calendar';
import { type AnswerJson, CaseFaults, packCaseJson, readPackCase } from '../law';
import { findPack } from '../packs';
import { faultsOf, findRulebook, plainTrade, type Rulebook, tenthsOfHours } from '../rulebook';
import { assess } from './assess';
import { type AssessmentJson, assessmentJson } from './json';
import type { AssessmentInput } from './types';

const day = z.string().transform((written, context): Day => {
  const parsed = tryParseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a date YYYY-MM-DD that exists' });
  return z.NEVER;
});

const tenths = z.number().transform((hours, context) => {
  const parsed = tenthsOfHours(hours);
  if (parsed !== undefined && parsed > 0) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a positive multiple of 0.1' });
  return z.NEVER;
});

const credit = z
  .strictObject({ on: day, hours: tenths })
  .transform(({ on, hours }) => ({ on, tenths: hours }));

/** One case as the contract writes it; dates become day numbers, hours tenths. */
export const caseSchema = z.strictObject({
  id: z.string().min(1, 'must not be empty'),
  rulebook: z.string(),
  asOf: day,
  certificate: z.strictObject({
    family: z.enum(['site-professional', 'skilled-worker']),
    trade: z.string().refine((trade) => plainTrade(trade) !== '', 'must not be empty'),
    registryStatus: z.enum(['valid', 'cancelled', 'not-found']).nullable(),
    exchangedOn: day.nullable(),
    issuedOn: day.nullable(),
  }),
  holder: z.strictObject({ registeredOn: day.nullable(), inPost: z.boolean().nullable() }),
  credits: z.array(credit),
  knownYears: z.array(z.number().int().min(1).max(9999)).nullable(),
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
