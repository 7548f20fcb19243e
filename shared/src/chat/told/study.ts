import type { Amount } from './amounts';
import type { Claim } from './claims';
import type { DaySaid } from './days';
import { calm, dayOf, type Ears, type Heard, left, without } from './heard';

const STUDY_DONE =
  /(?:学|学习|上|看|听|修|刷|课)(?:了|完|过|够|满|好)|学习了|学的|看课|听课|上课|刷课|修了|[记加]|学时|课时/;

const TOTAL =
  /一共|总共|累计|总计|合计|加起来|拢共|总学时|共(?=\d)|到现在|到目前|截止|截至|到今天|目前|现在(?:是|有|一共|总共|学|共|都|已|\d)|已经?(?:学|有|够|修|看|完成)|已学|学?(?:够|满)了?\d|\d+个?(?:学时|课时)?(?:都|全)?(?:已经?)?(?:学|看|修)?(?:够|满|完)|平台.{0,4}显示|系统.{0,4}显示|显示.{0,4}学|今年(?:一共|总共|累计|已经?|学)|学完了 ?\d/;

const ALL_STUDIED =
  /(?:学|学时|课|看|上|修|听|刷)(?:时)?(?:都|全|全部|已经?)?(?:够|满|完|齐)了?(?:\d+)?|都学了$/;

const AGAIN = /又|再|另外|还(?=学)/;

const EACH = /各|都是?|每天都?/;

const categoryIn = (text: string, { categories }: Ears): string | null =>
  categories.find(([, words]) => words.test(text))?.[0] ?? null;

/** Each amount with the day said before it, else after it; 昨天和今天各4学时 is two. */
function creditClaims(heard: Heard, ears: Ears, carried: DaySaid | null): Claim[] {
  const { text, amounts, named } = heard;
  const days = heard.days.filter(({ said }) => said.is !== 'part');
  const counted = amounts.filter(
    ({ of, tenths }) => (of === 'class' || of === 'bare') && tenths !== null && tenths > 0,
  );
  const category = categoryIn(text, ears);
  const again = AGAIN.test(text);
  return counted.flatMap((amount, i): Claim[] => {
    const before = days.filter(({ to }) => to <= amount.from && to > (counted[i - 1]?.to ?? -1));
    const after = days.find(
      ({ from }) => from >= amount.to && from < (counted[i + 1]?.from ?? Number.POSITIVE_INFINITY),
    );
    const specific = before.filter(({ said }) => said.is !== 'vague');
    const own = specific.length > 0 ? specific : before;
    const near =
      own.length > 0 ? (EACH.test(text) ? own : own.slice(-1)) : after && counted.length === 1 ? [after] : [];
    const at = near.length > 0 ? near.map(({ said }) => said) : [carried];
    const tenths = amount.tenths as number;
    return at.map((day) => ({ tells: 'credit', tenths, day, category, named, again }));
  });
}

const VAGUE_STUDY =
  /(?:上课|看|学|学习|听|刷)(?:了|完了?)(?:好|老)?(?:一?(?:会儿?|上午|下午|天|整天|晚上|宿|部分|点)|不少|很多|好多|课|视频|学时|习)?$/;

/** 今天交了4学时的钱, 选了8学时的课, 1号多记了2学时. */
const NOT_STUDIED = /(?:选|报|交|买|订|付|约|多记|重记)了?\d|(?:学时|课时)的(?:钱|费)/;

export function studyClaims(heard: Heard, ears: Ears, carried: DaySaid | null): Claim[] {
  const { text, amounts, mood, named } = heard;
  if (!calm(mood)) return [];
  const day = dayOf(heard) ?? carried;
  if (NOT_STUDIED.test(text)) return [];
  const unclear = amounts.find(({ of }) => of === 'vague' || of === 'other' || of === 'clock');
  const counted = amounts.some(({ of }) => of === 'class' || of === 'bare');
  const studied = STUDY_DONE.test(text);
  if (!studied && ears.expected?.kind !== 'hours') return [];
  if (unclear && (studied || unclear.of !== 'other') && (!counted || unclear.of === 'vague'))
    return [{ tells: 'study', unclear: unclear.of as 'clock', day, named }];
  if (amounts.some(({ tenths }) => tenths === 0)) return [];
  if (counted && /才|只|仅/.test(text) && heard.days.length === 0) return [];
  if (counted && mood.unsure) return [{ tells: 'study', unclear: 'vague', day, named }];
  if (counted) {
    const dayIsSaid = heard.days.some(
      ({ said, from, to }) => said.is !== 'part' && !/^(?:现在|目前)$/.test(text.slice(from, to)),
    );
    if (TOTAL.test(text) && !dayIsSaid && carried === null) {
      const last = amounts.filter(({ tenths }) => tenths !== null).at(-1) as Amount;
      return [{ tells: 'total', tenths: last.tenths, named }];
    }
    return creditClaims(heard, ears, carried);
  }
  if (ears.expected?.kind === 'hours' || /学时|课/.test(text)) {
    if (
      ALL_STUDIED.test(text) &&
      !/往年|以前|前几年|每年|前些年/.test(text) &&
      left(without(text, heard.days).replace(ALL_STUDIED, '')) <= 2
    )
      return [{ tells: 'total', tenths: null, named }];
    if (VAGUE_STUDY.test(text)) return [{ tells: 'study', unclear: 'none', day, named }];
  }
  return [];
}
