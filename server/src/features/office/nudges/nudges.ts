import { type Day, formatDay, shanghaiMinuteOfDay, yearOf } from '@hz/shared/calendar';
import type { NudgePreview } from '@hz/shared/contracts';
import { mayDisturb, QUIET_FROM } from '@hz/shared/reminders';
import { Types } from 'mongoose';
import type { Clock } from '../../../platform/clock';
import type { DeskMember } from '../../../platform/http/state';
import { isDuplicateKey } from '../../../platform/store/duplicate';
import type { Door } from '../../accounts/service';
import type { Nudge } from '../../reminders/service';
import type { ConsentRecord } from '../consents/models';
import { nobodyToNudge } from '../errors';
import type { Orgs } from '../orgs/orgs';
import { type Directory, type Entry, owedBy, stepsOf, studyOf, wantsNudges } from '../people/directory';
import { EXPIRING } from '../people/people';
import { dayInWords, type HolderStanding } from '../port';
import type { NudgeModels, NudgeRecord } from './models';

/** What carries a nudge to a holder: the reminders' outbox. */
interface NudgeCarrier {
  addNudge(holderId: string, nudgeId: Types.ObjectId): Promise<void>;
  nudgeStates(ids: readonly Types.ObjectId[]): Promise<Map<string, 'waiting' | 'told'>>;
  nudgedByWeChat(holderIds: readonly string[]): Promise<string[]>;
}

export interface NudgeParts {
  models: NudgeModels;
  directory: Directory;
  orgs: Orgs;
  carrier: NudgeCarrier;
  door: Door;
  clock: Clock;
}

/** Between two reminders of the same company to the same person. */
const DAYS_BETWEEN = 7;
const MOST_A_DEADLINE = 3;
const PAGE = 200;
/** One that could be told on no day for so long comes too late. */
const WAITS_DAYS = 7;

type LeftOut = NudgePreview['leftOut'][number];

/** Somebody to be told, and which one for this deadline it is. */
interface Told {
  entry: Entry;
  nth: number;
}

interface Sorted {
  told: Told[];
  unreachable: Entry[];
  leftOut: LeftOut[];
}

const idOf = ({ person }: Entry): string => person._id.toHexString();
const nameOf = (entry: Entry) => ({ personId: idOf(entry), name: entry.person.facts.name });

/** Companies' reminders: who may be told, who not and why; and what is still to be told when it goes out. */
export class Nudges {
  constructor(private readonly parts: NudgeParts) {}

  /** What sending to these people would do now. */
  async preview(orgId: string, people: readonly string[]): Promise<NudgePreview> {
    return this.present(orgId, await this.sort(orgId, people));
  }

  /** Sends, by the same sorting. Throws `nudge-nobody`. */
  async send(member: DeskMember, people: readonly string[]): Promise<NudgePreview> {
    const sorted = await this.sort(member.orgId, people);
    if (sorted.told.length === 0) throw nobodyToNudge();
    const told: Told[] = [];
    for (const one of sorted.told) {
      const nudge = await this.make(member, one);
      if (!nudge) continue;
      told.push(one);
      await this.parts.carrier.addNudge(nudge.holderId.toHexString(), nudge._id);
    }
    return this.present(member.orgId, { ...sorted, told });
  }

  /** What a company sent, the latest first. */
  async of(orgId: string): Promise<NudgeRecord[]> {
    await this.settle({ orgId });
    return this.parts.models.nudges.find({ orgId }).sort({ _id: -1 }).limit(PAGE).lean<NudgeRecord[]>();
  }

  ofPerson(orgId: string, { consent }: Entry): Promise<NudgeRecord[]> {
    if (!consent) return Promise.resolve([]);
    return this.parts.models.nudges
      .find({ orgId, certificateId: consent.certificateId })
      .sort({ _id: -1 })
      .limit(PAGE)
      .lean<NudgeRecord[]>();
  }

  /** The day of the last one to each certificate. */
  async lastDays(orgId: string): Promise<Map<string, Day>> {
    const days = new Map<string, Day>();
    for (const { certificateId, day } of await this.notWithdrawn(orgId)) {
      const key = certificateId.toHexString();
      days.set(key, Math.max(day, days.get(key) ?? day));
    }
    return days;
  }

  /** A consent was taken back: what waits is not sent. */
  async withdraw({ orgId, certificateId }: Pick<ConsentRecord, 'orgId' | 'certificateId'>): Promise<void> {
    await this.parts.models.nudges.updateMany(
      { orgId, certificateId, state: 'waiting' },
      { $set: { state: 'withdrawn' } },
    );
  }

  async withdrawAllOf(orgId: string): Promise<void> {
    await this.parts.models.nudges.updateMany({ orgId, state: 'waiting' }, { $set: { state: 'withdrawn' } });
  }

  /** What is still to be told of these, in words: only where consent stands and something is owed. */
  async standing(ids: readonly string[]): Promise<ReadonlyMap<string, Nudge>> {
    if (ids.length === 0) return new Map();
    const nudges = await this.parts.models.nudges
      .find({ _id: { $in: ids }, state: { $ne: 'withdrawn' } })
      .lean<NudgeRecord[]>();
    const standing = new Map<string, Nudge>();
    for (const orgId of new Set(nudges.map((one) => one.orgId.toHexString()))) {
      const mine = nudges.filter((one) => one.orgId.equals(orgId));
      const entries = await this.entriesOf(orgId, mine);
      const { name } = await this.parts.orgs.get(orgId);
      for (const nudge of mine) {
        const entry = entries.get(nudge.certificateId.toHexString());
        const told = entry && wantsNudges(entry) ? this.worded(name, entry) : null;
        if (told) standing.set(nudge._id.toHexString(), told);
      }
    }
    return standing;
  }

  /** Notes what was told, lays in anew what an emptied message let fall, and gives up what waited too long. */
  async settle(which: { orgId?: string } = {}): Promise<{ told: number; anew: number; late: number }> {
    const { models, carrier, clock } = this.parts;
    const waiting = await models.nudges.find({ ...which, state: 'waiting' }).lean<NudgeRecord[]>();
    const states = await carrier.nudgeStates(waiting.map(({ _id }) => _id));
    const report = { told: 0, anew: 0, late: 0 };
    const put = (nudge: NudgeRecord, state: NudgeRecord['state']) =>
      models.nudges.updateOne({ _id: nudge._id, state: 'waiting' }, { $set: { state } });
    for (const nudge of waiting) {
      const state = states.get(nudge._id.toHexString());
      if (state === 'told') {
        await put(nudge, 'sent');
        report.told += 1;
      } else if (state === undefined && clock.today() - nudge.day > WAITS_DAYS) {
        await put(nudge, 'withdrawn');
        report.late += 1;
      } else if (state === undefined) {
        await carrier.addNudge(nudge.holderId.toHexString(), nudge._id);
        report.anew += 1;
      }
    }
    return report;
  }

  /** Who was nudged, by their certificate: somebody may have come back to the list as another entry. */
  private async entriesOf(orgId: string, nudges: readonly NudgeRecord[]): Promise<Map<string, Entry>> {
    const wanted = new Set(nudges.map(({ certificateId }) => certificateId.toHexString()));
    const found: Entry[] = [];
    const today = this.parts.clock.today();
    for await (const some of this.parts.directory.fitting(orgId, { joined: 'yes' }, { today }))
      found.push(...some.filter(({ consent }) => consent && wanted.has(consent.certificateId.toHexString())));
    const standing = await this.parts.directory.withStandings(found);
    return new Map(standing.map((entry) => [entry.consent?.certificateId.toHexString() ?? '', entry]));
  }

  private async notWithdrawn(orgId: string): Promise<NudgeRecord[]> {
    return this.parts.models.nudges.find({ orgId, state: { $ne: 'withdrawn' } }).lean<NudgeRecord[]>();
  }

  private async sort(orgId: string, people: readonly string[]): Promise<Sorted> {
    const [entries, all] = await Promise.all([
      this.parts.directory.entries(orgId, people),
      this.parts.models.nudges.find({ orgId }).lean<NudgeRecord[]>(),
    ]);
    const sent = all.filter(({ state }) => state !== 'withdrawn');
    const sorted: Sorted = { told: [], unreachable: [], leftOut: [] };
    for (const entry of entries) {
      const why = this.whyNot(entry, sent);
      if (why === null) sorted.told.push({ entry, nth: nthOf(entry, all) });
      else sorted.leftOut.push({ ...nameOf(entry), ...why });
      if (why?.why === 'not-joined' && entry.person.state !== 'exchanged') sorted.unreachable.push(entry);
    }
    return sorted;
  }

  private whyNot(entry: Entry, sent: readonly NudgeRecord[]): Omit<LeftOut, 'personId' | 'name'> | null {
    const { consent } = entry;
    if (!consent && entry.person.state === 'exchanged')
      return left('not-joined', '已经换了证，不用再催；没有加入，看不到学时。');
    if (!consent) return left('not-joined', '没有加入，助手发不到，请当面或打电话说。');
    if (!wantsNudges(entry)) return left('not-wanted', '加入时没有同意单位提醒。');
    const owed = owedBy(entry);
    const today = this.parts.clock.today();
    if (!owed || owed.deadline === null || owed.deadline < today)
      return left('nothing-owed', whyNothing(entry, owed));
    const mine = sent.filter(({ certificateId }) => certificateId.equals(consent.certificateId));
    if (mine.filter(({ deadline }) => deadline === owed.deadline).length >= MOST_A_DEADLINE)
      return left('three-already', '为这个期限已经提醒过三次了。');
    const last = Math.max(...mine.map(({ day }) => day));
    if (today - last >= DAYS_BETWEEN) return null;
    const again = last + DAYS_BETWEEN;
    const sentence = `${dayInWords(last, today)}提醒过了，七天一次，${dayInWords(again, today)}起可以再提醒。`;
    return left('nudged-lately', sentence, again);
  }

  /** Null where another clerk was faster by a moment. */
  private async make(member: DeskMember, { entry, nth }: Told): Promise<NudgeRecord | null> {
    const { models, clock, door } = this.parts;
    const owed = owedBy(entry);
    const { consent } = entry;
    if (!consent || owed?.deadline == null) return null;
    const key = { orgId: consent.orgId, certificateId: consent.certificateId, deadline: owed.deadline };
    const nudge: NudgeRecord = {
      ...{ _id: new Types.ObjectId(), ...key, holderId: consent.holderId, personId: entry.person._id },
      ...{ what: owed.what, day: clock.today(), by: new Types.ObjectId(member.id), state: 'waiting' },
      nth,
    };
    try {
      await door.writeFor(consent.holderId.toHexString(), () => models.nudges.create(nudge));
      return nudge;
    } catch (error) {
      if (isDuplicateKey(error)) return null;
      throw error;
    }
  }

  private worded(company: string, entry: Entry): Nudge | null {
    const owed = owedBy(entry);
    const { consent, standing } = entry;
    const today = this.parts.clock.today();
    if (!consent || !standing || owed?.deadline == null || owed.deadline < today) return null;
    const daysLeft = owed.deadline - today;
    const what = whatOwed(owed.what, entry, today);
    const certificateId = consent.certificateId.toHexString();
    return {
      title: `${company}提醒你`,
      line: {
        ...{ rule: 'nudge', dueOn: owed.deadline, offset: 0, daysLeft, tone: 'soon', certificateId },
        certificate: standing.title,
        sentence: `${company}提醒你：${what}，期限 ${dayInWords(owed.deadline, today)}，还剩 ${daysLeft} 天。`,
        short: `单位提醒你，还剩${daysLeft}天`,
        clause: standing.inWords().verdict.clauses[0] ?? { id: '', text: '' },
        target: { certificateId, kind: owed.what === 'study' ? 'study' : 'step', stepId: null },
        pack: standing.pack,
      },
    };
  }

  private async present(orgId: string, { told, unreachable, leftOut }: Sorted): Promise<NudgePreview> {
    const { carrier, clock, orgs } = this.parts;
    const byWeChat = await carrier.nudgedByWeChat(
      told.flatMap(({ entry }) => entry.consent?.holderId.toHexString() ?? []),
    );
    const [first] = told;
    const minute = shanghaiMinuteOfDay(clock.now());
    const isNight = !mayDisturb(minute);
    const on = clock.today() + (isNight && minute >= QUIET_FROM ? 1 : 0);
    const two = (value: number) => String(value).padStart(2, '0');
    return {
      ...{ inbox: told.length, wechat: byWeChat.length, sms: 0 },
      ...{ unreachable: unreachable.map(nameOf), leftOut, told: told.map(({ entry }) => nameOf(entry)) },
      example: first ? (this.worded((await orgs.get(orgId)).name, first.entry)?.line.sentence ?? null) : null,
      goesOut: {
        on: formatDay(on),
        time: isNight ? '08:00' : `${two(Math.floor(minute / 60))}:${two(minute % 60)}`,
      },
    };
  }
}

/**
 * Which one for its deadline the next to somebody is, by what was there when it was sorted: of two clerks at once the
 * second finds the place taken. Those that were withdrawn keep theirs.
 */
const nthOf = (entry: Entry, all: readonly NudgeRecord[]): number => {
  const deadline = owedBy(entry)?.deadline;
  return (
    all.filter((one) => one.deadline === deadline && entry.consent?.certificateId.equals(one.certificateId))
      .length + 1
  );
};

const left = (why: LeftOut['why'], sentence: string, notBefore: Day | null = null) => ({
  ...{ why, sentence },
  notBefore: notBefore === null ? null : formatDay(notBefore),
});

const CLOSED: Readonly<Record<NonNullable<HolderStanding['closed']>, string>> = {
  missed: '期限已经过了，请当面问本人。',
  refused: '现在办不了，请当面问本人。',
  authority: '要先问主管部门，请当面问本人。',
};

/** Why nobody is told of anything: that nothing has to be done is said only where it is so. */
function whyNothing(entry: Entry, owed: ReturnType<typeof owedBy>): string {
  if (owed?.deadline === null) return '有要办的，到哪天要先问本人才知道，请当面说。';
  if (owed) return '期限已经过了，请当面说。';
  const closed = stepsOf(entry)?.closed;
  if (closed) return CLOSED[closed];
  const said = studyOf(entry)?.said;
  return said === undefined ? '现在没有要提醒的事。' : `${said}，请当面问本人。`;
}

function whatOwed(what: NudgeRecord['what'], entry: Entry, today: Day): string {
  switch (what) {
    case 'exchange':
      return '还没有换证';
    case 'renewal':
      return (
        entry.person.verdict === EXPIRING.verdict ? entry.person.reason : (entry.standing?.gate?.title ?? '')
      ).replace(/。$/, '');
    case 'study': {
      if (entry.standing?.studyTitle) return entry.standing.studyTitle;
      const period = entry.standing?.study.year === yearOf(today) ? '今年' : '这一期';
      return `${period}还差 ${lacking(entry)} 学时`;
    }
  }
}

function lacking({ standing }: Entry): number {
  const { required, done } = standing?.study ?? { required: null, done: 0 };
  return Math.round(((required ?? 0) - done) * 10) / 10;
}
