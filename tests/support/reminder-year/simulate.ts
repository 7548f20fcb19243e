// Plays a year, day by day, through store, planner, sender and the double of WeChat.
import { type Day, shanghaiEpoch } from '@hz/shared/calendar';
import { Types } from 'mongoose';
import pMap from 'p-map';
import type { Assembled } from '../../../server/src/compose';
import type { InboxRecord } from '../../../server/src/features/reminders/models';
import { AppError } from '../../../server/src/platform/errors';
import { createLog } from '../../../server/src/platform/log';
import { Random } from '../random';
import {
  addHolders,
  anInstance,
  aStore,
  EDUCATION,
  EXCHANGE,
  ensureIndexes,
  openWorld,
  outletTo,
  worldKeyring,
} from '../reminder-world';
import { type TakenMessage, WeChatDouble } from '../wechat-double';
import { type Deed, FIRST_DAY, LAST_DAY, type Person, type Plan, somebody, takenBack } from './people';

export interface YearOptions {
  holders: number;
  seed: number;
  /** At which minutes of a day the jobs run. */
  ticks: readonly number[];
}

/** A certificate of the simulated year: what was planned for it, and whose it is. */
export interface Lived {
  id: Types.ObjectId;
  holderId: string;
  person: Person;
  plan: Plan;
}

export interface YearResult {
  certificates: Lived[];
  inbox: InboxRecord[];
  taken: TakenMessage[];
  /** Instants at which the jobs ran. */
  ran: number[];
  outages: { from: number; until: number }[];
  /** What the server complained about. */
  complaints: string[];
}

const MINUTE = 60_000;
/** So many holders live their day, or settle in, at once; each does one thing after another. */
const ABREAST = { concurrency: 16 };
const DAY_MS = 24 * 60 * MINUTE;

/** Standstills of up to five days, and always one within the last days of the year. */
function outagesOf(random: Random): YearResult['outages'] {
  const some = Array.from({ length: 12 }, () => {
    const from = shanghaiEpoch(random.whole(FIRST_DAY + 5, LAST_DAY - 10), random.whole(0, 1439));
    return { from, until: from + random.whole(60, 5 * 24 * 60) * MINUTE };
  });
  const end = shanghaiEpoch(FIRST_DAY + 394, random.whole(0, 1439)); // 2023-12-30
  return [
    ...some,
    { from: end - random.whole(0, 4 * 24 * 60) * MINUTE, until: end + random.whole(0, 600) * MINUTE },
  ];
}

class Year {
  private now = shanghaiEpoch(FIRST_DAY);
  private readonly ran: number[] = [];

  constructor(
    private readonly options: YearOptions,
    private readonly holders: readonly (readonly Lived[])[],
    private readonly outages: YearResult['outages'],
  ) {}

  readonly clock = {
    now: () => this.now,
    today: () => Math.floor((this.now + 8 * 3_600_000) / DAY_MS),
    simulated: true,
  };

  async play({ features }: Assembled): Promise<number[]> {
    const [planning, sending] = features.jobs;
    const never = new AbortController().signal;
    for (let day = FIRST_DAY; day <= LAST_DAY; day++) {
      this.now = shanghaiEpoch(day, 5);
      await this.liveDay(features, day);
      for (const tick of this.options.ticks) {
        this.now = shanghaiEpoch(day, tick);
        if (this.outages.some(({ from, until }) => this.now >= from && this.now < until)) continue;
        await planning?.run(never);
        await sending?.run(never);
        this.ran.push(this.now);
      }
    }
    return this.ran;
  }

  private async liveDay(features: Assembled['features'], day: Day): Promise<void> {
    await pMap(
      this.holders,
      async (certificates) => {
        for (const lived of certificates) await this.liveDayOf(features, lived, day);
      },
      ABREAST,
    );
  }

  private async liveDayOf(features: Assembled['features'], lived: Lived, day: Day): Promise<void> {
    const { id, holderId, person, plan } = lived;
    if (plan.addedOn === day) await features.certificates.add(holderId, id, plan.facts);
    for (const pause of person.pauses) {
      if (pause.from === day) await pauseUntil(features, holderId, pause.until);
    }
    for (const deed of [...plan.deeds]) if (deed.on === day) await this.does(features, lived, deed);
  }

  /** What the product refuses has not happened. */
  private async does({ certificates }: Assembled['features'], lived: Lived, deed: Deed): Promise<void> {
    const { holderId, plan } = lived;
    const id = lived.id.toHexString();
    const nameOf = (one: Deed) => `credit-${String(plan.deeds.indexOf(one)).padStart(4, '0')}`;
    try {
      if (deed.kind === 'exchange') await certificates.markStep(holderId, id, 'exchange', { on: deed.on });
      if (deed.kind === 'credit') {
        await certificates.putCredit(holderId, id, { id: nameOf(deed), on: deed.on, tenths: deed.tenths });
      }
      if (deed.kind === 'state') await certificates.stateYear(holderId, id, deed);
      const lost = deed.kind === 'take-back' && takenBack(plan.deeds);
      if (lost) await certificates.removeCredit(holderId, id, nameOf(lost));
    } catch (error) {
      if (!(error instanceof AppError)) throw error;
      // The place is kept, so that the others keep their names.
      plan.deeds[plan.deeds.indexOf(deed)] = { kind: 'exchange', on: Number.POSITIVE_INFINITY };
    }
  }
}

async function pauseUntil({ reminders }: Assembled['features'], holderId: string, until: Day): Promise<void> {
  const { version } = await reminders.settings(holderId);
  const resumeOn = new Date(until * DAY_MS).toISOString().slice(0, 10);
  await reminders.changeSettings(holderId, { version, pause: { resumeOn } });
}

/** Everybody accepts plenty of messages, and chooses an hour. */
async function settleIn(
  { features }: Assembled,
  holders: readonly { holderId: string; person: Person }[],
): Promise<void> {
  const acceptances = [EXCHANGE, EDUCATION].flatMap((templateId) =>
    Array.from({ length: 12 }, (_, at) => ({
      reportId: `r-${templateId}-${at}`,
      answers: [{ templateId, answer: 'accept' as const }],
    })),
  );
  await pMap(
    holders,
    async ({ holderId, person }) => {
      await features.reminders.changeSettings(holderId, { version: 0, hour: person.hour });
      for (const report of acceptances) await features.reminders.reportAnswers(holderId, report);
    },
    ABREAST,
  );
}

/** Plays the year of so many holders, and tells all that reached anybody. */
export async function simulateYear(options: YearOptions): Promise<YearResult> {
  const random = new Random(options.seed);
  const store = await aStore();
  const weChat = await new WeChatDouble().start();
  const connection = await openWorld(store.uri, 'year');
  try {
    const holderIds = await addHolders(connection, options.holders);
    const people = holderIds.map((holderId) => ({ holderId, person: somebody(random) }));
    const lives = people.map(({ holderId, person }) =>
      person.certificates.map((plan): Lived => ({ id: new Types.ObjectId(), holderId, person, plan })),
    );
    const outages = outagesOf(random);
    const year = new Year(options, lives, outages);
    weChat.now = year.clock.now;
    const push = outletTo({ base: weChat.base, connection, keyring: worldKeyring() });
    const complaints: string[] = [];
    const log = createLog('warn', { write: (line) => complaints.push(line) });
    const instance = anInstance({ connection, clock: year.clock, push, log });
    await ensureIndexes(connection, createLog('silent'));
    await settleIn(instance, people);
    const ran = await year.play(instance);
    const inbox = await connection.collection('inbox').find().toArray();
    const messages = inbox as unknown as InboxRecord[];
    return { certificates: lives.flat(), inbox: messages, taken: weChat.taken, ran, outages, complaints };
  } finally {
    await connection.close();
    await weChat.stop();
    await store.stop();
  }
}
