import type { aJsonCase } from './cases';

type JsonCase = ReturnType<typeof aJsonCase>;

const UNMAPPED = ['试验员', '测量员', '线务员', '计算机等级', '机务员', '水利技术工人'];
const none = { deadline: null, daysLeft: null, hoursRequired: null, hoursDone: null, hoursRemaining: null };

const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / 86_400_000;
const rounded = (hours: number): number => Number(hours.toFixed(1));

function due(asOf: string, deadline: string, required: number, done: number) {
  return {
    deadline,
    daysLeft: daysBetween(asOf, deadline),
    hoursRequired: rounded(required),
    hoursDone: rounded(done),
    hoursRemaining: rounded(Math.max(0, required - done)),
  };
}

/**
 * The contract's two tables written down a second time, row by row, on the JSON itself: dates as text,
 * hours as decimals, Jilin's values in place. Only to compare the engine with.
 */
export function assessNaively(told: JsonCase) {
  const { asOf, certificate, holder, knownYears } = told;
  const happened = (on: string | null): on is string => on !== null && on <= asOf;
  const credits = told.credits.filter(({ on }) => happened(on));
  const hoursIn = (prefix: string) =>
    rounded(credits.filter(({ on }) => on.startsWith(prefix)).reduce((sum, { hours }) => sum + hours, 0));
  const isSite = certificate.family === 'site-professional';
  const exchanged = happened(certificate.exchangedOn) ? certificate.exchangedOn : null;
  const issued = happened(certificate.issuedOn) ? certificate.issuedOn : null;

  function exchange() {
    if (issued && !exchanged) return { status: 'not-needed', reasons: [], nextStep: null, ...none };
    if (exchanged) {
      const reasons = exchanged > '2022-12-31' ? ['exchanged-after-deadline'] : [];
      return { status: 'completed', reasons, nextStep: null, ...none };
    }
    const unmapped = UNMAPPED.includes(certificate.trade.normalize('NFKC').replace(/\s/g, ''));
    const refused = ['cancelled', 'not-found'].includes(certificate.registryStatus ?? '');
    if (unmapped || refused) {
      const reasons = [
        ...(unmapped ? ['trade-not-mapped'] : []),
        ...(refused ? [`registry-${certificate.registryStatus}`] : []),
      ];
      const nextStep = unmapped ? 'use-provincial-registry' : 'contact-authority';
      return { status: 'ineligible', reasons, nextStep, ...none };
    }
    if (asOf > '2022-12-31')
      return { status: 'lapsed', reasons: ['deadline-passed'], nextStep: 'contact-authority', ...none };
    const hours = due(asOf, '2022-12-31', isSite ? 32 : 0, hoursIn(''));
    if (certificate.registryStatus === null)
      return {
        status: 'unconfirmed',
        reasons: ['registry-not-checked'],
        nextStep: 'check-registry',
        ...hours,
      };
    const registered = happened(holder.registeredOn);
    const nextStep = !registered ? 'register' : hours.hoursRemaining > 0 ? 'study' : 'exchange';
    return { status: 'open', reasons: [], nextStep, ...hours };
  }

  function continuingEducation() {
    const since = exchanged ?? issued;
    const idle = { status: 'not-applicable', year: null, ...none, yearsToConfirm: [] };
    if (!isSite) return { ...idle, reasons: ['skilled-worker'] };
    if (!since) return { ...idle, reasons: ['no-electronic-certificate'] };
    const first = Math.max(2023, Number(since.slice(0, 4)) + 1);
    const year = Number(asOf.slice(0, 4));
    if (year < first) {
      const hours = due(asOf, `${first}-12-31`, 32, 0);
      return { status: 'not-started', reasons: [], year: first, ...hours, yearsToConfirm: [] };
    }
    const past = Array.from({ length: year - first }, (_, index) => first + index);
    const known = (one: number) => knownYears === null || knownYears.includes(one);
    const yearsToConfirm = past.filter((one) => !known(one));
    const short = past.some(
      (one) =>
        past.includes(one + 1) &&
        known(one) &&
        known(one + 1) &&
        rounded(hoursIn(`${one}-`) + hoursIn(`${one + 1}-`)) < 64,
    );
    const retrain = [
      ...(holder.inPost === false ? ['not-in-post'] : []),
      ...(short ? ['two-year-shortfall'] : []),
    ];
    if (retrain.length > 0)
      return { status: 'retraining-required', reasons: retrain, year, ...none, yearsToConfirm };
    const last = past.includes(year - 1) && known(year - 1) ? hoursIn(`${year - 1}-`) : null;
    const required = last === null ? 32 : Math.max(32, 64 - last);
    const hours = { year, ...due(asOf, `${year}-12-31`, required, hoursIn(`${year}-`)), yearsToConfirm };
    if (yearsToConfirm.length > 0)
      return { status: 'unconfirmed', reasons: ['years-not-confirmed'], ...hours };
    if (hours.hoursRemaining === 0) return { status: 'met', reasons: [], ...hours };
    if (last !== null && last < 32) return { status: 'catch-up', reasons: ['previous-year-short'], ...hours };
    return { status: 'in-progress', reasons: [], ...hours };
  }

  return { id: told.id, exchange: exchange(), continuingEducation: continuingEducation() };
}
