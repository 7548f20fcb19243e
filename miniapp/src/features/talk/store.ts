import type { ResponseOf } from '@hz/shared/contracts';
import { call } from '../../api/call';
import type { Failure } from '../../api/failure';
import { createResource } from '../../api/resource';
import { ofHolder } from '../../api/session';

export type Turn = ResponseOf<'GET /v1/chat'>['turns'][number];
type Answer = Turn['answer'];
export type Action = Answer['actions'][number];
type StrangerState = ResponseOf<'POST /v1/chat/ask'>['state'];

/** A message on its way; with `failure` set it stays until it is sent again or dropped. */
export interface Outgoing {
  id: string;
  text: string;
  failure: Failure | null;
}

/** What a holder and the helper have said to each other, on all devices. */
export const history = createResource<Turn[]>({
  name: 'chat',
  load: async () => (await call('GET /v1/chat')).turns,
  scope: 'holder',
});

/** The talk of somebody who has not signed in: on this phone, until the app is closed. */
export const strangerTalk = ofHolder<{ turns: Turn[]; state: StrangerState | null }>(() => ({
  turns: [],
  state: null,
}));

/** The message that waits for its answer. */
export const outgoing = ofHolder<Outgoing | null>(() => null);
