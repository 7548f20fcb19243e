import { formatDay, shanghaiDay, shanghaiEpoch, shanghaiMinuteOfDay } from '@hz/shared/calendar';
import { mayDisturb, QUIET_FROM, QUIET_UNTIL } from '@hz/shared/reminders';
import type { SendResult, SubscribeMessage } from '../../../platform/clients/wechat/messages';
import type { PushTemplates } from '../../../platform/clients/wechat/templates';
import type { Clock } from '../../../platform/clock';
import type { Logger } from '../../../platform/log';
import { type Breaker, backoffMs } from '../breaker';
import type { Grants, Reservation } from '../grants/grants';
import { valuesFor } from '../templates';
import type { Channel, ChannelResult, Parcel } from './port';

/** Whatever sends a subscribe message: WeChat's own client, or the demo's stand-in. */
export interface PushSender {
  send(message: SubscribeMessage): Promise<SendResult>;
}

export interface WeChatChannelParts {
  sender: PushSender;
  templates: PushTemplates;
  grants: Grants;
  breaker: Breaker;
  clock: Clock;
  log: Logger;
  /** Waits for its turn within the rate limit. */
  turn: () => Promise<unknown>;
  concurrency: number;
}

const MAX_FAILURES = 6;

const skipped = (code: string): ChannelResult => ({ state: 'skipped', code });
const waiting = (code: string, until: number, ownFault = false): ChannelResult => ({
  state: 'waiting',
  ...{ code, until: morningAfter(until), ownFault },
});

/** The instant itself, or the next morning when it lies in the night. */
function morningAfter(instant: number): number {
  const minute = shanghaiMinuteOfDay(instant);
  if (mayDisturb(minute)) return instant;
  return shanghaiEpoch(shanghaiDay(instant) + (minute >= QUIET_FROM ? 1 : 0), QUIET_UNTIL);
}

/** Subscribe messages of WeChat: one for each acceptance, the last ones kept for the last days. */
export class WeChatChannel implements Channel {
  readonly name = 'wechat';

  constructor(private readonly parts: WeChatChannelParts) {}

  /** After an outage one message goes ahead alone. */
  get width(): number {
    const { breaker, clock, concurrency } = this.parts;
    return breaker.isProbing(clock.now()) ? 1 : concurrency;
  }

  async deliver(parcel: Parcel): Promise<ChannelResult> {
    const { breaker, clock, grants, templates } = this.parts;
    const template = templates[parcel.message.purpose];
    if (!template) return skipped('no-template');
    if (parcel.openId === null) return skipped('no-address');
    const rest = breaker.waitUntil(template.id, clock.now());
    if (rest !== null) return waiting('resting', rest);
    const keepBack = parcel.isLastCall ? 0 : parcel.lastCallsAhead;
    const grant = await grants.reserve(parcel.holderId, template.id, parcel.deliveryId, keepBack);
    if (typeof grant === 'string') return skipped(grant);
    return this.send(parcel, parcel.openId, grant);
  }

  async forget(holderId: string, delivery: string): Promise<void> {
    for (const template of Object.values(this.parts.templates)) {
      if (!template) continue;
      const reservation = { holderId, templateId: template.id, delivery, record: null };
      await this.parts.grants.settle(reservation, 'given-back');
    }
  }

  private async send(parcel: Parcel, openId: string, grant: Reservation): Promise<ChannelResult> {
    const { sender, templates, clock, turn, grants, breaker } = this.parts;
    await turn();
    // The turn may have come after nine in the evening.
    if (!mayDisturb(shanghaiMinuteOfDay(clock.now()))) {
      await grants.settle(grant, 'given-back');
      return waiting('night', clock.now());
    }
    const result = await sender.send({
      ...{ openId, templateId: grant.templateId },
      page: `pages/reminders/index?day=${formatDay(parcel.day)}`,
      values: valuesFor(templates, parcel.message),
    });
    if (!result.sent) return this.failed(parcel, grant, result);
    breaker.worked();
    await grants.settle(grant, 'used');
    return { state: 'sent', code: 'sent', msgid: result.msgid };
  }

  private async failed(
    parcel: Parcel,
    grant: Reservation,
    { trouble, errcode, means }: SendResult & { sent: false },
  ): Promise<ChannelResult> {
    const { breaker, clock, grants, log } = this.parts;
    const { templateId } = grant;
    const code = errcode === null ? 'unreachable' : `errcode${errcode}`;
    await grants.settle(grant, trouble === 'grant-gone' ? 'gone' : 'given-back');
    if (trouble !== 'busy') breaker.worked();
    switch (trouble) {
      case 'busy':
        return waiting(code, breaker.trip(clock.now()));
      case 'misconfigured':
      case 'token':
        log.error({ errcode, templateId, means }, 'WeChat refuses the set-up of subscribe messages');
        return waiting(code, breaker.tripTemplate(templateId, clock.now()));
      case 'temporary':
        return parcel.failures + 1 >= MAX_FAILURES
          ? { state: 'failed', code, needsCare: true }
          : waiting(code, clock.now() + backoffMs(parcel.failures + 1), true);
      case 'grant-gone':
        return { state: 'failed', code, needsCare: false };
      case 'permanent':
        log.warn({ errcode, means }, 'WeChat will not take a message');
        return { state: 'failed', code, needsCare: true };
    }
  }
}
