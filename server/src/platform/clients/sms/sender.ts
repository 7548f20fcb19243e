import { maskPhone } from '../../crypto/mask';
import type { Logger } from '../../log';

/** The port through which one-time codes reach a phone. */
export interface CodeSender {
  send(phone: string, code: string): Promise<void>;
}

/** For development: the code goes to the log, the phone number only masked. */
export const logSender = (log: Logger): CodeSender => ({
  send: async (phone, code) => {
    log.warn({ phone: maskPhone(phone), code }, 'one-time code (development sender)');
  },
});
