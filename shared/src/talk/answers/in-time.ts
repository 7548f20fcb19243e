import { formatDaysLeft, lastDayOfYear, yearOf } from '../../calendar';
import { sayHours } from '../../v1/guide';
import { hoursOfTenths, type Tenths, tenthsOfHours, valueAt } from '../../v1/rulebook';
import { plain } from '../told/plain';
import { formOf } from './asked-form';
import { allAre, isBarred, isElectronic, isSkilled, type Matter, ofEach, type Standing } from './matter';
import { liesTo, liesToExchange, tooLateThen } from './named-day';
import { isLapsed } from './over';
import { ifLeft } from './reckoned';

const ASKS =
  /来得?及|来不及|赶得?[上及]|赶不上|赶趟|(?:前|明天|后天|周|号|月|天|底|年|过后).{0,6}(?:能|可以)(?:补|学|赶|凑)(?:得)?(?:上|完|够|满|齐)/;
/** 过完年再学行不, 能不能明年一起补. */
/** 过了12月31号再学还算不算. */
const COUNTS_THEN =
  /(?:学|补)(?!时).{0,4}(?:还|也|就)?(?:算不算|算数|算吗|算么|算(?:今年|去年|数)?的?(?:吗|么|不)|作数|有用|管用)/;
const STUDIES =
  /(?:学|补).{0,6}(?:行|可以|成)(?:不|吗|么)|(?:能不能|可不可以|能|可以).{0,10}(?:学|补)(?:上|齐|够)?(?:吗|么|不|吧)?[?？]*$/;
/** 差8学时, 还缺十二个学时. */
const LACKS = /(?:差|缺|少|欠|剩)(?:了|着)?(\d+(?:\.\d)?)个?(?:学时|课时|小时|钟头|节)/;

/** What lacks of what is studied for now; null: nothing is. */
const lacking = ({ explained: { assessment } }: Standing): Tenths | null => {
  const { exchange, continuingEducation: duty } = assessment;
  if (exchange.required) return exchange.remaining;
  return duty.status === 'not-started' ? null : duty.remaining;
};

/** What a question says to lack; null: it says no number. */
function saidToLack(text: string): Tenths | null {
  const [, said] = LACKS.exec(plain(text)) ?? [];
  return said === undefined ? null : (tenthsOfHours(Number(said)) ?? null);
}

const siteHours = ({ rulebook }: Matter) => rulebook.families['site-professional'].exchangeHours;

/** More than this a day, from today to the last one, nobody is told to manage. */
const A_DAYS_WORK = 8;

/** Whether the exchange can still be studied for: on what it hangs, or that nobody can say. */
function beforeExchange({ rulebook, asOf }: Matter, lacks: Tenths): string {
  const left = valueAt(rulebook.exchange.deadline, asOf) - asOf;
  const advice = left === 0 ? '' : '，助手的建议是别拖到最后几天';
  const slow = `学时传过去要多久，文件未规定${advice}。`;
  return hoursOfTenths(lacks) > A_DAYS_WORK * left
    ? `说不准：${formatDaysLeft(left)}，要学的还有 ${sayHours(lacks)}；${slow}`
    : `来得及，只要在{exchange.deadline}前学满 {exchange.hours} 学时、交上申请（${formatDaysLeft(left)}）；${slow}`;
}

/** What is lacking by the record, where the question says another number: whose is meant is not guessed. */
function otherwise({ standings }: Matter, text: string): string[] {
  const said = saidToLack(text);
  return ofEach(standings, (one) => {
    const left = lacking(one);
    if (said === null || left === null || left === said) return null;
    return `你问的是差 ${sayHours(said)}，助手这里记的，${one.title}还差 ${sayHours(left)}，有没记上的说一声`;
  });
}

const isNotStarted = ({ assessment }: Standing['explained']): boolean =>
  assessment.continuingEducation.status === 'not-started';

/** Of a named day on which it is too late to study for what is studied for now; null: it is not, or none is named. */
function studyThen(matter: Matter, text: string): string | null {
  const { asOf } = matter;
  if (allAre(matter, isSkilled)) return null;
  if (allAre(matter, isBarred)) return null;
  if (!allAre(matter, isElectronic))
    return liesToExchange(matter, text) === 'after' ? tooLateThen(text, '{exchange.deadline}') : null;
  if (liesTo(text, asOf, lastDayOfYear(yearOf(asOf))) !== 'after') return null;
  const owes = matter.standings.some(
    ({ explained }) => explained.assessment.continuingEducation.remaining !== 0 && !isNotStarted(explained),
  );
  // Nobody has told of a year before: what lacks of it is asked of this one.
  const isOpen = matter.standings.some(
    ({ explained }) => explained.assessment.continuingEducation.status === 'unconfirmed',
  );
  if (!owes)
    return `那时候学的，算那一年的（助手的理解）；今年的${isOpen ? '够不够还说不准，以前的年头学了多少还没告诉助手' : '没有欠着'}。`;
  const { no } = formOf(text);
  const lead = no === '来不及' || no === '够' ? '今年的来不及' : `${no}`;
  return [
    `${lead}：今年的到年底为止，那时候学的，算下一年的（助手的理解）。`,
    ...ofEach(matter.standings, (one) => ifLeft(matter, one)),
  ].join('');
}

/** Two years that are over fall short together: nothing makes up for that. */
export const isShort = ({ explained }: Standing): boolean =>
  explained.assessment.continuingEducation.reasons.includes('two-year-shortfall');

/**
 * 差8学时还来得及吗: 来得及 or 来不及 first. In time is what a last day that is ahead leaves room for, and on what that
 * hangs; nobody is told so of hours whose years are not known, or that are wanted for nothing any more.
 */
export function hoursInTime(matter: Matter, text: string): string[] {
  const { standings, late } = matter;
  if (!ASKS.test(text)) {
    const then = STUDIES.test(text) || COUNTS_THEN.test(plain(text)) ? studyThen(matter, text) : null;
    return then === null ? [] : [then];
  }
  if (standings.length === 0)
    return late
      ? [
          '换证来不及了：期限{exchange.deadline}已经过了；每年的学习，今年的还来得及，到年底为止（助手的理解）。',
        ]
      : liesToExchange(matter, text) === 'after'
        ? [tooLateThen(text, '{exchange.deadline}')]
        : [beforeExchange(matter, saidToLack(text) ?? valueAt(siteHours(matter), matter.asOf))];
  if (allAre(matter, isLapsed)) return ['来不及了：换证的期限{exchange.deadline}已经过了。'];
  if (allAre(matter, isBarred)) return ['不是来得及来不及的事：这本换不了。'];
  const named = studyThen(matter, text);
  if (named) return [named];
  if (allAre(matter, isSkilled) && !late)
    return [
      `${liesToExchange(matter, text) === 'after' ? '' : '来得及：'}助手的理解是技能人员不用学，没换的在{exchange.deadline}前申请更换。`,
    ];
  if (allAre(matter, isShort)) return ['按助手的理解，来不及了。'];
  const open = standings.flatMap(({ explained }) => explained.assessment.exchange.remaining || []);
  if (open.length > 0) return [beforeExchange(matter, Math.max(...open)), ...otherwise(matter, text)];
  if (!allAre(matter, isElectronic) || allAre(matter, isSkilled)) return [];
  const statuses = standings.map(({ explained }) => explained.assessment.continuingEducation.status);
  if (statuses.includes('retraining-required')) return [];
  if (statuses.includes('unconfirmed'))
    return [
      '今年的来得及，到年底为止（助手的理解）；以前的年头没告诉助手，够不够说不准。',
      ...otherwise(matter, text),
    ];
  const lacks = standings.some(({ explained }) => explained.assessment.continuingEducation.remaining);
  const isNow = statuses.some((status) => status === 'in-progress' || status === 'catch-up');
  return isNow && lacks
    ? ['来得及：今年的到年底为止（助手的理解）。', ...otherwise(matter, text)]
    : ['来得及：按助手记的，现在不差学时。'];
}
