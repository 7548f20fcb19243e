// Whether the hours are enough, by where the holder's certificate under a pack stands: 够, 不够 or 说不准 first.
import { formatDayChinese } from '../../calendar';
import { type Standing, sayHours, type TermYear } from '../../standing';
import { formOf } from '../answers/asked-form';
import { hoursSaid } from '../answers/hours-said';
import { plain } from '../told/plain';
import { runningYear } from './term-year';

const ASKS_ENOUGH =
  /够不够|算不算够|(?:学|看)?(?:都)?(?:够|满)(?:了)?(?:\d+)?(?:个)?(?:学时|课时)?(?:了)?(?:没有?|吗|么|不|吧)[?？]*$/;

const OF_YEAR = /今年|这一?年/;
type Plan = NonNullable<ReturnType<typeof hoursSaid>>['plan'];

/** Of the running year of a term alone: more than it asks for helps no other year. */
function enoughThisYear({ required, remaining }: TermYear, plan: Plan): string {
  const rest = '；多学的不顶别的年头（助手的理解）';
  if (remaining === 0) return `今年的够了${rest}。`;
  if (plan === null || plan.unit !== '学时') return `还不够，今年的还差 ${sayHours(remaining)}。`;
  const wanted = plan.more === false ? required : remaining;
  return plan.tenths >= wanted
    ? `那样今年的就够了：今年要学满 ${sayHours(required)}${rest}。`
    : `不够：今年要学满 ${sayHours(required)}。`;
}

/** Empty: it is not asked, of several certificates at once, or nothing is to be studied. */
export function enoughOfOwn(own: readonly Standing[], text: string, kind: string): string {
  const [only, ...more] = own;
  if (!only || more.length > 0) return '';
  const { asOf, headline } = only;
  const { state, due, needs, cycle } = headline.answer;
  const said = hoursSaid(text, asOf);
  const plan = said?.plan ?? null;
  if (plan === null && !ASKS_ENOUGH.test(plain(text))) return '';
  const { no } = formOf(text);
  if (state === 'missed' || state === 'refused') return `${no === '不够' ? '不行' : no}：`;
  if (state === 'ask') return '说不准：还有要先说清的，才算得出够不够。';
  const year = OF_YEAR.test(text) ? runningYear({ standing: only }, kind) : null;
  if (year) return enoughThisYear(year, plan);
  const last = cycle?.to ?? due;
  const lacking = needs.filter(({ remaining }) => remaining > 0);
  if (needs.length === 0) return '';
  if (lacking.length === 0) return '够了。';
  const most = lacking.reduce((sum, { remaining }) => sum + remaining, 0);
  if (plan === null) return `还不够，还差 ${sayHours(most)}。`;
  if (said?.when && last !== null && said.when.from > last)
    return `${no === '不够' ? '来不及' : no}：那时候已经过了${formatDayChinese(last)}。`;
  if (said?.when && last !== null && said.when.to > last)
    return `要看是哪一天：${formatDayChinese(last)}前学的才算。`;
  if (plan.unit !== '学时') return `说不准：${plan.unit}是多少学时，没有听说；还差的是 ${sayHours(most)}。`;
  if (lacking.length > 1) return `要看学的是哪一类，每一类分开算；一共还差 ${sayHours(most)}。`;
  if (plan.more === false) {
    const whole = Math.max(...lacking.map(({ required }) => required));
    return plan.tenths >= whole ? '那样就够了：' : `不够：要学满 ${sayHours(whole)}。`;
  }
  return plan.tenths >= most ? '那样就够了：' : `不够：还差 ${sayHours(most)}。`;
}
