import type { Day } from '@hz/shared/calendar';
import type { Message } from '../message';
import type { ChannelName } from '../models';

/** One delivery as a channel gets it: to whom, what, and how much it matters. */
export interface Parcel {
  deliveryId: string;
  holderId: string;
  day: Day;
  message: Message;
  /** The holder's address on WeChat; null for those who do not sign in with it. */
  openId: string | null;
  /** Whether it is one of the last reminders before a deadline, and how many of those are still to come. */
  isLastCall: boolean;
  lastCallsAhead: number;
  /** How often this delivery's own message has failed so far. */
  failures: number;
}

/** What became of it. Codes are stable. */
export type ChannelResult =
  | { state: 'sent'; code: 'sent'; msgid: string | null }
  | { state: 'skipped'; code: string }
  /** To be tried again at `until`, an instant of the law's clock. `ownFault`: it counts as a failure of this message. */
  | { state: 'waiting'; code: string; until: number; ownFault: boolean }
  /** `needsCare`: somebody has to look at it. */
  | { state: 'failed'; code: string; needsCare: boolean };

/** One way to reach a holder. Delivering the same parcel twice must reach the holder once, as far as the way allows. */
export interface Channel {
  readonly name: ChannelName;
  deliver(parcel: Parcel): Promise<ChannelResult>;
  /** The delivery came to nothing after all: whatever was set aside for it is free again. */
  forget(holderId: string, deliveryId: string): Promise<void>;
  /** How many parcels it takes at once just now. */
  readonly width: number;
}
