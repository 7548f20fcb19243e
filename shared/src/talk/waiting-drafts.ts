import { plainTyped } from '../text';
import { beginningOf } from './beginning';
import { calledBy } from './called';
import { HOME_PACK } from './phrases/schemes';
import { moodOf } from './told/moods';
import { quiet } from './turns/leading';
import { placeOf } from './turns/places';
import type { Turn } from './turns/turn';
import type { ChatContext, ChatHolder, Fact, WaitingDraft } from './types';
import type { Voice, Voices } from './voice';

/** What begins a certificate's first questions anew (remove), or takes up those that wait (set). */
export const OF_DRAFT = 'draft';

const ofDraft = (op: 'set' | 'remove', pack: string): Fact => ({
  ...{ op, certificate: null, fact: OF_DRAFT, value: pack, on: null },
});

const ANEW =
  /^(?:那|我|还是|干脆|不对|算了|要|想|得|给我|帮我|全部?|都|这[本个]?|刚才的?)*(?:重新?(?:填|回答|来|开始|登记|答|问|弄|录)|从头再?(?:填|来|开始|问|回答|答)?)(?:一?[遍次下]|过|吧|了|好了|这一?本)*$/;
const GOES_ON = /接着|继续|先填|再填|填(?:完|下去|好)|回到|回去/;

const bare = (text: string): string => plainTyped(text).replace(/[\s，。！,.!~]+/g, '');

/** The pack whose first questions are half answered; null: none are. */
function halfOf({ draft, intake }: ChatHolder): string | null {
  if (draft && Object.keys(draft.answers).length > 0) return draft.pack;
  return Object.keys(intake).length > 0 ? HOME_PACK : null;
}

/** The one of those that wait which a text wants to go on with: 云南那本接着填, 我要登记一个湖北的证. */
function wanted(text: string, waiting: readonly WaitingDraft[]): WaitingDraft | undefined {
  const named = beginningOf(text);
  if (named) return waiting.find(({ pack }) => 'pack' in named && pack === named.pack);
  if (!GOES_ON.test(text) || moodOf(text).asks) return undefined;
  const said = plainTyped(text).toLowerCase();
  return waiting.find(({ pack }) => calledBy(pack)?.held.test(said));
}

/** With the answers that waited in the place of those in hand. */
export function takenUp(holder: ChatHolder, pack: string): ChatHolder {
  const { waiting = [], draft, intake } = holder;
  const taken = waiting.find((one) => one.pack === pack);
  if (!taken) return holder;
  const half = halfOf(holder);
  const left =
    half === null ? [] : [{ pack: half, answers: half === HOME_PACK ? intake : (draft?.answers ?? {}) }];
  return {
    ...holder,
    draft: { pack, answers: taken.answers },
    intake: pack === HOME_PACK ? taken.answers : {},
    waiting: [...waiting.filter((one) => one !== taken), ...left],
  };
}

const NOT_ANEW = '不用';

/**
 * What is done with first questions that are half answered: begun anew, which is asked first, or left for those of
 * another place that wait. Null: the text wants neither.
 */
export function draftTurn(
  voices: Voices,
  text: string,
  context: ChatContext,
): { turn: Turn; voice: Voice } | null {
  const { holder } = context;
  if (!holder) return null;
  const half = halfOf(holder);
  const here = half === null ? null : voices.ofQuestions(half, context);
  const other = wanted(text, holder.waiting ?? []);
  const there = other && voices.ofQuestions(other.pack, context);
  if (other && there) {
    const then = takenUp(holder, other.pack);
    const left = half === null ? '' : `${placeOf(half)}的那本先放着，说“${placeOf(half)}那本接着填”就回来。`;
    const lead = `好，接着填${placeOf(other.pack)}的证。${left}`;
    const answers = there.questions.recordOf(then, null);
    const turn = there.questions.start(answers, { ...context, holder: then }, lead);
    return { turn: { ...turn, written: [ofDraft('set', other.pack)] }, voice: there };
  }
  if (half === null || !here || !ANEW.test(bare(text))) return null;
  const answers = here.questions.recordOf(holder, null);
  const talk = { at: 'intake' as const, answers, heard: null, pack: half };
  const turn = quiet(`${placeOf(half)}那本已经填的会清掉，从头再问，对吗？`, talk, true, [
    { label: '对', act: { do: 'write', facts: [ofDraft('remove', half)] }, means: 'yes' },
    { label: NOT_ANEW, act: { do: 'drop' }, means: 'no' },
  ]);
  return { turn, voice: here };
}

/** The first questions of a pack from the first one on, as what was answered is let go. */
export function begunAnew(
  { questions }: Pick<Voice, 'questions'>,
  context: ChatContext,
  facts: Fact[],
): Turn {
  const holder = context.holder && { ...context.holder, draft: null, intake: {} };
  return { ...questions.start({}, { ...context, holder }, '好，从头来。'), written: facts };
}
