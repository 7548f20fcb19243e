import { formatDay } from '../../../calendar';
import type { Claim } from '../../told/claims';
import { type DaySaid, nextOfYear } from '../../told/days';
import type { ChatCertificate, ChatContext, ChatHolder, Choice, Draft, Fact } from '../../types';
import type { Course } from '../course';
import { titleAmong } from '../places';
import { EVENTS, OF_HOLDER, recordedOf, UNKNOWN } from '../records';
import { calledOf, dayWords, factWords, knownDayWords } from '../words';

/** What becomes of what was told: drafts to read back or ask about, and what is to be said beside them. */
export interface Drafted {
  drafts: Draft[];
  said: string[];
  choices: Choice[];
}

export interface Desk {
  course: Course;
  context: ChatContext;
  holder: ChatHolder;
  /** The certificate that the talk is about; null: none in particular. */
  hand: ChatCertificate | null;
  /** The message, for the certificate that it names. */
  text: string;
  /** What was written last. */
  noted: readonly Fact[];
  /** The certificates that are meant, where that is known already. */
  meant?: readonly ChatCertificate[];
  /** Among what `holder` has stands what only waits for a yes. */
  waits?: true;
}

const NOTHING: Drafted = { drafts: [], said: [], choices: [] };

export const saying = (...said: string[]): Drafted => ({ ...NOTHING, said });

export const drafting = (...drafts: Draft[]): Drafted => ({ ...NOTHING, drafts });

export const MOST_HOURS_A_DAY = 24;

/** So many days ahead a day is meant that is still to come. */
const SOON = 7;

/** A draft with its day, or asking for it. */
export function dated(
  draft: Draft,
  day: DaySaid | null,
  { context, holder }: Desk,
  valueIsDay: boolean,
): Drafted {
  const today = formatDay(context.asOf);
  const at = (on: string): Draft => ({ ...draft, on, ...(valueIsDay ? { value: on } : {}) });
  if (day === null) return drafting({ ...draft, lacks: 'day', offered: today });
  switch (day.is) {
    case 'day':
      return drafting(at(formatDay(day.day)));
    case 'implied': {
      const soon = nextOfYear(day.day);
      // 12月6号, said on the 5th, is a slip, and no day of a year ago.
      if (soon !== null && soon - context.asOf <= SOON)
        return {
          ...drafting({ ...draft, lacks: 'day', offered: null }),
          said: [`${dayWords(formatDay(soon), context.asOf)}还没到。`],
        };
      return drafting({ ...draft, lacks: 'day', offered: formatDay(day.day) });
    }
    case 'future':
      return day.day === null
        ? saying('还没到的日子不记，做完了再告诉我。')
        : saying(`${dayWords(formatDay(day.day), context.asOf)}还没到，先不记，做完了再告诉我。`);
    case 'part':
      if (day.part.slice(0, 4) > formatDay(context.asOf).slice(0, 4))
        return saying('还没到的日子不记，做完了再告诉我。');
      return valueIsDay && keepsPartAtOnce(draft, { holder })
        ? drafting(inPart(draft, day.part))
        : drafting({ ...draft, lacks: 'day', offered: null, ...withinOf(day) });
    case 'impossible':
      return { ...drafting({ ...draft, lacks: 'day', offered: null }), said: ['没有这一天。'] };
    default:
      return drafting({ ...draft, lacks: 'day', offered: null, ...withinOf(day) });
  }
}

/** A month or a year in the place of a day. */
export const inPart = (draft: Draft, part: string): Draft => ({
  ...{ ...draft, value: part, on: null, within: part },
  ...{ lacks: null, offered: null },
});

/** Whether a month is kept as soon as it is told; of the rulebook's own certificates the day is asked for first. */
function keepsPartAtOnce({ certificate, fact }: Draft, { holder }: Pick<Desk, 'holder'>): boolean {
  if (!PARTLY.has(fact) || (certificate === null && OF_HOLDER.has(fact))) return false;
  const { certificates } = holder;
  return certificate === null
    ? certificates.some(({ law }) => law !== undefined)
    : certificates.some(({ id, law }) => id === certificate && law !== undefined);
}

/** Whether a certificate keeps days that are known in part; of one that is not chosen yet it is asked about then. */
export const keepsPart = (draft: Draft, desk: Pick<Desk, 'holder'>): boolean =>
  keepsPartAtOnce(draft, desk) || (draft.certificate !== null && OF_STEPS.has(draft.fact));

/** Days that a certificate of the rulebook's own keeps in part. */
const OF_STEPS: ReadonlySet<string> = new Set(['exchangedOn', 'issuedOn', 'downloadedOn']);
const PARTLY: ReadonlySet<string> = new Set([...EVENTS, 'expiresOn', 'birthDate']);

/** What was said of a day that is to be asked for. */
export const withinOf = ({ part }: { is: string; part?: string }): { within?: string } =>
  part === undefined ? {} : { within: part };

export const all = (parts: readonly Drafted[]): Drafted => ({
  drafts: parts.flatMap(({ drafts }) => drafts),
  said: [...new Set(parts.flatMap(({ said }) => said))],
  choices: parts.flatMap(({ choices }) => choices),
});

export function unknownTrade(trade: string): Drafted {
  return saying(
    `现在能记的里面没有${trade.replace(/证$/, '')}的证，先不记。要加一本，就说“我要登记一个证”。`,
  );
}

export type Told<T extends Claim['tells']> = Extract<Claim, { tells: T }>;

/** Named where there are several. */
const whose = (certificate: ChatCertificate | null, { certificates }: ChatHolder): string =>
  certificate && certificates.length > 1 ? `${titleAmong(certificate, certificates)}：` : '';

const NOT_YET_VALID = '这只是系统里显示的；期限过了没有，要照文件看，说“我的证现在怎样”就告诉你。';

/** What is on record already in so many words is said to be there. */
export function known(drafted: Drafted, { holder, context }: Desk): Drafted {
  const said: string[] = [];
  const { asOf } = context;
  const drafts = drafted.drafts.filter((draft) => {
    const certificate = holder.certificates.find(({ id }) => id === draft.certificate) ?? null;
    const before = recordedOf(holder, certificate, draft.fact);
    if (before === null || before === UNKNOWN) return true;
    if (draft.lacks === 'day' && draft.offered !== null && EVENTS.has(draft.fact)) {
      said.push(
        `${knownDayWords(String(before), asOf)}${calledOf(draft.fact, certificate?.law !== undefined)}，已经记着了。`,
      );
      return false;
    }
    if (draft.lacks !== null) return true;
    if (before === draft.value) {
      said.push(`${whose(certificate, holder)}${factWords({ ...draft, on: null }, asOf)}，已经记着了。`);
      // 还写着有效，那我就放心了: what the system shows is not yet how the certificate stands.
      if (draft.fact === 'registryStatus' && draft.value === 'valid') said.push(NOT_YET_VALID);
      return false;
    }
    // What an event is told over is read back with it.
    if (!EVENTS.has(draft.fact))
      said.push(`原来记的是${factWords({ ...draft, value: before, on: null }, asOf)}。`);
    return true;
  });
  return { ...drafted, drafts, said: [...drafted.said, ...said] };
}
