import { INTENT_TITLES, INTENTS, type Intent } from './intents';
import { CONCEPTS } from './phrases/concepts';
import { asksOnAndOn, partsOf } from './split';
import { moodOf } from './told/moods';
import { plain as plainly } from './told/plain';
import { typedNumber } from './typed-number';
import type { ChatState } from './types';
import { isKeyboardNoise } from './understand/noise';
import { normalise } from './understand/normalise';
import type { Candidate, Understanding, Understood } from './understand/understanding';

/** Sure of the question: the nearest intent is at least this likely. */
const SURE_OF_QUESTION = 0.85;
/** Sure of the answer: at least this share of the words is of questions that the helper has answers to. */
const SURE_OF_ANSWER = 0.4;

/** Off topic needs no familiar words; a greeting and a wish for a person have few. */
const NEED_NO_FAMILIARITY: readonly Intent[] = ['out_of_scope', 'smalltalk', 'human'];

const NO_QUESTION: readonly Intent[] = ['smalltalk', 'out_of_scope'];

const bestOf = ({ candidates }: Understood): Intent => (candidates[0] as Candidate).intent;

/**
 * Far ahead of the next one, the nearest is answered as well: asking back would only tire. Of what an outside examiner
 * asked, 0.8 instead of 0.6 asked back four questions more in a hundred and answered one and a half fewer wrongly.
 */
const FAR_AHEAD = { confidence: 0.8, times: 2 };
/** Nobody is turned away, or suspected of fraud, on a guess. */
const NEVER_ON_A_GUESS: readonly Intent[] = ['refuse_fraud', 'out_of_scope', 'smalltalk', 'human'];

function isAhead(candidates: readonly Candidate[]): boolean {
  const [best, next] = candidates as [Candidate, Candidate];
  if (best.confidence >= SURE_OF_QUESTION) return true;
  if (NEVER_ON_A_GUESS.includes(best.intent)) return false;
  const { confidence, times } = FAR_AHEAD;
  return best.confidence >= confidence && best.confidence >= times * next.confidence;
}

const BETWEEN_TWO = 0.75;

/** The two intents between which a text lies, where it is neither of the others; null: it is less clear, or one is nothing to guess at. */
export function twoMeant({ candidates, familiar, foreign }: Understood): [Intent, Intent] | null {
  const [best, next] = candidates as [Candidate, Candidate];
  const clear = familiar >= SURE_OF_ANSWER && !foreign && best.confidence + next.confidence >= BETWEEN_TWO;
  const guess = NEVER_ON_A_GUESS.includes(best.intent) || NEVER_ON_A_GUESS.includes(next.intent);
  return clear && !guess ? [best.intent, next.intent] : null;
}

const isSure = ({ candidates, familiar, foreign }: Understood): boolean => {
  const best = candidates[0] as Candidate;
  if (foreign || !isAhead(candidates)) return false;
  return familiar >= SURE_OF_ANSWER || NEED_NO_FAMILIARITY.includes(best.intent);
};

export interface Resolved extends Understood {
  sure: boolean;
  /** The second question of a message that asks two. */
  second: { intent: Intent; text: string } | null;
}

// 怎么弄, 为什么, 然后呢: nothing of their own, the question before says what is meant.
const EMPTY_FOLLOW_UP =
  /^(那|那么|可|可是|具体|这个|到底|我|该|要|应该|得)*(怎么(办|回事|操作|改|补|开|关|换|删|查|下|报名|申请|解决|处理|设置|取消)?|为什么|然后|多久|几天|要几天|要多久|等多久|等几天|什么意思|真的吗|可以吗|行吗|在哪(办|改|补|弄|查|开|点|下|操作)?|详细(点|说说)?|说清楚点?|再说一遍|没看懂|什么时候(能好|能办)?)(呢|吗|啊|了)?$/;
const LEANING_START = /^(那|那么|要是|如果|还有|它|这个|另一个|可是)/;
const LEANING_END = /[呢]$/;
const LONGEST_FOLLOW_UP = 9;

/** Whether a text may lean on the question before. */
function leans(text: string, alone: Understood): boolean {
  const plain = normalise(text);
  if ([...plain].length > LONGEST_FOLLOW_UP) return false;
  return (
    LEANING_START.test(plain) ||
    LEANING_END.test(text.trim()) ||
    (alone.candidates[0] as Candidate).confidence < SURE_OF_QUESTION
  );
}

const HINTS_ANEW = 0.5;
const FLOOR = 1e-4;
/** A follow-up must itself hint at what it is taken for: else the question before would be answered again. */
const LEAST_OF_ITS_OWN = 0.05;

const ownShare = ({ candidates }: Understood, wanted: Intent): number =>
  candidates.find(({ intent }) => intent === wanted)?.confidence ?? 0;

/** What a text means by itself and what it means after the question before, both heard. */
function together(alone: Understood, joint: Understood): Understood {
  const after = new Map(joint.candidates.map(({ intent, confidence }) => [intent, confidence]));
  const products = alone.candidates.map(({ intent, confidence }) => ({
    intent,
    confidence: (confidence + FLOOR) * ((after.get(intent) ?? 0) + FLOOR),
  }));
  const sum = products.reduce((total, { confidence }) => total + confidence, 0);
  const candidates = products.map(({ intent, confidence }) => ({ intent, confidence: confidence / sum }));
  candidates.sort((one, other) => other.confidence - one.confidence);
  return { candidates, familiar: Math.max(alone.familiar, joint.familiar), foreign: alone.foreign };
}

/** One intent named for certain, the others behind it. */
function certain(intent: Intent, { candidates }: Understood): Understood {
  const others = candidates.filter((candidate) => candidate.intent !== intent);
  return {
    candidates: [{ intent, confidence: 1 }, ...others.map((other) => ({ ...other, confidence: 0 }))],
    familiar: 1,
    foreign: false,
  };
}

/** What was heard, as certainly of one intent. */
export const surely = (heard: Resolved, intent: Intent): Resolved => ({
  ...certain(intent, heard),
  sure: true,
  second: null,
});

const TITLES = new Map(INTENTS.map((intent) => [normalise(INTENT_TITLES[intent]), intent]));

/** Whether a text is a question in the helper's own words, as it is when one of those offered is tapped. */
export const isTitle = (text: string): boolean => TITLES.has(normalise(text));

/** 也没学过: told beside a question, and none itself; what does not work is one. */
function isQuestion(part: string): boolean {
  const { asks, trouble, unreal } = moodOf(plainly(part));
  return asks || trouble || !unreal;
}

/** The questions of a message that are sure by themselves. */
function questionsIn(understanding: Understanding, text: string): { text: string; understood: Understood }[] {
  const parts = partsOf(text);
  if (parts.length < 2) return [];
  return parts
    .filter(isQuestion)
    .map((part) => ({ text: part, understood: understanding.understand(part) }))
    .filter(({ understood }) => isSure(understood) && !NO_QUESTION.includes(bestOf(understood)));
}

/** The candidates with the second question behind the first: whoever asked two meant both. */
function withSecond({ candidates, ...whole }: Understood, second: Intent): Understood {
  const [first, ...others] = candidates as [Candidate, ...Candidate[]];
  const rest = others.filter(({ intent }) => intent !== second);
  return { ...whole, candidates: [first, { intent: second, confidence: first.confidence }, ...rest] };
}

/** A message with its second question. Two that hide each other, or follow one another in so many words, are parted. */
function apart(understanding: Understanding, text: string, whole: Understood): Resolved {
  const questions = questionsIn(understanding, text);
  const two = new Set(questions.map(({ understood }) => bestOf(understood))).size > 1;
  const parted = two && (!isSure(whole) || asksOnAndOn(text));
  const main = parted ? (questions[0]?.understood ?? whole) : whole;
  const other = questions.find(({ understood }) => bestOf(understood) !== bestOf(main));
  if (!other || !isSure(main)) return { ...main, sure: isSure(main), second: null };
  const second = bestOf(other.understood);
  return { ...withSecond(main, second), sure: true, second: { intent: second, text: other.text } };
}

/** What a message asks, with what was asked before. */
export function resolve(understanding: Understanding, text: string, last: ChatState['last']): Resolved {
  if (isKeyboardNoise(text))
    return { ...certain('smalltalk', understanding.understand(text)), sure: true, second: null };
  const number = typedNumber(text);
  if (number?.rest === '')
    return { ...certain('verify_qr', understanding.understand(text)), sure: true, second: null };
  return resolveWords(understanding, number?.rest ?? text, last);
}

const OF_A_POST: readonly Intent[] = ['exchange_scope', 'unmappable_post'];
const UNMAPPABLE = new RegExp((CONCEPTS.unmappable ?? '').split(/\s+/).join('|'));

/** Asked of one certificate, and then of the next. */
const OF_ONE: readonly Intent[] = ['my_status', 'ce_hours_short'];

/** 资料员呢, after whether a post can be exchanged, or what it lacks: the same is asked of another one. */
function anotherPost(plain: string, last: Intent): Intent | null {
  if (OF_ONE.includes(last) && /^(?:那|那么)?(?:我的?)?.{2,8}员(?:的?证)?(?:呢|的呢)?$/.test(plain))
    return last;
  if (
    !OF_A_POST.includes(last) ||
    !/^(?:那|那么)?.{1,6}[员工](?:的?证)?(?:呢|能吗|可以吗|行吗)?$/.test(plain)
  )
    return null;
  return UNMAPPABLE.test(plain) ? 'unmappable_post' : 'exchange_scope';
}

function resolveWords(understanding: Understanding, text: string, last: ChatState['last']): Resolved {
  const plain = normalise(text);
  const alone = understanding.understand(text);
  const titled = TITLES.get(plain);
  if (titled) return { ...certain(titled, alone), sure: true, second: null };
  if (last && EMPTY_FOLLOW_UP.test(plain))
    return { ...certain(last.intent, alone), sure: true, second: null };
  const another = last && anotherPost(plain, last.intent);
  if (another) return { ...certain(another, alone), sure: true, second: null };
  if (last && leans(text, alone)) {
    const own = alone.candidates[0] as Candidate;
    const both = together(alone, understanding.understand(`${last.text}${text}`));
    // The question before drowns a short one: what is asked anew is not the same once more.
    const leansOpenly = LEANING_START.test(plain) || LEANING_END.test(text.trim());
    const anew =
      leansOpenly &&
      own.confidence >= HINTS_ANEW &&
      !NO_QUESTION.includes(own.intent) &&
      own.intent !== last.intent;
    if (anew && bestOf(both) === last.intent)
      return { ...certain(own.intent, alone), sure: alone.familiar >= SURE_OF_ANSWER, second: null };
    return { ...both, sure: isSure(both) && ownShare(alone, bestOf(both)) >= LEAST_OF_ITS_OWN, second: null };
  }
  return apart(understanding, text, alone);
}
