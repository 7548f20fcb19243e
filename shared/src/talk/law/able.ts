// Whether one can still exchange, or renew, asked of a certificate that is not on record: by the pack's days, and by what the question itself says.
import { addYears, type Day, formatDay, formatDayChinese } from '../../calendar';
import { type Answer, fillText, type Pack, UNKNOWN, valueAt } from '../../law';
import { isSeenWhole, type Standing, sayDay, sayDue, standingOfRecord } from '../../standing';
import type { Intent } from '../intents';
import { plain } from '../told/plain';
import type { Own } from './own';

const ABOUT_IT: readonly Intent[] = [
  'exchange_scope',
  'exchange_deadline',
  'exchange_overdue',
  'exchange_how',
  'validity',
];
const IN_TIME = /来得?及|来不及|赶得?上|赶不上|赶趟/;
const WHETHER =
  /(?:能|可以|可不可以|行不行)[^，。,]{0,8}(?:换|延|续|申请)|(?:换|延|续|申请)[^，。,]{0,4}(?:得了|不了|来得及|行吗)|(?:换|延|续|办|申请)(?:得|不)(?:成|上|了)|(?:有没有|还有|有)(?:机会|希望|戏|指望).{0,4}(?:换|延|续|办)|(?:换|延|续|办).{0,3}还?有(?:机会|希望|戏|指望)|超龄|年龄够|岁数够/;

/** Whether a text asks if it can be done, and by what words: 能, or in time. Null: it asks something else. */
export function asksAble(text: string): 'able' | 'in-time' | null {
  if (IN_TIME.test(text)) return 'in-time';
  return WHETHER.test(text) ? 'able' : null;
}

const POST = /[一-龥]{2}员(?=证|的|还|能|可|行|[，。,\d男女])/;
const WOMAN = /女|妈|姐|妹|姨|婶|姑|奶|老婆|媳妇|闺女/;
const MAN = /男|爸|哥|弟|叔|舅|伯|爷|老公|儿子/;
const BORN =
  /((?:19|20)\d{2})(?:年|[.-/])?(?:(\d{1,2})(?:月|[.-/])?)?(?:(\d{1,2})[日号]?)?(?:出?生|的?生日|生人)/;
const AGED = /(?<!\d)([1-9]\d)周?岁|(?<![\d学了差缺够满有过])([4-9]\d)(?:多|了|的|还|能|，|,|$)/;
type State = Answer['state'];

/** 学了64还能换吗: of hours, a bare number is no age. */
const OF_HOURS = /学时|课|学[了满够]|差|缺/;
const ISSUED = /((?:19|20)\d{2})年(?:[^，。,]{0,4}月)?[^，。,]{0,4}(?:发|拿|考|取|办)/;
const UNTIL =
  /((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})[日号](?:就|才|要|已经)?(?:到期|过期|期满|失效)|(?:有效期|到期日?|过期)(?:是|到|在|至)?((?:19|20)\d{2})年(\d{1,2})月(\d{1,2})[日号]/;

const dayText = (...parts: (string | undefined)[]): string =>
  parts
    .flatMap((one) => one ?? [])
    .map((one) => one.padStart(2, '0'))
    .join('-');

/** Who is exactly so old that the birthday is today: in completed years that is all that an age says. */
const bornAt = (age: number, asOf: Day): string => formatDay(addYears(asOf, -age));

/** What a question says of the certificate and of whom it is, as facts of the pack. */
function suppose({ said }: Pack, text: string, asOf: Day): Record<string, string> {
  const written = plain(text);
  const expires = said.obligations.flatMap(({ when }) => ('term' in when ? [when.term.expires] : []));
  const born = BORN.exec(written);
  const [, years, bare] = AGED.exec(written) ?? [];
  const age = years ?? (OF_HOURS.test(written) ? undefined : bare);
  const [, issued] = ISSUED.exec(written) ?? [];
  const dated = Object.entries(said.facts)
    .filter(([name, { type, sealed }]) => type === 'date' && !sealed && !expires.includes(name))
    .map(([name]) => name);
  const until = UNTIL.exec(written)
    ?.slice(1)
    .filter((part) => part !== undefined);
  const [woman, man] = [WOMAN.test(written), MAN.test(written)];
  const [post] = POST.exec(written) ?? [];
  const facts: Record<string, string | undefined> = {
    trade: post,
    birthDate: born ? dayText(...born.slice(1)) : age === undefined ? undefined : bornAt(Number(age), asOf),
    sex: woman === man ? undefined : woman ? 'f' : 'm',
    ...Object.fromEntries(dated.map((name) => [name, issued])),
    ...Object.fromEntries(expires.map((name) => [name, until && dayText(...until)])),
  };
  return Object.fromEntries(
    Object.entries(facts).filter(
      (one): one is [string, string] => one[1] !== undefined && Object.hasOwn(said.facts, one[0]),
    ),
  );
}

/** Where a certificate of which no more is known than the question says would stand. */
function supposed(pack: Pack, text: string, asOf: Day): Standing {
  const [kind = ''] = Object.keys(pack.said.kinds);
  const facts = suppose(pack, text, asOf);
  return standingOfRecord(pack, { kind, facts, credits: [], statements: [] }, asOf);
}

const isMissing = (value: unknown): boolean => value === undefined || value === null || value === UNKNOWN;

/** 我都61了还能换不, of a document of which no part at hand speaks of ages; null: it does, or none is said. */
export function ageNotKnown(pack: Pack, intent: Intent, text: string): string | null {
  const written = plain(text);
  const isAge = /岁|年纪|年龄|退休/.test(written) || (AGED.test(written) && !OF_HOURS.test(written));
  if (!ABOUT_IT.includes(intent) || !isAge || asksAble(written) === null) return null;
  const [obligation] = pack.said.obligations.filter(({ when }) => !('cycle' in when));
  if (!obligation || Object.values(pack.said.facts).some(({ sealed }) => sealed)) return null;
  return `说不准：多大年纪还能${obligation.name}，${isSeenWhole(pack) ? '文件未规定' : '助手看到、听说的里面没有'}，可以问发证的主管部门。`;
}

/**
 * 我57了还能换吗, of a card of which nobody has said the age yet: by what the question says of it, 不能 and why. Null:
 * nothing is refused by that. It is answered, and not written down.
 */
export function refusedAsSaid(
  pack: Pack,
  { certificate: { law }, standing }: Own,
  text: string,
): string | null {
  const { state } = standing.headline.answer;
  if (!law || (state !== 'ask' && state !== 'open')) return null;
  const { asOf } = standing;
  const said = Object.entries(suppose(pack, text, asOf)).filter(([name]) => pack.said.facts[name]?.sealed);
  if (said.length === 0) return null;
  // What the record has of it is nobody's to read out: only that it says otherwise.
  const isOther = said.some(([name]) => !isMissing(law.facts[name]));
  const facts = { ...law.facts, ...Object.fromEntries(said) };
  const told = standingOfRecord(pack, { kind: law.kind, facts, credits: [], statements: [] }, asOf);
  if (told.headline.answer.state !== 'refused') return null;
  return `照你说的，不能：${reasonsOf(told)}${isOther ? '这和助手这里记的不一样，记错了的改一下。' : ''}`;
}

const reasonsOf = ({ pack, headline: { answer }, asOf }: Standing): string =>
  answer.reasons
    .flatMap((id) => {
      const reason = pack.said.reasons[id];
      return reason && 'text' in reason ? [fillText(pack, reason.text, asOf)] : [];
    })
    .join('');

/** What comes before the clauses; `isOver`: nobody is told any more what would be wanted of whoever is in time. */
export interface Able {
  lead: string;
  isOver: boolean;
}

/** What the document says of the days themselves, group by group. */
const ofDays = (pack: Pack, asOf: Day): string =>
  pack.said.obligations
    .flatMap(({ clause }) => pack.said.clauses.filter(({ id }) => id === clause))
    .flatMap(({ text }) => text.map((line) => fillText(pack, line, asOf)))
    .join('');

/** By the days of the document alone, where they differ from one group to another and nobody said which it is. */
function byTheDays(pack: Pack, no: string, asOf: Day): Able {
  const days = pack.said.obligations
    .flatMap(({ when }) => ('once' in when ? when.once.cohorts : []))
    .flatMap(({ due }) => {
      const dated = pack.values[due];
      return dated?.unit === 'day' ? [valueAt(dated, asOf) as Day] : [];
    });
  const last = Math.max(...days);
  if (last < asOf)
    return { lead: `${no}：文件里写的日子都已经过了，最晚的是 ${formatDayChinese(last)}。`, isOver: true };
  const some = days.some((day) => day < asOf);
  const until = `最晚的是 ${sayDue(last, asOf)}`;
  return {
    lead: some
      ? `要看是哪一种，有的日子已经过了，${until}：${ofDays(pack, asOf)}`
      : `还没过期限（${until}），能不能换看下面几条。`,
    isOver: false,
  };
}

/** 过期了还能延吗. */
const IS_PAST = /(?:过期|到期|期满|失效)(?:[^，。,]{0,4}[天月年周])?了(?!吗|没|不|的话)|过了(?:有效)?期/;

/** By the day that the question says; without one, that it hangs on that. */
function ofTerm(standing: Standing, text: string, no: string): Able {
  const { answer } = standing.headline;
  const { due, opens } = answer;
  const day = (of: Day | null) => (of === null ? '' : sayDay(of, standing.asOf));
  if (due === null && IS_PAST.test(text))
    return { lead: `${no}：有效期满以后才申请的，助手的理解是不算延续。`, isOver: true };
  if (due === null) return { lead: '看有效期到哪一天：过了那天就来不及了。', isOver: false };
  if (answer.state === 'missed') return { lead: `${no}：有效期到${day(due)}，已经过了。`, isOver: true };
  if (answer.state === 'refused') return { lead: `${no}：${reasonsOf(standing)}`, isOver: true };
  if (opens !== null && standing.asOf < opens)
    return { lead: `还没到时候：${day(opens)}起可以申请，最晚到 ${day(due)}。`, isOver: false };
  return { lead: `还没过期限，最晚到 ${sayDue(due, standing.asOf)}，还要看下面几条。`, isOver: false };
}

const OF_OWN: Record<'able' | 'in-time', Partial<Record<State, string>>> = {
  able: {
    ...{ missed: '不能了。', refused: '现在不能。', ask: '还说不准。' },
    ...{ 'not-yet': '还没到时候。', done: '申请已经交了。', open: '能。' },
  },
  'in-time': {
    ...{ missed: '来不及了。', refused: '现在办不了。', ask: '还说不准。' },
    ...{ 'not-yet': '来得及，还没到时候。', done: '申请已经交了。', open: '来得及。' },
  },
};

/** Hours are wanted before it can be done, and lack: however open the term is, it cannot be yet. */
export const lacksHours = ({ headline: { data, answer } }: Standing): boolean =>
  answer.state === 'open' && data.gates && answer.needs.some(({ remaining }) => remaining > 0);

/** 能延续吗, of the holder's own card: how its answer begins; empty: it is not asked, or not of what is renewed. */
export function ableOfOwn({ standing }: Own, intent: Intent, text: string): string {
  const asks = intent === 'validity' ? asksAble(plain(text)) : null;
  const { headline, next } = standing;
  const { data, answer } = headline;
  if (asks === null || !('term' in data.when)) return '';
  // What comes before the application itself is to be done first.
  const isBefore = answer.state === 'open' && next?.kind === 'step' && next.id !== data.step;
  if (isBefore) return '要先把前面的办了。';
  if (lacksHours(standing))
    return asks === 'able' ? '现在还不能，学时还不够。' : '期限还没过，但学时还不够。';
  return OF_OWN[asks][answer.state] ?? '';
}

/**
 * 云南资料员还能换吗, 我妈1940年生的能换吗: 不能 or 来不及 first where the days of the document, or what the question says,
 * leave nothing else; elsewhere on what it hangs. Null: it is not asked, or the document obliges to nothing of the kind.
 */
export function ableAtAll(pack: Pack, intent: Intent, text: string, asOf: Day): Able | null {
  const asks = ABOUT_IT.includes(intent) ? asksAble(plain(text)) : null;
  if (asks === null || asOf < pack.from) return null;
  const no = asks === 'in-time' ? '来不及了' : '不能';
  const standing = supposed(pack, text, asOf);
  const { when } = standing.headline.data;
  if ('term' in when) return ofTerm(standing, plain(text), no);
  if (!('once' in when)) return null;
  const told = byTheDays(pack, no, asOf);
  if (standing.headline.answer.state !== 'refused') return told;
  const why = reasonsOf(standing);
  return told.isOver ? { lead: `${told.lead}${why}`, isOver: true } : { lead: `不能：${why}`, isOver: true };
}
