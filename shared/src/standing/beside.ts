import { type Day, formatDayChinese } from '../calendar';
import {
  type Answer,
  type Ended,
  type FactValue,
  isActMeant,
  isPartKnown,
  type ObligationData,
  type Pack,
  type PostRefused,
  SHOWN_AS,
  type TellingDoubt,
} from '../law';
import { sayDay, sayPart } from './say';
import type { Words } from './words';

type Facts = Readonly<Record<string, FactValue | undefined>>;

/** What was told of a certificate that the law's own answers do not speak of. */
export interface Beside {
  readonly ended?: Ended | undefined;
  /** The day of a list that should tell of its exchange and does not. */
  readonly unlistedOn?: Day | undefined;
  /** The facts of which nobody has said anything, not even that they have not come yet. */
  readonly untold?: readonly string[] | undefined;
  /** The facts that an official list tells. */
  readonly listed?: readonly string[] | undefined;
  /** What is said of facts that nothing is judged by, since what was told of them cannot be, by their names. */
  readonly tooFar?: Readonly<Record<string, string>> | undefined;
}

/** An answer that says nothing but its state. */
const bare = ({ obligation }: Answer, state: Answer['state']): Answer => ({
  ...{ obligation, state, reasons: [], opens: null, due: null, cycle: null, needs: [] },
  ...{ ask: [], askCycles: [], effect: null, next: null, count: null },
});

/** The fact by which a pack's own law reads how the registry calls a certificate. */
const STATUS = 'registryStatus';

const CONTACT = 'contact-authority';

/** Whom a pack names to be asked where nothing else can be done; null: nobody. */
export const contactOf = ({ said }: Pack): string | null =>
  Object.hasOwn(said.advice, CONTACT) ? CONTACT : null;

/** The events from which the cycles of a duty count, where nothing else leads their holder to tell of them. */
function anchorsAsked(pack: Pack, kind: string, { when }: ObligationData): readonly string[] {
  if (!('cycle' in when)) return [];
  const anchors = when.cycle.anchors.map(({ fact }) => fact);
  const isLedTo = pack.said.obligations.some(
    (one) => one.kinds.includes(kind) && 'once' in one.when && anchors.includes(one.when.once.act),
  );
  return isLedTo ? [] : anchors;
}

/**
 * A law's answer with what was told beside it. Nothing is owed, or free, under a certificate that a list calls
 * cancelled: whom to ask is left. And that nobody spoke of an exchange or an issue does not mean that there was none:
 * it is asked. A pack whose own law reads the status judges by it; what it takes for settled all the same is doubted.
 */
export function answerBeside(
  pack: Pack,
  kind: string,
  data: ObligationData,
  given: Answer,
  { ended, untold = [] }: Beside,
): Answer {
  if (ended && !Object.hasOwn(pack.said.facts, STATUS))
    return { ...bare(given, 'refused'), next: contactOf(pack) };
  if (given.state !== 'not-applicable') return given;
  const asked = anchorsAsked(pack, kind, data).filter((name) => untold.includes(name));
  return asked.length === 0 ? given : { ...bare(given, 'ask'), ask: asked };
}

const endedSentence = (where: string, ended: Ended): string =>
  `${where}上写着“${SHOWN_AS[ended]}”，助手不说它还能办什么。`;

const WHOM = '是不是这样、还能怎么办，问发证的主管部门。';

/** What is said of an application that came before its window: it counts for nothing, and nobody may think it does. */
function earlySentence({ name, when }: ObligationData, { state, opens }: Answer, told: Facts): string | null {
  if (!('term' in when) || opens === null || state === 'done' || state === 'missed') return null;
  const applied = told[when.term.act];
  // Of a month or a year, the last of its days counts: all of them must have come too early.
  const last = isPartKnown(applied) ? (applied.maybe ? null : applied.last) : applied;
  if (typeof last !== 'number' || last >= opens) return null;
  const day = isPartKnown(applied) ? sayPart(applied) : formatDayChinese(last);
  return `你记的申请是 ${day}，${formatDayChinese(opens)}才可以申请，那一次不算，${name}要再申请。`;
}

/** What begins the words of an act that is told and may have come to nothing: too late is told by the law's own words. */
function doubtWords(
  data: ObligationData,
  answer: Answer,
  doubt: TellingDoubt | null,
  where: string,
  { post, unlistedOn }: Pick<Doubted, 'post' | 'unlistedOn'>,
): Pick<Words, 'title' | 'sentences' | 'clauses'> | null {
  if (doubt === null || doubt === 'late') return null;
  const { name } = data;
  const done = `${name}办没办成要先核实`;
  if (doubt === 'post-refused' || doubt === 'excluded')
    return {
      title: doubt === 'excluded' || isActMeant(data, answer) ? done : '这个岗位没有新证书，这本证要先核实',
      sentences: [post?.text ?? '', WHOM].filter((sentence) => sentence !== ''),
      clauses: post?.clause ? [post.clause] : [],
    };
  if (doubt === 'not-listed')
    return {
      title: `名单里没有${name}的记录，要先核实`,
      sentences: [
        `截至 ${formatDayChinese(unlistedOn as Day)}的名单里，这本证还是旧的，没有${name}的记录。`,
        WHOM,
      ],
      clauses: [],
    };
  const what = answer.state === 'done' ? done : `${where}上是${SHOWN_AS[doubt]}，这本证要先核实`;
  return { title: what, sentences: [endedSentence(where, doubt), WHOM], clauses: [] };
}

/** What words are made with beside the law's own. */
interface Doubted extends Beside {
  readonly facts: Facts;
  readonly doubt: TellingDoubt | null;
  /** What the law refuses to the certificate's post, or to what else was told. */
  readonly post: Pick<PostRefused, 'text' | 'clause'> | null;
  /** The last day of a batch that may be the holder's own, and that the act came after. */
  readonly lateFor: Day | null;
  /** Why it is refused to whoever has not done it yet, where that is not known. */
  readonly refused: string | null;
  readonly asOf: Day;
}

/** The words of an answer with what was told beside it: who applied with a certificate that has ended is not done. */
export function wordsBeside(
  words: Words,
  answer: Answer,
  data: ObligationData,
  { ended, unlistedOn, listed = [], facts, tooFar = {}, doubt, post, lateFor, refused, asOf }: Doubted,
): Words {
  const early = earlySentence(data, answer, facts);
  const expires = 'term' in data.when ? tooFar[data.when.term.expires] : undefined;
  const beside = [expires ?? [], early ?? [], refused ?? []].flat();
  // Its holder may have told it, also under another pack; a list is named where it is the list's word.
  const where = listed.includes(STATUS) ? '名单' : '系统或名单';
  const { state, reasons } = answer;
  if (ended && state === 'refused' && reasons.length === 0) {
    const sentences = [endedSentence(where, ended), WHOM];
    const title = `${where}上是${SHOWN_AS[ended]}`;
    return { tone: 'late', title, sentences, clauses: [], reading: null, caveat: null };
  }
  if (doubt === 'late' && lateFor !== null) {
    const why = `${data.name}的期限有的人是 ${sayDay(lateFor, asOf)}，你记的在那以后。是不是你的期限、晚了怎样算，问发证的主管部门。`;
    return {
      ...words,
      tone: 'ask',
      title: `${data.name}可能晚了，算不算要先问`,
      sentences: [why, ...words.sentences],
    };
  }
  const doubted = doubtWords(data, answer, doubt, where, { post, unlistedOn });
  if (doubted)
    return {
      ...words,
      title: doubted.title,
      tone: 'ask',
      // Which day it was, and what hangs on that, is not asked while it is not known to count at all; a term ends all the same.
      sentences: [...doubted.sentences, ...(state === 'ask' && 'once' in data.when ? [] : words.sentences)],
      clauses: [...new Set([...doubted.clauses, ...words.clauses])],
    };
  return beside.length === 0 || ended ? words : { ...words, sentences: [...beside, ...words.sentences] };
}
