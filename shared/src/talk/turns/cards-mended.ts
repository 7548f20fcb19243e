import { formatDay } from '../../calendar';
import { mentionsIn } from '../cards/mentions';
import { sharesOf } from '../cards/shares';
import { certificatesTold } from '../named';
import { amountsIn } from '../told/amounts';
import { daysIn } from '../told/days';
import { moodOf } from '../told/moods';
import { plain } from '../told/plain';
import type { ChatCertificate, ChatContext, ChatState, Draft, Fact } from '../types';
import { isFresh } from './acting';
import { eachItsOwn } from './answered-whole';
import { groundOf, type Lead } from './leading';
import { takes, titleAmong } from './places';
import { filled, type Ground, propose } from './proposals';
import type { Turn } from './turn';

// What waits, or was just noted, of several certificates, put right by naming one of them: 反了, 前一个对后一个不对, 嗯但质量员是5,
// A证也是.

const whole = { lacks: null, offered: null } as const;
const asDraft = (fact: Fact | Draft): Draft => ({ ...fact, ...whole });

const LEAD_IN =
  /^(?:(?:[嗯恩哦噢啊呃诶欸哎额唔]+呀?|对|好的?|是的?|行|但是?|不过|可是?|可|就是|只是|等等|等会儿?|等1下|等一下|慢着|不对|不是|错了|[说写记弄搞]错了|那|还有|另外|其实|应该)[，,。！!\s]*)+(?![个条笔一二三四五六七八九\d]*[对错])/;

const ROUND =
  /^(?:不对|不是|错了|哎呀?|诶|欸|啊|哦|噢|呃|等等|完了|坏了|糟了|对|好像|[，,。！!\s])*(?:我|你|给|把|这|那|它们|刚才|刚刚|应该|正好|全|都|两个?|2个?|两本|2本|两条|2条|俩|日期|日子|学时|数|证|是|给)*(?:[说写记弄搞填报看放安]?(?:[反颠]倒?|颠倒|倒)(?:过来)?了?|(?:互?换|调|对调|颠倒|倒)(?:过来|1下|一下|个儿?|个个儿)|对调|互换|[说写记弄搞填报看]?(?:串|混|岔|拧)了|张冠李戴了?|正好相反|正相反|相反)(?:的|了|吧|啊|呀|才对|过来)*[。.!！~]*$/;

/** 反了, said of two that wait or were just noted: each with what the other has. */
function turnedRound(ground: Ground, state: ChatState, text: string): Turn | null {
  const said = plain(text).replace(/([\p{L}]{2,4})[，,\s]*\1+/gu, '$1');
  if (!ROUND.test(said)) return null;
  const waits = state.pending?.drafts;
  const facts: readonly (Draft | Fact)[] = waits ?? (isFresh(state) ? (state.noted?.facts ?? []) : []);
  const [one, other, ...more] = facts;
  if (!one || !other || more.length > 0 || one.fact !== other.fact) return null;
  if (!one.certificate || !other.certificate || one.certificate === other.certificate) return null;
  if (one.op === 'remove' || other.op === 'remove' || one.fact === 'total') return null;
  if (waits?.some(({ lacks }) => lacks !== null)) return null;
  const able = ground.holder.certificates.filter((each) => takes(each, one.fact));
  if (![one, other].every(({ certificate }) => able.some(({ id }) => id === certificate))) return null;
  const now = [
    { ...asDraft(other), certificate: one.certificate },
    { ...asDraft(one), certificate: other.certificate },
  ];
  if (waits || one.op === 'set') return propose(ground, { drafts: now, said: [], choices: [] });
  const drafts = [one, other].flatMap((fact, i): Draft[] => [
    { ...asDraft(fact), op: 'remove', bound: true },
    { ...(now[i] as Draft), bound: true },
  ]);
  return propose(ground, { drafts, said: [], choices: [] });
}

const ALSO =
  /^(?:(?:还有|另外|哦|对了|嗯|啊|那|[，,\s])*)(.{1,14}?)(?:也|同样|[跟和同](?:它|这个|这本|那本|上面)[1一]样|[1一]样)(?:是|学了?|记|到期|都?一样|1样|同样|这么多|那么多|这个数|这样|那样|这天|那天|这个?日子|那个?日子|同1天|当天|的|了|算|上)*[。.!！]*$/;

/** A证也是, 质量员也一样: the same of another certificate. */
function alsoOf(ground: Ground, state: ChatState, text: string): Turn | null {
  const said = plain(text);
  const found = ALSO.exec(said);
  if (!found || /[?？吗呢]/.test(said)) return null;
  const { certificates } = ground.holder;
  const { named } = certificatesTold(found[1] as string, certificates);
  if (named.length === 0 || !isBareName(found[1] as string, certificates)) return null;
  const waits = state.pending?.drafts ?? null;
  const facts: readonly (Draft | Fact)[] = waits ?? (isFresh(state) ? (state.noted?.facts ?? []) : []);
  const [like] = facts;
  if (!like || facts.some(({ op, fact }) => op === 'remove' || fact === 'total' || fact !== like.fact))
    return null;
  if (new Set(facts.map(({ certificate }) => certificate)).size > 1 || like.certificate === null) return null;
  if (waits?.some(({ lacks }) => lacks !== null)) return null;
  const others = named.filter(({ id }) => id !== like.certificate);
  const able = others.filter((one) => takes(one, like.fact));
  if (others.length === 0) return null;
  if (able.length === 0) {
    const titles = others.map((one) => titleAmong(one, certificates)).join('、');
    return propose(ground, { drafts: waits ? [...waits] : [], said: [`${titles}不记这个。`], choices: [] });
  }
  const { oneByOne } = certificatesTold(found[1] as string, certificates);
  const isEach = able.length === 1 || oneByOne || /都|两|2[本个]/.test(said);
  const copies = facts.flatMap((fact): Draft[] =>
    isEach
      ? able.map(({ id }) => ({ ...asDraft(fact), certificate: id }))
      : [
          {
            ...{ ...asDraft(fact), certificate: null },
            ...{ lacks: 'certificate' as const, among: able.map(({ id }) => id) },
          },
        ],
  );
  return propose(ground, { drafts: [...(waits ?? []), ...copies], said: [], choices: [] });
}

/** Whether a text is a name and nothing else. */
function isBareName(text: string, certificates: readonly ChatCertificate[]): boolean {
  const rest = mentionsIn(plain(text), certificates, []).reduceRight(
    (left, { from, to }) => left.slice(0, from) + left.slice(to),
    plain(text),
  );
  return !/[\p{L}\p{N}]/u.test(rest.replace(/的|那|这|[一1两2]?[本个张]|证书?|上|边|员|都|两|俩/g, ''));
}

const ORDER: readonly [RegExp, (count: number) => number[]][] = [
  [/^(?:前面?|上面?|头|第)[1一]?(?:[个条笔本项]|(?=的))(?:的)?|^前面的?|^上面的?/, () => [0]],
  [/^(?:后面?|下面?|末尾?|最后)[1一]?[个条笔本项]?(?:的)?/, (count) => [count - 1]],
  [/^第2[个条笔本项](?:的)?|^第二[个条笔本项](?:的)?/, () => [1]],
  [/^第3[个条笔本项](?:的)?|^第三[个条笔本项](?:的)?/, () => [2]],
];
const OTHERS = /^(?:别的|其他的?|其它的?|其余的?|剩下的?|另(?:外)?[1一]?[个条笔本]?的?)/;
const RIGHT =
  /^(?:都|是|也|就|倒|那?[条个笔])*(?:对|没错|没问题|正确|可以|行|准|没毛病|记吧?|记上?)(?:的|了|吧|啊|呀)*$/;
const WRONG =
  /^(?:都|是|也|就|那?[条个笔])*(?:不对|不是|错|有误|不准|有问题|记错|说错|写错)(?:的|了|吧|啊|呀)*$/;
const NOT_TO_BE =
  /^(?:都|是|也|就|先|那?[条个笔])*(?:不记|别记|不要|别要|不用记?|没学|没有|去掉|删掉?|取消|不算|划掉|撤掉?|不记了?)(?:的|了|吧|啊|呀)*$/;
const ANEW =
  /^(?:那?[条个笔])*(?:不是\d+(?:\.\d)?个?(?:学时|课时)?[，,\s]*)?(?:应该|其实|实际|才|只|是|学|了|有|为|改成|改为|改|记|就)*(\d{1,2}(?:\.\d)?)个?(半)?(?:学时|课时)?(?:才对|吧|啊|呀|的)*$/;

interface SaidOf {
  /** Which of what waits. */
  at: number[];
  is: 'right' | 'wrong' | 'none' | { tenths: number } | { on: string };
}

/** What a clause says of some of what waits: 后一个不对, 质量员是5, 施工员的是昨天. Null: something else. */
function saidOf(
  part: string,
  drafts: readonly Draft[],
  certificates: readonly ChatCertificate[],
  taken: readonly number[],
  asOf: number,
): SaidOf | null {
  const said = part.replace(/^(?:我?(?:说|觉得)|那|就|只有|但是?|可是?|不过|而|把)+/, '');
  const { at, rest } = whichOf(said, drafts, certificates, taken);
  if (at.length === 0) return null;
  if (RIGHT.test(rest)) return { at, is: 'right' };
  if (WRONG.test(rest)) return { at, is: 'wrong' };
  if (NOT_TO_BE.test(rest)) return { at, is: 'none' };
  const hours = at.every((i) => drafts[i]?.fact === 'credit' || drafts[i]?.fact === 'statedCycle');
  const anew = hours ? ANEW.exec(rest) : null;
  if (anew) return { at, is: { tenths: Math.round(Number(anew[1]) * 10) + (anew[2] ? 5 : 0) } };
  const [day, ...days] = daysIn(rest, asOf).filter(({ weak }) => !weak);
  const mayLieAhead = at.every((i) => drafts[i]?.fact === 'expiresOn');
  const isWhole = day?.said.is === 'day' || (day?.said.is === 'future' && mayLieAhead);
  const on = day && isWhole && 'day' in day.said ? day.said.day : null;
  if (!day || on === null || days.length > 0) return null;
  const around = rest.slice(0, day.from) + rest.slice(day.to);
  const others = amountsIn(around, [], true).length > 0;
  return !others && /^(?:应该|其实|才|是|在|到|学|的|改成|改到|到期|吧|啊|那[个条笔])*$/.test(around)
    ? { at, is: { on: formatDay(on) } }
    : null;
}

/** Of which of what waits a clause is: by its place in line, by its certificate, or those not spoken of yet. */
function whichOf(
  said: string,
  drafts: readonly Draft[],
  certificates: readonly ChatCertificate[],
  taken: readonly number[],
): { at: number[]; rest: string } {
  const order = ORDER.flatMap(([words, at]) => {
    const found = words.exec(said);
    return found ? [{ at: at(drafts.length), rest: said.slice(found[0].length) }] : [];
  });
  if (order[0]) return { at: order[0].at.filter((i) => i < drafts.length), rest: order[0].rest };
  const others = OTHERS.exec(said);
  if (others && taken.length > 0)
    return {
      at: drafts.flatMap((_, i) => (taken.includes(i) ? [] : [i])),
      rest: said.slice(others[0].length),
    };
  const [mention, ...more] = mentionsIn(said, certificates, []);
  if (!mention || more.length > 0 || mention.from > 0) return { at: [], rest: said };
  const { named } = certificatesTold(mention.text, certificates);
  const at = drafts.flatMap((draft, i) => (named.some(({ id }) => id === draft.certificate) ? [i] : []));
  const rest = said.slice(mention.to).replace(/^(?:的|那|这|一?[本个张条笔](?!\d)|证书?|上|呢)*/, '');
  return { at, rest };
}

/** 前一个对，后一个不对; 嗯但质量员是5: of several that wait, each as it is said to be. */
function eachAnew(ground: Ground, { pending }: ChatState, text: string): Turn | null {
  const drafts = pending?.drafts ?? [];
  if (drafts.length < 2 || drafts.some(({ lacks, op, bound }) => lacks !== null || op === 'remove' || bound))
    return null;
  const said = plain(text)
    .replace(LEAD_IN, '')
    .replace(/[。.!！]+$/, '');
  const { certificates } = ground.holder;
  const clauses = said
    .split(/[，,；;。\s]+/)
    .filter((part) => part !== '' && !/^(?:但是?|可是?|不过)$/.test(part));
  const told: SaidOf[] = [];
  let before: number[] = [];
  for (const part of clauses) {
    const one =
      saidOf(part, drafts, certificates, before, ground.context.asOf) ??
      // 后一个不对，是5: of the same as the clause before it.
      (told.at(-1)?.is === 'wrong'
        ? againOf(part, told.at(-1) as SaidOf, drafts, ground.context.asOf)
        : null);
    if (!one) return null;
    told.push(one);
    before = [...new Set([...before, ...one.at])];
  }
  if (told.length === 0) return null;
  const last = new Map(told.flatMap(({ at, is }) => at.map((i) => [i, is] as const)));
  const isRightAlone = told.every(({ is }) => is === 'right');
  const left = drafts.flatMap((draft, i): Draft[] => {
    const is = last.get(i);
    if (is === undefined) return isRightAlone ? [] : [draft];
    if (is === 'wrong' || is === 'none') return [];
    if (is === 'right') return [draft];
    return [filled(draft, 'on' in is ? { on: is.on } : { value: is.tenths / 10, on: draft.on })];
  });
  const wrong = drafts.filter((_, i) => last.get(i) === 'wrong' || (isRightAlone && !last.has(i)));
  const titles = [...new Set(wrong.map(({ certificate }) => certificate))].flatMap((id) =>
    certificates.filter((one) => one.id === id).map((one) => titleAmong(one, certificates)),
  );
  const asks = titles.length > 0 ? [`${titles.join('、')}的先不记，对的再说一遍。`] : [];
  return propose(ground, { drafts: left, said: asks, choices: [] });
}

function againOf(part: string, { at }: SaidOf, drafts: readonly Draft[], asOf: number): SaidOf | null {
  const [i] = at;
  const draft = i === undefined ? undefined : drafts[i];
  const told = draft && saidOf(`前1个${part}`, [draft], [], [], asOf);
  return told && typeof told.is === 'object' ? { at, is: told.is } : null;
}

/** 今天学了4学时, and then 施工员和湖北各一半, 施工员3剩下是湖北: how it is shared out. */
function sharedOut(
  ground: Ground,
  { pending }: ChatState,
  text: string,
  trades: readonly string[],
): Turn | null {
  const [draft, ...more] = pending?.drafts ?? [];
  const isHours = draft?.fact === 'credit' && draft.op === 'add' && draft.value !== null && draft.on !== null;
  if (!isHours || more.length > 0 || draft.lacks !== 'certificate') return null;
  const { certificates } = ground.holder;
  const shares = sharesOf(
    `${draft.on}学了${draft.value}学时，${plain(text)}`,
    certificates,
    trades,
    ground.context.asOf,
  );
  if (!shares) return null;
  if ('says' in shares) return propose(ground, { drafts: [draft], said: [shares.says], choices: [] });
  const drafts = shares.flatMap(({ name, text: told, of }) => {
    const hours = /了(\d+(?:\.\d)?)学时$/.exec(told)?.[1];
    const ids = of ?? certificatesTold(name, certificates).named.map(({ id }) => id);
    return hours === undefined
      ? []
      : ids.map((certificate) => filled(draft, { certificate, value: Number(hours), on: draft.on }));
  });
  return drafts.length > 1 ? propose(ground, { drafts, said: [], choices: [] }) : null;
}

/** What waits or was just noted of several certificates, as a message puts it right by them; null: it does not. */
export function mendedByCard(lead: Lead, state: ChatState, text: string, context: ChatContext): Turn | null {
  const { holder } = context;
  if (!holder || holder.certificates.length < 2 || (!state.pending && !isFresh(state))) return null;
  if (moodOf(plain(text)).asks) return null;
  const ground = groundOf(lead, state, context, holder);
  const each = state.pending && eachItsOwn(text, state.pending.drafts, holder.certificates);
  if (each) return propose(ground, { drafts: each, said: [], choices: [] });
  return (
    turnedRound(ground, state, text) ??
    eachAnew(ground, state, text) ??
    alsoOf(ground, state, text) ??
    sharedOut(ground, state, text, lead.course.trades)
  );
}
