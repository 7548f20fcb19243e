// What leads an answer on the yearly study, where the question wants 要 or 不用 first: from the pack's own duties.
import type { Day } from '../../calendar';
import { fillText, type Pack, valueAt } from '../../law';
import type { Standing } from '../../standing';
import type { Intent } from '../intents';
import { asksDutyNow, hopesForNoStudy } from '../phrases/asks-duty';
import { plain } from '../told/plain';
import { notSaid } from './not-written';
import { studiedThen } from './studied-then';

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

/** The same where each certificate has cycles of its own, and nothing is told of what is common. */
function ofEach(pack: Pack, text: string): string {
  if (!pack.said.obligations.some(({ when }) => 'cycle' in when && when.cycle.shared.length === 0)) return '';
  const [, sum] = /(?:学|要|是)\D{0,2}(\d{2,3})/.exec(plain(text)) ?? [];
  const head = sum === undefined ? '' : `不一定是 ${sum}：`;
  return `${head}每本证书各有各的周期，各算各的；学一次能不能算两本，${notSaid(pack)}。`;
}

const IN_TIME = /来得及|赶得上|赶趟|来不来得及/;
/** So many hours a day can be studied; more is told to be tight. */
const HOURS_A_DAY = 8;

/** 差8学时还来得及吗, of who holds one certificate: by what it lacks, until its own day. */
export function inTime(own: readonly Standing[], text: string): string {
  if (!IN_TIME.test(plain(text))) return '';
  const [only, ...more] = own;
  if (!only || more.length > 0 || !('cycle' in only.headline.data.when)) return '';
  const { state, due, needs } = only.headline.answer;
  if (state === 'missed') return '前面欠的，按助手的理解来不及补了。';
  const left = Math.max(0, ...needs.map(({ remaining }) => remaining));
  if (state !== 'open' || due === null || due < only.asOf || left === 0) return '';
  const days = due - only.asOf + 1;
  return left <= days * HOURS_A_DAY * 10 ? '来得及。' : '很紧，要抓紧。';
}

const OF_DUTY: readonly Intent[] = ['ce_hours_required', 'ce_cycle'];

/** 要, 不用 or 说不准 first, of the holder's own; empty where several differ, or nothing can be said. */
function dutyNow(own: readonly Standing[], hopes: boolean): string {
  const said = own.map(({ headline: { answer } }) => {
    if (answer.needs.length === 0) return '';
    if (answer.state === 'ask') return '说不准。';
    if (answer.state === 'not-yet' && answer.cycle !== null) return '现在还不用。';
    const lacks = answer.needs.some(({ remaining }) => remaining > 0);
    if (answer.state === 'missed' || answer.state === 'refused') return '';
    return lacks ? (hopes ? '不对，要学。' : '要。') : '学够了，现在不用再学。';
  });
  const [first = '', ...more] = new Set(said);
  return more.length === 0 ? first : '';
}

/** Empty: the question wants no such word, or nothing of it is known. */
export function studyLead(
  pack: Pack,
  intent: Intent,
  text: string,
  { asOf, own }: { asOf: Day; own: readonly Standing[] },
): string {
  const asks = pack.said.obligations.some(({ needs }) => needs.some((need) => 'hours' in need));
  if (!asks) return '';
  if (FIRST_YEAR.test(plain(text)) && (intent === 'ce_cycle' || intent === 'ce_hours_required'))
    return [firstYear(pack, asOf), own.length > 0 ? '你手里的，按下面说的算。' : ''].join('');
  if (intent === 'ce_hours_required' && EVERY_YEAR.test(plain(text))) {
    const isYearly = pack.said.obligations.some(
      ({ when, needs }) =>
        ('cycle' in when && when.cycle.on !== undefined) ||
        needs.some((need) => 'hours' in need && need.eachYears !== undefined),
    );
    return isYearly ? '要。' : '';
  }
  if (OF_DUTY.includes(intent) && asksDutyNow(plain(text))) return dutyNow(own, hopesForNoStudy(plain(text)));
  if (intent === 'ce_hours_short') return studiedThen(own, text) || inTime(own, text);
  return intent === 'ce_multi_cert' ? several(pack, text, asOf) || ofEach(pack, text) : '';
}
