import type { SubscribeEvents } from '../../platform/clients/wechat/subscribe-events';
import type { Logger } from '../../platform/log';
import type { Grants } from './grants/grants';
import type { Outbox } from './outbox';

export interface EventParts {
  grants: Grants;
  outbox: Outbox;
  holderOfOpenId: (openId: string) => Promise<string | null>;
  log: Logger;
}

/** Takes in what WeChat tells about subscribe messages. Telling it twice changes nothing. */
export class EventIntake {
  constructor(private readonly parts: EventParts) {}

  async take({ openId, at, events }: SubscribeEvents): Promise<void> {
    const { grants, outbox, holderOfOpenId, log } = this.parts;
    const holderId = await holderOfOpenId(openId);
    if (holderId === null) return;
    for (const event of events) {
      if (event.kind === 'answered' && event.accepted) await grants.noteEvent(holderId, event.templateId, at);
      if (event.kind === 'cancelled') await grants.noteCancellation(holderId, event.templateId, at);
      if (event.kind === 'delivered' && !event.ok) {
        log.warn({ status: event.status }, 'WeChat took a message but did not deliver it');
        await outbox.noteUndelivered(holderId, event.msgid);
      }
    }
  }
}
