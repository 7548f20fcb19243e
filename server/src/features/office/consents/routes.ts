import type { ConsentView } from '@hz/shared/contracts';
import type { z } from 'zod';
import { notFound, validationFailed } from '../../../platform/errors';
import { type Binding, route } from '../../../platform/http/route';
import { payloadOf } from '../codes';
import { codeOver, numberMissing } from '../errors';
import { dateOf, type OwnCertificate } from '../port';
import type { OfficeService } from '../service';
import type { ConsentRecord, PosterRecord } from './models';
import { consentNotice, KINDS } from './words';

/** Posters at the desk, and consent on the phone. */
export const consentRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/orgs/:org/posters', async ({ member }) => ({
    posters: await Promise.all(
      (await office.consents.posters(member.orgId)).map((one) => presentPoster(office, one)),
    ),
  })),
  route('POST /v1/office/orgs/:org/posters', async ({ member, body }) => {
    await office.orgs.active(member.orgId);
    const poster = await office.consents.makePoster(member.orgId, body.project, body.days);
    await office.note(member, 'poster-made', `做了一张海报${body.project ? `（${body.project}）` : ''}`);
    return presentPoster(office, poster);
  }),
  route('DELETE /v1/office/orgs/:org/posters/:id', async ({ member, params }) => {
    await office.consents.revokePoster(member.orgId, params.id);
    await office.note(member, 'poster-revoked', '收回一张海报');
  }),
  ...holderRoutes(office),
];

/** A poster that can still be used, and whose it is. Throws `office-code-over`, also where its company is no more. */
async function posterBy(office: OfficeService, code: string) {
  const poster = await office.consents.poster(code);
  const company = await office.orgs.get(poster.orgId);
  if (company.state !== 'active') throw codeOver();
  return { poster, company };
}

const holderRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/posters/:code', async ({ caller, params }) => {
    await office.parts.accounts.requireAgreed(caller.holderId);
    const { poster, company } = await posterBy(office, params.code);
    const { orgId, project } = poster;
    const { name, creditCode } = company;
    const [certificates, consents] = await Promise.all([
      office.port.certificatesOf(caller.holderId),
      office.consents.ofHolder(caller.holderId),
    ]);
    const joined = consents.filter((one) => one.orgId.equals(orgId));
    return {
      ...{ company: name, creditCode: creditCode ?? '', project, notice: consentNotice(name) },
      kinds: [...KINDS],
      certificates: certificates.map(({ id, title, numbers, officialNumbers }) => ({
        ...{ id, title, number: numbers[0] ?? null, official: officialNumbers.length > 0 },
        // One that nobody can be found by is asked for anew.
        joined: joined.some(
          (one) => one.certificateId.equals(id) && (officialNumbers.length > 0 || one.sealed),
        ),
      })),
    };
  }),
  route('POST /v1/office/posters/:code/consents', async ({ caller, params, body }) => {
    const { holderId } = caller;
    await office.parts.accounts.requireAgreed(holderId);
    const { poster } = await posterBy(office, params.code);
    const certificates = await office.port.certificatesOf(holderId);
    const certificate = certificates.find(({ id }) => id === body.certificateId);
    if (!certificate) throw notFound();
    if (certificate.numbers.length === 0) throw numberMissing();
    // Who merely types a number speaks for nobody: the company's list is matched by number and name.
    if (certificate.officialNumbers.length === 0 && body.name === undefined)
      throw validationFailed([{ field: 'name', message: '请填证书上的姓名，单位按编号和姓名对上你' }]);
    const consent = await office.consents.give(holderId, body.certificateId, poster, {
      ...{ kinds: body.kinds, name: body.name ?? null },
    });
    return (await presentConsents(office, [consent], certificates))[0] as z.infer<typeof ConsentView>;
  }),
  route('GET /v1/office/consents', async ({ caller }) => ({
    consents: await presentConsents(
      office,
      await office.consents.ofHolder(caller.holderId),
      await office.port.certificatesOf(caller.holderId),
    ),
  })),
  route('DELETE /v1/office/consents/:id', ({ caller, params }) =>
    office.takeConsentBack(caller.holderId, params.id),
  ),
];

const presentPoster = async (office: OfficeService, poster: PosterRecord) => ({
  ...{ id: poster._id.toHexString(), project: poster.project },
  payload: payloadOf(office.parts.publicOrigin, 'poster', office.consents.codeOf(poster)),
  madeAt: poster.madeAt.toISOString(),
  expiresOn: dateOf(poster.lastDay) as string,
  state: office.consents.stateOf(poster),
  joined: await office.consents.joinedBy(poster._id),
});

async function presentConsents(
  office: OfficeService,
  consents: readonly ConsentRecord[],
  certificates: readonly OwnCertificate[],
): Promise<z.infer<typeof ConsentView>[]> {
  const orgs = await office.orgs.byIds(consents.map(({ orgId }) => orgId));
  return consents.map((one) => {
    const org = orgs.find(({ _id }) => _id.equals(one.orgId));
    const certificate = certificates.find(({ id }) => one.certificateId.equals(id));
    return {
      ...{ id: one._id.toHexString(), company: org?.name ?? '', creditCode: org?.creditCode ?? '' },
      ...{ project: one.project, certificateId: one.certificateId.toHexString() },
      certificate: certificate?.title ?? '已删除的证书',
      ...{ kinds: one.kinds, givenOn: dateOf(one.givenOn) as string },
    };
  });
}
