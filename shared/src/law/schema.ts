import { z } from 'zod';
import type { Dated } from './dated';
import { milestoneSchema } from './milestone-schema';
import { adviceSchema, stepSchema } from './step-schema';
import { clauseId, day, idText, nameText, pattern, tenths, text } from './text-schema';

/** How far the text of a document is known to us. */
const certainties = ['text-read', 'copy-read', 'told', 'not-recorded', 'invented'] as const;
export type Certainty = (typeof certainties)[number];

const documentSchema = z.strictObject({
  id: idText,
  /** null: not seen. */
  number: text.nullable(),
  title: text,
  authority: text,
  issuedOn: day,
  /** The day from which it is in force, where that is another. */
  inForceOn: day.optional(),
  /** Where its text was read. */
  source: text.nullable(),
  certainty: z.enum(certainties),
  /** The document that it replaces, wholly or in part. */
  supersedes: idText.optional(),
});

const clauseSchema = z.strictObject({
  id: clauseId,
  /** Without one, the pack's first document. */
  document: idText.optional(),
  title: text,
  text: z.array(text).min(1),
});

function dated<U extends 'day' | 'hours' | 'number' | 'names', S extends z.ZodType>(unit: U, value: S) {
  const entry = z.strictObject({
    from: day,
    known: day.optional(),
    until: day.optional(),
    value,
    clause: clauseId,
    reading: idText.optional(),
    document: text.optional(),
  });
  return z.strictObject({ unit: z.literal(unit), values: z.array(entry).min(1, 'must have a value') });
}

const valueSchema = z.discriminatedUnion(
  'unit',
  [
    dated('day', day),
    dated('hours', tenths),
    dated('number', z.number('must be a whole number').int()),
    dated('names', z.array(text)),
  ],
  { error: 'unit must be day, hours, number or names' },
);

/** What is asked for a fact, in plain words. */
const questionSchema = z.strictObject({
  title: text,
  help: text.optional(),
  clause: clauseId.optional(),
  /** How it is called that nobody knows, where that has a name of its own, and what becomes of it. */
  unknown: z.strictObject({ name: text, hint: text.optional() }).optional(),
  /** How the day is asked for on which it ends again, of what was renewed. */
  renewed: text.optional(),
});

/**
 * What somebody may have in hand: one question instead of one for each day. `tells`: the events of which that is known
 * then, null: not happened; `asks`: the one that happened, whose day is asked next.
 */
const holdingSchema = z.strictObject({
  title: text,
  help: text.optional(),
  clause: clauseId,
  choices: z.record(
    idText,
    z.strictObject({
      name: text,
      hint: text.optional(),
      asks: nameText.optional(),
      tells: z.record(
        nameText,
        z.union([z.null(), z.literal('unknown')], { error: 'must be null or unknown' }),
      ),
    }),
  ),
});

const factBase = {
  /** How it is called on screen. */
  name: text,
  question: questionSchema,
  /** Personal: kept encrypted. */
  sealed: z.boolean().default(false),
  /** True of the person: told once for all certificates of the holder, under every pack that says so of this name. */
  ofHolder: z.boolean().default(false),
};

/** event: a day on which something happened, null when it has not; date: a day that is fixed; state: how things are. */
const factSchema = z.discriminatedUnion(
  'type',
  [
    z.strictObject({ type: z.literal('event'), ...factBase }),
    z.strictObject({
      type: z.literal('date'),
      ...factBase,
      /** A day that lies behind whoever tells of it: of a birth, of an issue. */
      past: z.boolean().default(false),
    }),
    z.strictObject({
      type: z.literal('state'),
      ...factBase,
      /** yes-no, any text, or one of these, each with its words. */
      values: z.union([z.literal('yes-no'), z.literal('text'), z.record(text, text)], {
        error: 'must be yes-no, text, or the possible values with their words',
      }),
    }),
  ],
  { error: 'type must be event, date or state' },
);

export interface ConditionData {
  fact?: string | undefined;
  happened?: boolean | undefined;
  is?: string | boolean | undefined;
  in?: string | undefined;
  before?: string | undefined;
  onOrAfter?: string | undefined;
  ageFrom?: string | undefined;
  kind?: string | undefined;
  all?: ConditionData[] | undefined;
  any?: ConditionData[] | undefined;
  not?: ConditionData | undefined;
}

const factTests = ['happened', 'is', 'in', 'before', 'onOrAfter', 'ageFrom'] as const;

/** Whether something is so. Of a fact one test; `in`, `before`, `onOrAfter` and `ageFrom` name a value. */
const conditionSchema: z.ZodType<ConditionData, ConditionData> = z.lazy(() =>
  z
    .strictObject({
      fact: nameText.optional(),
      happened: z.boolean().optional(),
      is: z.union([z.boolean(), text]).optional(),
      in: nameText.optional(),
      before: nameText.optional(),
      onOrAfter: nameText.optional(),
      ageFrom: nameText.optional(),
      kind: idText.optional(),
      all: z.array(conditionSchema).min(1).optional(),
      any: z.array(conditionSchema).min(1).optional(),
      not: conditionSchema.optional(),
    })
    .refine(
      (data) => {
        const ways = [data.fact, data.kind, data.all, data.any, data.not].filter((way) => way !== undefined);
        const tests = factTests.filter((test) => data[test] !== undefined);
        return ways.length === 1 && tests.length === (data.fact === undefined ? 0 : 1);
      },
      `must be one of all, any, not, kind; or a fact with one of ${factTests.join(', ')}`,
    ),
);

/** A row of an obligation: when it holds, why, and what comes next. */
const rowSchema = z.strictObject({ if: conditionSchema, reason: idText, next: idText.optional() });

const refusalSchema = rowSchema.extend({
  /** Of whom this holds, nobody has the new certificate at all: not even one that was new from the start. */
  noneIssued: z.boolean().optional(),
  /** Where it is told beside the act that it refuses, one of the two is not so: whether it was done is to be verified. */
  excludes: z.literal(true).optional(),
});

/** A value, or one for each kind of certificate. */
const byKind = z.union([nameText, z.record(idText, nameText)]);

const needSchema = z.union([
  z.strictObject({ event: nameText, step: idText }),
  z.strictObject({
    id: idText,
    /** How these hours are called, where a need has several. */
    name: text.optional(),
    hours: byKind,
    /** Hours of this category only. */
    category: idText.optional(),
    /** In each of so many years of a term. */
    eachYears: z.number().int().min(1).optional(),
    /** What a past year that falls short gives as a reason. */
    short: idText.optional(),
    /** Two cycles in a row together. */
    pair: z.strictObject({ id: idText, hours: nameText, short: idText, raised: idText }).optional(),
    step: idText,
  }),
]);

const onceSchema = z.strictObject({
  once: z.strictObject({
    /** The event that settles it. */
    act: nameText,
    /**
     * Where the act is an application: the facts that are told by nobody who has not got what was applied for. Nothing is
     * judged by them; without any of them, what waits is not called done.
     */
    received: z.array(nameText).min(1).optional(),
    /** The reason where it came after the last day and a loss was written. */
    late: idText,
    cohorts: z
      .array(
        z.strictObject({
          if: conditionSchema.optional(),
          due: nameText,
          /** What is to be done until then, where it is more than the act itself: as a title, and of the last day. */
          open: z.strictObject({ title: text, text: text.optional() }).optional(),
          /** What holds after that day: missed, with its effect, or still open. */
          after: z.strictObject({
            state: z.enum(['missed', 'open']),
            reason: idText,
            effect: idText.optional(),
            next: idText.optional(),
          }),
        }),
      )
      .min(1),
  }),
});

const cycleSchema = z.strictObject({
  cycle: z.strictObject({
    /** Years of a cycle: the name of a value. */
    every: nameText,
    /** The day on which cycles begin, MM-DD; without one, the anniversary of the anchor. */
    on: z
      .string()
      .regex(/^\d{2}-\d{2}$/, 'must be MM-DD')
      .optional(),
    /** The first year in which a cycle may begin: the name of a value. */
    notBefore: nameText.optional(),
    anchors: z
      .array(
        z.strictObject({
          fact: nameText,
          /** The first cycle begins so many years after: the name of a value. */
          startsAfter: nameText,
          /** Whether a cycle begins on the day after the anniversary, not on it. */
          dayAfter: z.boolean().default(false),
        }),
      )
      .min(1),
    /** How many cycles back a make-up course may count. */
    makeUp: nameText.optional(),
    /** Categories of which hours of the holder's other certificates count too. */
    shared: z.array(idText).default([]),
    breaks: z.array(rowSchema).default([]),
    effect: idText,
    /** No anchor yet. */
    none: idText,
    unconfirmed: idText,
  }),
});

const termSchema = z.strictObject({
  term: z.strictObject({
    act: nameText,
    expires: nameText,
    /** How many years a term has at most: what would end later is questioned. The name of a value. */
    years: nameText.optional(),
    /** Where the day of expiry is not known: so many years after an event, less a day. */
    otherwise: z.strictObject({ fact: nameText, years: nameText }).optional(),
    /** The window opens so many months before. */
    opensBefore: nameText,
    early: idText,
    late: idText,
    never: idText,
    unconfirmed: idText.optional(),
    effect: idText,
    next: idText,
    /** What is left to do where a past year of the term falls short. */
    shortNext: idText.optional(),
  }),
});

const obligationSchema = z.strictObject({
  id: idText,
  name: text,
  /** Whom it is for; a kind that is not named needs a row of `notFor` that says why. */
  kinds: z.array(idText).min(1),
  by: z.enum(['holder', 'employer', 'authority']),
  /** Whether the certificate's verdict follows from it. */
  gates: z.boolean(),
  clause: clauseId,
  /** When it is none of the certificate's: the first that holds. */
  notFor: z.array(z.strictObject({ if: conditionSchema, reason: idText })).default([]),
  /** When it is refused: all that hold. */
  refused: z.array(refusalSchema).default([]),
  when: z.union([onceSchema, cycleSchema, termSchema], { error: 'must be once, cycle or term' }),
  needs: z.array(needSchema).default([]),
  /** The step that is left when nothing is needed any more. */
  step: idText.optional(),
});

const reasonSchema = z.union([
  z.strictObject({ rule: idText }),
  z.strictObject({ text, clause: clauseId.nullable(), reading: idText.optional() }),
]);

const kindSchema = z.strictObject({
  name: text,
  oldCertificate: text.nullable(),
  electronicCertificate: text.nullable(),
  posts: z.array(z.strictObject({ name: text, specialties: z.array(text).default([]) })),
  /** Whether other names than the listed ones are to be expected. */
  postsOpen: z.boolean(),
  /** The way, in order: ids of steps. */
  way: z.array(idText),
});

/** On which days holders are reminded of an obligation. */
const reminderSchema = z.strictObject({
  id: idText,
  obligation: idText,
  /** The day that the offsets are counted from. */
  from: z.enum(['opens', 'due']),
  /** Days: −7 is a week before, 1 the day after. */
  offsets: z.array(z.number().int()).min(1),
  states: z.array(z.enum(['not-yet', 'ask', 'open', 'refused', 'missed'])).min(1),
  clause: clauseId,
});

const ruleSchema = z.strictObject({
  answer: z.enum(['yes', 'no', 'not-stated']),
  text,
  clause: clauseId.nullable(),
  reading: idText.nullable(),
});

const said = z.strictObject({ id: idText, title: text, text });

/**
 * By which words its holders call a scheme that is of no one place. `asked`: how a question names it, whoever asks;
 * `held`: the shortest names by which one of several certificates is told; `own`: a name that says nothing of what is
 * asked; `begun`: what names it where a certificate is to be taken in.
 */
const schemeSchema = z.strictObject({
  ...{ asked: pattern, held: pattern, own: pattern, begun: pattern },
  /** What tells it apart from others of the same name: 水利. */
  apart: pattern,
  /** How one card of it is called. */
  card: text,
  /** The pack by whose names these cards are called too: 安全员证, by whoever has that of the waterworks alone. */
  beside: idText.optional(),
});

/** How people call it, beside the name of its place: cities, and the short forms by which its documents are cited. */
const calledSchema = z.strictObject({
  cities: z.array(text).default([]),
  marks: z.array(text).default([]),
  scheme: schemeSchema.optional(),
});

/** Everything that a pack says. Unknown keys are refused everywhere. */
/** What answers speak of, whole matters first and then what is asked in so many words: a pack says which clauses each rests on. */
const TOPICS = [
  'exchange',
  'deadline',
  'registration',
  'course-check',
  'course-library',
  'replacement',
  'yearly-study',
  'look-up',
  'companies',
  'help-desk',
  'age',
  'classroom',
  'categories',
  'withheld',
  'show',
  'not-exchanging',
  'not-studying',
  'not-studying-yearly',
  'next-year',
  'no-duty',
] as const;

export type CitedTopic = (typeof TOPICS)[number];

export const packSchema = z.strictObject({
  id: idText,
  /** An example to learn from: checked and assessed, never offered. */
  example: z.boolean().default(false),
  jurisdiction: text,
  called: calledSchema.default({ cities: [], marks: [] }),
  documents: z.array(documentSchema).min(1),
  clauses: z.array(clauseSchema).min(1),
  readings: z.array(z.strictObject({ id: idText, clause: clauseId.nullable(), text })),
  notStated: z.array(said),
  /** `part`: it is a part of the pack's own document, of which nobody can say then what it leaves out. */
  notAtHand: z.array(said.extend({ part: z.boolean().optional() })),
  /** Rules worded as an answer, for what is explained statement by statement. */
  rules: z.record(idText, ruleSchema).default({}),
  systems: z
    .array(
      z.strictObject({
        id: idText,
        name: text,
        /** How it is called where there is little room. */
        short: text.optional(),
        address: text.nullable(),
        about: text,
        /** Which certificates are looked up there, where others are looked up elsewhere. */
        verifies: z.array(z.enum(['electronic', 'old'])).optional(),
      }),
    )
    .default([]),
  contacts: z
    .array(
      z.strictObject({
        id: idText,
        name: text,
        phone: text,
        extension: text.nullable(),
        about: text,
        /** Not asked about what a certificate is. */
        verifies: z.literal(false).optional(),
      }),
    )
    .default([]),
  kinds: z.record(idText, kindSchema),
  /** How the categories of hours are called, where a need or another certificate counts some of them alone. */
  categories: z.record(idText, text).default({}),
  values: z.record(nameText, valueSchema),
  facts: z.record(nameText, factSchema),
  holding: holdingSchema.optional(),
  reasons: z.record(idText, reasonSchema),
  effects: z.record(idText, z.strictObject({ text, clause: clauseId, reading: idText.optional() })),
  obligations: z.array(obligationSchema).min(1),
  steps: z.record(idText, stepSchema),
  advice: z.record(idText, adviceSchema).default({}),
  reminders: z.array(reminderSchema).default([]),
  milestones: z.array(milestoneSchema).default([]),
  topics: z.partialRecord(z.enum(TOPICS), z.array(clauseId).min(1)).default({}),
});

export type PackData = z.input<typeof packSchema>;
export type ParsedPack = z.output<typeof packSchema>;
export type ObligationData = ParsedPack['obligations'][number];
export type OnceData = z.output<typeof onceSchema>['once'];
export type CycleData = z.output<typeof cycleSchema>['cycle'];
export type TermData = z.output<typeof termSchema>['term'];
export type NeedData = z.output<typeof needSchema>;
export type HoursNeedData = Extract<NeedData, { hours: unknown }>;
export type FactData = z.output<typeof factSchema>;
export type Values = Readonly<Record<string, Dated<unknown>>>;
