import { z } from 'zod';
import { endpoint } from '../endpoint';
import { Place } from '../guide';
import { IsoDate } from '../primitives';
import { AskView, PackId, PackState } from './facts';

const KindSummary = z.strictObject({
  id: z.string(),
  name: z.string(),
  /** By post, or by card: what the list with search is made of. `value` is what the first questions take. */
  posts: z.array(z.strictObject({ value: z.string(), title: z.string() })),
  /** Whether other posts than the listed ones may be typed. */
  postsOpen: z.boolean(),
});

/** A scheme that this server serves, as far as it takes to choose it. */
export const PackSummary = z
  .strictObject({
    id: PackId,
    /** Where it holds, as its pack names it. */
    jurisdiction: z.string(),
    /** The title of its first document. */
    title: z.string(),
    /** The first one is preset. */
    preset: z.boolean(),
    state: PackState,
    /** The day of its first document. */
    from: IsoDate,
    /** How far its documents are known; null where their own text was read. */
    caveat: z.string().nullable(),
    kinds: z.array(KindSummary),
  })
  .meta({ id: 'PackSummary' });
export type PackSummary = z.infer<typeof PackSummary>;

/** One step in words, the same for everybody: how it stands for a certificate is in the certificate's way. */
export const StepText = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    /** What the holder is called to do: 去注册. */
    call: z.string(),
    /** The words of the main action: 我已注册. */
    action: z.string(),
    /**
     * What the app offers when it is done: day (an event: which day), date (a day that is fixed), choice (one of the
     * fact's options), text (typed), hours (open study).
     */
    marks: z.enum(['day', 'date', 'choice', 'text', 'hours']),
    /** The fact that it sets; null for hours. */
    fact: z.string().nullable(),
    whatToDo: z.array(z.string()),
    where: z.array(Place),
    haveAtHand: z.array(z.string()),
    whenItWorked: z.array(z.string()),
    trouble: z.array(z.strictObject({ what: z.string(), remedy: z.string(), clause: z.string().nullable() })),
    clause: z.string(),
    clauseText: z.string(),
  })
  .meta({ id: 'StepText' });

/** What is left to do where no step helps any more. */
export const AdviceText = z
  .strictObject({
    id: z.string(),
    title: z.string(),
    call: z.string(),
    /** The step where the place to go to is described; null for none. */
    step: z.string().nullable(),
    where: z.array(Place),
    clause: z.string().nullable(),
    reading: z.string().nullable(),
  })
  .meta({ id: 'AdviceText' });

const Said = z.strictObject({ id: z.string(), title: z.string(), text: z.string() });

/** Everything that a pack says, worded for the day: what way, step and notice pages show. */
export const PackView = z
  .strictObject({
    ...PackSummary.shape,
    asOf: IsoDate,
    documents: z.array(
      z.strictObject({
        id: z.string(),
        number: z.string().nullable(),
        title: z.string(),
        authority: z.string(),
        issuedOn: IsoDate,
        inForceOn: IsoDate.nullable(),
        /** Where its text was read. */
        source: z.string().nullable(),
        certainty: z.enum(['text-read', 'copy-read', 'told', 'not-recorded', 'invented']),
        caveat: z.string().nullable(),
      }),
    ),
    clauses: z.array(
      z.strictObject({ id: z.string(), document: z.string(), title: z.string(), text: z.array(z.string()) }),
    ),
    readings: z.array(z.strictObject({ id: z.string(), clause: z.string().nullable(), text: z.string() })),
    /** What the documents do not say. */
    notStated: z.array(Said),
    /** What the helper has not got: 手头没有. */
    notAtHand: z.array(Said),
    systems: z.array(
      z.strictObject({ id: z.string(), name: z.string(), address: z.string().nullable(), about: z.string() }),
    ),
    contacts: z.array(
      z.strictObject({ id: z.string(), name: z.string(), phone: z.string(), about: z.string() }),
    ),
    kinds: z.array(
      z.strictObject({
        ...KindSummary.shape,
        oldCertificate: z.string().nullable(),
        electronicCertificate: z.string().nullable(),
        /** Ids of steps, in order. */
        way: z.array(z.string()),
      }),
    ),
    /** Every fact that can be told, in the pack's order. */
    facts: z.array(
      z.strictObject({
        name: z.string(),
        /** How it is called on screen. */
        label: z.string(),
        ask: AskView,
        /** Personal: kept encrypted. */
        personal: z.boolean(),
        /** True of the person: one answer for all their certificates. */
        ofHolder: z.boolean(),
      }),
    ),
    obligations: z.array(
      z.strictObject({
        id: z.string(),
        name: z.string(),
        kinds: z.array(z.string()),
        by: z.enum(['holder', 'employer', 'authority']),
        /** Whether the certificate's verdict follows from it. */
        gates: z.boolean(),
        time: z.enum(['once', 'cycle', 'term']),
        /** How many cycles back a make-up course may be for. */
        makeUp: z.number().int(),
        clause: z.string(),
      }),
    ),
    /** Categories of hours that make a difference; empty where all hours are alike. */
    categories: z.array(z.strictObject({ id: z.string(), name: z.string() })),
    steps: z.array(StepText),
    advice: z.array(AdviceText),
  })
  .meta({ id: 'Pack' });
export type PackView = z.infer<typeof PackView>;

export const packEndpoints = {
  'GET /v2/packs': endpoint({
    summary: '这里能办哪些地方的证书',
    access: 'public',
    response: z.strictObject({ asOf: IsoDate, packs: z.array(PackSummary) }),
  }),
  'GET /v2/packs/:pack': endpoint({
    summary: '一份文件说的全部：步骤、条款、问题、找谁问',
    access: 'public',
    params: z.strictObject({ pack: PackId }),
    response: PackView,
  }),
  'GET /v2/choice': endpoint({
    summary: '我选的是哪里的文件',
    access: 'holder',
    response: z.strictObject({
      /** What the holder chose; null: nothing yet, or what is no longer served. */
      pack: PackId.nullable(),
      preset: PackId,
    }),
  }),
  'PUT /v2/choice': endpoint({
    summary: '选哪里的文件',
    access: 'holder',
    body: z.strictObject({ pack: PackId }),
    response: z.strictObject({ pack: PackId.nullable(), preset: PackId }),
    errors: ['pack-not-served'],
  }),
} as const;
