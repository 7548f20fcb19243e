import { formatDay } from '@hz/shared/calendar';
import { canonicalNumber } from '@hz/shared/codes';
import type { PeopleFilter, PersonView } from '@hz/shared/contracts';
import { notFound } from '../../../platform/errors';
import { type Binding, route } from '../../../platform/http/route';
import type { DeskMember } from '../../../platform/http/state';
import { dateOf } from '../port';
import type { OfficeService } from '../service';
import { type Entry, isAnsweredByStore, nextStepOf, presentPerson, stepsOf, studyOf } from './directory';
import { homeOf, isTheirs, seesAll } from './home';

const PAGE = 50;
const byChinese = new Intl.Collator('zh');

/** A company's people, at the desk and for leaders on the phone. */
export const peopleRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/orgs/:org/home', ({ member }) => homeOf(office, member)),
  route('GET /v1/office/orgs/:org/people', async ({ member, query }) => {
    const { page = 0, ...filter } = query;
    const { entries, fitting } = await pageOf(office, member, filter, page * PAGE);
    return {
      asOf: formatDay(office.parts.clock.today()),
      people: await shownTo(office, member.orgId, entries),
      ...{ fitting, all: await countAll(office, member), more: fitting > (page + 1) * PAGE },
    };
  }),
  route('GET /v1/office/orgs/:org/choices', async ({ member }) => {
    const choices = { project: new Set<string>(), post: new Set<string>(), leader: new Set<string>() };
    for await (const people of office.people.each(member.orgId))
      for (const { facts } of people.filter((person) => isTheirs(member, person)))
        for (const name of ['project', 'post', 'leader'] as const)
          if (facts[name] !== null) choices[name].add(facts[name]);
    const sorted = (said: ReadonlySet<string>) => [...said].sort(byChinese.compare);
    return {
      projects: sorted(choices.project),
      posts: sorted(choices.post),
      leaders: sorted(choices.leader),
    };
  }),
  route('GET /v1/office/orgs/:org/people/:id', async ({ member, params }) =>
    personPage(office, member.orgId, await entryFor(office, member, params.id)),
  ),
  route('DELETE /v1/office/orgs/:org/people/:id', async ({ member, params }) => {
    await office.orgs.active(member.orgId);
    const { person } = await entryFor(office, member, params.id);
    await office.people.remove(member.orgId, [person._id]);
    await office.note(member, 'person-removed', '把一个人移出名单');
  }),
  route('POST /v1/office/orgs/:org/people/:id/told', async ({ member, params }) => {
    await entryFor(office, member, params.id);
    return noteTold(office, member, params.id);
  }),
  route('GET /v1/office/team', async ({ caller }) => ({
    asOf: formatDay(office.parts.clock.today()),
    teams: await Promise.all(
      (await leaderships(office, caller.holderId)).map(async (member) => {
        const { name } = await office.orgs.get(member.orgId);
        const people = await shownTo(office, member.orgId, await entriesFor(office, member));
        return { org: { id: member.orgId, name }, projects: [...member.projects], people };
      }),
    ),
  })),
  route('POST /v1/office/team/:id/told', async ({ caller, params }) => {
    for (const member of await leaderships(office, caller.holderId)) {
      const [entry] = await office.directory.entries(member.orgId, [params.id]);
      if (!entry || !isTheirs(member, entry.person)) continue;
      const person = await noteTold(office, member, params.id);
      return { person, at: new Date(office.parts.clock.now()).toISOString() };
    }
    throw notFound();
  }),
];

/** A page of those whom a filter asks for; of the others no more than their number is kept. */
async function pageOf(
  office: OfficeService,
  member: DeskMember,
  filter: PeopleFilter,
  from: number,
): Promise<{ fitting: number; entries: Entry[] }> {
  const { directory, parts } = office;
  if (seesAll(member) && isAnsweredByStore(filter)) {
    const { fitting, entries } = await directory.page(member.orgId, filter, { from, most: PAGE });
    return { fitting, entries: await directory.withStandings(entries) };
  }
  const shown: Entry[] = [];
  let fitting = 0;
  for await (const some of directory.fitting(member.orgId, filter, { today: parts.clock.today() }))
    for (const entry of some.filter(({ person }) => isTheirs(member, person))) {
      if (fitting >= from && shown.length < PAGE) shown.push(entry);
      fitting += 1;
    }
  return { fitting, entries: await directory.withStandings(shown) };
}

async function countAll(office: OfficeService, member: DeskMember): Promise<number> {
  if (seesAll(member)) return (await office.people.tallyOf(member.orgId)).people;
  let count = 0;
  for await (const people of office.people.each(member.orgId))
    count += people.filter((person) => isTheirs(member, person)).length;
  return count;
}

async function entriesFor(office: OfficeService, member: DeskMember): Promise<Entry[]> {
  const mine: Entry[] = [];
  const today = office.parts.clock.today();
  for await (const some of office.directory.fitting(member.orgId, {}, { today, standings: true }))
    mine.push(...some.filter(({ person }) => isTheirs(member, person)));
  return mine;
}

async function entryFor(office: OfficeService, member: DeskMember, id: string): Promise<Entry> {
  const entry = await office.directory.entry(member.orgId, id);
  if (!isTheirs(member, entry.person)) throw notFound();
  return entry;
}

async function leaderships(office: OfficeService, holderId: string): Promise<DeskMember[]> {
  const members = await office.members.of(holderId);
  return members
    .filter(({ role }) => role === 'company-leader')
    .map(({ _id, orgId, role, projects }) => ({
      ...{ id: _id.toHexString(), holderId, orgId: orgId.toHexString(), role, projects },
    }));
}

async function noteTold(office: OfficeService, member: DeskMember, id: string): Promise<PersonView> {
  await office.orgs.active(member.orgId);
  await office.people.noteTold(member.orgId, id, office.parts.clock.today(), member.id);
  const [shown] = await shownTo(office, member.orgId, [await office.directory.entry(member.orgId, id)]);
  return shown as PersonView;
}

/** People as the company sees them; whose numbers were shown to it stands in their holders' trails from then on. */
async function shownTo(
  office: OfficeService,
  orgId: string,
  entries: readonly Entry[],
): Promise<PersonView[]> {
  const [lastDays, nameOf] = await Promise.all([
    office.nudges.lastDays(orgId),
    office.namesOf(entries.map(({ person }) => person.toldBy)),
  ]);
  await office.port.noteSeen(
    orgId,
    entries.flatMap(({ person }) =>
      person.facts.number === null || !person.checked
        ? []
        : [
            {
              ...{ number: canonicalNumber(person.facts.number), verdict: person.verdict },
              official: person.state !== 'unknown',
            },
          ],
    ),
  );
  const today = office.parts.clock.today();
  return entries.map((entry) =>
    presentPerson(entry, {
      today,
      lastNudgedOn: (entry.consent && lastDays.get(entry.consent.certificateId.toHexString())) ?? null,
      toldBy: entry.person.toldBy && nameOf(entry.person.toldBy),
    }),
  );
}

async function personPage(office: OfficeService, orgId: string, entry: Entry) {
  const [[person], nudges] = await Promise.all([
    shownTo(office, orgId, [entry]),
    office.nudges.ofPerson(orgId, entry),
  ]);
  const nameOf = await office.namesOf(nudges.map(({ by }) => by));
  const { consent, standing } = entry;
  const [steps, study] = [stepsOf(entry), studyOf(entry)];
  return {
    person: person as PersonView,
    joinedOn: consent && (dateOf(consent.givenOn) as string),
    standing:
      standing && (steps || study)
        ? {
            verdict: steps && study ? standing.inWords().verdict : null,
            nextStep: nextStepOf(entry),
            years: study ? standing.inWords().years : [],
            isOfficiallyTheirs: standing.officialNumbers.some(
              (number) => canonicalNumber(number) === canonicalNumber(entry.person.facts.number ?? ''),
            ),
          }
        : null,
    nudges: nudges.map(({ day, state, by }) => ({ on: dateOf(day) as string, state, by: nameOf(by) })),
  };
}
