import { type Day, formatDay } from '../../calendar';
import { type Pack, plainTrade, UNKNOWN } from '../../law';
import { offeredPacks } from '../../packs';
import { checkPackAnswer, foldPackIntake, NOT_HAPPENED, type PackIntake, POST } from '../../standing';
import { AROUND, NO_TRADE } from '../phrases/intake-said';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import { readTold } from '../told/reader';
import type { GivenAnswers, Questions } from '../turns/intake';
import type { IntakeTalk } from '../turns/intake/asking';
import { saying, type Turn } from '../turns/turn';
import type { ChatContext, Choice, Fact } from '../types';

type Question = PackIntake['answered'][number]['question'];

const ADD = '把这本证书加上';

const base = { actions: [], written: [], undo: [], pending: null };

const folded = (pack: Pack, answers: GivenAnswers, asOf: Day): PackIntake =>
  foldPackIntake(pack, answers, asOf, offeredPacks());

/** What can be tapped: a post with specialties once, of which one is asked next. */
const labelsOf = ({ id, options }: Question): string[] => [
  ...new Set(options.map(({ label }) => (id === POST ? headOf(label) : label))),
];

const headOf = (label: string): string => label.replace(/（.+）$/, '');

const canBeUnknown = ({ options }: Question): boolean => options.some(({ value }) => value === UNKNOWN);

const answerFact = (pack: Pack, question: string, value: string): Fact => ({
  ...{ op: 'set', certificate: null, fact: 'answer', value: { question, value, pack: pack.id }, on: null },
});

/** What a text says to a question, by questions; null: nothing. */
function said(pack: Pack, question: Question, typed: string, asOf: Day): Record<string, string> | null {
  const text = plain(typed).replace(/[,，。.！!]+$/, '');
  const exact = question.options.find(({ label }) => plainTrade(label) === plainTrade(typed));
  if (exact) return { [question.id]: exact.value };
  const mood = moodOf(text);
  if (mood.asks || mood.others || mood.heard) return null;
  if (canBeUnknown(question) && /^(?:我)?(?:不清楚|不知道|忘了|记不清了?|不记得)了?$/.test(text))
    return { [question.id]: UNKNOWN };
  const bare = text.replace(AROUND, '').replace(/[^\p{L}\p{N}]/gu, '');
  if (question.kind === 'event' && /^(?:还)?(?:没|没有|未)(?:过|呢)?$/.test(bare))
    return { [question.id]: NOT_HAPPENED };
  const option = question.options.find(
    ({ label }) => label.toLowerCase() === bare || label.toLowerCase().replace(/\s*类$/, '') === bare,
  );
  if (option) return { [question.id]: option.value };
  if (question.id === POST) return postSaid(question, bare);
  const told = readTold(typed, {
    asOf,
    facts: new Set(pack.factNames),
    trades: [],
    categories: [],
    expected: {
      fact: question.id,
      kind: question.kind === 'event' ? 'event' : question.kind === 'date' ? 'date' : 'state',
    },
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
  return Object.keys(answers).length > 0 ? answers : null;
}

function postSaid({ kind, options }: Question, bare: string): Record<string, string> | null {
  if (options.some(({ label }) => bare === headOf(label))) return { [POST]: bare };
  if (kind === 'choice' || NO_TRADE.test(bare) || !/^[一-龥]{1,7}[员工师匠手]$/.test(bare)) return null;
  return { [POST]: bare };
}

/** The first questions of a pack: from its kinds, its posts and the facts that its obligations ask for. */
export function lawQuestionsOf(pack: Pack): Questions {
  function ask(question: Question, answers: GivenAnswers, lead: string, written: Fact[] = []): Turn {
    const choices: Choice[] = labelsOf(question).map(saying);
    return {
      ...base,
      text: `${lead}${question.title}${question.help ?? ''}`,
      clauses: question.clause === null ? [] : [question.clause],
      choices,
      written,
      talk: { at: 'intake', answers, heard: null },
      asks: true,
    };
  }

  function judge({ title, standing }: PackIntake, isHolder: boolean, lead: string, written: Fact[]): Turn {
    const words = standing?.headline.words;
    const said = words && [
      `${title}：${words.title}。`,
      ...words.sentences,
      ...[words.reading, words.caveat].filter((one) => one !== null),
    ];
    return {
      ...base,
      text: `${lead}${said?.join('') ?? ''}`,
      // A holder's answers wait there, in the account.
      actions: [{ type: 'open-page', label: isHolder ? ADD : `登录，${ADD}`, page: 'add' }],
      clauses: [...(words?.clauses ?? [])],
      choices: [],
      written,
      talk: null,
      asks: false,
    };
  }

  function next(answers: GivenAnswers, context: ChatContext, lead: string, written: Fact[]): Turn {
    const intake = folded(pack, answers, context.asOf);
    return intake.next
      ? ask(intake.next, answers, lead, written)
      : judge(intake, context.holder !== null, lead, written);
  }

  return {
    onRecord: false,
    start: (answers, context, lead) => next(answers, context, lead, []),
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
      const question = folded(pack, talk.answers, context.asOf).next;
      if (!question) return null;
      const given = said(pack, question, typed, context.asOf);
      if (!given) return null;
      for (const [id, value] of Object.entries(given)) {
        const fault = checkPackAnswer(pack, talk.answers, id, value, context.asOf, offeredPacks());
        if (fault && id === question.id) return ask(question, talk.answers, fault.message);
      }
      const written = Object.entries(given).map(([id, value]) => answerFact(pack, id, value));
      return next({ ...talk.answers, ...given }, context, '好。', written);
    },
    take(answers, facts, context) {
      const given = facts.map(({ value }) => value as { question: string; value: string });
      const now = Object.fromEntries(given.map(({ question, value }) => [question, value]));
      return next({ ...answers, ...now }, context, '好。', [...facts]);
    },
  };
}
