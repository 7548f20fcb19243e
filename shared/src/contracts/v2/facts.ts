import { z } from 'zod';
import { ClauseRef, Tone } from '../assessment';
import { DayDoubt } from '../guide';
import { typedText } from '../primitives';

/** The id of a pack: one document, or the documents of one scheme. */
export const PackId = z.string().regex(/^[a-z][a-z0-9-]{0,59}$/, '没有这份文件');

/** The name of a fact, as the pack writes it. */
export const FactName = z.string().regex(/^[A-Za-z][A-Za-z0-9.-]{0,59}$/, '没有这一项');

/**
 * What is known of a fact. Of a day: `2020-06-30`, `2020-06`, `2020`, or `unknown` (记不清); null: it has not happened
 * (an event), nobody knows (a date). Of a state: true, false, one of its values, a text; `unknown` or null: nobody
 * knows. Which of them a fact takes is said by its question; anything else is refused as `fact-invalid`.
 */
export const Known = z.union([z.boolean(), typedText(60, '请填一项', '太长了'), z.null()], {
  error: '填的内容不对',
});
export type Known = z.infer<typeof Known>;

/** One question, as a fact or the first questions ask it. */
export const AskView = z
  .strictObject({
    /** `post`, `kind`, or the name of a fact. */
    id: z.string(),
    title: z.string(),
    help: z.string().nullable(),
    /**
     * choice: one of the options; choice-or-text: one of them or a text; text; event: a day that may not have come
     * (还没有); date: a day that is fixed. A day may be answered by its year or month, or by 记不清.
     */
    kind: z.enum(['choice', 'choice-or-text', 'text', 'event', 'date']),
    options: z.array(
      z.strictObject({
        value: z.string(),
        label: z.string(),
        hint: z.string().nullable(),
        /** Options under one heading; null for none. */
        group: z.string().nullable(),
        /** By which letters it is looked for in a list: `cailiaoyuan cly`. */
        sought: z.string().optional(),
      }),
    ),
    clause: ClauseRef.nullable(),
  })
  .meta({ id: 'Ask' });
export type AskView = z.infer<typeof AskView>;

/** Days of a fact that are questioned before they are taken down, and why: those before `before`, those after `after`. */
export const FactDoubt = z.strictObject({ fact: z.string(), ...DayDoubt.shape }).meta({ id: 'FactDoubt' });

/** What an answer of the law says, in plain words. */
export const WordsView = z
  .strictObject({
    tone: Tone,
    title: z.string(),
    sentences: z.array(z.string()),
    clauses: z.array(ClauseRef),
    /** How the helper reads what the text leaves open; null where it leaves nothing open. */
    reading: z.string().nullable(),
    /** How far the document is known (抄件, 听别人说的 …); null where its own text was read. */
    caveat: z.string().nullable(),
  })
  .meta({ id: 'Words' });
export type WordsView = z.infer<typeof WordsView>;

/** published: its first document is out; not-published: 这份文件当时还没有发布; not-served: this server no longer offers it. */
export const PackState = z.enum(['published', 'not-published', 'not-served']);
export type PackState = z.infer<typeof PackState>;
