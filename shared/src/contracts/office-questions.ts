import { z } from 'zod';
import { endpoint } from './endpoint';
import { AUTHORITY, AUTHORITY_WORK, OfficeInstant, orgAndId, orgParams } from './office';
import { Empty, typedText } from './primitives';

/** A question that the chat handed over to people: what it was about, never who asked. */
const QuestionView = z
  .strictObject({
    id: z.string(),
    askedAt: OfficeInstant,
    /** How long it has waited, in words: 3天; null for what is done with. */
    waited: z.string().nullable(),
    /** wanted: the holder asked for a person; lost: the helper did not understand. */
    why: z.enum(['wanted', 'lost']),
    /** What was said, without identity, oldest first; what still wants an answer is the last without one. */
    asked: z.array(z.strictObject({ question: z.string(), answer: z.string().nullable() })),
    /** Where the certificates stood on that day. */
    certificates: z.array(z.strictObject({ title: z.string(), standing: z.string() })),
    state: z.enum(['open', 'taken', 'answered', 'closed']),
    /** Who has taken it. */
    by: z.string().nullable(),
    isMine: z.boolean(),
    answer: z.string().nullable(),
    closedAt: OfficeInstant.nullable(),
  })
  .meta({ id: 'OfficeQuestion' });

const questionErrors = ['question-closed'] as const;

export const officeQuestionEndpoints = {
  'GET /v1/office/orgs/:org/questions': endpoint({
    summary: '助手没答上来、转给人的问题，最早的在前',
    access: 'desk',
    roles: AUTHORITY,
    params: orgParams,
    response: z.strictObject({ questions: z.array(QuestionView) }),
  }),
  'POST /v1/office/orgs/:org/questions/:id/take': endpoint({
    summary: '我来答',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: orgAndId,
    body: Empty,
    response: QuestionView,
    errors: questionErrors,
  }),
  'POST /v1/office/orgs/:org/questions/:id/answer': endpoint({
    summary: '回答：出现在那个人和助手的对话里',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: orgAndId,
    body: z.strictObject({ text: typedText(1000, '请写回答', '回答太长了') }),
    response: QuestionView,
    errors: questionErrors,
  }),
  'POST /v1/office/orgs/:org/questions/:id/close': endpoint({
    summary: '不用答了，关掉',
    access: 'desk',
    roles: AUTHORITY_WORK,
    params: orgAndId,
    body: Empty,
    response: QuestionView,
    errors: questionErrors,
  }),
} as const;
