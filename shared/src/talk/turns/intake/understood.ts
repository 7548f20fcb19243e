import { type Day, formatDay, UNKNOWN_DAY } from '../../../calendar';
import { type Answers, type Option, type Question, type QuestionId, questionOf } from '../../../v1/guide';
import { plainTrade, type Rulebook } from '../../../v1/rulebook';
import { AROUND, NO_TRADE, SAID } from '../../phrases/intake-said';
import { daysIn } from '../../told/days';
import { moodOf } from '../../told/moods';
import { plain } from '../../told/plain';
import type { IntakeTalk } from './asking';
import { dayGiven, inAnswered, saysNotKnown, withYearSaid } from './day-said';

export interface Said {
  question: QuestionId;
  value: string;
}

type Match =
  | { said: Said[] }
  | { several: { question: Question; options: Option[] } }
  /** `begun`: what was said of a day of which only the year lacks. */
  | { unclear: string; begun?: string }
  /** Another trade than the one given, named where something else is asked: read back first. */
  | { otherTrade: Said[] }
  | null;

const ORDINALS = ['1', '2', '3', '4', '5', '6'];

function byOrdinal(options: readonly Option[], text: string): Option | undefined {
  const at = /^(?:第|选)?([1-6])(?:个|项|种)?$/.exec(text)?.[1];
  return at === undefined ? undefined : options[ORDINALS.indexOf(at)];
}

export const partsOf = (label: string): string[] =>
  plainTrade(label)
    .split(/[()（）]/)
    .filter((part) => part !== '');

/** A trade said with all parts of its name, in any order. */
interface TradeSaid {
  options: Option[];
  /** The parts that were said. */
  parts: string[];
}

/** The posts and trades of every family: which family it is follows from the one that is said. */
const everyTrade = (rulebook: Rulebook, asOf: Day): Question => questionOf(rulebook, 'trade', null, asOf);

function tradeIn(rulebook: Rulebook, text: string, asOf: Day): TradeSaid | null {
  const { options } = everyTrade(rulebook, asOf);
  const whole = options.filter(({ label }) => partsOf(label).every((part) => text.includes(part)));
  const longest = Math.max(0, ...whole.map(({ label }) => partsOf(label).length));
  const best = whole.filter(({ label }) => partsOf(label).length === longest);
  if (best.length > 0) return { options: best, parts: best.flatMap(({ label }) => partsOf(label)) };
  const begun = options.filter(({ label }) => {
    const [post] = partsOf(label);
    return post !== undefined && partsOf(label).length > 1 && text.includes(post);
  });
  return begun.length > 0
    ? { options: begun, parts: [partsOf((begun[0] as Option).label)[0] as string] }
    : null;
}

/** 装饰装修, said when the post is known: the same post with another specialty. */
function specialtyIn(
  rulebook: Rulebook,
  answers: Answers,
  heard: string | null,
  text: string,
  asOf: Day,
): TradeSaid | null {
  const post = partsOf(heard ?? answers.trade ?? '')[0];
  if (post === undefined) return null;
  const best = everyTrade(rulebook, asOf).options.filter(({ label }) => {
    const parts = partsOf(label);
    return parts[0] === post && parts[1] !== undefined && text.includes(parts[1]);
  });
  return best.length === 1 ? { options: best, parts: partsOf((best[0] as Option).label).slice(1) } : null;
}

const rest = (text: string, parts: readonly string[]): string =>
  parts.reduce((left, part) => left.replace(part, ''), text);

const bare = (text: string): string => text.replace(AROUND, '').replace(/[^\p{L}\p{N}]/gu, '');

/** 技工呢: asks of it; 还没换呢, 有效着呢 tell. */
const ASKS_OF = /^[^还没着]*呢$/;

/** 还是旧证书: it still is, and nothing is asked. */
const STILL = /^(?:我|手里|手上|现在|目前)*(?:还|仍)是(?=[旧老纸])/;

/** 纸质证找不到了: the paper is lost, which says nothing of the registry. */
const PAPER_LOST = /[证本书]子?(?:都|也|给)?(?:找不(?:到|着)|丢|弄没|不见)/;

/** 昨天证书专业错了, 试验员换电子证: what is wrong, or is wanted, and no answer to what is asked. */
const COMPLAINS_OR_WANTS = /(?:错了?|不对|有误|不符)$|[员工](?:要|想)?换(?:电子|新)?证$/;

/** 电子证: whether it was exchanged for an old one is not said. */
const ELECTRONIC_ALONE = /^(?:我|手里|手上|现在|就|是|的)*电子(?:证书?|的|版)?(?:的|了|啊|呀|吧)*$/;

const DEED = /换|发|拿|领|办|弄|申请|下来|下的|到手|考/;

const isOther = (given: string | undefined, value: string): boolean => given !== undefined && given !== value;

/** That an earlier answer was wrong, or what one is. */
const MEANT = /我是|我的|应该|不对|不是|错|改|其实|就是|证(?:上|是|写)/;

/** What a text answers of the first questions; nothing of it may be left over. */
export function understood(
  rulebook: Rulebook,
  talk: IntakeTalk,
  question: Question,
  typed: string,
  asOf: Day,
): Match {
  const { answers, heard } = talk;
  const exact = question.options.find(
    ({ label, value }) => plainTrade(label) === plainTrade(typed) || value === typed.trim(),
  );
  if (exact) return { said: [{ question: question.id, value: exact.value }] };
  const whole = question.kind === 'date' ? withYearSaid(heard, typed) : null;
  const text = plain(whole ?? typed)
    .replace(/[,，。.！!]+$/, '')
    .replace(STILL, '');
  const chosen = byOrdinal(question.options, text);
  if (chosen) return { said: [{ question: question.id, value: chosen.value }] };
  if (question.kind === 'date' && saysNotKnown(text))
    return { said: [{ question: question.id, value: UNKNOWN_DAY }] };
  const mood = moodOf(text);
  if (mood.asks || mood.others || mood.heard || ASKS_OF.test(text) || PAPER_LOST.test(text)) return null;
  if (COMPLAINS_OR_WANTS.test(text)) return null;
  if (question.id === 'holding' && ELECTRONIC_ALONE.test(text))
    return { unclear: '电子证书是旧证换来的，还是直接拿到的？' };
  const said: Said[] = [];
  let left = text;
  const trade =
    tradeIn(rulebook, plainTrade(text), asOf) ?? specialtyIn(rulebook, answers, heard, text, asOf);
  if (trade) {
    left = rest(left, trade.parts);
    if (trade.options.length === 1)
      said.push({ question: 'trade', value: (trade.options[0] as Option).value });
  }
  for (const [id, values] of Object.entries(SAID)) {
    if (id === 'family' && trade) continue;
    const found = values.find(([, words]) => words.test(left));
    if (!found) continue;
    // 不知道, where something else is asked, is of that.
    if (found[0] === 'unchecked' && question.id !== id && !/查|看/.test(left)) continue;
    left = left.replace(found[1], '');
    said.push({ question: id as QuestionId, value: found[0] });
  }
  left = inAnswered(left, answers[dateQuestionOf(said, answers, question) ?? question.id]);
  // 现在我是测量员 tells no day.
  const days = daysIn(left, asOf).filter(({ weak }) => !weak || !trade);
  // 昨天测量员: what was yesterday is not said. 去年没换: nor whether it was later.
  const other = said.find(({ question: id, value }) => id === 'trade' && isOther(answers.trade, value));
  if (days.length > 0 && other && question.id !== 'trade' && !DEED.test(left)) return null;
  const past = days.some(({ weak, said: one }) => !weak && !(one.is === 'day' && one.day === asOf));
  if (past && said.some(({ question: id, value }) => id === 'holding' && value === 'old')) return null;
  const ofDays = days.filter(({ said: one, weak }) => one.is === 'day' && !weak);
  const isPutRight = ofDays.length > 1 && /不对|不是|错/.test(left.slice(ofDays[0]?.to, ofDays.at(-1)?.from));
  const day = isPutRight ? ofDays.at(-1)?.said : days.find(({ said: one }) => one.is === 'day')?.said;
  const dateId = dateQuestionOf(said, answers, question);
  if (days.length > 0 && dateId) {
    const spoken = left.slice(days[0]?.from, days[0]?.to);
    left = rest(
      left,
      days.map(({ from, to }) => left.slice(from, to)),
    );
    const [first] = days;
    if (day?.is === 'day') said.push({ question: dateId, value: formatDay(day.day) });
    else if (bare(left) === '') {
      const on = first?.said;
      const given = dayGiven(spoken, '', asOf, false);
      // A day that is still to come is refused by what checks the answers.
      if (on?.is === 'future' && on.day !== null) said.push({ question: dateId, value: formatDay(on.day) });
      else if (days.length === 1 && given && 'value' in given && !mood.unsure)
        said.push({ question: dateId, value: given.value });
      // 上个礼拜换成电子的了: what is held is known, and the day is asked next.
      else if (question.id === 'holding' && said.some(({ question: id }) => id === 'holding'))
        return { said };
      else if (given && 'again' in given)
        return { unclear: given.again, ...(given.begun !== undefined && { begun: given.begun }) };
      else return { unclear: '这样还不知道是哪一天。' };
    }
  }
  // 今天还没换呢
  const today = !past && !dateId;
  if (today)
    left = rest(
      left,
      days.map(({ from, to }) => left.slice(from, to)),
    );
  if (bare(left) !== '') return null;
  if (trade && trade.options.length > 1)
    return { several: { question: everyTrade(rulebook, asOf), options: trade.options } };
  const ofTrade = said.every(({ question: id }) => id === 'trade');
  if (other && question.id !== 'trade' && ofTrade && !MEANT.test(text)) return { otherTrade: said };
  // 应该有效: what the registry shows is looked up, and not guessed.
  const isGuessed = said.some(({ question: id, value }) => id === 'registryStatus' && value !== 'unchecked');
  if (isGuessed && GUESSED.test(text)) return { unclear: LOOK_FIRST };
  if (said.length > 0) return { said };
  return null;
}

/** Which day a day is, after what else was said. */
function dateQuestionOf(said: readonly Said[], answers: Answers, question: Question): QuestionId | null {
  if (question.kind === 'date') return question.id;
  const holding = said.find(({ question: id }) => id === 'holding')?.value ?? answers.holding;
  if (holding === 'exchanged') return 'exchangedOn';
  return holding === 'electronic' ? 'issuedOn' : null;
}

const GUESSED = /吧$|应该|大概|可能|估计|猜|觉得|好像/;
const LOOK_FIRST = '拿不准的先不记：查一下，看它显示的是什么。';

const LONGEST_TRADE = 8;

/** A trade that no option names is read back before it is taken. */
export function tradeTyped(question: Question, typed: string, asOf: Day): string | null {
  if (question.kind !== 'choice-or-text') return null;
  const text = plain(typed)
    .replace(/^(?:我)?(?:是|的证是|就是|干|做)?/, '')
    .replace(/[的吧呢,，。.!！]+$/, '');
  const mood = moodOf(text);
  if (mood.asks || mood.unreal || mood.others || mood.trouble || NO_TRADE.test(text)) return null;
  if (daysIn(text, asOf).length > 0) return null;
  return /^[一-龥]{1,8}[工员师匠手]$/.test(text) && [...text].length <= LONGEST_TRADE ? text : null;
}
