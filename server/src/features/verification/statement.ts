import type { Day } from '@hz/shared/calendar';
import {
  type LookVerdict,
  lookVerdictOf,
  type Origin,
  type PackLookVerdict,
  type RecordVerdict,
} from '@hz/shared/codes';
import type { ActDoubt } from '@hz/shared/law';
import { certificateTitle, type OfficialFacts, sayDay } from '@hz/shared/v1/guide';
import { type Rulebook, type RuleId, valueAt } from '@hz/shared/v1/rulebook';
import { officialExchange } from '../registry/service';

/** What can be said of a certificate to anybody who asks: the verdict, why, and what it rests on. */
export interface Statement<V extends PackLookVerdict = LookVerdict> {
  verdict: V;
  origin: Origin;
  reason: string;
  /** The clause it rests on; null where none does. */
  clause: string | null;
  deadline: Day | null;
  daysLeft: number | null;
  official: OfficialFacts | null;
  post: string | null;
}

/** What the holder alone has entered, as far as a stranger may see it. */
export interface OwnEntry {
  post: string | null;
}

/**
 * The one verdict on a certificate, from official records alone; without them, the holder's own entry confirms
 * nothing. Study does not come into it: that is the holder's own business.
 */
export function statementOf(
  rulebook: Rulebook,
  official: OfficialFacts | null,
  own: OwnEntry | null,
  asOf: Day,
): Statement<RecordVerdict> {
  const judged = official && officialExchange(rulebook, official, asOf);
  const { exchange, doubt } = judged ?? { exchange: null, doubt: null };
  const origin: Origin = official ? 'official' : own ? 'self' : 'none';
  const verdict = lookVerdictOf(origin, exchange, official?.registryStatus ?? null, doubt !== null);
  return {
    ...{ verdict, origin, official },
    reason: reasons[verdict]({ rulebook, asOf, official, doubt }),
    clause: clauseOf(rulebook, verdict),
    deadline: exchange?.deadline ?? null,
    daysLeft: exchange?.daysLeft ?? null,
    post: official?.trade
      ? certificateTitle({ trade: official.trade, specialty: official.specialty })
      : (own?.post ?? null),
  };
}

/** The rule of the pack that each verdict rests on; null where it rests on none. */
const rules: Readonly<Record<RecordVerdict, RuleId | null>> = {
  'unknown-number': null,
  'self-reported': null,
  electronic: 'exchange',
  cancelled: 'scope',
  'not-in-registry': 'scope',
  'not-mapped': 'trade-not-mapped',
  void: 'deadline-passed',
  'exchange-open': 'deadline',
  undetermined: 'exchange',
};

function clauseOf(rulebook: Rulebook, verdict: RecordVerdict): string | null {
  const rule = rules[verdict];
  return rule === null ? null : rulebook.rules[rule].clause;
}

interface Ground {
  rulebook: Rulebook;
  asOf: Day;
  official: OfficialFacts | null;
  doubt: ActDoubt | null;
}

/** What a list says against itself: it calls a certificate ended, and tells of an electronic one. */
function besideEnded({ official, asOf }: Ground): string | null {
  const { exchangedOn = null, issuedOn = null } = official ?? {};
  if (exchangedOn !== null) return `也写着 ${sayDay(exchangedOn, asOf)}更换：换没换成，要向主管部门核实。`;
  if (issuedOn === null) return null;
  return `也写着 ${sayDay(issuedOn, asOf)}取得电子证书：是不是有效，要向主管部门核实。`;
}

/** What a list says of an electronic certificate. */
const toldElectronic = ({ official, asOf }: Ground): string =>
  official?.exchangedOn
    ? `名单里写着 ${sayDay(official.exchangedOn, asOf)}更换。`
    : `名单里写着 ${sayDay(official?.issuedOn ?? asOf, asOf)}直接取得电子证书。`;

const reasons: Readonly<Record<RecordVerdict, (ground: Ground) => string>> = {
  'unknown-number': () => '助手导入的名单里没有这个编号，也没有人填过它。',
  'self-reported': () => '没有和官方名单核对过，只有本人自己填的。',
  electronic: toldElectronic,
  undetermined: (ground) => {
    const { rulebook, asOf, official, doubt } = ground;
    const deadline = sayDay(valueAt(rulebook.exchange.deadline, asOf), asOf);
    const against =
      doubt === 'late'
        ? `这在期限（${deadline}）以后，文件没有写这样怎样算。`
        : `可是“${official?.trade ?? ''}”在新系统里没有对应的名称。`;
    return `${toldElectronic(ground)}${against}换没换成，要向主管部门核实。`;
  },
  cancelled: (ground) => `名单里写着“注销”。${besideEnded(ground) ?? '只有显示“有效”的才能更换。'}`,
  'not-in-registry': (ground) =>
    `名单里有这个人，写的是官方系统里“查不到”。${besideEnded(ground) ?? '只有查得到、显示“有效”的才能更换。'}`,
  'not-mapped': ({ official }) => `“${official?.trade ?? ''}”在新系统里没有对应的名称。`,
  void: ({ rulebook, asOf, official }) =>
    `期限是 ${sayDay(valueAt(rulebook.exchange.deadline, asOf), asOf)}；` +
    `截至 ${sayDay(official?.asOf ?? asOf, asOf)}的名单里没有更换的记录。`,
  'exchange-open': ({ official }) =>
    official?.registryStatus === 'valid'
      ? '名单里写着“有效”，还没有更换的记录。'
      : '名单里没有写它是有效还是注销，也没有更换的记录。',
};
