import type { Day } from '@hz/shared/calendar';
import type { PackLookVerdict } from '@hz/shared/codes';
import type { Answer, ObligationData, Pack } from '@hz/shared/law';
import {
  type ObligationStanding,
  type Standing,
  sayDay,
  standingOfRecord,
  titleOf,
} from '@hz/shared/standing';
import type { OfficialFacts } from '@hz/shared/v1/guide';
import { toldOf } from '../certificates/service';
import type { Statement } from './statement';

/** What can be said of a certificate by its own pack to anybody who asks. */
export type PackStatement = Statement<PackLookVerdict>;

type Verdicts = Readonly<Record<Answer['state'], PackLookVerdict>>;

// What nothing hangs on, or what is not for this certificate, says no more than that a list has it.
const ONCE: Verdicts = {
  'not-applicable': 'listed',
  'not-yet': 'listed',
  ask: 'undetermined',
  open: 'exchange-open',
  done: 'electronic',
  refused: 'refused',
  missed: 'void',
};
const TERM: Verdicts = {
  'not-applicable': 'listed',
  'not-yet': 'in-force',
  ask: 'undetermined',
  open: 'renewal-open',
  done: 'renewed',
  refused: 'refused',
  missed: 'lapsed',
};

/**
 * The one verdict on a certificate from official lists alone, by the obligation of its pack that gates it; a yearly duty
 * never does. A list that was made before a last day cannot tell what was done until then.
 */
export function packStatementOf(pack: Pack, official: OfficialFacts, asOf: Day): PackStatement {
  const { kind = '', trade, specialty } = official;
  const ground = groundOf(pack, official, asOf);
  const due = ground.gate?.answer.due ?? null;
  const isAhead = due !== null && due >= asOf && RUNNING.includes(ground.verdict);
  return {
    ...{ verdict: ground.verdict, origin: 'official', official },
    reason: reasons[ground.verdict]?.({ ...ground, official, asOf }) ?? '名单里有这个编号。',
    clause: ground.gate?.data.clause ?? null,
    deadline: isAhead ? due : null,
    daysLeft: isAhead ? due - asOf : null,
    post: trade ? titleOf(pack, kind, trade, specialty) : null,
  };
}

const RUNNING: readonly PackLookVerdict[] = ['exchange-open', 'renewal-open', 'in-force'];

interface Ground {
  verdict: PackLookVerdict;
  /** The obligation that the verdict follows from; null where it follows from none. */
  gate: ObligationStanding | null;
}

function groundOf(pack: Pack, official: OfficialFacts, asOf: Day): Ground {
  const { registryStatus } = official;
  if (registryStatus === 'cancelled') return { verdict: 'cancelled', gate: null };
  if (registryStatus === 'not-found') return { verdict: 'not-in-registry', gate: null };
  if (asOf < pack.from) return { verdict: 'not-published', gate: null };
  const gate = standingOf(pack, official, asOf).verdict;
  if (!gate) return { verdict: 'listed', gate };
  const { state, due, opens } = gate.answer;
  // Within a term the certificate is good, whatever else its renewal asks of the holder.
  const isWithin = isTerm(gate.data) && state === 'ask' && due !== null && asOf <= due;
  const within = opens !== null && asOf < opens ? 'in-force' : 'renewal-open';
  const verdict = isWithin ? within : (isTerm(gate.data) ? TERM : ONCE)[state];
  if (gate.doubt !== null) return { verdict: 'undetermined', gate };
  const isTooOld = state === 'missed' && due !== null && official.asOf <= due;
  return { verdict: isTooOld ? 'undetermined' : verdict, gate };
}

const isTerm = ({ when }: ObligationData): boolean => 'term' in when;

/** Where a certificate stands of which nothing is known but what lists say. */
function standingOf(pack: Pack, official: OfficialFacts, asOf: Day): Standing {
  const { kind = '', trade, specialty } = official;
  const nothing = { kind, trade: trade ?? '', specialty, facts: {}, toldOn: {}, credits: [], statements: [] };
  const { record } = toldOf(pack, nothing, official, { ofHolder: {}, others: [] });
  return standingOfRecord(pack, record, asOf);
}

/** Whether the list's own last day of the term is none that could be taken. */
const isAsked = ({ answer }: ObligationStanding, { expiresOn }: OfficialFacts): boolean =>
  (expiresOn ?? null) !== null && answer.due === null;

type Reason = (told: Ground & { official: OfficialFacts; asOf: Day }) => string;

const expiry: Reason = ({ official, gate, asOf }) => {
  const day = official.expiresOn ?? gate?.answer.due ?? null;
  return day === null ? '名单里没有写有效期。' : `名单里写的有效期到 ${sayDay(day, asOf)}。`;
};

const reasons: Readonly<Partial<Record<PackLookVerdict, Reason>>> = {
  cancelled: () => '名单里写着“注销”。',
  'not-in-registry': () => '名单里有这个人，写的是官方系统里“查不到”。',
  'not-published': () => '这份文件当时还没有发布。',
  listed: ({ official }) =>
    official.registryStatus === 'valid' ? '名单里写着“有效”。' : '名单里有这个编号，没有写它是不是有效。',
  electronic: ({ official, asOf }) =>
    official.exchangedOn === null
      ? '名单里写的是电子证书。'
      : `名单里写着 ${sayDay(official.exchangedOn, asOf)}更换。`,
  'exchange-open': () => '名单里没有更换的记录。',
  void: ({ official, asOf }) => `截至 ${sayDay(official.asOf, asOf)}的名单里没有更换的记录。`,
  'in-force': expiry,
  'renewal-open': (told) =>
    `${expiry(told).replace(/。$/, '')}，${told.gate ? `可以申请${told.gate.data.name}了` : '快到了'}。`,
  renewed: expiry,
  lapsed: expiry,
  undetermined: ({ gate, official, asOf, verdict }) =>
    gate?.doubt
      ? `${official.exchangedOn === null ? '' : `名单里写着 ${sayDay(official.exchangedOn, asOf)}更换。`}${gate.words.title}。`
      : gate?.answer.state === 'missed'
        ? `名单是 ${sayDay(official.asOf, asOf)}的，后来有没有办，名单里看不出来。`
        : gate && isTerm(gate.data)
          ? `${expiry({ gate, official, asOf, verdict })}${isAsked(gate, official) ? '比一个有效期还长，说不准，看看证书上是哪一天。' : ''}`
          : '名单里写的不够，说不准。',
};
