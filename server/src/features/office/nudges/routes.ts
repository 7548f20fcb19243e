import { type Binding, route } from '../../../platform/http/route';
import { dateOf } from '../port';
import type { OfficeService } from '../service';

/** Companies' reminders. */
export const nudgeRoutes = (office: OfficeService): Binding[] => [
  route('POST /v1/office/orgs/:org/nudges/preview', ({ member, body }) =>
    office.nudges.preview(member.orgId, body.people),
  ),
  route('POST /v1/office/orgs/:org/nudges', async ({ member, body }) => {
    await office.orgs.active(member.orgId);
    const sent = await office.nudges.send(member, body.people);
    await office.note(member, 'nudged', `提醒了 ${sent.told.length} 人`);
    return sent;
  }),
  route('GET /v1/office/orgs/:org/nudges', async ({ member }) => {
    const nudges = await office.nudges.of(member.orgId);
    const [nameOf, people] = await Promise.all([
      office.namesOf(nudges.map(({ by }) => by)),
      office.people.byIds(member.orgId, [...new Set(nudges.map(({ personId }) => personId.toHexString()))]),
    ]);
    const personOf = new Map(people.map(({ _id, facts }) => [_id.toHexString(), facts.name]));
    return {
      nudges: nudges.map(({ _id, personId, day, by, state }) => ({
        ...{ id: _id.toHexString(), personId: personId.toHexString(), on: dateOf(day) as string, state },
        name: personOf.get(personId.toHexString()) ?? '已不在名单上',
        by: nameOf(by),
      })),
    };
  }),
];
