import type { NoticeView } from '@hz/shared/contracts';
import type { z } from 'zod';
import { call } from '../../api/call';
import { createResource } from '../../api/resource';

export type Notice = z.infer<typeof NoticeView>;

/** The notice in plain words and whom to ask: for everybody, signed in or not. */
export const notice = createResource({
  name: 'notice',
  load: () => call('GET /v1/notice'),
  scope: 'everybody',
});
