import { signInMethodOff } from '../../../platform/errors';
import { Seated } from '../../../platform/http/desk';
import { type Binding, route } from '../../../platform/http/route';
import { payloadOf } from '../codes';
import { SITE_ID } from '../orgs/orgs';
import { maskedPhones, membershipsOf, presentMembership } from '../present';
import type { OfficeService } from '../service';
import { browserName } from './browser';
import type { DeskRecord } from './model';

/** Signing in at a desk by the phone, and the desks of a phone. */
export const deskRoutes = (office: OfficeService): Binding[] => [
  route('POST /v1/office/sign-ins', async ({ from }) => {
    const { expiresAt, ...asked } = await office.desks.ask(from);
    const payload = payloadOf(office.parts.publicOrigin, 'sign-in', asked.code);
    return { ...asked, payload, expiresAt: expiresAt.toISOString() };
  }),
  route('POST /v1/office/sign-ins/poll', async ({ body }) => {
    const found = await office.desks.poll(body.code, body.secret);
    return typeof found === 'string' ? { state: found } : new Seated({ state: 'in' as const }, found.cookie);
  }),
  route('POST /v1/office/confirmations', async ({ caller, from }) => {
    const { expiresAt, ...asked } = await office.desks.ask(from, caller.sessionId);
    const payload = payloadOf(office.parts.publicOrigin, 'sign-in', asked.code);
    return { ...asked, payload, expiresAt: expiresAt.toISOString() };
  }),
  route('POST /v1/office/confirmations/poll', async ({ caller, body }) => ({
    state: await office.desks.pollConfirmation(caller.sessionId, body.code, body.secret),
  })),
  route('GET /v1/office/sign-ins/:code', async ({ caller, params }) => {
    await office.parts.accounts.requireAgreed(caller.holderId);
    const asked = await office.desks.asked(params.code, caller.holderId);
    const { browser, address, digits, askedAt, expiresAt, deskId } = asked;
    return {
      purpose: deskId === null ? ('sign-in' as const) : ('export' as const),
      ...{ browser, address, digits, askedAt: askedAt.toISOString(), expiresAt: expiresAt.toISOString() },
      memberships: await membershipsOf(office, caller.holderId),
    };
  }),
  route('POST /v1/office/sign-ins/:code/answer', async ({ caller, params, body }) => {
    await office.parts.accounts.requireAgreed(caller.holderId);
    await office.desks.answer(params.code, caller.holderId, body.digits, body.confirm);
  }),
  route('GET /v1/office/desks', async ({ caller }) => ({
    desks: (await office.desks.ofHolder(caller.holderId)).map(presentDesk),
  })),
  route('DELETE /v1/office/desks/:id', ({ caller, params }) => office.desks.end(caller.holderId, params.id)),
  route('GET /v1/office/session', ({ caller }) => sessionOf(office, caller)),
  route('DELETE /v1/office/session', async ({ caller }) => {
    await office.desks.leave(caller);
    return new Seated(undefined, null);
  }),
  route('POST /v1/office/first', async ({ caller, body }) => {
    await office.first.use(body.code);
    await office.orgs.nameSite(body.name, body.region);
    const member = await office.members.put({
      ...{ orgId: SITE_ID, holderId: caller.holderId, role: 'authority-admin', name: body.memberName },
    });
    await office.audit.note({
      ...{ by: member._id.toHexString(), role: member.role, orgs: [SITE_ID], act: 'site-founded' },
      sentence: `用一次性码建立了“${body.name}”`,
    });
    return presentMembership(office, member, await office.orgs.get(SITE_ID));
  }),
];

/** The demo's own way in: without a phone. */
export const demoDeskRoutes = (office: OfficeService): Binding[] => [
  route('POST /v1/office/demo/sign-in', async ({ body, from }) => {
    const holder = await office.parts.accounts.findByIdentity('demo', body.identity);
    if (!holder) throw signInMethodOff();
    const desk = { browser: browserName(from.agent), address: from.address };
    const { cookie } = await office.desks.open(holder._id, desk);
    return new Seated({ state: 'in' as const }, cookie);
  }),
];

const presentDesk = ({ _id, browser, address, openedAt, lastUsedAt }: DeskRecord) => ({
  ...{ id: _id.toHexString(), browser, address },
  ...{ openedAt: openedAt.toISOString(), lastUsedAt: lastUsedAt.toISOString() },
});

async function sessionOf(
  office: OfficeService,
  { holderId, sessionId }: { holderId: string; sessionId: string },
) {
  const [desk, holder, memberships, phoneOf, firstCodeWaits] = await Promise.all([
    office.desks.get(sessionId),
    office.parts.accounts.me(holderId),
    membershipsOf(office, holderId),
    maskedPhones(office, [holderId]),
    office.first.waits(),
  ]);
  const today = office.parts.clock.today();
  for (const { org } of memberships) await office.orgs.noteDesk(org.id, today);
  return {
    ...{ id: holderId, phoneMasked: phoneOf(holderId), demoIdentity: holder.demoIdentity, memberships },
    ...{ idleEndsAt: desk.expiresAt.toISOString(), endsAt: desk.endsAt.toISOString(), firstCodeWaits },
  };
}
