// What a document says of something, what it does not, and how far it was seen: the drafts of answers are made of these.
import type { Day } from '../../calendar';
import { formatDayChinese } from '../../calendar';
import { fillText, type Pack } from '../../law';
import type { Intent } from '../intents';
import { notWritten, notWrittenOf } from './not-written';
import type { ContextOf } from './own';

export type Clause = Pack['said']['clauses'][number];

export const ASK = '可以问发证的主管部门。';

/** A longer one is read out once, where the source is asked for. */
const LONGEST_TITLE = 20;

/** How the document is called: its number, or its title where its number was not seen. */
function documentName({ said }: Pack): string {
  const [first] = said.documents;
  if (first?.number) return first.number;
  return first && first.title.length <= LONGEST_TITLE ? `《${first.title}》` : '这份文件';
}

const CERTAINTY: Record<string, string> = {
  'text-read': '',
  'copy-read': '助手看到的是抄件，以原文为准。',
  told: '这是听别人转述的，助手没有看到原文，以原文为准。',
  'not-recorded': '助手没有看过原文，以原文为准。',
  invented: '这是编出来的例子，不是规定。',
};

export function caveat({ said }: Pack): string {
  return CERTAINTY[said.documents[0]?.certainty ?? ''] ?? '';
}

export interface Draft {
  sentences: string[];
  clauses: string[];
}

export function draftOfClauses(
  pack: Pack,
  given: readonly Clause[],
  asOf: Day,
  left: readonly string[] = [],
): Draft {
  const found = given.filter(({ id }) => !left.includes(id));
  const shown = found.slice(0, 3);
  return {
    sentences: shown.flatMap(({ text }) => text.map((line) => fillText(pack, line, asOf))),
    clauses: shown.map(({ id }) => id),
  };
}

export const notAtHand = (pack: Pack, words: RegExp, asOf: Day): string[] =>
  pack.said.notAtHand.filter(({ title }) => words.test(title)).map(({ text }) => fillText(pack, text, asOf));

/** How the helper reads what the document leaves open, where that is what is asked. */
export const readingsAbout = (pack: Pack, words: RegExp, asOf: Day, most = 1): string[] =>
  pack.said.readings
    .flatMap(({ text }) => fillText(pack, text, asOf).split(/(?<=[。；])/))
    .filter((part) => words.test(part))
    .slice(0, most)
    .map((part) => `助手的理解：${part.replace(/[；。]$/, '')}，以主管部门的答复为准。`);

/** Something that no part of the document at hand says. */
export const unwritten = (pack: Pack, intent: Intent, text: string): Draft => ({
  sentences: [notWritten(pack, intent, text, { document: documentName(pack), ask: ASK })],
  clauses: [],
});

/** The same of what is named, and not of an intent. */
export const unwrittenOf = (pack: Pack, subject: string): string =>
  notWrittenOf(pack, subject, { document: documentName(pack), ask: ASK });

/** What the pack says that it does not say, or that is not at hand. */
export function silences(pack: Pack, words: RegExp | undefined, asOf: Day): string[] {
  if (!words) return [];
  return [...pack.said.notAtHand, ...pack.said.notStated]
    .filter(({ title, text }) => words.test(title) || words.test(text))
    .map(({ text }) => fillText(pack, text, asOf));
}

export const NOTHING: Draft = { sentences: [], clauses: [] };

/** Where it is written, how much of it was seen, and what is not at hand. */
export function sourceOf(pack: Pack, { text, asOf }: ContextOf): Draft {
  const documents = pack.said.documents.map(({ number, title, authority, issuedOn, certainty }) => {
    // Of a document that is only told of, or whose printing was not seen, the day is not said as if it were known.
    const isDated = certainty !== 'told' && !(certainty === 'copy-read' && number === null);
    const called = /（/.test(title) ? title.replace(/（.*）/, '') : `《${title}》`;
    const unseen = /（/.test(title) ? '，文件叫什么没有看到' : isDated ? '' : '，文号和印发的日子没有看到';
    return `${authority}${isDated ? formatDayChinese(issuedOn) : ''}的${number ?? ''}${called}${unseen}`;
  });
  const heard = pack.said.documents.every(({ certainty }) => certainty === 'told')
    ? `听说过的只有这几条：${pack.said.clauses.map(({ title }) => title).join('、')}。`
    : '';
  const annexes = /附件|附表/.test(text) ? silences(pack, /附件/, asOf) : [];
  const annex = /附件|附表/.test(text) && annexes.length === 0 ? '附件助手手头没有。' : '';
  return {
    sentences: [...annexes, annex, `依据是${documents.join('、')}。`, heard, caveat(pack)],
    clauses: pack.said.clauses.slice(0, 1).map(({ id }) => id),
  };
}

/** The words of a clause on a day. */
export const lawClauseText = (pack: Pack, id: string, asOf: Day): string =>
  (pack.said.clauses.find((clause) => clause.id === id)?.text ?? [])
    .map((line) => fillText(pack, line, Math.max(asOf, pack.from)))
    .join('');
