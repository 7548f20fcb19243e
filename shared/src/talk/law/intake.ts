import { type Day, formatDay } from '../../calendar';
import { type Pack, plainTrade, UNKNOWN } from '../../law';
import { offeredPacks } from '../../packs';
import {
  checkPackAnswer,
  doubtAbout,
  foldPackIntake,
  NOT_HAPPENED,
  type PackIntake,
  POST,
  sayKnown,
} from '../../standing';
import { NOT_PUBLISHED } from '../not-published';
import { AROUND } from '../phrases/intake-said';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { readTold } from '../told/reader';
import { commandOf } from '../turns/commands';
import type { GivenAnswers, Questions } from '../turns/intake';
import { ADD, ADD_NOT, CHANGE_HOW, type IntakeTalk } from '../turns/intake/asking';
import { dayGiven, howToSay, inAnswered, saysNotKnown, withYearSaid } from '../turns/intake/day-said';
import { anew, type Denial, denialIn, isBareAnswer, namedIn } from '../turns/intake/denial';
import { saying, type Turn } from '../turns/turn';
import type { ChatContext, ChatHolder, Choice, Fact } from '../types';
import { factSaid, standsNow } from './given';
import { postSaid } from './posts';

type Question = PackIntake['answered'][number]['question'];

const LATER = '这个等会儿再问，先说这个。';

const base = { actions: [], written: [], undo: [], pending: null };

const folded = (pack: Pack, answers: GivenAnswers, asOf: Day): PackIntake =>
  foldPackIntake(pack, answers, asOf, offeredPacks());

/** What can be tapped: a post with specialties once, of which one is asked next. */
const labelsOf = ({ id, options }: Question): string[] => [
  ...new Set(options.map(({ label }) => (id === POST ? headOf(label) : label))),
];

/** 没看清, 没明白: wants something of the talk; 不知道 answers a question that can be answered so. */
const isCommandBeside = (question: Question, typed: string): boolean => {
  const command = commandOf(typed);
  return command !== null && !(command === 'skip' && canBeUnknown(question));
};

const headOf = (label: string): string => label.replace(/（.+）$/, '');

const canBeUnknown = ({ options }: Question): boolean => options.some(({ value }) => value === UNKNOWN);

const answerFact = (pack: Pack, question: string, value: string): Fact => ({
  ...{ op: 'set', certificate: null, fact: 'answer', value: { question, value, pack: pack.id }, on: null },
});

/** What a text says to a question: answers by questions, why it is asked again, or nothing. */
type Heard =
  /** `assumed`: the day's year was not said, so it is read back. */
  | { given: Record<string, string>; assumed?: true }
  /** `begun`: what was said of a day of which only the year lacks. */
  | { again: string; choices?: string[]; begun?: string }
  | null;

const isDay = ({ kind }: Question): boolean => kind === 'event' || kind === 'date';

function daySaid(pack: Pack, question: Question, typed: string, asOf: Day): Heard {
  const name = pack.said.facts[question.id]?.name ?? '';
  const given = dayGiven(typed, `${question.title}${name}`, asOf, question.kind === 'date');
  if (given === null) return null;
  if ('value' in given)
    return { given: { [question.id]: given.value }, ...(given.assumed && { assumed: true }) };
  if ('again' in given) return given;
  const offered = question.options.some(({ value }) => value === NOT_HAPPENED);
  return offered ? { given: { [question.id]: NOT_HAPPENED } } : { again: '这里要的是日子。' };
}

const YES = /^(?:是|对|嗯|没错)+(?:的|了|啊|呀)?$/;
const NO = /^(?:不是|不|否|没)(?:的|了|啊|呀)?$/;
const HAS = /^有(?:的|了|啊|呀|过)?$/;
const HAS_NOT = /^(?:还)?没有?(?:的|了|啊|呀|过)?$/;

/** 有, 没有, 对: said to what is answered by 是 or 不是. */
function yesOrNo({ id, title, options }: Question, text: string): Record<string, string> | null {
  if (!options.some(({ value }) => value === 'true')) return null;
  const asksWhetherThereIs = /有(?!效)/.test(title);
  if (YES.test(text) || (asksWhetherThereIs && HAS.test(text))) return { [id]: 'true' };
  return NO.test(text) || (asksWhetherThereIs && HAS_NOT.test(text)) ? { [id]: 'false' } : null;
}

function said(pack: Pack, question: Question, typed: string, asOf: Day): Heard {
  const text = plain(typed).replace(/[,，。.！!]+$/, '');
  const exact = question.options.find(({ label }) => plainTrade(label) === plainTrade(typed));
  if (exact) return { given: { [question.id]: exact.value } };
  if (isDay(question)) {
    const day = daySaid(pack, question, typed, asOf);
    if (day && 'given' in day) return day;
    const told = toldTo(pack, question, typed, asOf);
    // 10号, of what is valid to a day: of which month it is not said, whatever else may be heard in it.
    const isOpen = day !== null && question.kind === 'date' && told && 'given' in told;
    return isOpen && told.given[question.id] !== undefined ? day : (told ?? day);
  }
  const mood = moodOf(text);
  if (canBeUnknown(question) && saysNotKnown(text)) return { given: { [question.id]: UNKNOWN } };
  if (mood.asks || mood.others || mood.heard) return null;
  const chosen = yesOrNo(question, text);
  if (chosen) return { given: chosen };
  // 不对，是2025年: whatever it is of, it is no yes to this.
  if (denialIn(typed)?.denies) return toldTo(pack, question, typed, asOf, false);
  const bare = text.replace(AROUND, '').replace(/[^\p{L}\p{N}]/gu, '');
  const option = question.options.find(
    ({ label }) => label.toLowerCase() === bare || label.toLowerCase().replace(/\s*类$/, '') === bare,
  );
  if (option) return { given: { [question.id]: option.value } };
  if (question.id === POST) {
    const post = postSaid(pack, question, text);
    if (post) return post;
  }
  const told = toldTo(pack, question, typed, asOf);
  if (told) return told;
  const alone = daysIn(text, asOf).some(({ from, to }) => from === 0 && to === text.length);
  return alone ? { again: '日子等会儿再问，先说这个。' } : null;
}

/**
 * What the reader of facts hears in a text, of the question that stands or of others.
 * @param mayBeShort whether 是 alone answers the question that stands
 */
function toldTo(pack: Pack, question: Question, typed: string, asOf: Day, mayBeShort = true): Heard {
  const mood = moodOf(plain(typed));
  const ofDay = !isDay(question) && daysIn(plain(typed), asOf).some(({ weak }) => !weak);
  if (mood.asks || mood.others || mood.heard) return null;
  const told = readTold(typed, {
    asOf,
    facts: new Set(pack.factNames),
    trades: [],
    categories: [],
    makesUp: false,
    // 是 with a day, or behind a 不对, is of something else.
    expected:
      mayBeShort && !ofDay
        ? { fact: question.id, kind: pack.said.facts[question.id]?.type ?? 'state' }
        : null,
    foreign: false,
  });
  const answers: Record<string, string> = {};
  for (const claim of told.claims) {
    if (claim.tells === 'state' && claim.value !== null) answers[claim.fact] = String(claim.value);
    if ((claim.tells === 'event' || claim.tells === 'date') && claim.day) {
      const day = claim.day;
      if (day.is === 'day' || (day.is === 'future' && day.day !== null && claim.tells === 'date'))
        answers[claim.fact] = formatDay(day.day as Day);
      else if (day.is === 'part') answers[claim.fact] = day.part;
    }
  }
  return Object.keys(answers).length > 0 ? { given: answers } : null;
}

/** 不是, 没错: among the answers that the question offers, and so no denial. */
function isOwnAnswer(question: Question | null, typed: string): boolean {
  if (!question) return false;
  const text = plain(typed).replace(/[,，。.！!]+$/, '');
  const offered = question.options.some(({ label }) => plainTrade(label) === plainTrade(typed));
  return offered || yesOrNo(question, text) !== null;
}

/** How far a text names a question; null: it names none. */
function nameScore(pack: Pack, { question }: { question: Question }, text: string): number | null {
  const called = question.id === POST ? '岗位工种类别专业' : (pack.said.facts[question.id]?.name ?? '');
  return namedIn(text, `${question.title}${called}`);
}

/** Which answer is another than was given, and what it is; why it cannot be told; null: nothing is said of any. */
function changeMeant(
  pack: Pack,
  answered: PackIntake['answered'],
  { head, now }: Denial,
  asOf: Day,
): { id: string; value: string } | { again: string } | null {
  if (isBareAnswer(now)) return null;
  const scores = answered.map((one) => nameScore(pack, one, `${head}，${now}`));
  const best = Math.max(...scores.map((score) => score ?? 0));
  const isNamed = scores.some((score) => score !== null);
  let again: string | null = null;
  // Where none is named, the last that the words fit is meant.
  for (let i = answered.length - 1; i >= 0; i -= 1) {
    const { question } = answered[i] as PackIntake['answered'][number];
    if (isNamed && (best === 0 || scores[i] !== best)) continue;
    const heard = isDay(question)
      ? daySaid(pack, question, inAnswered(now, (answered[i] as { value: string }).value), asOf)
      : said(pack, question, now, asOf);
    const value = heard && 'given' in heard ? heard.given[question.id] : undefined;
    if (value !== undefined) return { id: question.id, value };
    if (heard && 'again' in heard && isDay(question)) again ??= heard.again;
  }
  return again === null ? null : { again };
}

/** The first questions of a pack: from its kinds, its posts and the facts that its obligations ask for. */
export function lawQuestionsOf(pack: Pack): Questions {
  const at = (answers: GivenAnswers): IntakeTalk => ({ at: 'intake', answers, heard: null });

  function ask(question: Question, answers: GivenAnswers, lead: string, written: Fact[] = []): Turn {
    const choices: Choice[] = labelsOf(question).map(saying);
    const mayNotBe = question.options.some(({ value }) => value === NOT_HAPPENED);
    const how = isDay(question) ? howToSay(mayNotBe) : '';
    return {
      ...base,
      text: `${lead}${question.title}${question.help ?? ''}${how}`,
      clauses: question.clause === null ? [] : [question.clause],
      choices,
      written,
      talk: at(answers),
      asks: true,
    };
  }

  function judge(
    { title, standing, answered }: PackIntake,
    answers: GivenAnswers,
    isHolder: boolean,
    lead: string,
    written: Fact[],
  ): Turn {
    const words = standing?.headline.words;
    const verdict = words
      ? [
          `${title}：${words.title}。`,
          ...words.sentences,
          ...[words.reading, words.caveat].filter((one) => one !== null),
        ]
      : [`${title}：${NOT_PUBLISHED}`];
    const turn: Turn = {
      ...base,
      text: `${lead}${verdict.join('')}`,
      clauses: [...(words?.clauses ?? [])],
      choices: [],
      written,
      talk: null,
      asks: false,
    };
    if (!isHolder)
      return {
        ...turn,
        text: `${lead}${standsNow(pack, answered)}${verdict.join('')}`,
        actions: [{ type: 'open-page', label: '登录，把这本证书加上', page: 'add' }],
        talk: at(answers),
      };
    return offerToAdd(
      { ...turn, text: `${turn.text}${standsNow(pack, answered)}` },
      title ?? '',
      at(answers),
    );
  }

  /** The certificate is added on a yes, as it was told. */
  function offerToAdd(turn: Turn, title: string, talk: IntakeTalk): Turn {
    const fact: Fact = {
      ...{ op: 'add', certificate: null, fact: 'certificate', value: title, on: null },
      pack: pack.id,
    };
    return {
      ...turn,
      text: `${turn.text}把这本${title}加上，对吗？`,
      choices: [
        { label: ADD, act: { do: 'write', facts: [fact] }, means: 'yes' },
        { label: ADD_NOT, act: { do: 'drop' }, means: 'no' },
      ],
      pending: { drafts: [{ ...fact, lacks: null, offered: null }], editing: false },
      talk,
      asks: true,
    };
  }

  /** A day that the screens question before they take it is questioned here too; null: none is. */
  function doubtIn(given: Readonly<Record<string, string>>, answers: GivenAnswers, asOf: Day): Turn | null {
    const { doubts } = folded(pack, answers, asOf);
    for (const [id, value] of Object.entries(given)) {
      const [why, fact] = [doubtAbout(doubts, id, value), pack.said.facts[id]];
      if (why === null || !fact) continue;
      const facts = Object.entries(given).map(([name, told]) => answerFact(pack, name, told));
      return {
        ...base,
        text: `${why}${fact.name}是 ${sayKnown(fact, value)}，没说错吧？`,
        clauses: [],
        choices: [
          { label: '没错', act: { do: 'write', facts }, means: 'yes' },
          { label: '说错了', act: { do: 'drop' }, means: 'no' },
        ],
        pending: { drafts: facts.map((one) => ({ ...one, lacks: null, offered: null })), editing: false },
        talk: at(answers),
        asks: true,
      };
    }
    return null;
  }

  /** 不对，是2022年5月; 改成资料员: another answer to what was answered before; null: nothing of the kind is said. */
  function changedIn(answers: GivenAnswers, typed: string, context: ChatContext): Turn | null {
    const { asOf } = context;
    const { answered, next: open } = folded(pack, answers, asOf);
    const hasDay = daysIn(plain(typed), asOf).some(({ weak }) => !weak);
    const told = denialIn(typed) ?? (open === null && hasDay ? anew(typed) : null);
    const denial = answered.length === 0 || isOwnAnswer(open, typed) ? null : told;
    const mood = moodOf(plain(typed));
    if (!denial || mood.asks || mood.others || mood.heard) return null;
    // 应该是2021年, where a day is asked: that one.
    if (!denial.denies && denial.head === '' && open && isDay(open)) return null;
    const found = changeMeant(pack, answered, denial, asOf);
    if (found === null) {
      const isOfThese =
        denial.head === '' || answered.some((one) => (nameScore(pack, one, denial.head) ?? 0) > 0);
      const asksWhich = denial.denies && isOfThese && !answersItself(open, typed, asOf);
      return asksWhich ? next(answers, context, `${standsNow(pack, answered)}${CHANGE_HOW}`, []) : null;
    }
    if ('again' in found) return next(answers, context, `没有改：${found.again}`, []);
    const { id, value } = found;
    const { [id]: was, ...others } = answers;
    if (was === value) return next(answers, context, `记的就是${factSaid(pack, id, value)}。`, []);
    const fault = checkPackAnswer(pack, others, id, value, asOf, offeredPacks());
    if (fault) return next(answers, context, `没有改：${fault.message}`, []);
    const doubted = doubtIn({ [id]: value }, others, asOf);
    if (doubted) return { ...doubted, talk: at(answers) };
    const lead = `好，改过来了：${factSaid(pack, id, value)}。`;
    return next({ ...answers, [id]: value }, context, lead, [answerFact(pack, id, value)]);
  }

  /** 不是，我没有单位: denied, and the question that stands is answered in its own words. */
  const answersItself = (open: Question | null, typed: string, asOf: Day): boolean => {
    const heard = open && said(pack, open, typed, asOf);
    return heard !== null && 'given' in heard;
  };

  const lawRecord = ({ draft }: ChatHolder): GivenAnswers => (draft?.pack === pack.id ? draft.answers : {});

  function next(answers: GivenAnswers, context: ChatContext, lead: string, written: Fact[]): Turn {
    const intake = folded(pack, answers, context.asOf);
    return intake.next
      ? ask(intake.next, answers, lead, written)
      : judge(intake, answers, context.holder !== null, lead, written);
  }

  return {
    recordOf(holder, talked) {
      const kept = lawRecord(holder);
      // After 上一步 the talk goes on from fewer answers than there are on record.
      const isBack =
        talked !== null && Object.entries(talked).every(([question, value]) => kept[question] === value);
      return isBack && Object.keys(kept).length > 0 ? talked : kept;
    },
    start: (answers, context, lead) => next(answers, context, lead, []),
    said: (answers, { asOf }) => standsNow(pack, folded(pack, answers, asOf).answered),
    standing(answers, context) {
      const question = folded(pack, answers, context.asOf).next;
      const turn = next(answers, context, '', []);
      return question ? { ...turn, text: question.title } : turn;
    },
    back(answers, context) {
      const last = folded(pack, answers, context.asOf).answered.at(-1)?.question.id;
      if (last === undefined) return null;
      const left = Object.fromEntries(Object.entries(answers).filter(([id]) => id !== last));
      return next(left, context, '好，回到上一个。', []);
    },
    why(answers, context) {
      const turn = next(answers, context, '', []);
      return {
        ...turn,
        text: `问这个，是因为不同的证、不同的情况，要办的事和期限不一样；不想说可以先停。${turn.text}`,
      };
    },
    answer(talk: IntakeTalk, typed: string, context: ChatContext) {
      const { asOf, holder } = context;
      const change = changedIn(talk.answers, typed, context);
      if (change) return change;
      const question = folded(pack, talk.answers, asOf).next;
      if (!question || isCommandBeside(question, typed)) return null;
      const whole = isDay(question) ? withYearSaid(talk.heard, typed) : null;
      const heard = said(pack, question, whole ?? typed, asOf);
      if (!heard) return null;
      if ('again' in heard) {
        const turn = ask(question, talk.answers, heard.again);
        const begun = { ...at(talk.answers), heard: heard.begun ?? null };
        return { ...turn, talk: begun, ...(heard.choices && { choices: heard.choices.map(saying) }) };
      }
      const doubted = doubtIn(heard.given, talk.answers, asOf);
      if (doubted) return doubted;
      let answers = { ...(holder && lawRecord(holder)), ...talk.answers };
      const written: Fact[] = [];
      const isOfOthers = heard.given[question.id] === undefined;
      const first = ([id]: [string, string]) => (id === question.id ? 0 : 1);
      for (const [id, value] of Object.entries(heard.given).sort((a, b) => first(a) - first(b))) {
        const fault = checkPackAnswer(pack, answers, id, value, asOf, offeredPacks());
        if (fault && id === question.id) return ask(question, talk.answers, fault.message);
        // What is told of something that is not asked yet is asked when its turn comes.
        if (fault) continue;
        answers = { ...answers, [id]: value };
        written.push(answerFact(pack, id, value));
      }
      if (written.length === 0 && isOfOthers) return ask(question, talk.answers, LATER);
      const other = Object.entries(heard.given).filter(
        ([id, value]) =>
          talk.answers[id] !== undefined && talk.answers[id] !== value && answers[id] === value,
      );
      const changed = other.map(([id, value]) => factSaid(pack, id, value)).join('，');
      const assumed = heard.assumed ? factSaid(pack, question.id, String(heard.given[question.id])) : '';
      const took = assumed === '' ? '好。' : `好，${assumed}；不是这一年的，说一声。`;
      return next(answers, context, other.length > 0 ? `好，改过来了：${changed}。` : took, written);
    },
    take(answers, facts, context) {
      const given = facts.map(({ value }) => value as { question: string; value: string });
      const now = Object.fromEntries(given.map(({ question, value }) => [question, value]));
      const record = context.holder && lawRecord(context.holder);
      return next({ ...record, ...answers, ...now }, context, '好。', [...facts]);
    },
  };
}
