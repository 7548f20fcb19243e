// What leads an answer on the yearly study, where the question wants 要 or 不用 first: from the pack's own duties.
import type { Day } from '../../calendar';
import { fillText, type Pack, valueAt } from '../../law';
import type { Intent } from '../intents';
import { plain } from '../told/plain';

/** 今年拿证今年要学吗. */
const FIRST_YEAR =
  /(?:今年|当年|刚|新)(?:才|刚|新)?(?:[^，。,]{0,4})(?:拿|发|领|考|取|换)[^，。,]{0,8}(?:要|用|得|需|该)(?:不要|不用)?[^，。,]{0,4}学/;
const EVERY_YEAR = /每年[^，。,]{0,4}(?:要|得|需)|(?:要|得)[^，。,]{0,4}每年|年年[^，。,]{0,4}(?:要|得|学)/;

const reading = (is: boolean): string => (is ? '（助手的理解）' : '');

/** Whether the year of the certificate itself asks for study, as the cycles are counted; empty: they are not. */
function firstYear({ said, values }: Pack, asOf: Day): string {
  for (const { when, needs } of said.obligations) {
    if ('cycle' in when) {
      const told = when.cycle.anchors.flatMap((anchor) => {
        const dated = values[anchor.startsAfter];
        if (!dated) return [];
        const called = anchor.fact === 'exchangedOn' ? '换发的' : '新发的';
        const isNow = Number(valueAt(dated, asOf)) === 0;
        const begins = isNow
          ? `${anchor.dayAfter ? '第二天' : '当天'}就开始算，要学`
          : `今年不用，${when.cycle.on === undefined ? '满一年才开始算' : '从下一年学起'}`;
        const isRead = dated.values.some((one) => one.reading !== undefined);
        return [{ called, begins: `${begins}${reading(isRead)}` }];
      });
      const [first] = told;
      if (!first) continue;
      // Where exchanged and newly issued ones begin otherwise, each hears its own.
      return told.every(({ begins }) => begins === first.begins)
        ? `今年才拿的证，${first.begins}。`
        : `${told.map(({ called, begins }) => `${called}，${begins}`).join('；')}。`;
    }
    if (needs.some((need) => 'hours' in need && need.eachYears !== undefined))
      return '要：有效期里的每一年都要学，第一年也算（助手的理解）。';
  }
  return '';
}

/** 施工员和质量员都有是不是学64: what is studied once for all, and what for each. */
function several(pack: Pack, text: string, asOf: Day): string {
  for (const { when, needs } of pack.said.obligations) {
    if (!('cycle' in when) || when.cycle.shared.length === 0) continue;
    const own = needs.find(
      (need) => 'hours' in need && need.category !== undefined && need.name !== undefined,
    );
    if (!own || !('hours' in own) || typeof own.hours !== 'string') continue;
    const hours = fillText(pack, `{${own.hours}}`, asOf);
    const [, sum] = /(?:学|要|是)\D{0,2}(\d{2,3})/.exec(plain(text)) ?? [];
    const head = sum === undefined ? '' : `不一定要 ${sum}：`;
    return `${head}公共的部分学一次就够，${own.name}每本各 ${hours} 学时。`;
  }
  return '';
}

/** Empty: the question wants no such word, or nothing of it is known. */
export function studyLead(pack: Pack, intent: Intent, text: string, asOf: Day): string {
  const asks = pack.said.obligations.some(({ needs }) => needs.some((need) => 'hours' in need));
  if (!asks) return '';
  if (FIRST_YEAR.test(plain(text)) && (intent === 'ce_cycle' || intent === 'ce_hours_required'))
    return firstYear(pack, asOf);
  if (intent === 'ce_hours_required' && EVERY_YEAR.test(plain(text))) {
    const isYearly = pack.said.obligations.some(
      ({ when, needs }) =>
        ('cycle' in when && when.cycle.on !== undefined) ||
        needs.some((need) => 'hours' in need && need.eachYears !== undefined),
    );
    return isYearly ? '要。' : '';
  }
  return intent === 'ce_multi_cert' ? several(pack, text, asOf) : '';
}
