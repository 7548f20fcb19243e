import { type Amount, amountsIn } from './amounts';
import type { Claim } from './claims';
import { type DaySpan, daysIn } from './days';
import { type Ears, tradeIn } from './heard';

// Changes of what is on record that say less, or more, than one old and one new value.

const TAKEN_FOR =
  /把(\d{1,2}(?:\.\d)?)个?(?:学时|课时)?(?:给)?(?:看|写|打|说|记|听|填|按|报|输|认|念)成了?(?:是)?(\d{1,2}(?:\.\d)?)/;

/** 我把9看成6了: what it is, and what it was taken for; null: nothing was. */
export function takenFor(whole: string): { was: number; is: number } | null {
  const found = TAKEN_FOR.exec(whole);
  return found && { is: Math.round(Number(found[1]) * 10), was: Math.round(Number(found[2]) * 10) };
}

/** 今天是9学时 我把9看成6了: on that day, or on whichever has so many. */
export function misread(whole: string, days: readonly DaySpan[], named: string | null): Claim[] | null {
  const found = takenFor(whole);
  if (!found || found.is === found.was || days.length > 1) return null;
  const day = days[0]?.said ?? null;
  return [
    {
      tells: 'correction',
      old: { tenths: found.was, day },
      now: { tenths: found.is, day: null },
      named,
    },
  ];
}

/** 写反了，应该今天4学时昨天6学时: each of the two days has other hours. */
export function swapped(
  whole: string,
  days: readonly DaySpan[],
  amounts: readonly Amount[],
  named: string | null,
): Claim[] | null {
  if (!/[写记说弄搞填报]?[反颠]了|颠倒/.test(whole) || days.length !== 2 || amounts.length !== 2) return null;
  return days.map(({ said, to }): Claim => {
    const own = amounts.find(({ from }) => from >= to);
    return {
      tells: 'correction',
      old: { tenths: null, day: said },
      now: { tenths: own?.tenths ?? null, day: null },
      named,
    };
  });
}

const TOO_MANY =
  /(?:多[记打写填说报算]|[记打写填说报算]多)了?$|[，,\s的]多了$|(?:的|那[笔条个]?|记录)(?:再)?减(?:掉|去)?$/;
const TOO_FEW =
  /(?:少[记打写填说报算]|[记打写填说报算]少)了?$|[，,\s的]少了$|(?:的|那[笔条个]?|记录)(?:再)?加(?:上)?$/;

/** 昨天多记了半个学时, 今天的减1学时: by how much what is on record is too much or too little. */
export function byHowMuch(whole: string, days: readonly DaySpan[], ears: Ears): Claim[] | null {
  const amounts = amountsIn(whole, days, true).filter(({ tenths }) => tenths !== null);
  const [amount, ...more] = amounts;
  const bare = amount ? whole.slice(0, amount.from) : '';
  const sign = TOO_MANY.test(bare) ? -1 : TOO_FEW.test(bare) ? 1 : 0;
  if (!amount?.tenths || more.length > 0 || sign === 0) return null;
  const near = days.filter(({ to }) => to <= amount.from).at(-1) ?? days[0];
  return [
    {
      tells: 'correction',
      old: { tenths: null, day: near?.said ?? null },
      now: { tenths: null, day: null, by: sign * amount.tenths },
      named: tradeIn(whole, ears.trades),
    },
  ];
}

/** 今天改5 昨天改5: each day has other hours. */
export function dayByDay(whole: string, ears: Ears): Claim[] | null {
  const parts = whole.split(/[，,、\s]+/).flatMap((part) => (part === '' ? [] : [part.replace(/^把/, '')]));
  const claims = parts.flatMap((part): Claim[] => {
    const [day] = daysIn(part, ears.asOf);
    const hours =
      day?.from === 0 &&
      /^(?:的|那[笔条个])?(?:\d{1,2}(?:\.\d)?个?(?:学时|课时))?改[成为]?(\d{1,2}(?:\.\d)?)个?(?:学时|课时)?$/.exec(
        part.slice(day.to),
      );
    if (!hours) return [];
    const tenths = Math.round(Number(hours[1]) * 10);
    return [
      {
        tells: 'correction',
        old: { tenths: null, day: day.said },
        now: { tenths, day: null },
        named: tradeIn(whole, ears.trades),
      },
    ];
  });
  return claims.length > 0 && claims.length === parts.length ? claims : null;
}
