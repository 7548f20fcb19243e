// Several questions in one message: 换证要不要交照片，要多少钱，多久能下来. What the answer to the whole leaves out is told behind it.
import { asOne, isAnswer } from './as-one';
import { partsOf } from './split';
import { moodOf } from './told/moods';
import { plain } from './told/plain';
import type { ChatContext, ChatReply, ChatState } from './types';

type Reply = (state: ChatState, text: string, context: ChatContext) => ChatReply;

/** More would be read by nobody. */
const MOST = 3;
const LONGEST_PART = 24;
/** As sure of a part as of a whole question. */
const SURE = 0.85;
/** What leans on what was said before it asks nothing by itself: 那怎么办, 行不行. */
const LEANS =
  /^(?:那|这|它|要是|如果|还|就|也|是不是|能不能|行不行|可不可以|对不对|咋|怎么|为什么|为啥|会不会)*(?:咋|怎么|办|整|弄|行|可以|能|对|好|算|会|是|样|啊|呢|吗|不|么|了|没)*[?？]*$/;

/** The questions of a message that may be asked by themselves; empty: it is one question. */
function questionsIn(text: string): string[] {
  const asked = partsOf(text).filter(
    (part) => [...part].length <= LONGEST_PART && moodOf(plain(part)).asks && !LEANS.test(plain(part)),
  );
  return asked.length > 1 ? asked : [];
}

const isSureAnswer = ({ outcome, told, written, proposed, confidence }: ChatReply): boolean =>
  outcome === 'answer' && !told && written.length === 0 && proposed.length === 0 && confidence >= SURE;

const NOTHING_TOLD = ['smalltalk', 'out_of_scope', 'human'];

/** The answers to those of the questions that the first answer says nothing of, without what it said already. */
function restOf(first: ChatReply, replies: readonly ChatReply[]): ChatReply[] {
  const intents = new Set([first.intent]);
  let said = first.answer;
  return replies.flatMap((one) => {
    if (!isSureAnswer(one) || intents.has(one.intent) || NOTHING_TOLD.includes(one.intent)) return [];
    const rest = one.answer.split(/(?<=[。\n])/).filter((sentence) => !said.includes(sentence.trim()));
    // What is left of an answer whose head was told is no answer.
    if (rest.length === 0 || !one.answer.startsWith(rest[0] as string) || intents.size >= MOST) return [];
    intents.add(one.intent);
    said += rest.join('');
    return [{ ...one, answer: rest.join('').trim() }];
  });
}

/** A reply to every question of a message, where the reply to one stands; what tells, or answers the talk, is left as it is. */
export const eachAnswered =
  (replyToOne: Reply): Reply =>
  (state, text, context) => {
    const whole = replyToOne(state, text, context);
    const isTold = whole.told || whole.written.length > 0;
    if (isTold || state.pending || (state.talk && state.awaiting)) return whole;
    if (whole.outcome !== 'answer' && whole.outcome !== 'clarify') return whole;
    const parts = questionsIn(text).map((part) => replyToOne(state, part, context));
    const [first, ...others] = whole.outcome === 'answer' ? [whole, ...parts] : parts.filter(isAnswer);
    if (!first) return whole;
    const rest = restOf(first, others);
    // One question of several that was understood is no answer to the whole.
    if (rest.length === 0) return whole;
    return rest.reduce((own, other) => asOne(own, other, state, text), first);
  };
