import { formatWait } from '@hz/shared/calendar';
import type { ResponseOf } from '@hz/shared/contracts';
import { notFound } from '../../../platform/errors';
import { type Binding, route } from '../../../platform/http/route';
import type { DeskMember } from '../../../platform/http/state';
import { SITE_ID } from '../orgs/orgs';
import type { OfficeService } from '../service';
import type { Question } from './questions';

type View = ResponseOf<'GET /v1/office/orgs/:org/questions'>['questions'][number];

/** What the chat handed over lies with the site's own authority. */
export const questionRoutes = (office: OfficeService): Binding[] => [
  route('GET /v1/office/orgs/:org/questions', async ({ member }) => ({
    questions: SITE_ID.equals(member.orgId)
      ? await present(office, member, await office.questions.list())
      : [],
  })),
  route('POST /v1/office/orgs/:org/questions/:id/take', async ({ member, params }) => {
    requireSite(member);
    return one(office, member, await office.questions.take(member, params.id));
  }),
  route('POST /v1/office/orgs/:org/questions/:id/answer', async ({ member, params, body }) => {
    requireSite(member);
    const { name } = await office.orgs.get(member.orgId);
    const answered = await office.questions.answer(member, params.id, body.text, name);
    await office.note(member, 'question-answered', '回答了一个转来的问题');
    return one(office, member, answered);
  }),
  route('POST /v1/office/orgs/:org/questions/:id/close', async ({ member, params }) => {
    requireSite(member);
    const closed = await office.questions.close(member, params.id);
    await office.note(member, 'question-closed', '关掉了一个转来的问题');
    return one(office, member, closed);
  }),
];

function requireSite({ orgId }: DeskMember): void {
  if (!SITE_ID.equals(orgId)) throw notFound();
}

const one = async (office: OfficeService, member: DeskMember, question: Question): Promise<View> =>
  (await present(office, member, [question]))[0] as View;

async function present(
  office: OfficeService,
  member: DeskMember,
  questions: readonly Question[],
): Promise<View[]> {
  const nameOf = await office.namesOf(questions.map(({ by }) => by));
  const now = office.parts.clock.now();
  return questions.map(({ _id, askedAt, handOver, state, by, answer, closedAt }) => ({
    ...{ id: _id.toHexString(), askedAt: askedAt.toISOString(), why: handOver.why, state, answer },
    waited: closedAt === null ? formatWait(now - askedAt.getTime()) : null,
    asked: handOver.asked.map(({ question, answer }) => ({ question, answer })),
    certificates: handOver.certificates.map(({ title, standing }) => ({ title, standing })),
    by: by && nameOf(by),
    isMine: by?.equals(member.id) ?? false,
    closedAt: closedAt?.toISOString() ?? null,
  }));
}
