import { sayHours } from '../../v1/guide';
import { type Tenths, tenthsOfHours } from '../../v1/rulebook';
import { plain } from '../told/plain';
import { isBarred, isSkilled, type Matter, type Standing } from './matter';
import { isOver } from './over';

/** 够32了没, 20学时算不算够, 我今年都学够了吧. */
const ASKS_ENOUGH =
  /够不够|算不算够|(?:学|看)?(?:都)?(?:够|满)(?:了)?(?:\d+)?(?:个)?(?:学时|课时)?(?:了)?(?:没有?|吗|么|不|吧)[?？]*$/;
/** 再学22个就行了吧, 今年补6个够不. */
const MORE =
  /(?:(?:再|还)(?:学|补|看)|补)(?:够|满|完|上)?(?:个)?(\d+(?:\.\d)?)(?!次|遍|年|天|岁|本)(?:个)?(?:学时|课时)?(?:的)?.{0,4}(?:就|是不是|能|够|行|可以)/;
/** 今年学够32就没事了吧: of all hours together. */
const ALL = /学(?:够|满|完)(\d+(?:\.\d)?)(?:个)?(?:学时|课时)?.{0,4}(?:就|是不是)/;

/** What lacks now, of a certificate that something is studied for; null: that is not known, or nothing is. */
function lacks({ explained: { assessment } }: Standing): Tenths | null {
  const { exchange, continuingEducation: duty } = assessment;
  if (exchange.required) return exchange.remaining;
  return duty.status === 'not-started' || duty.status === 'unconfirmed' ? null : duty.remaining;
}

const required = ({ explained: { assessment } }: Standing): Tenths =>
  assessment.exchange.required || (assessment.continuingEducation.required ?? 0);

/** How many hours more, or in all, a question counts with; null: it names none. */
function countedWith(text: string): { tenths: Tenths; more: boolean } | null {
  const said = plain(text);
  // 两年学够64就行: of two years together, and of nothing that lacks now.
  if (/(?:两|2|二)年/.test(said)) return null;
  const [, more] = MORE.exec(said) ?? [];
  const [, all] = ALL.exec(said) ?? [];
  const tenths = tenthsOfHours(Number(more ?? all));
  return tenths === null || tenths === undefined || (more ?? all) === undefined
    ? null
    : { tenths, more: more !== undefined };
}

/** 够了, 还不够 or 说不准 first, where that is asked: by what is on record. Empty: it is not asked, or other words say it. */
export function enoughFirst({ standings }: Matter, text: string): string[] {
  const counted = countedWith(text);
  if (counted === null && !ASKS_ENOUGH.test(plain(text))) return [];
  const owing = standings.filter((one) => !isSkilled(one) && !isBarred(one));
  if (owing.length === 0) return [];
  if (counted && standings.some(isBarred)) return ['不都行：'];
  if (owing.every(isOver)) return counted ? ['不行：'] : [];
  if (owing.some(isOver)) return ['不都够。'];
  if (owing.some(({ explained }) => explained.assessment.continuingEducation.status === 'unconfirmed'))
    return ['说不准：以前的年头学了多少还没告诉助手。'];
  const left = owing.map(lacks);
  if (left.every((one) => one === null)) return ['现在没有要学的。'];
  const most = Math.max(...left.map((one) => one ?? 0));
  if (most === 0) return ['够了。'];
  if (counted === null) return [`还不够，还差 ${sayHours(most)}。`];
  const wanted = counted.more ? most : Math.max(...owing.map(required));
  if (counted.tenths >= wanted) return ['那样就够了：'];
  return [counted.more ? `不够：还差 ${sayHours(most)}。` : `不够：要学满 ${sayHours(wanted)}。`];
}

/** Nothing lacks of anything that is studied for now: nobody is sent on studying. */
export const lacksNothing = ({ standings }: Matter): boolean =>
  standings.length > 0 &&
  standings.every((one) => isSkilled(one) || isBarred(one) || lacks(one) === 0) &&
  standings.some((one) => lacks(one) === 0);
