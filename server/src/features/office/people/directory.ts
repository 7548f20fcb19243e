import type { Day } from '@hz/shared/calendar';
import { canonicalNumber } from '@hz/shared/codes';
import type { PeopleFilter, PersonView } from '@hz/shared/contracts';
import { comparedName } from '@hz/shared/text';
import { Types } from 'mongoose';
import { notFound } from '../../../platform/errors';
import type { Consents } from '../consents/consents';
import type { ConsentRecord } from '../consents/models';
import type { NudgeRecord } from '../nudges/models';
import { dateOf, type HolderStanding, type OfficePort } from '../port';
import { type Asked, EXPIRING, type People, type Person } from './people';

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

  /** Those whom a filter asks for, some at a time, with where they stand where the filter or the caller asks for it. */
  async *fitting(
    orgId: string,
    filter: PeopleFilter,
    { today, standings = needsStandings(filter) }: { today: Day; standings?: boolean },
  ): AsyncGenerator<Entry[]> {
    const joined = await this.joinedBy(orgId);
    for await (const people of this.parts.people.each(orgId, asked(filter, joined))) {
      const entries = people.map((one) => match(one, joined));
      const some = standings ? await this.withStandings(entries) : entries;
      yield some.filter((entry) => fits(entry, filter, today));
    }
  }

  /** A page of those whom a filter asks for that the store can answer alone, and how many they are in all. */
  async page(
    orgId: string,
    filter: PeopleFilter,
    part: { from: number; most: number },
  ): Promise<{ fitting: number; entries: Entry[] }> {
    const joined = await this.joinedBy(orgId);
    const { count, people } = await this.parts.people.page(orgId, asked(filter, joined), part);
    return { fitting: count, entries: people.map((one) => match(one, joined)) };
  }

  /** Those of these ids. */
  async entries(orgId: string, ids: readonly string[]): Promise<Entry[]> {
    const [people, joined] = await Promise.all([this.parts.people.byIds(orgId, ids), this.joinedBy(orgId)]);
    return this.withStandings(people.map((one) => match(one, joined)));
  }

  /** Throws `not-found`. */
  async entry(orgId: string, id: string): Promise<Entry> {
    const [entry] = await this.entries(orgId, [id]);
    if (!entry) throw notFound();
    return entry;
  }

  /** How many of a company's people have joined: for tables that show nothing else of them. */
  async countJoined(orgId: string): Promise<number> {
    return (await this.joinedBy(orgId)).size;
  }

  /** The numbers of those who joined a company and whose they officially are. */
  async officialNumbers(orgId: string): Promise<ReadonlySet<string>> {
    const byNumber = await this.candidates(orgId);
    return new Set([...byNumber].flatMap(([number, said]) => (said.some(isOfficial) ? [number] : [])));
  }

  /** The same with where those stand who joined. */
  async withStandings(entries: readonly Entry[]): Promise<Entry[]> {
    const asked = entries.flatMap(({ consent }) => consent?.certificateId ?? []);
    const standings = await this.parts.port.hoursOf(asked);
    return entries.flatMap((entry) => {
      if (!entry.consent) return [entry];
      const standing = standings.get(entry.consent.certificateId.toHexString());
      // Gone in this very moment: as if they had never joined.
      return [standing ? { ...entry, standing } : { ...entry, consent: null }];
    });
  }

  /**
   * Who on the list joined. A list is matched by number and name: whoever merely typed somebody's number speaks for
   * nobody, unless official records say that the certificate is theirs.
   */
  private async joinedBy(orgId: string): Promise<Joined> {
    const { people } = this.parts;
    const byKey = new Map<string, Candidate[]>();
    for (const [number, candidates] of await this.candidates(orgId))
      for (const key of people.keysOf(orgId, number)) byKey.set(key, candidates);
    const joined = new Map<string, ConsentRecord>();
    for await (const some of people.withKeys(orgId, [...byKey.keys()]))
      for (const person of some) {
        const said = byKey.get(person.key ?? '') ?? [];
        const theirs = said.find(isOfficial) ?? said.find(({ consent }) => this.isNamed(consent, person));
        if (theirs) joined.set(person._id.toHexString(), theirs.consent);
      }
    return joined;
  }

  private isNamed(consent: ConsentRecord, { facts }: Person): boolean {
    const name = this.parts.consents.nameIn(consent);
    return name !== null && comparedName(name) === comparedName(facts.name);
  }

  /** Who says of a number that it is theirs. */
  private async candidates(orgId: string): Promise<Map<string, Candidate[]>> {
    const consents = await this.parts.consents.ofOrg(orgId);
    const certificates = await this.parts.port.numbersOf(consents.map(({ certificateId }) => certificateId));
    const byNumber = new Map<string, Candidate[]>();
    for (const consent of consents) {
      const certificate = certificates.get(consent.certificateId.toHexString());
      // Whoever claimed one number has still merely typed the others.
      const official = new Set(certificate?.officialNumbers.map(canonicalNumber));
      for (const number of new Set(certificate?.numbers.map(canonicalNumber))) {
        const said = { consent, isOfficial: official.has(number) };
        byNumber.set(number, [...(byNumber.get(number) ?? []), said]);
      }
    }
    return byNumber;
  }
}

interface Candidate {
  consent: ConsentRecord;
  /** Whether official records say that the number is theirs. */
  isOfficial: boolean;
}
const isOfficial = (candidate: Candidate): boolean => candidate.isOfficial;

/** Who joined, by the id of the person on the list. */
type Joined = ReadonlyMap<string, ConsentRecord>;

const match = (person: Person, joined: Joined): Entry => ({
  ...{ person, consent: joined.get(person._id.toHexString()) ?? null, standing: null },
});

const sees = ({ consent }: Entry, kind: ConsentRecord['kinds'][number]): boolean =>
  consent?.kinds.includes(kind) ?? false;

/** The study of somebody who consented to showing it; null else. */
export const studyOf = (entry: Entry): PersonView['study'] =>
  sees(entry, 'hours') ? (entry.standing?.study ?? null) : null;

export const stepsOf = (entry: Entry): HolderStanding | null =>
  sees(entry, 'steps') ? entry.standing : null;

/** What is to be done next, as far as it was consented to: that hours lack is told, how many only to who may see them. */
export function nextStepOf(entry: Entry): string | null {
  const next = stepsOf(entry)?.inWords().nextStep ?? null;
  return next !== null && /学时/.test(next) && !studyOf(entry) ? '学习' : next;
}

export const wantsNudges = (entry: Entry): boolean => sees(entry, 'nudges');

/** What somebody owes and until when, as the company may know it; null for nothing. */
export function owedBy(entry: Entry): { what: NudgeRecord['what']; deadline: Day | null } | null {
  const { person, standing } = entry;
  if (person.state === 'open') return { what: 'exchange', deadline: person.deadline };
  if (person.verdict === EXPIRING.verdict) return { what: 'renewal', deadline: person.deadline };
  const gate = stepsOf(entry)?.gate;
  if (gate) return gate;
  if (studyOf(entry) && standing?.owesStudy) return { what: 'study', deadline: standing.studyDeadline };
  return null;
}

const DUE: readonly PersonView['state'][] = ['exchanged', 'open', 'void'];

/** Whether a filter can be answered only with where those stand who joined. */
const needsStandings = ({ group, study, days }: PeopleFilter): boolean =>
  group === 'todo' || study !== undefined || days !== undefined;

/** Whether the store can answer a filter alone: by what lies open in it, nobody's facts or standing looked at. */
export const isAnsweredByStore = ({ state, group, joined, ...others }: PeopleFilter): boolean =>
  group !== 'todo' && Object.values(others).every((asked) => asked === undefined);

/**
 * The least that the store has to hand out for a filter: everybody who fits is among them, for whoever owes something
 * still has to exchange, has a certificate that expires soon, or has joined.
 */
function asked({ state, group, joined, study, days }: PeopleFilter, those: Joined): Asked {
  const theirs = { $in: [...those.keys()].map((id) => new Types.ObjectId(id)) };
  const all: Asked[] = [
    ...(state === undefined ? [] : [{ state }]),
    ...(group === 'due' ? [{ state: { $in: DUE } }] : []),
    ...(group === 'todo' || days !== undefined
      ? [{ $or: [{ state: 'open' as const }, EXPIRING, { _id: theirs }] }]
      : []),
    ...(joined === 'yes' || study !== undefined ? [{ _id: theirs }] : []),
    ...(joined === 'no' ? [{ _id: { $nin: theirs.$in } }] : []),
  ];
  return all.length === 0 ? {} : { $and: all };
}

/** Whether somebody is on the list that a filter asks for; their standing has to be there where it `needsStandings`. */
export function fits(entry: Entry, filter: PeopleFilter, today: Day): boolean {
  const { state, group, joined, study, project, post, leader, days, search } = filter;
  const { person } = entry;
  const { facts } = person;
  const isDueWithin = (most: number) => {
    const deadline = owedBy(entry)?.deadline;
    return deadline != null && deadline - today <= most;
  };
  const found = () => {
    const text = canonicalNumber(search ?? '');
    return (
      facts.name.includes(search ?? '') ||
      (text !== '' && facts.number !== null && canonicalNumber(facts.number).includes(text))
    );
  };
  return (
    (state === undefined || person.state === state) &&
    (group !== 'due' || DUE.includes(person.state)) &&
    (group !== 'todo' || owedBy(entry) !== null) &&
    (joined === undefined || (entry.consent !== null) === (joined === 'yes')) &&
    (study === undefined || studyOf(entry)?.state === study) &&
    (project === undefined || facts.project === project) &&
    (post === undefined || facts.post === post) &&
    (leader === undefined || facts.leader === leader) &&
    (days === undefined || isDueWithin(days)) &&
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
