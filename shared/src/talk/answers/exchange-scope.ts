import { certificatesNamed } from '../named';
import { ASKS_WHETHER, OF_NO_USE } from './able';
import type { Draft } from './draft';
import { daysLeft, lapsedLine, onward, REVIVAL, whyNot } from './exchange-words';
import {
  allAre,
  cites,
  copy,
  dial,
  dutyFigures,
  isApplied,
  isBarred,
  isDoubtful,
  isElectronic,
  type Matter,
  nextWords,
  ofEach,
  openStep,
  type Standing,
  settled,
  whyBarred,
} from './matter';
import { isLapsed } from './over';

/** Asked of the holder's own certificate, and not of certificates in general. */
const OF_OWN = /我|俺|咱|这个?证|这本|那本|手[里上头]/;
/** 现在能换了吧: of nothing that is named, so of one's own. */
const IS_BARE =
  /^(?!.*(?:哪些|哪种|什么证|的证|[员工]证)).{0,8}(?:能|可以|该|行)(?:不能|不可以)?(?:直接|马上|去|再)?(?:申请)?(?:换|更换|申请|办)/;
/** 技能人员要换证吗. */
const OF_SKILLED =
  /(?:技能人员|技能工人|技工|工人|[钢筋瓦木焊电架子抹灰油漆防水]工).{0,4}(?:也|用|要|需|得|能|可以|该).{0,4}换/;

const isOpen = ({ explained }: Standing): boolean => explained.assessment.exchange.status === 'open';

/** 能, 还不能 or 不都能 first, of certificates whose exchange is open: by what is on record. */
function mayExchange({ standings }: Matter, text: string): string[] {
  const open = standings.filter(isOpen);
  if (open.length === 0 || !(ASKS_WHETHER.test(text) || /是不是.{0,4}(?:能|可以)/.test(text))) return [];
  if (standings.some((one) => isBarred(one) || isLapsed(one))) return ['不都能。'];
  const ready = open.filter(({ explained }) => explained.assessment.exchange.remaining === 0);
  if (ready.length === open.length) return ['能。'];
  return [ready.length === 0 ? '现在还不能。' : '有的能，有的还不能。'];
}

/** The electronic one was told of, and not from when it is: whether there is an exchange hangs on that. */
const isDayAsked = ({ facts, explained }: Standing): boolean =>
  (facts.partly?.issuedOn ?? facts.partly?.exchangedOn) !== undefined &&
  !isOpenOrOver(explained.assessment.exchange.status);
const isOpenOrOver = (status: string): boolean => ['open', 'lapsed', 'ineligible'].includes(status);

const ownLine = (one: Standing): string => (isLapsed(one) ? lapsedLine(one) : nextWords(one));

/** 我这个证能换不, where that can be said of each of the holder's certificates; null: it cannot. */
function ownScope(matter: Matter, text: string): Draft | null {
  const { standings } = matter;
  if (allAre(matter, isElectronic))
    return {
      sentences: [
        ...ofEach(standings, nextWords),
        `${standings.some(isApplied) ? '下来了，' : ''}在{system:national-system}的“证书管理”里能看到、下载。`,
        ...ofEach(standings, dutyFigures),
      ],
      clauses: cites(matter, 'replacement'),
      actions: [onward(matter), ...copy(matter, 'national-system')],
    };
  if (allAre(matter, (one) => isBarred(one) || isDoubtful(one)))
    return {
      sentences: [
        ...ofEach(standings, (one) =>
          isBarred(one) ? `你的${one.title}：${whyBarred(one)}` : nextWords(one),
        ),
        ...whyNot(matter),
      ],
      clauses: cites(matter, 'exchange', 'look-up'),
      actions: [dial(matter, 'authority'), onward(matter)],
    };
  if (allAre(matter, isDayAsked))
    return {
      sentences: [
        '说不准。',
        ...ofEach(standings, nextWords),
        `已经是电子证书的，不用再换${matter.late ? '；没换过的旧证书，换证的期限{exchange.deadline}已经过了' : ''}。`,
      ],
      clauses: cites(matter, 'replacement', 'deadline'),
      actions: [dial(matter, 'authority')],
    };
  const isKnown = (one: Standing) =>
    isElectronic(one) || isBarred(one) || isDoubtful(one) || isLapsed(one) || isOpen(one);
  if (!allAre(matter, isKnown)) return null;
  const lapsed = standings.some(isLapsed);
  return {
    sentences: [
      ...mayExchange(matter, text),
      ...ofEach(standings, ownLine),
      ...(standings.some(isOpen) ? [`{exchange.deadline}前要申请，${daysLeft(matter)}。`] : []),
      ...(lapsed ? [REVIVAL] : []),
    ],
    clauses: cites(matter, 'exchange', 'deadline'),
    actions: lapsed ? [dial(matter, 'authority'), onward(matter)] : [onward(matter)],
  };
}

/** 注销的证能换吗: asked of such a certificate, whatever those at hand are. */
const ofNoUse = (matter: Matter, text: string): Draft | null =>
  OF_NO_USE.test(text)
    ? {
        sentences: whyNot({ ...matter, standings: [] }),
        clauses: cites(matter, 'exchange'),
        actions: [openStep(matter, 'check-registry'), dial(matter, 'authority')],
      }
    : null;

/** Which certificates can be exchanged: the holder's own where they are asked about, else what the notice says of all. */
export const scopeDraft = (matter: Matter, text: string): Draft =>
  (OF_OWN.test(text) || certificatesNamed(text, matter.standings).length > 0 || IS_BARE.test(text)
    ? ownScope(matter, text)
    : null) ??
  ofNoUse(matter, text) ?? {
    sentences: [
      ...(OF_SKILLED.test(text) && !matter.late ? ['技能人员的旧证书也要换。'] : []),
      ...ofEach(matter.standings, (one) => (isLapsed(one) ? null : nextWords(one))),
      ...(matter.late && !settled(matter)
        ? ['换证的期限{exchange.deadline}已经过了，没换的现在换不了。']
        : []),
      `${matter.late ? '当时是这样：' : ''}{system:provincial-registry}里查得到、显示“有效”的旧证书才能换；查不到、注销的，还有{exchange.unmappableTrades}等，换不了。`,
      ...(settled(matter) || matter.late ? [] : [`而且要在{exchange.deadline}前申请，${daysLeft(matter)}。`]),
    ],
    clauses: cites(matter, 'exchange', 'deadline', 'look-up'),
    actions: [openStep(matter, 'check-registry'), onward(matter)],
  };
