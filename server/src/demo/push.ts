import type { PushOutlet } from '../features/reminders/service';
import type { Logger } from '../platform/log';

/** Stands in for WeChat in the demo: every message is taken, and only the log sees it. */
export const demoOutlet = (log: Logger): PushOutlet => {
  let sent = 0;
  return {
    sender: {
      send: async ({ templateId, page, values }) => {
        sent += 1;
        log.info({ templateId, page, values }, 'a WeChat message of the demo');
        return { sent: true, msgid: `demo-${sent}` };
      },
    },
    templates: {
      exchange: {
        id: 'demo-template-exchange',
        keys: { thing1: 'certificate', date2: 'deadline', thing3: 'advice' },
      },
      education: {
        id: 'demo-template-education',
        keys: { thing1: 'certificate', date2: 'deadline', thing3: 'advice' },
      },
      nudge: {
        id: 'demo-template-nudge',
        keys: { thing1: 'certificate', date2: 'deadline', thing3: 'advice' },
      },
    },
    addressOf: (_, holder) => holder._id.toHexString(),
    perSecond: 1000,
  };
};
