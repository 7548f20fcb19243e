import type { Day } from '@hz/shared/calendar';
import type { PeopleFilter, PersonView } from '@hz/shared/contracts';
import { canonicalNumber } from '@hz/shared/verification';
import type { Consents } from '../consents/consents';
import type { ConsentRecord } from '../consents/models';
import { dateOf, type HolderStanding, type OfficePort } from '../port';
import type { People, Person } from './people';

/** A person with what their consent lets the company see; both null for who has not joined. */
export interface Entry {
  person: Person;
  consent: ConsentRecord | null;
  standing: HolderStanding | null;
}

export interface DirectoryParts {
  people: People;
  consents: Consents;
  port: OfficePort;
}

/**
 * The people of a company as it may see them now: lists and consents are read anew for every answer, so that a consent
 * that was taken back shows nowhere from the next request on. Every count is counted here.
 */
export class Directory {
  constructor(private readonly parts: DirectoryParts) {}

  async entries(orgId: string): Promise<Entry[]> {
    const [people, consents] = await Promise.all([
      this.parts.people.all(orgId),
      this.parts.consents.ofOrg(orgId),
    ]);
    return this.joined(people, consents);
  }

  async entry(orgId: string, id: string): Promise<Entry> {
    const [person, consents] = await Promise.all([
      this.parts.people.get(orgId, id),
      this.parts.consents.ofOrg(orgId),
    ]);
    const [entry] = await this.joined([person], consents);
    return entry as Entry;
  }

  /** How many of a company's people have joined: for tables that show nothing else of them. */
  async countJoined(orgId: string): Promise<number> {
    return (await this.entries(orgId)).filter(({ consent }) => consent !== null).length;
  }

  private async joined(people: readonly Person[], consents: readonly ConsentRecord[]): Promise<Entry[]> {
    const standings = await this.parts.port.hoursOf(consents.map(({ certificateId }) => certificateId));
    const byNumber = new Map<string, { consent: ConsentRecord; standing: HolderStanding }>();
    for (const consent of consents) {
      const standing = standings.get(consent.certificateId.toHexString());
      if (!standing) continue;
      for (const number of standing.numbers.map(canonicalNumber)) {
        // Two who say the same number is theirs: the one whom official records name.
        if (standing.isOfficial || !byNumber.has(number)) byNumber.set(number, { consent, standing });
      }
    }
    return people.map((person) => {
      const { number } = person.facts;
      const found = number === null ? undefined : byNumber.get(canonicalNumber(number));
      return { person, consent: found?.consent ?? null, standing: found?.standing ?? null };
    });
  }
}

const sees = ({ consent }: Entry, kind: ConsentRecord['kinds'][number]): boolean =>
  consent?.kinds.includes(kind) ?? false;

/** The study of somebody who consented to showing it; null else. */
export const studyOf = (entry: Entry): PersonView['study'] =>
  sees(entry, 'hours') ? (entry.standing?.study ?? null) : null;

export const stepsOf = (entry: Entry): HolderStanding | null =>
  sees(entry, 'steps') ? entry.standing : null;
export const wantsNudges = (entry: Entry): boolean => sees(entry, 'nudges');

/** What somebody owes and until when, as the company may know it; null for nothing. */
export function owedBy(entry: Entry): { what: 'exchange' | 'study'; deadline: Day | null } | null {
  const { person, standing } = entry;
  if (person.state === 'open') return { what: 'exchange', deadline: person.deadline };
  if (studyOf(entry)?.state === 'short') return { what: 'study', deadline: standing?.studyDeadline ?? null };
  return null;
}

const DUE: readonly PersonView['state'][] = ['exchanged', 'open', 'void'];

/** Whether somebody is on the list that a filter asks for. */
export function fits(entry: Entry, filter: PeopleFilter, today: Day): boolean {
  const { state, group, joined, study, project, post, leader, days, search } = filter;
  const { person } = entry;
  const { facts } = person;
  const owed = owedBy(entry);
  const found = () => {
    const text = canonicalNumber(search ?? '');
    return (
      facts.name.includes(search ?? '') || (facts.number && canonicalNumber(facts.number).includes(text))
    );
  };
  return (
    (state === undefined || person.state === state) &&
    (group !== 'due' || DUE.includes(person.state)) &&
    (group !== 'todo' || owed !== null) &&
    (joined === undefined || (entry.consent !== null) === (joined === 'yes')) &&
    (study === undefined || studyOf(entry)?.state === study) &&
    (project === undefined || facts.project === project) &&
    (post === undefined || facts.post === post) &&
    (leader === undefined || facts.leader === leader) &&
    (days === undefined || (owed?.deadline != null && owed.deadline - today <= days)) &&
    (search === undefined || Boolean(found()))
  );
}

/** A person as the company sees them. */
export function presentPerson(
  entry: Entry,
  { today, lastNudgedOn, toldBy }: { today: Day; lastNudgedOn: Day | null; toldBy: string | null },
): PersonView {
  const { person } = entry;
  const { facts } = person;
  const deadline = owedBy(entry)?.deadline ?? person.deadline;
  return {
    id: person._id.toHexString(),
    ...{ name: facts.name, number: facts.number, post: facts.post },
    ...{ project: facts.project, leader: facts.leader },
    ...{ state: person.state, stateReason: person.reason },
    deadline: dateOf(deadline),
    daysLeft: deadline === null ? null : deadline - today,
    ...{ source: person.source, sourceAsOf: dateOf(person.sourceAsOf) },
    joined: entry.consent !== null,
    study: studyOf(entry),
    lastNudgedOn: dateOf(lastNudgedOn),
    told:
      person.toldOn === null ? null : { on: dateOf(person.toldOn) as string, by: toldBy ?? '已离开的成员' },
  };
}
