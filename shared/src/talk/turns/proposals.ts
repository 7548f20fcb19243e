import { type Day, formatDay, parseDay } from '../../calendar';
import type { ChatCertificate, ChatContext, ChatHolder, Choice, Draft, Fact, Pending, Talk } from '../types';
import { sortedOf } from './changes-said';
import type { Course } from './course';
import { type Drafted, keepsPart } from './drafting/desk';
import { judged } from './judged';
import { APPLIED, appliedFact, categoryOf, takes, tellsApart, titleAmong } from './places';
import { EVENTS, OF_HOLDER, recordedOf, UNKNOWN, undoOf, withFacts } from './records';
import { toldApart } from './told-apart';
import { tooLongDays } from './too-long-days';
import type { Turn } from './turn';
import { calledOf, dayWords, factWords, hoursWords, knownDayWords, SAY } from './words';

/** Where a talk stands when something is told in it. */
export interface Ground {
  course: Course;
  context: ChatContext;
  holder: ChatHolder;
  talk: Talk | null;
  awaiting: boolean;
}

function factOf(draft: Draft): Fact {
  const { lacks: _lacks, offered: _offered, within: _within, among: _among, bound: _bound, ...rest } = draft;
  const { many: _many, applied: _applied, makeUp: _makeUp, ...fact } = rest;
  return fact;
}

const needsCertificate = ({ certificate, fact }: Draft): boolean =>
  certificate === null && !OF_HOLDER.has(fact) && fact !== 'reminder' && fact !== 'certificate';

/** A draft to which something was said; several certificates are asked about when all else is known. */
export function filled(draft: Draft, told: Partial<Draft>): Draft {
  const whole: Draft = { ...draft, ...told, lacks: null, offered: null };
  if (EVENTS.has(whole.fact) && told.on) whole.value = told.on;
  if ((whole.fact === 'expiresOn' || whole.fact === 'birthDate') && told.on) whole.value = told.on;
  if (whole.fact === 'credit' && whole.value === null) return { ...whole, lacks: 'hours' };
  if (whole.fact === 'credit' && whole.on === null) return { ...whole, lacks: 'day', offered: null };
  return needsCertificate(whole) ? { ...whole, lacks: 'certificate' } : whole;
}

/** The same of each of several certificates. */
export const spread = (drafts: readonly Draft[], at: number, ids: readonly string[]): Draft[] =>
  drafts.flatMap((draft, i) =>
    i === at ? ids.map((certificate) => filled({ ...draft, many: 1 }, { certificate })) : [draft],
  );

/** Every two of a few. */
const pairsOf = <T>(all: readonly T[]): [T, T][] =>
  all.flatMap((one, i) => all.slice(i + 1).map((other): [T, T] => [one, other]));
const MOST_PAIRS = 6;

const titleFor = ({ holder }: Ground, id: string | null): string => {
  const certificate = holder.certificates.find((one) => one.id === id);
  return certificate ? `${titleAmong(certificate, holder.certificates)} ` : '';
};

/** 12月4日 4 学时（专业知识）: as it will be written. */
function wordsOf(ground: Ground, draft: Draft | Fact): string {
  const certificate = ground.holder.certificates.find(({ id }) => id === draft.certificate);
  const words = factWords(draft, ground.context.asOf, isByPack(ground, draft.certificate));
  return `${words}${categoryOf(certificate, draft)}`;
}

/** Whether there are several certificates of that name, of which the one that was meant is read back. */
const isOneOfSeveral = ({ holder }: Ground, { certificate }: Draft): boolean =>
  holder.certificates.some(({ id, nth }) => id === certificate && nth !== undefined);

/** Whether a certificate is told of by a pack of its own. */
const isByPack = ({ holder }: Ground, id: string | null): boolean =>
  holder.certificates.some((one) => one.id === id && one.law !== undefined && one.law !== null);

/** 施工员（土建） 12月4日 4 学时、12月5日 6 学时; the certificate is named once. */
function listed(ground: Ground, drafts: readonly (Draft | Fact)[]): string {
  const groups: { id: string | null; words: string[] }[] = [];
  for (const draft of drafts) {
    const words = wordsOf(ground, draft);
    const last = groups.at(-1);
    if (last && last.id === draft.certificate) last.words.push(words);
    else groups.push({ id: draft.certificate, words: [words] });
  }
  return groups.map(({ id, words }) => `${titleFor(ground, id)}${words.join('、')}`).join('；');
}

/** The day of an event that stands on record in the place of the one told; null: none, or the same. */
function standsThere({ holder }: Ground, { op, certificate, fact, value }: Draft | Fact): string | null {
  if (op !== 'set' || !EVENTS.has(fact)) return null;
  const of = holder.certificates.find(({ id }) => id === certificate) ?? null;
  const before = recordedOf(holder, of, fact);
  return typeof before === 'string' && before !== UNKNOWN && before !== value ? before : null;
}

/** It says what stands there and what it becomes (已经记着3月3日 换了证，改成11月20日): an event is not told over another one unseen. */
const inItsPlace = (ground: Ground, draft: Draft, before: string): string =>
  `${titleFor(ground, draft.certificate).trim()}已经记着${wordsOf(ground, { ...draft, value: before, on: null })}，改成 ${wordsOf(ground, draft)}`;

/** What is read back, in one line. */
function readBack(ground: Ground, drafts: readonly Draft[]): string {
  const { asOf } = ground.context;
  const [first] = drafts;
  if (drafts.length === 1 && first?.fact === 'reminder') return `${factWords(first, asOf)}，对吗？`;
  const { changes, gone, told: all } = sortedOf(drafts);
  const told = all.filter((draft) => standsThere(ground, draft) === null);
  const parts = [
    ...all.flatMap((draft) => {
      const before = standsThere(ground, draft);
      return before === null ? [] : [inItsPlace(ground, draft, before)];
    }),
    ...changes.map(
      ([old, now]) =>
        `把${titleFor(ground, old.certificate)}${wordsOf(ground, old)}改成 ${wordsOf(ground, now)}`,
    ),
    ...(gone.length > 0 ? [`删掉 ${listed(ground, gone)}`] : []),
    ...(told.length > 0 ? [`记 ${listed(ground, told)}`] : []),
  ];
  return `${parts.join('；')}，对吗？`;
}

const drop: Choice = { label: SAY.no, act: { do: 'drop' }, means: 'no' };

const waiting = (ground: Ground, drafts: Draft[], text: string, choices: Choice[]): Turn => ({
  text,
  clauses: [],
  actions: [],
  choices,
  written: [],
  undo: [],
  pending: drafts.length > 0 ? { drafts, editing: false } : null,
  talk: ground.talk,
  asks: ground.awaiting,
});

/** 两本, where there are more: which they are, by their names, or by a tap where there are few of them. */
function whichOnes(
  ground: Ground,
  draft: Draft,
  titles: readonly string[],
  pairs: Choice[],
): { text: string; choices: Choice[] } {
  const isFew = draft.many === 2 && pairs.length <= MOST_PAIRS;
  const [one = '', other = ''] = titles;
  const what = draft.fact === 'credit' ? `${wordsOf(ground, draft)}，` : '';
  return {
    text: `${what}记在哪 ${draft.many} 本上？一起说名字就行，比如“${one}、${other}”。`,
    choices: [...(isFew ? pairs : []), drop],
  };
}

/** 23年32 24年30, of which it is not said of which certificate: with a name it is known of every year that was told with it. */
const isAskedWith = (asked: Draft, one: Draft, { certificate }: Partial<Draft>): boolean =>
  asked.fact === 'statedCycle' &&
  one.fact === 'statedCycle' &&
  one.lacks === 'certificate' &&
  typeof certificate === 'string' &&
  (one.among?.includes(certificate) ?? true);

/** What it is that the certificate is asked of. */
function namedBefore(ground: Ground, drafts: readonly Draft[], draft: Draft): string {
  if (draft.fact === 'credit') return `${wordsOf(ground, draft)}，`;
  if (draft.fact !== 'statedCycle') return '';
  const years = drafts.filter(({ fact, lacks }) => fact === 'statedCycle' && lacks === 'certificate');
  return `${years.map((one) => wordsOf(ground, one)).join('、')}，`;
}

/** What is asked for of a draft that lacks something, and what can be tapped for it. */
/** 2023 年一共学了几学时？ */
const hoursOfCycleAsked = ({ fact, on }: Draft, asOf: Day): string => {
  if (fact !== 'statedCycle' || on === null) return '说清楚一点，我再记。';
  const since = on.endsWith('-01-01') ? '' : `（${dayWords(on, asOf)}起）`;
  return `${on.slice(0, 4)} 年${since}一共学了几学时？没学也是答案。`;
};

function asking(
  ground: Ground,
  drafts: readonly Draft[],
  at: number,
  said: string,
): { text: string; choices: Choice[] } {
  const draft = drafts[at] as Draft;
  const { asOf } = ground.context;
  const put = (told: Partial<Draft>): Draft[] =>
    drafts.map((one, i) =>
      i === at || isAskedWith(draft, one, told) ? ofItsPack(ground, filled(one, told)) : one,
    );
  const choose = (label: string, told: Partial<Draft>, means?: 'yes'): Choice => {
    const next = put(told);
    // What is on record is not written over unseen: it is read back first, with what stands there.
    const isNew =
      next.every((draft) => standsThere(ground, draft) === null && !isOneOfSeveral(ground, draft)) &&
      judged(next, ground).says.length === 0;
    const act =
      isNew && next.every(({ lacks }) => lacks === null)
        ? ({ do: 'write', facts: next.map(factOf) } as const)
        : ({ do: 'draft', drafts: next } as const);
    return { label, act, ...(means ? { means } : {}) };
  };
  const what = `${titleFor(ground, draft.certificate)}${draft.fact === 'credit' ? hoursWords(draft.value as number) : calledOf(draft.fact, isByPack(ground, draft.certificate))}`;
  switch (draft.lacks) {
    case 'certificate': {
      const able = ground.holder.certificates.filter(
        (one) => draft.among?.includes(one.id) ?? takes(one, draft.applied ? APPLIED : draft.fact),
      );
      if ((draft.many ?? 1) > 1)
        return whichOnes(
          ground,
          draft,
          able.map((one) => titleAmong(one, ground.holder.certificates)),
          pairsOf(able).map(([one, other]) => {
            const next = spread(drafts, at, [one.id, other.id]).map((each) => ofItsPack(ground, each));
            const label = [one, other].map((each) => titleAmong(each, ground.holder.certificates)).join('、');
            return { label, act: { do: 'draft', drafts: next } };
          }),
        );
      const which = said || `${namedBefore(ground, drafts, draft)}记在哪一本上？`;
      return {
        text: `${which}${toldApart(ground.context, able)}`,
        choices: [
          ...able.map((one) => choose(titleAmong(one, ground.holder.certificates), { certificate: one.id })),
          drop,
        ],
      };
    }
    case 'day': {
      const { offered } = draft;
      if (offered === null)
        return {
          text: `${what}，是哪一天？${draft.within?.length === 4 ? '几月几号一起说' : '说几号就行'}，比如“${dayWords(formatDay(asOf - 2), asOf)}”。`,
          choices: [
            ...(draft.within !== undefined && keepsPart(draft, ground)
              ? [choose(`只知道是${knownDayWords(draft.within, asOf)}`, { value: draft.within, on: null })]
              : []),
            drop,
          ],
        };
      const today = offered === formatDay(asOf);
      const label = today ? SAY.today : dayWords(offered, asOf);
      const choices: Choice[] = [
        choose(label, { on: offered }, 'yes'),
        { label: SAY.otherDay, act: { do: 'other-day' } },
        drop,
      ];
      return {
        text: today
          ? `记 ${what}，是今天的吗？`
          : `${what}：是${dayWords(offered, asOf)}吗？今年的这一天还没到。`,
        choices,
      };
    }
    default:
      return { text: said || hoursOfCycleAsked(draft, asOf), choices: [drop] };
  }
}

/** Hours of a year, of the certificate's own cycle that begins in it. */
function inItsCycle({ course, context }: Ground, certificate: ChatCertificate, draft: Draft): Draft {
  const past = course.pastCycles(context, certificate);
  if (draft.on === null || past.includes(draft.on)) return draft;
  const on = past.find((from) => from.startsWith(String(draft.on).slice(0, 4)));
  return on === undefined ? draft : { ...draft, on };
}

/** What is told of a certificate, as its own pack takes it, once it is known of which one it is told. */
function ofItsPack(ground: Ground, told: Draft): Draft {
  const certificate = ground.holder.certificates.find(({ id }) => id === told.certificate);
  if (!certificate) return told;
  let draft = told;
  // Hours are of a category only where the pack tells it apart.
  if (draft.category !== undefined && !tellsApart(certificate, draft.category)) {
    const { category: _category, ...whole } = draft;
    draft = whole;
  }
  if (draft.fact === 'statedCycle' && draft.op === 'set') draft = inItsCycle(ground, certificate, draft);
  if (draft.applied) draft = { ...draft, fact: appliedFact(certificate) ?? draft.fact };
  if (draft.makeUp && draft.on !== null) {
    const cycle = ground.course.makeUpOf(ground.context, certificate, parseDay(draft.on));
    const { for: _for, ...bare } = draft;
    draft = cycle === null ? bare : { ...bare, for: cycle };
  }
  // A month is kept where days are kept in part; elsewhere the day is asked for.
  const isPart = draft.within !== undefined && draft.value === draft.within && draft.on === null;
  return isPart && !keepsPart(draft, ground) ? { ...draft, value: null, lacks: 'day' } : draft;
}

/** A course that was said to make up, where that comes to nothing. */
const makesUpNothing = ({ makeUp, for: cycle, on, certificate }: Draft): boolean =>
  makeUp === true && cycle === undefined && on !== null && certificate !== null;
const NO_MAKE_UP = '补学不算进以前的，记在学的那一天。';

const isKnownInPart = ({ within, value, on, lacks }: Draft): boolean =>
  within !== undefined && value === within && on === null && lacks === null;

/** Facts that belong to no certificate's document. */
const OF_NO_DOCUMENT: ReadonlySet<string> = new Set(['reminder', 'certificate', 'answer', 'draft']);

/** Whether the document of the certificate that a draft is of knows the fact; of none yet, it is asked of those that do. */
function isKnownThere({ holder }: Ground, { op, certificate, fact, applied }: Draft): boolean {
  const one = holder.certificates.find(({ id }) => id === certificate);
  return !one || op === 'remove' || OF_NO_DOCUMENT.has(fact) || takes(one, applied ? APPLIED : fact);
}

/** What is not read back, for nothing of it could be written down: 建筑施工 C 证没有“没出过事故”这一项，不记。 */
function noSuchFact(ground: Ground, drafts: readonly Draft[]): string[] {
  const titles = new Map<string, string[]>();
  for (const draft of drafts) {
    const words = OF_STUDY.has(draft.fact)
      ? '学时'
      : `“${factWords({ ...draft, on: null }, ground.context.asOf, isByPack(ground, draft.certificate))}”`;
    titles.set(words, [...(titles.get(words) ?? []), titleFor(ground, draft.certificate).trim()]);
  }
  return [...titles].map(([words, of]) => `${[...new Set(of)].join('、')}没有${words}这一项，不用记。`);
}
const OF_STUDY: ReadonlySet<string> = new Set(['credit', 'total', 'statedCycle']);

/** 已经不做这个岗位, heard twice in one message; hours of one day may be two. */
const onlyOnce = (drafts: readonly Draft[]): Draft[] =>
  drafts.filter(
    (draft, i) =>
      draft.fact === 'credit' ||
      drafts.findIndex((one) => JSON.stringify(one) === JSON.stringify(draft)) === i,
  );

/** Reads drafts back, or asks for what the first of them lacks. */
export function propose(ground: Ground, { drafts: told, said, choices }: Drafted): Turn {
  const own = onlyOnce(told).map((draft) => ofItsPack(ground, draft));
  const known = own.filter((draft) => isKnownThere(ground, draft));
  const { facts: drafts, says } = judged(known, ground);
  const refused = [
    ...noSuchFact(
      ground,
      own.filter((draft) => !known.includes(draft)),
    ),
    ...says.filter((each) => !said.includes(each)),
  ];
  const at = drafts.findIndex(({ lacks }) => lacks !== null);
  const beside = drafts.some(makesUpNothing) ? [NO_MAKE_UP] : [];
  const long = tooLongDays(ground, drafts);
  const tail = drafts.some(isKnownInPart) ? '记得是哪一天，直接说就行。' : '';
  if (drafts.length === 0) return waiting(ground, [], [...said, ...refused].join(''), choices);
  // No yes makes a day longer than it is: what is right is said first.
  if (at < 0 && long.length > 0) {
    const turn = waiting(ground, drafts, [...said, ...refused, ...long].join(''), [drop]);
    return { ...turn, pending: turn.pending && { ...turn.pending, editing: true } };
  }
  if (at < 0)
    return waiting(
      ground,
      drafts,
      [...said, ...refused, ...beside, readBack(ground, drafts), tail].join(''),
      [
        { label: SAY.yes, act: { do: 'write', facts: drafts.map(factOf) }, means: 'yes' },
        { label: SAY.change, act: { do: 'edit' } },
        drop,
      ],
    );
  const whole = drafts.filter(({ lacks, op }) => lacks === null && op !== 'remove');
  const ask = asking(ground, drafts, at, said.join(''));
  const there = whole.length > 0 ? `${listed(ground, whole)}，记下前还要问一句：` : '';
  const noted = [...refused, ...(said.join('') === ask.text ? [] : said)].join('');
  const offers = choices.length > 0 ? [...choices, drop] : ask.choices;
  return waiting(ground, drafts, `${there}${noted}${ask.text}`, offers);
}

/** 我30号就申请了, said on the 2nd: the day of last month is offered, and with a tap it is taken; one of last year is only asked about. */
const LONGEST_OFFERED = 45;

/** What waits for a yes after a turn: what is whole, and what would be with today, where that is offered; after 改 nothing. */
export function proposedOf(pending: Pending | null, asOf: Day): Fact[] {
  if (!pending || pending.editing) return [];
  return pending.drafts.flatMap((draft): Fact[] => {
    if (draft.lacks === null) return [factOf(draft)];
    if (draft.lacks !== 'day' || draft.offered === null) return [];
    if (asOf - parseDay(draft.offered) > LONGEST_OFFERED) return [];
    const whole = filled(draft, { on: draft.offered });
    return whole.lacks === null ? [factOf(whole)] : [];
  });
}

/** What was written, in words: 记上了, 改好了, 删掉了. */
function notedWords(ground: Ground, facts: readonly Fact[]): string {
  if (facts.every(({ fact }) => fact === 'reminder')) return `好，${listed(ground, facts)}。`;
  const { changes, gone, told: all } = sortedOf(facts);
  const told = all.filter((fact) => standsThere(ground, fact) === null);
  const mended = [
    ...changes.map(([, now]) => now),
    ...all.filter((fact) => standsThere(ground, fact) !== null),
  ];
  const parts = [
    ...(mended.length > 0 ? [`改好了：${listed(ground, mended)}。`] : []),
    ...(gone.length > 0 ? [`删掉了：${listed(ground, gone)}。`] : []),
    ...(told.length > 0 ? [`记上了：${listed(ground, told)}。`] : []),
  ];
  return parts.join('');
}

/** After writing: what was noted, what is left, what takes it back; where a way is walked, its next question. */
export function note(ground: Ground, facts: readonly Fact[], lead?: string): Turn {
  const undo = undoOf(ground.holder, facts);
  const holder = withFacts(ground.holder, facts);
  const context = { ...ground.context, holder };
  const after: Ground = { ...ground, context, holder };
  const about =
    facts.find(({ certificate }) => certificate !== null)?.certificate ?? handOf(ground)?.id ?? null;
  const certificate = holder.certificates.find(({ id }) => id === about);
  const talk: Talk | null =
    ground.talk?.at === 'way' && certificate ? { at: 'way', certificateId: certificate.id } : ground.talk;
  const head = lead ?? notedWords(ground, facts);
  const undoing: Choice[] = undo.length > 0 ? [{ label: SAY.undo, act: { do: 'undo', facts: undo } }] : [];
  const base: Turn = {
    text: head,
    clauses: [],
    actions: [],
    choices: undoing,
    written: [...facts],
    undo,
    pending: null,
    talk,
    asks: ground.awaiting,
  };
  if (facts.every(({ fact }) => fact === 'reminder')) return besideStep(base, after, certificate);
  if (!certificate) return base;
  const counts = facts.some(({ fact }) => fact === 'credit' || fact === 'total' || fact === 'statedCycle');
  const futile = lead === undefined ? judged(facts, ground).says : [];
  const counted = counts
    ? holder.certificates.filter(
        (one) =>
          one === certificate || facts.some((fact) => OF_STUDY.has(fact.fact) && fact.certificate === one.id),
      )
    : [];
  const leftOfEach = counted.map((one) => ground.course.left(context, one)).join('');
  const left = `${futile.join('')}${leftOfEach}`;
  if (ground.talk?.at !== 'way' || !ground.awaiting) return { ...base, text: `${head}${left}` };
  const standing = after.course.standing(context, certificate);
  const asks = standing.expected !== null;
  return {
    ...base,
    text: `${head}${left}${standing.text}`,
    clauses: standing.clauses,
    actions: standing.actions,
    about: certificate.id,
    choices: [...standing.choices, ...undoing],
    talk: asks ? talk : null,
    asks,
  };
}

/** A reminder set in the middle of a step: the step's question stands, and is put again. */
function besideStep(base: Turn, { course, context, talk, awaiting }: Ground, hand?: ChatCertificate): Turn {
  const standing = talk?.at === 'way' && awaiting && hand ? course.standing(context, hand) : null;
  return standing?.expected
    ? { ...base, text: `${base.text}${standing.short}`, choices: [...standing.choices, ...base.choices] }
    : base;
}

/** The certificate that a talk is about: the one named, else the one added last. */
export function certificateOf(holder: ChatHolder | null, id: string | null): ChatCertificate | undefined {
  const certificates = holder?.certificates ?? [];
  return id === null ? certificates.at(-1) : certificates.find((certificate) => certificate.id === id);
}

export const handOf = ({ holder, talk }: Ground): ChatCertificate | null =>
  talk?.at === 'way' ? (certificateOf(holder, talk.certificateId) ?? null) : null;
