// What all of the holder's own come to: 一共还差多少, 哪个证学够了.
import { sayHours } from '../../v1/guide';
import type { Tenths } from '../../v1/rulebook';
import { plain } from '../told/plain';
import type { Draft } from './draft';
import { addHours, cites, isSkilled, type Matter, type Standing, studyFigures, studyOn } from './matter';
import { isOver, overWords } from './over';

const TOTAL =
  /(?:一共|总共|共|加起来|合起来|合计|全部|所有).{0,6}(?:要学|要|得学|差|缺|欠|剩|学)(?:多少|几个?)|(?:差|缺|要学|得学)(?:多少|几个?).{0,4}(?:一共|加起来)/;
const WHICH = /(?:哪|那)(?:个|本|张)(?:的)?证?(?:书)?.{0,4}(?:学够|够了?|学满|学完|没学够|不够)/;
/** 我三个证一共学多少: a number of certificates is answered by that. */
const COUNTED = /[两二俩三四五六七八九2-9](?:个|本|张)/;
const OF_LACK = /差|缺|欠|剩/;

/** Whether a question is of what all the holder's certificates come to, and not of one. */
export const asksOfAll = (text: string): boolean =>
  !COUNTED.test(plain(text)) && (TOTAL.test(plain(text)) || WHICH.test(plain(text)));

interface Owed {
  one: Standing;
  required: Tenths;
  remaining: Tenths;
}

/** What is to be studied now and what lacks of it; null: nothing is, or that is not known. */
function owedOf(one: Standing): Owed | null {
  const { exchange, continuingEducation: duty } = one.explained.assessment;
  if (isSkilled(one) || isOver(one) || duty.status === 'unconfirmed') return null;
  if (exchange.required) return { one, required: exchange.required, remaining: exchange.remaining ?? 0 };
  if (duty.status === 'not-started' || duty.required === null) return null;
  return { one, required: duty.required, remaining: duty.remaining ?? 0 };
}

/** Null: the question is not of all, or there is but one. */
export function ofAll(matter: Matter, text: string): Draft | null {
  const { standings } = matter;
  if (standings.length < 2 || !asksOfAll(text)) return null;
  const owed = standings.flatMap((one) => owedOf(one) ?? []);
  const known = standings.every(
    (one) =>
      isSkilled(one) || isOver(one) || one.explained.assessment.continuingEducation.status !== 'unconfirmed',
  );
  const lack = owed.reduce((sum, { remaining }) => sum + remaining, 0);
  const whole = owed.reduce((sum, { required }) => sum + required, 0);
  const done = owed.filter(({ remaining }) => remaining === 0).map(({ one }) => one.title);
  const first = !known
    ? '说不准：以前的年头学了多少还没告诉助手。'
    : WHICH.test(plain(text))
      ? done.length === 0
        ? owed.length === 0
          ? '现在没有要学的。'
          : '都还没够。'
        : done.length === owed.length
          ? '都够了。'
          : `够了的是${done.join('、')}，别的还没够。`
      : OF_LACK.test(plain(text))
        ? `一共还差 ${sayHours(lack)}。`
        : `一共要学 ${sayHours(whole)}，还差 ${sayHours(lack)}。`;
  return {
    sentences: [
      first,
      ...standings.map(
        (one) => `${overWords(one) ?? studyFigures(one) ?? `你的${one.title}现在没有要学的`}。`,
      ),
      '每本证书分开算。',
    ],
    clauses: cites(matter, 'course-check', 'yearly-study'),
    actions: [...addHours(matter), ...studyOn(matter)],
  };
}
