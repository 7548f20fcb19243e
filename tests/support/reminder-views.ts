import type { CertificateView, ReminderSettings, ResponseOf } from '@hz/shared/contracts';
import type { Answer, Asked } from './taro-double';
import { aCertificateView } from './views';

type Inbox = ResponseOf<'GET /v2/reminders/inbox'>;
type Timeline = ResponseOf<'GET /v2/reminders/timeline'>;
export type Message = Inbox['messages'][number];
export type Notice = Inbox['notices'][number];
export type Entry = Timeline['entries'][number];
type Line = Message['lines'][number];

/** What a reminder says about one certificate: the exchange of a 施工员, to be applied for by the end of 2022. */
export const aLine = (told: Partial<Line> = {}): Line => ({
  rule: 'exchange-deadline',
  pack: 'jilin-2022-25',
  tone: 'soon',
  certificateId: 'a'.repeat(24),
  certificate: '施工员（土建）',
  sentence: '旧证书要在12月31日前申请更换。',
  deadline: '2022-12-31',
  clause: { id: '二(一)', text: '旧证书要在这一天以前换。' },
  target: { certificateId: 'a'.repeat(24), kind: 'step', id: 'register' },
  ...told,
});

export const aMessage = (day: string, told: Partial<Message> = {}): Message => ({
  day,
  arrivedOn: day,
  arrivedAt: '09:00',
  tone: 'soon',
  title: `${day} 的提醒`,
  lines: [aLine()],
  read: false,
  channels: [{ channel: 'inbox', state: 'sent', note: '已送到这里' }],
  ...told,
});

/** A message that somebody else has claimed the same record. */
export const aNotice = (told: Partial<Notice> = {}): Notice => ({
  id: 'c'.repeat(24),
  arrivedOn: '2022-12-05',
  arrivedAt: '10:30',
  tone: 'ask',
  title: '有人也认领了你的记录',
  text: '施工员（土建）：我们会请人核对。',
  about: 'claims',
  read: false,
  ...told,
});

export const anEntry = (on: string, told: Partial<Entry> = {}): Entry => ({
  on,
  time: '09:00',
  title: `${on} 要提醒的`,
  lines: [aLine()],
  ...told,
});

/** A server with the reminders of one holder; it does what it is told as the real one does. */
export class RemindersServer {
  today = '2022-12-05';
  messages: Message[] = [];
  notices: Notice[] = [];
  /** Those that the messages are about. */
  certificates: CertificateView[] = ['a', 'b'].map((letter) => aCertificateView({ id: letter.repeat(24) }));
  entries: Entry[] = [];
  /** How many messages a page of the inbox holds. */
  pageSize = 20;
  deadlines: ResponseOf<'GET /v2/reminders/calendar'>['entries'] = [];
  /** What arrives when the clock is moved. */
  arriving: Message[] = [];
  settings: ReminderSettings = {
    version: 3,
    hour: 9,
    pause: null,
    quiet: { from: '21:00', to: '08:00' },
    push: {
      available: true,
      left: 0,
      templates: [{ templateId: 'template-1', purpose: 'exchange', about: '换证期限', left: 0 }],
      ask: '点一次“允许”，微信就能多提醒你一次。',
    },
  };
  private readonly counted = new Set<string>();

  answer = ({ method, path, body }: Asked): Answer => {
    const [route = ''] = path.split('?');
    const key = `${method} ${route}`;
    if (key === 'GET /v1/clock') return { body: this.clock() };
    if (key === 'POST /v1/demo/clock') return { body: this.move(body) };
    if (key === 'GET /v1/certificates')
      return { body: { asOf: this.today, certificates: this.certificates } };
    if (key === 'GET /v2/certificates') return { body: { asOf: this.today, certificates: [] } };
    if (key === 'GET /v1/reminders/unread') return { body: { unread: this.unread } };
    if (key === 'GET /v2/reminders/inbox') return { body: this.page(/before=([\d-]+)/.exec(path)?.[1]) };
    if (key === 'GET /v2/reminders/timeline') return { body: this.timeline() };
    if (key === 'GET /v1/reminders/settings') return { body: this.settings };
    if (key === 'PUT /v1/reminders/settings') return this.patch(body as ReminderSettings);
    if (key === 'POST /v1/reminders/grants') return { body: this.count(body as { reportId: string }) };
    if (key === 'GET /v2/reminders/calendar')
      return { body: { entries: this.deadlines, file: '/c.ics?token=t' } };
    if (key === 'POST /v1/reminders/inbox/read-all') return this.read(() => true);
    const id = /notices\/(\w+)\/read$/.exec(route)?.[1];
    if (id) return this.read((item) => 'id' in item && item.id === id);
    const day = /inbox\/([\d-]+)\/read$/.exec(route)?.[1];
    return day ? this.read((item) => 'day' in item && item.day === day) : { status: 404 };
  };

  private get unread(): number {
    return [...this.messages, ...this.notices].filter(({ read }) => !read).length;
  }

  private clock() {
    return { today: this.today, time: '09:00', simulated: true };
  }

  private move(body: unknown) {
    this.today = (body as { to: string }).to;
    this.messages = [...this.arriving, ...this.messages];
    return this.clock();
  }

  private timeline(): Timeline {
    return { asOf: this.today, pause: this.settings.pause, entries: this.entries };
  }

  private page(before = '9999'): Inbox {
    const rest = this.messages.filter(({ day }) => day < before);
    const messages = rest.slice(0, this.pageSize);
    const next = rest.length > messages.length ? (messages.at(-1)?.day ?? null) : null;
    const notices = this.notices.filter(({ arrivedOn }) => arrivedOn < before && arrivedOn >= (next ?? ''));
    return { unread: this.unread, messages, notices, next };
  }

  private patch({ version, ...change }: ReminderSettings): Answer {
    if (version !== this.settings.version)
      return { status: 409, body: { error: { code: 'version-conflict', message: '别处改过了' } } };
    this.settings = { ...this.settings, ...change, version: version + 1 };
    return { body: this.settings };
  }

  private count({ reportId }: { reportId: string }): ReminderSettings['push'] {
    this.counted.add(reportId);
    this.settings.push = { ...this.settings.push, left: this.counted.size };
    return this.settings.push;
  }

  private read(isMarked: (item: Message | Notice) => boolean): Answer {
    const asRead = <T extends Message | Notice>(items: T[]): T[] =>
      items.map((each) => (isMarked(each) ? { ...each, read: true } : each));
    this.messages = asRead(this.messages);
    this.notices = asRead(this.notices);
    return { body: { unread: this.unread } };
  }
}
