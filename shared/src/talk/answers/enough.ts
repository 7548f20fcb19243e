import { type Day, formatDayChinese, formatDaysLeft } from '../../calendar';
import { sayHours } from '../../v1/guide';
import { hoursOfTenths, type Tenths, tenthsOfHours, valueAt, type YearlyDuty } from '../../v1/rulebook';
import { plain } from '../told/plain';
import { formOf } from './asked-form';
import { type HoursSaid, hoursSaid, twoYearsSum } from './hours-said';
import { isBarred, isSkilled, type Matter, type Standing } from './matter';
import { isOver } from './over';

/** 够32了没, 20学时算不算够, 我今年都学够了吧. */
const ASKS_ENOUGH =
  /够不够|算不算够|(?:学|看)?(?:都)?(?:够|满)(?:了)?(?:\d+)?(?:个)?(?:学时|课时)?(?:了)?(?:没有?|吗|么|不|吧)[?？]*$/;
/** 两年学够64就行: the hours below which one trains again, taken for what is asked for. */
const OF_TWO_YEARS = /[2两俩二](?:个)?年.{0,8}?(?:学|看|补|够|满|凑|加)|(?:哪|那)年学都/;

/** What lacks now, of a certificate that something is studied for; null: that is not known, or nothing is. */
function lacks({ explained: { assessment } }: Standing): Tenths | null {
  const { exchange, continuingEducation: duty } = assessment;
  if (exchange.required) return exchange.remaining;
  return duty.status === 'not-started' || duty.status === 'unconfirmed' ? null : duty.remaining;
}

const required = ({ explained: { assessment } }: Standing): Tenths =>
  assessment.exchange.required || (assessment.continuingEducation.required ?? 0);

/** Until when what is studied counts, and whether that is the exchange's day. */
function untilWhen({ explained: { assessment } }: Standing): { last: Day; ofExchange: boolean } | null {
  const { exchange, continuingEducation: duty } = assessment;
  if (exchange.required)
    return exchange.deadline === null ? null : { last: exchange.deadline, ofExchange: true };
  return duty.deadline === null ? null : { last: duty.deadline, ofExchange: false };
}

const dutyOf = ({ rulebook }: Matter): YearlyDuty =>
  rulebook.families['site-professional'].yearlyDuty as YearlyDuty;

const A_DAYS_WORK = 8;

/** 两年学64就行吧: each year asks for its own hours, whatever two come to. */
function ofTwoYears(matter: Matter, text: string): string[] {
  const pair = hoursOfTenths(valueAt(dutyOf(matter).pairHours, matter.asOf));
  const said = plain(text);
  if (!OF_TWO_YEARS.test(said) || !new RegExp(`(?<!\\d)${pair}(?!\\d)`).test(said)) return [];
  const { no } = formOf(text);
  return [
    `${/不够|^够/.test(no) ? '不能这么算' : no}：不是两年里随便学满 {yearly.pairHours} 学时就行，每年都要学满 {yearly.hours} 学时；{yearly.pairHours} 学时说的是，两年加起来连它都不到，要重新参加培训。`,
  ];
}

/** 两年一共学了60，够吗: by the hours below which one trains again; each year asks for its own all the same. */
function ofSum(matter: Matter, text: string): string[] {
  const sum = twoYearsSum(text);
  if (sum === null) return [];
  const { yes, no } = formOf(text);
  const isShort = sum < valueAt(dutyOf(matter).pairHours, matter.asOf);
  const ofTraining = /重新(?:参加)?培训/.test(text);
  return [
    isShort
      ? `${ofTraining ? '按文件，是' : no}：照你说的，两年一共 ${sayHours(sum)}，不到 {yearly.pairHours} 学时，按助手的理解可能要重新参加培训。`
      : `${ofTraining ? '不是' : yes}：照你说的，两年一共 ${sayHours(sum)}，到了 {yearly.pairHours} 学时；但每年都要学满 {yearly.hours} 学时，少的那一年，助手的理解是下一年一起补。`,
  ];
}

/** Of a day on which it is too late to study for what is studied for now, or through which its last day falls. */
function tooLate(owing: readonly Standing[], { when }: HoursSaid, text: string): string[] {
  const untils = owing.flatMap((one) => untilWhen(one) ?? []);
  const first = untils.sort((one, other) => one.last - other.last)[0];
  if (!when || !first) return [];
  const { last, ofExchange } = first;
  const day = formatDayChinese(last);
  const { no } = formOf(text);
  if (when.from > last)
    return [
      ofExchange
        ? `${no === '不够' ? '来不及' : no}：那时候已经过了${day}，没换的旧证书自动失效，再学也换不了。`
        : `${no === '不够' ? '来不及' : no}：今年的到${day}为止，那时候学的算下一年的（助手的理解）。`,
    ];
  if (when.to > last)
    return [
      ofExchange
        ? `要看是哪一天：${day}前学满、交上申请才行，过了那天就来不及。`
        : `要看是哪一天：${day}前学的才算今年的，过了算下一年的（助手的理解）。`,
    ];
  return [];
}

/** 学20节课, 20小时: in what is no 学时. */
const otherUnit = (unit: string, left: Tenths): string[] => [
  `说不准：${unit}是多少学时，文件未规定，看平台上记了多少；还差的是 ${sayHours(left)}。`,
];

/** 够了, 还不够 or 说不准 first, where that is asked: by what is on record, and by when it is to be studied. Empty: it is not asked, or other words say it. */
export function enoughFirst(matter: Matter, text: string): string[] {
  const { standings, asOf } = matter;
  const said = hoursSaid(text, asOf);
  const plan = said?.plan ?? null;
  const ofPair = [...ofSum(matter, text), ...ofTwoYears(matter, text)].slice(0, 1);
  if (ofPair.length > 0) return ofPair;
  if (plan === null && !ASKS_ENOUGH.test(plain(text))) return [];
  const owing = standings.filter((one) => !isSkilled(one) && !isBarred(one));
  if (owing.length === 0) return standings.length === 0 && said && plan ? ofNobody(matter, said) : [];
  const { yes, no } = formOf(text);
  if (plan && standings.some(isBarred)) return ['不都行：'];
  if (owing.every(isOver)) return plan ? ['不行：'] : [];
  if (owing.some(isOver)) return ['不都够。'];
  const late = said && plan ? tooLate(owing, said, text) : [];
  if (late.length > 0) return late;
  if (owing.some(({ explained }) => explained.assessment.continuingEducation.status === 'unconfirmed'))
    return ['说不准：以前的年头学了多少还没告诉助手。'];
  const left = owing.map(lacks);
  if (left.every((one) => one === null)) return ['现在没有要学的。'];
  const most = Math.max(...left.map((one) => one ?? 0));
  const claimed = STILL_LACKS.exec(plain(text))?.[1];
  if (claimed !== undefined && left.length === 1)
    return [Math.round(Number(claimed) * 10) === most ? '对。' : `不对：还差 ${sayHours(most)}。`];
  if (most === 0) return [yes === '来得及' ? '来得及：已经够了。' : '够了。'];
  if (plan === null) return [`还不够，还差 ${sayHours(most)}。`];
  if (plan.unit !== '学时') return otherUnit(plan.unit, most);
  const whole = Math.max(...owing.map(required));
  const { tenths, more } = plan;
  if (more === null && tenths >= most && tenths < whole)
    return [`说不准，看是再学还是一共：再学 ${sayHours(most)}就够，一共只有 ${sayHours(tenths)}还不够。`];
  const sum = left.reduce<number>((total, one) => total + (one ?? 0), 0);
  if (more !== false && sum > most && tenths >= most && tenths < sum)
    return [`要看记在哪一本：每本证书分开算，一共还差 ${sayHours(sum)}。`];
  const wanted = more === false ? whole : most;
  const when = said?.when;
  if (tenths >= wanted && when && when.from === when.to && most > A_DAYS_WORK * 10)
    return [`数是够的，就看一天学不学得完：要学的还有 ${sayHours(most)}，别指望那一天。`];
  if (tenths >= wanted) return [yes === '够' || yes === '行' ? '那样就够了：' : `${yes}，那样就够了：`];
  return [
    more === false
      ? `不够：要学满 ${sayHours(wanted)}。`
      : `不够：还差 ${sayHours(most)}${said?.when ? `，学完那 ${sayHours(tenths)}还差 ${sayHours(most - tenths)}` : ''}。`,
  ].map((sentence) => (['不够', '不行', '来不及'].includes(no) ? sentence : sentence.replace(/^不够/, no)));
}

/** 还差12对吗: what lacks, and whether it is so much. */
const STILL_LACKS =
  /(?:还|就|只)(?:差|剩|欠|缺)(?:我)?(\d{1,3}(?:\.\d)?)个?(?:学时|课时)?[，,\s]*(?:了)?[，,\s]*(?:对|是|没错|准)(?:吧|吗|不|么|嘛|不对)/;

/** 我一天学4学时几天学完, 每天学2小时来得及不. */
const PACE =
  /(?:每|1|[1一]个)天(?:能|就|只|可以|大概)*(?:学|看|上)?(\d+(?:\.\d)?)(?!分|点|集)(?:个)?(学时|课时|小时|钟头|节)?/;
const OF_DAYS = /几天|多少天|多久|来得?及|赶得?[上及]|赶趟|(?:学|看)(?:得|不)?完/;

/** Whether a question asks how far so many hours a day will get. */
export const asksPace = (text: string): boolean => PACE.test(plain(text)) && OF_DAYS.test(plain(text));

/** So many days, and whether they are there: by what lacks. Empty: it is not asked, or nothing lacks that is known. */
export function paceFirst({ standings, asOf }: Matter, text: string): string[] {
  const [, hours, unit = '学时'] = PACE.exec(plain(text)) ?? [];
  const each = tenthsOfHours(Number(hours));
  if (!asksPace(text) || !each) return [];
  const owing = standings.filter((one) => !isSkilled(one) && !isOver(one) && (lacks(one) ?? 0) > 0);
  const left = owing.reduce((sum, one) => sum + (lacks(one) ?? 0), 0);
  const untils = owing.flatMap((one) => untilWhen(one) ?? []).map(({ last }) => last);
  if (left === 0 || untils.length === 0) return [];
  const days = Math.ceil(left / each);
  const last = Math.min(...untils);
  const inTime = days <= last - asOf + 1;
  const reckoned = `还差 ${sayHours(left)}，一天 ${sayHours(each)}要 ${days} 天`;
  const until = `到${formatDayChinese(last)}${formatDaysLeft(last - asOf)}`;
  if (!/学时|课时/.test(unit))
    return [
      `说不准：${unit === '节' ? '一节课' : '一小时'}是多少学时，文件未规定，看平台上记了多少；要是${reckoned}，${until}。`,
    ];
  const { yes, no } = /来得?及|赶/.test(text) ? formOf(text) : { yes: '来得及', no: '来不及' };
  return [`${inTime ? yes : no}：${reckoned}，${until}${inTime ? '，别拖到最后' : ''}。`];
}

/** By the rules alone, of whoever has no certificate on record. */
function ofNobody(matter: Matter, { plan }: HoursSaid): string[] {
  if (!plan) return [];
  const { late, rulebook, asOf } = matter;
  const site = rulebook.families['site-professional'];
  const wanted = late ? valueAt(dutyOf(matter).hours, asOf) : valueAt(site.exchangeHours, asOf);
  if (plan.unit !== '学时') return otherUnit(plan.unit, wanted);
  if (plan.more) return ['说不准：还差多少，要看已经学了多少；'];
  const what = late ? '一年要学满' : '换证前要学满';
  return plan.tenths >= wanted
    ? [
        `够，只要是一本证书、${late ? '去年也学够了' : '赶在{exchange.deadline}前'}：${what} ${sayHours(wanted)}。`,
      ]
    : [`不够：${what} ${sayHours(wanted)}。`];
}

/** Nothing lacks of anything that is studied for now: nobody is sent on studying. */
export const lacksNothing = ({ standings }: Matter): boolean =>
  standings.length > 0 &&
  standings.every((one) => isSkilled(one) || isBarred(one) || lacks(one) === 0) &&
  standings.some((one) => lacks(one) === 0);
