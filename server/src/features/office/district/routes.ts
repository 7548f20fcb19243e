import { formatDay } from '@hz/shared/calendar';
import { isWithin } from '@hz/shared/office';
import { maskNumber } from '../../../platform/crypto/mask';
import { notFound } from '../../../platform/errors';
import { type Binding, route } from '../../../platform/http/route';
import type { DeskMember } from '../../../platform/http/state';
import { payloadOf } from '../codes';
import { regionOutside } from '../errors';
import type { ApplicationRecord } from '../orgs/models';
import { presentApplication } from '../orgs/present';
import { maskedPhones, regionOf } from '../present';
import type { OfficeService } from '../service';
import { companyRows, totalOf } from './companies';

/** An authority: its companies, their applications, and lower authorities. Everything outside its region is unknown. */
export const districtRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/orgs/:org/companies', async ({ member }) => {
    const today = office.parts.clock.today();
    const { region } = await office.orgs.get(member.orgId);
    const companies = await companyRows(office, region, today);
    const applications = await office.applications.forCounties(await countiesOf(office, member));
    return {
      ...{ asOf: formatDay(today), companies, total: totalOf(companies) },
      openApplications: applications.filter(({ state }) => state === 'open').length,
    };
  }),
  route('GET /v1/office/orgs/:org/applications', async ({ member }) => ({
    applications: await applicationsOf(office, member),
  })),
  route('POST /v1/office/orgs/:org/applications/:id/decision', async ({ member, params, body }) => {
    const application = await office.applications.get(await countiesOf(office, member), params.id);
    const { region } = await office.orgs.get(member.orgId);
    const by = { holderId: member.holderId, region };
    const decided = await office.applications.decide(application, body, by);
    const sentence =
      body.decision === 'approve'
        ? `同意“${decided.company}”的申请${body.replacesAdmins ? '，换掉原来的管理员' : ''}`
        : `退回“${decided.company}”的申请：${body.reason}`;
    await office.note(member, 'application-decided', sentence, decided.companyId ? [decided.companyId] : []);
    return presentApplication(office, decided, await office.orgs.get(decided.countyId));
  }),
  ...companyRoutes(office),
  route('POST /v1/office/orgs/:org/authorities', async ({ member, body }) => {
    const { region } = await office.orgs.get(member.orgId);
    if (!isWithin(body.region.code, region.code) || body.region.code === region.code) throw regionOutside();
    const org = await office.orgs.addAuthority(body.name, body.region);
    const invitation = await office.invitations.make(org._id, {
      ...{ role: 'authority-admin', projects: [], note: null },
    });
    await office.note(member, 'authority-added', `建立下级部门“${body.name}”`, [org._id]);
    const { code } = office.invitations.opened(invitation);
    return {
      ...{ id: org._id.toHexString(), name: org.name, region: regionOf(org) },
      invitation: {
        payload: payloadOf(office.parts.publicOrigin, 'invitation', code),
        expiresAt: invitation.endsAt.toISOString(),
      },
    };
  }),
];

const companyRoutes = (office: OfficeService): Binding[] => {
  const companyOf = async (member: DeskMember, id: string) => {
    const { region } = await office.orgs.get(member.orgId);
    return office.orgs.companyWithin(region, id);
  };
  return [
    route('PUT /v1/office/orgs/:org/companies/:company', async ({ member, params, body }) => {
      const { _id, name } = await companyOf(member, params.company);
      await office.orgs.rename(await office.orgs.active(_id), body.name);
      await office.note(member, 'company-renamed', `“${name}”改名为“${body.name}”：${body.reason}`, [_id]);
    }),
    route('POST /v1/office/orgs/:org/companies/:company/merge', async ({ member, params, body }) => {
      const from = await office.orgs.active((await companyOf(member, params.company))._id);
      const into = await office.orgs.active((await companyOf(member, body.into))._id);
      if (from._id.equals(into._id)) throw notFound();
      await office.merge(from, into);
      const sentence = `“${from.name}”并入“${into.name}”：${body.reason}`;
      await office.note(member, 'company-merged', sentence, [from._id, into._id]);
    }),
    route('POST /v1/office/orgs/:org/companies/:company/names', async ({ member, params, body }) => {
      const company = await companyOf(member, params.company);
      // First the log: names that were seen and not noted are worse than a note too many.
      await office.note(member, 'names-opened', `看了“${company.name}”的人名：${body.reason}`, [company._id]);
      const people = await office.people.all(params.company);
      return {
        people: people.map(({ facts, state }) => ({
          ...{ name: facts.name, post: facts.post, state },
          maskedNumber: facts.number === null ? '' : maskNumber(facts.number),
        })),
      };
    }),
  ];
};

/** Every authority whose applications somebody decides: their own, and those below it. */
async function countiesOf(office: OfficeService, { orgId }: DeskMember) {
  const { region } = await office.orgs.get(orgId);
  const authorities = await office.orgs.authorities();
  return authorities.filter((one) => isWithin(one.region.code, region.code)).map(({ _id }) => _id);
}

async function applicationsOf(office: OfficeService, member: DeskMember) {
  const counties = await countiesOf(office, member);
  const { region } = await office.orgs.get(member.orgId);
  // What others of the same code wait for elsewhere is not told here.
  const isHere = ({ countyId }: ApplicationRecord) => counties.some((id) => id.equals(countyId));
  const applications = await office.applications.forCounties(counties);
  const phoneOf = await maskedPhones(
    office,
    applications.map(({ holderId }) => holderId.toHexString()),
  );
  return Promise.all(
    applications.map(async (application) => {
      const { creditCode, _id, holderId } = application;
      const [county, known, all] = await Promise.all([
        office.orgs.get(application.countyId),
        office.orgs.companyBy(creditCode),
        office.applications.about(creditCode),
      ]);
      const about = all.filter(isHere);
      const company = known && isWithin(known.region.code, region.code) ? known : null;
      const admins = company ? await office.members.byIds(company.admins) : [];
      return {
        application: presentApplication(office, application, county),
        applicantPhoneMasked: phoneOf(holderId.toHexString()),
        existing: company && {
          ...{ id: company._id.toHexString(), name: company.name },
          admins: admins.map((one) => office.members.nameOf(one)),
        },
        elsewhere: known !== null && company === null,
        others: about
          .filter((one) => one.state === 'open' && !one._id.equals(_id))
          .map((one) => ({
            ...{ id: one._id.toHexString(), company: one.company },
            applicantName: office.applications.opened(one).name,
          })),
        refusedBefore: about
          .filter((one) => one.state === 'refused' && !one._id.equals(_id))
          .map((one) => ({ at: (one.decidedAt ?? one.appliedAt).toISOString(), reason: one.reason ?? '' })),
      };
    }),
  );
}
