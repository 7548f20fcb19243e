// Where a certificate stands by its own pack, as a company may see it.
import { type Day, firstDayOfYear, formatDay, yearOf } from '@hz/shared/calendar';
import type { PersonView } from '@hz/shared/contracts';
import { hoursOfTenths } from '@hz/shared/law';
import {
  hasPersonal,
  mostLacking,
  type ObligationStanding,
  saidOfThem,
  standingOfRecord,
  timelineOf,
} from '@hz/shared/standing';
import { presentClause } from '../../present/pack';
import { type PackStanding, presentCard } from '../certificates/service';
import {
  type HolderStanding,
  NO_STUDY,
  NOT_JUDGED,
  NOT_OUT,
  numbersOf,
  ofThem,
  type Study,
} from './holder-standing';

type StudyState = NonNullable<PersonView['study']>['state'];

// Refused and settled duties ask for no hours; a fact that is to be asked first is not said yet. A term that is over is
// over for its application: whether hours were short is told by its needs.
const STATES: Readonly<Record<ObligationStanding['answer']['state'], StudyState>> = {
  'not-applicable': 'none',
  'not-yet': 'none',
  refused: 'none',
  ask: 'unconfirmed',
  open: 'met',
  done: 'met',
  missed: 'short',
};

/** The duty to study that runs, else the first; null: the pack has none for it. */
function studyDutyOf({ standing }: PackStanding): ObligationStanding | null {
  const duties = standing?.obligations.filter(({ data }) => data.needs.some((one) => 'hours' in one)) ?? [];
  return duties.find(({ answer }) => STATES[answer.state] !== 'none') ?? duties[0] ?? null;
}

/** What the certificate hangs on, while it can be applied for: hours apart, that is the employer's business as well. */
function gateOf({ standing }: PackStanding): HolderStanding['gate'] {
  if (!standing?.verdict) return null;
  const { answer, data, words, isLastDay } = standing.verdict;
  const { state, due, opens } = answer;
  const runs = state === 'open' || (state === 'ask' && (opens ?? standing.asOf) <= standing.asOf);
  if (!runs || isForAuthority(answer) || (due !== null && due < standing.asOf)) return null;
  const what = 'term' in data.when ? 'renewal' : 'exchange';
  return { what, deadline: isLastDay ? due : null, title: words.title };
}

/** Open, and no day of it left that is the holder's to keep. */
const isForAuthority = ({ state, due, reasons }: ObligationStanding['answer']): boolean =>
  state === 'open' && due === null && reasons.length > 0;

function closedOf({ standing, state }: PackStanding): HolderStanding['closed'] {
  if (!standing && state !== 'published') return state;
  const answer = standing?.verdict?.answer;
  if (!answer) return null;
  if (answer.state === 'missed' || answer.state === 'refused') return answer.state;
  return isForAuthority(answer) ? 'authority' : null;
}

function packStudy(one: PackStanding): Study {
  const duty = studyDutyOf(one);
  if (!duty) return NO_STUDY;
  const { state: said, needs, cycle, due } = duty.answer;
  // Of several needs the one that lacks most, as the holder's own headline has it.
  const need = mostLacking(duty.data, needs) ?? needs[0];
  const isShort = (need?.remaining ?? 0) > 0;
  const isOver = said === 'missed' && 'term' in duty.data.when;
  const state = studyState(said, { isShort, isOver });
  // What it led to is not made good by the hours of this cycle: nobody is told that they would do.
  const isLost = said === 'missed' && !isOver;
  // What lacks of this cycle is owed whatever is told of the ones before.
  const owesStudy = isShort && !isLost && (state === 'short' || (said === 'ask' && cycle !== null));
  const isOfficial = cycle !== null && one.told.record.tells?.(cycle.from, cycle.to) === true;
  return {
    study: {
      ...{ state, year: cycle && isWholeYear(cycle) ? yearOf(cycle.from) : null },
      done: hoursOfTenths(need?.done ?? 0),
      required: need ? hoursOfTenths(need.required) : null,
      origin: isOfficial ? 'official' : 'self',
      ...(isLost && { said: saidOfThem(duty.words.title) }),
    },
    owesStudy,
    studyDeadline: owesStudy && duty.isLastDay ? due : null,
    studyTitle: said === 'open' && !(cycle && isWholeYear(cycle)) ? duty.words.title : null,
  };
}

/** An application that was handed in says nothing of the hours of its term. */
function studyState(
  said: keyof typeof STATES,
  { isShort, isOver }: { isShort: boolean; isOver: boolean },
): StudyState {
  if (said === 'open' && isShort) return 'short';
  if (said === 'done' && isShort) return 'unconfirmed';
  return isOver && !isShort ? 'none' : STATES[said];
}

const isWholeYear = ({ from, to }: { from: Day; to: Day }): boolean =>
  from === firstDayOfYear(yearOf(from)) && to === firstDayOfYear(yearOf(from) + 1) - 1;

const nameOfCycle = (cycle: { from: Day; to: Day }): string =>
  isWholeYear(cycle) ? `${yearOf(cycle.from)} 年` : `${formatDay(cycle.from)} 到 ${formatDay(cycle.to)}`;

/** Where a certificate stands as others may know it: what hangs on a personal fact is its holder's business. */
function forOthers(one: PackStanding): PackStanding {
  const { pack, standing, told, asOf } = one;
  if (!pack || !standing || !hasPersonal(pack)) return one;
  return { ...one, standing: standingOfRecord(pack, told.record, asOf, 'others') };
}

/** Where a certificate stands by its own pack. */
export function packHolderStanding(own: PackStanding): HolderStanding {
  const one = forOthers(own);
  const { record, official, told, pack, standing, asOf } = one;
  const { title, next, due, daysLeft } = presentCard(one);
  return {
    ...{ certificateId: record._id.toHexString(), pack: record.pack },
    ...{ title, officialNumbers: numbersOf(official) },
    ...packStudy(one),
    gate: gateOf(one),
    closed: closedOf(one),
    inWords: () =>
      ofThem({
        verdict: {
          ...(standing && pack
            ? {
                tone: standing.headline.words.tone,
                title: standing.headline.words.title,
                sentences: [
                  ...standing.headline.words.sentences,
                  `这是按${pack.said.jurisdiction}的文件说的。`,
                  ...(standing.headline.words.caveat === null ? [] : [standing.headline.words.caveat]),
                ],
                clauses: standing.headline.words.clauses.map((id) => presentClause(pack, id, asOf)),
                reading: standing.headline.words.reading,
              }
            : { ...NOT_JUDGED, ...(one.state === 'not-published' && NOT_OUT) }),
          ...{ deadline: due, daysLeft },
        },
        nextStep: next?.sentence ?? null,
        years: (standing ? timelineOf(standing, told.record) : []).map(
          ({ from, to, state, done, required, isOfficial }) => ({
            ...{ year: yearOf(from), name: nameOfCycle({ from, to }), state },
            done: hoursOfTenths(done),
            required: required === null ? null : hoursOfTenths(required),
            origin: isOfficial ? 'official' : 'self',
          }),
        ),
      }),
  };
}
