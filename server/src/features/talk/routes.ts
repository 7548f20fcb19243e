import { type Binding, route } from '../../platform/http/route';
import { presentReply, presentTurn } from './presenter';
import type { ChatService } from './service';

export const chatRoutes = (chat: ChatService): Binding[] => [
  route('GET /v1/chat', async ({ caller }) => ({
    turns: (await chat.history(caller.holderId)).map(presentTurn),
  })),
  route('PUT /v1/chat/turns/:turnId', async ({ caller, params, body }) =>
    presentTurn(await chat.say(caller.holderId, params.turnId, body.text, body.pack)),
  ),
  route('PUT /v1/chat/turns/:turnId/useful', async ({ caller, params, body }) =>
    presentTurn(await chat.rate(caller.holderId, params.turnId, body.useful)),
  ),
  route('DELETE /v1/chat', ({ caller }) => chat.clear(caller.holderId)),
  route('POST /v1/chat/ask', async ({ body }) =>
    presentReply(await chat.answerStranger(body.text, body.state, body.pack)),
  ),
];
