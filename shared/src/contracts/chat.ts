import { z } from 'zod';
import { chatStateSchema } from '../talk/state';
import { ClauseRef } from './assessment';
import { endpoint } from './endpoint';
import { ClientId, IsoDate, NoContent, typedText } from './primitives';
import { PackId } from './v2/facts';

const Label = z.string();
const CertificateRef = z.string().nullable();

/** What a button under an answer does. */
export const ChatActionView = z
  .discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('open-step'),
      label: Label,
      stepId: z.string(),
      certificateId: CertificateRef,
    }),
    z.strictObject({ type: z.literal('copy'), label: Label, text: z.string() }),
    z.strictObject({ type: z.literal('dial'), label: Label, phone: z.string() }),
    z.strictObject({ type: z.literal('add-hours'), label: Label, certificateId: z.string() }),
    z.strictObject({ type: z.literal('set-reminder'), label: Label }),
    z.strictObject({ type: z.literal('scan'), label: Label, number: z.string().optional() }),
    z.strictObject({ type: z.literal('start-guide'), label: Label }),
    z.strictObject({ type: z.literal('open-page'), label: Label, page: z.string() }),
  ])
  .meta({ id: 'ChatAction' });

export const ChatAnswer = z
  .strictObject({
    /**
     * answer: told; clarify: asked back; handoff: to a person; decline: a polite no, or off topic. Of what the holder
     * tells: noted: written down; proposed: read back, waits for a yes; asked: something is missing, and asked for.
     */
    outcome: z.enum(['answer', 'clarify', 'handoff', 'decline', 'noted', 'proposed', 'asked']),
    text: z.string(),
    clauses: z.array(ClauseRef),
    actions: z.array(ChatActionView),
    quickReplies: z.array(z.strictObject({ label: Label, text: z.string() })),
  })
  .meta({ id: 'ChatAnswer' });

/** One message of the holder and what the helper said to it. */
export const ChatTurn = z
  .strictObject({
    id: ClientId,
    on: IsoDate,
    time: z.string().regex(/^\d{2}:\d{2}$/),
    text: z.string(),
    answer: ChatAnswer,
    /** 有用 or 没用; null: not said. */
    useful: z.boolean().nullable(),
    /** What a person answered later, where the helper had handed over to one. */
    personSays: z
      .strictObject({
        on: IsoDate,
        time: z.string().regex(/^\d{2}:\d{2}$/),
        from: z.string(),
        text: z.string(),
      })
      .optional(),
  })
  .meta({ id: 'ChatTurn' });

const Message = typedText(500, '先写点什么', '太长了，请分开问');
const params = z.strictObject({ turnId: ClientId });

export const chatEndpoints = {
  'GET /v1/chat': endpoint({
    summary: '和助手聊过的，最早的在前',
    access: 'holder',
    response: z.strictObject({ turns: z.array(ChatTurn) }),
  }),
  'PUT /v1/chat/turns/:turnId': endpoint({
    summary: '问一句；同一句发两次只答一次',
    access: 'holder',
    params,
    body: z.strictObject({
      text: Message,
      /** The place that was chosen: its pack answers who has no certificate yet. */
      pack: PackId.optional(),
    }),
    response: ChatTurn,
    errors: ['pack-not-served'],
  }),
  'PUT /v1/chat/turns/:turnId/useful': endpoint({
    summary: '这个回答有用还是没用',
    access: 'holder',
    params,
    body: z.strictObject({ useful: z.boolean() }),
    response: ChatTurn,
  }),
  'DELETE /v1/chat': endpoint({
    summary: '清空聊天记录',
    access: 'holder',
    status: 204,
    response: NoContent,
  }),
  'POST /v1/chat/ask': endpoint({
    summary: '没登录也能问；聊到哪了由客户端自己带着',
    access: 'public',
    body: z.strictObject({
      text: Message,
      state: chatStateSchema.nullable(),
      /** Where the visitor said their certificate is from; left out: nothing was said, the preset speaks. */
      pack: PackId.optional(),
    }),
    response: z.strictObject({ answer: ChatAnswer, state: chatStateSchema }),
    errors: ['pack-not-served'],
  }),
} as const;
