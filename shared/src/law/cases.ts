import { z } from 'zod';
import { type Day, formatDay, tryParseDay } from '../calendar';
import { type AnswerJson, answerJson } from './answer';
import { EVER } from './dated';
import type { FactValue, LawCase, Study } from './facts';
import { faultsOf } from './faults';
import { tenthsOfHours } from './hours';
import { daysOfPart, dayValue, UNKNOWN } from './known';
import { assessLaw, type Pack } from './pack';
import { MOST_PART_KNOWN } from './part-known';
import { plainTrade } from './plain';
import type { FactData } from './schema';

const day = z.string('must be a date YYYY-MM-DD').transform((written, context): Day => {
  const parsed = tryParseDay(written);
  if (parsed !== undefined) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a date YYYY-MM-DD that exists' });
  return z.NEVER;
});

const tenths = z.number('must be hours').transform((hours, context) => {
  const parsed = tenthsOfHours(hours);
  if (parsed !== undefined && parsed > 0) return parsed;
  context.addIssue({ code: 'custom', message: 'must be a positive multiple of 0.1' });
  return z.NEVER;
});

const study = z
  .strictObject({ on: day, hours: tenths, category: z.string().optional(), for: day.optional() })
  .transform((one): Study => ({ on: one.on, tenths: one.hours, category: one.category, for: one.for }));

const caseSchema = z.strictObject({
  id: z.string().min(1, 'must not be empty'),
  pack: z.string(),
  asOf: day,
  facts: z.record(z.string(), z.unknown(), 'must be an object of facts'),
  credits: z.array(study),
  others: z.array(study).optional(),
  knownCycles: z.array(day).nullable().optional(),
  knownOn: day.optional(),
});

type Told = z.output<typeof caseSchema>;

/** A case under a pack that was read: its id, and what is to be assessed under which pack. */
export interface ReadCase {
  id: string;
  pack: Pack;
  told: LawCase;
}

/** Reads the facts of one case; collects what is wrong with them. */
class FactReader {
  readonly faults: string[] = [];
  partKnown = 0;

  constructor(
    private readonly pack: Pack,
    private readonly asOf: Day,
  ) {}

  private fault(name: string, message: string): null {
    this.faults.push(`facts.${name}: ${message}`);
    return null;
  }

  read(name: string, value: unknown): FactValue {
    const fact = Object.hasOwn(this.pack.said.facts, name) ? this.pack.said.facts[name] : undefined;
    if (!fact)
      return this.fault(
        name,
        `there is no such fact in ${this.pack.id}; there are: ${this.pack.factNames.join(', ')}`,
      );
    if (value === null) return null;
    if (fact.type === 'state') return this.state(name, fact.values, value);
    if (typeof value !== 'string') return this.fault(name, 'must be a date YYYY-MM-DD, or a part of one');
    return this.dated(name, fact.type, value);
  }

  private dated(name: string, type: 'event' | 'date', written: string): FactValue {
    const isPart = daysOfPart(written) !== undefined || (written === UNKNOWN && type === 'event');
    if (isPart) this.partKnown++;
    const value = dayValue(type, written, this.pack.from, this.asOf);
    return value === undefined
      ? this.fault(name, 'must be a date YYYY-MM-DD that exists, or its year or month')
      : value;
  }

  private state(
    name: string,
    values: Extract<FactData, { type: 'state' }>['values'],
    value: unknown,
  ): FactValue {
    if (value === UNKNOWN) return null;
    if (values === 'yes-no')
      return typeof value === 'boolean' ? value : this.fault(name, 'must be true or false');
    if (typeof value !== 'string') return this.fault(name, 'must be a text');
    const plain = plainTrade(value);
    if (plain === '') return this.fault(name, 'must not be empty');
    if (values === 'text' || Object.hasOwn(values, plain)) return plain;
    return this.fault(name, `must be one of ${Object.keys(values).join(', ')}`);
  }
}

/** What is wrong with a case, each fault naming its field. */
export class CaseFaults extends Error {
  constructor(readonly faults: readonly string[]) {
    super(faults.join('; '));
  }
}

function kindOf(pack: Pack, facts: Told['facts'], faults: string[]): string {
  const { kind } = facts;
  const kinds = Object.keys(pack.said.kinds);
  if (typeof kind === 'string' && kinds.includes(kind)) return kind;
  faults.push(
    kind === undefined ? 'facts.kind: is missing' : `facts.kind: must be ${kinds.join(' or ')} in ${pack.id}`,
  );
  return '';
}

/** Reads one case of the contract of the packs. Throws CaseFaults that name every wrong field by its path. */
export function readPackCase(value: unknown, find: (id: string) => Pack | undefined): ReadCase {
  const parsed = caseSchema.safeParse(value);
  if (!parsed.success) throw new CaseFaults(faultsOf(parsed.error));
  const { data } = parsed;
  const pack = find(data.pack);
  if (!pack) throw new CaseFaults([`pack: there is no pack ${JSON.stringify(data.pack)}`]);
  const faults: string[] = [];
  const first = formatDay(pack.from);
  if (data.asOf < pack.from) faults.push(`asOf: must not be before ${first}`);
  if (data.knownOn !== undefined && data.knownOn < pack.from)
    faults.push(`knownOn: must not be before ${first}`);
  const kind = kindOf(pack, data.facts, faults);
  const reader = new FactReader(pack, data.asOf);
  const facts: Record<string, FactValue> = {};
  for (const [name, written] of Object.entries(data.facts)) {
    if (name !== 'kind') facts[name] = reader.read(name, written);
  }
  faults.push(...reader.faults);
  if (reader.partKnown > MOST_PART_KNOWN)
    faults.push(`facts: at most ${MOST_PART_KNOWN} may be known in part, not ${reader.partKnown}`);
  if (faults.length > 0) throw new CaseFaults(faults);
  return {
    id: data.id,
    pack,
    told: {
      asOf: data.asOf,
      knownOn: data.knownOn ?? EVER,
      kind,
      facts,
      credits: data.credits,
      others: data.others ?? [],
      known: data.knownCycles ?? null,
    },
  };
}

/** Where one case stands, as the contract of the packs writes it. */
export const packCaseJson = ({ pack, told }: ReadCase): Record<string, AnswerJson> =>
  Object.fromEntries(assessLaw(pack, told).map((one) => [one.obligation, answerJson(one)]));
