import { createHash } from 'node:crypto';
import { isDay, type PartDay, parseDay } from '@hz/shared/calendar';
import type { Known, Pack } from '@hz/shared/law';
import { creditsOfTotal, type Fact, type FactValue, type GivenAnswer } from '@hz/shared/talk';
import type { RegistryStatus } from '@hz/shared/v1/engine';
import { loadRulebook, tenthsOfHours } from '@hz/shared/v1/rulebook';
import type { AccountService } from '../accounts/service';
import { type CertificateService, isOfV1 } from '../certificates/service';
import type { IntakeService } from '../intake/service';
import type { ReminderService } from '../reminders/service';

// A message that is sent again must not add its hours again: an entry's id follows from the message's.
const creditIdOf = (turnId: string, at: number): string =>
  createHash('sha256')
    .update(at === 0 ? turnId : `${turnId}/${at}`)
    .digest('hex')
    .slice(0, 24);

export interface WriterParts {
  accounts: AccountService;
  certificates: CertificateService;
  intake: IntakeService;
  reminders: ReminderService;
}

/** What belongs to the talk itself, whatever certificate it is about. */
const OF_THE_TALK: ReadonlySet<string> = new Set(['answer', 'certificate', 'draft', 'reminder']);

/** Facts that are days. */
const DAYS: ReadonlySet<string> = new Set(['registeredOn', 'exchangedOn', 'issuedOn', 'downloadedOn']);

const dayOf = (fact: Fact): number => parseDay(fact.on as string);
const tenthsOf = (value: FactValue): number => tenthsOfHours(Number(value)) as number;

type CertificateRecord = Awaited<ReturnType<CertificateService['packs']['get']>>['record'];
interface Removed {
  id: string;
  credit: CertificateRecord['credits'][number];
}

/** Writes down what was said in the talk, by the same services as the same tap on a screen. Throws their refusals. */
export class TalkWriter {
  constructor(private readonly parts: WriterParts) {}

  /**
   * Writes all of it or nothing: what was written before a refusal is taken back.
   * @param undo what takes a fact back, by the records as they were before
   */
  async write(
    holderId: string,
    turnId: string,
    facts: readonly Fact[],
    undo: (fact: Fact) => readonly Fact[],
  ): Promise<void> {
    // What is taken away comes first: a corrected credit may not make its day too full.
    const order = facts.map((fact, at) => ({ fact, at })).sort((a, b) => rank(a.fact) - rank(b.fact));
    const done: { fact: Fact; at: number }[] = [];
    const removed: Removed[] = [];
    try {
      for (const each of order) {
        if (each.fact.fact === 'credit' && each.fact.op === 'remove')
          removed.push(...(await this.removedBy(holderId, each.fact)));
        await this.writeOne(holderId, creditIdOf(turnId, each.at), each.fact);
        done.push(each);
      }
    } catch (error) {
      await this.takeBack(holderId, turnId, done, removed, undo);
      throw error;
    }
  }

  /** The hours that a removal takes away, as they are kept. */
  private async removedBy(holderId: string, fact: Fact): Promise<Removed[]> {
    const id = fact.certificate ?? '';
    const { record } = await this.parts.certificates.packs.get(holderId, id);
    const credit = record.credits.find(
      ({ on, tenths }) => on === dayOf(fact) && tenths === tenthsOf(fact.value),
    );
    return credit ? [{ id, credit }] : [];
  }

  private async takeBack(
    holderId: string,
    turnId: string,
    done: readonly { fact: Fact; at: number }[],
    removed: readonly Removed[],
    undo: (fact: Fact) => readonly Fact[],
  ): Promise<void> {
    const { packs } = this.parts.certificates;
    for (const { fact, at } of [...done].reverse()) {
      if (fact.fact === 'credit' && fact.op === 'remove') continue;
      for (const back of undo(fact)) await this.writeOne(holderId, creditIdOf(`${turnId}/back`, at), back);
    }
    for (const { id, credit } of removed) await packs.restoreCredit(holderId, id, credit);
  }

  /** A total is the hours that are put down for it, in the place of those for the one before. */
  private async writeTotal(holderId: string, creditId: string, total: Fact): Promise<void> {
    for (const credit of creditsOfTotal(total)) await this.writeOne(holderId, creditId, credit);
  }

  private async writeOne(holderId: string, creditId: string, fact: Fact): Promise<void> {
    const { certificates, intake, accounts } = this.parts;
    const id = fact.certificate ?? '';
    if (id !== '' && !OF_THE_TALK.has(fact.fact)) {
      const { record, pack } = await certificates.packs.get(holderId, id);
      if (!isOfV1(record) && pack) return this.writeByPack(holderId, { id, creditId, pack }, fact);
    }
    switch (fact.fact) {
      case 'answer': {
        const { question, value, pack } = fact.value as GivenAnswer;
        if (pack === undefined) await intake.answer(holderId, question, value, 'post');
        else await intake.answerOf(holderId, pack, { question, value });
        return;
      }
      case 'draft':
        if (fact.op === 'remove') await intake.clearOf(holderId, String(fact.value));
        else await intake.takeUp(holderId, String(fact.value));
        return;
      case 'certificate':
        if (fact.pack === undefined) await intake.finish(holderId);
        else await intake.finishOf(holderId, { pack: fact.pack, title: String(fact.value) });
        return;
      case 'reminder':
        await this.remind(holderId, String(fact.value));
        return;
      case 'credit':
        if (fact.op === 'remove') await this.removeCredit(holderId, id, fact);
        else
          await certificates.putCredit(holderId, id, {
            id: creditId,
            on: dayOf(fact),
            tenths: tenthsOf(fact.value),
          });
        return;
      case 'total':
        await this.writeTotal(holderId, creditId, fact);
        return;
      case 'statedCycle': {
        const year = Number(fact.on?.slice(0, 4));
        if (fact.op === 'remove') await certificates.takeBackYear(holderId, id, year);
        else await certificates.stateYear(holderId, id, { year, tenths: tenthsOf(fact.value) });
        return;
      }
      case 'registeredOn':
        await accounts.setRegisteredOn(holderId, fact.op === 'remove' ? null : parseDay(String(fact.value)));
        return;
      default:
        await this.setFact(holderId, id, fact);
    }
  }

  /** The same for a certificate of any pack: facts by name, hours with their category, cycles by their first day. */
  private async writeByPack(
    holderId: string,
    { id, creditId, pack }: { id: string; creditId: string; pack: Pack },
    fact: Fact,
  ): Promise<void> {
    const { packs } = this.parts.certificates;
    const add = (on: number, hours: FactValue) =>
      packs.putCredit(holderId, id, {
        ...{ id: creditId, on, tenths: tenthsOf(hours), category: fact.category ?? null },
        for: fact.for === undefined ? null : parseDay(fact.for),
      });
    if (fact.fact === 'credit') {
      if (fact.op === 'remove') await this.removeCredit(holderId, id, fact);
      else await add(dayOf(fact), fact.value);
    } else if (fact.fact === 'total') {
      await this.writeTotal(holderId, creditId, fact);
    } else if (fact.fact === 'statedCycle') {
      if (fact.op === 'remove') await packs.takeBackCycle(holderId, id, dayOf(fact));
      else await packs.stateCycle(holderId, id, { from: dayOf(fact), tenths: tenthsOf(fact.value) });
    } else {
      const value = fact.op === 'remove' ? undefined : (fact.value as Known);
      await packs.tellOne(holderId, id, pack, fact.fact, value);
    }
  }

  /** A fact of a certificate: by the step that sets it, where there is one. */
  private async setFact(holderId: string, id: string, fact: Fact): Promise<void> {
    const { certificates } = this.parts;
    const { record } = await certificates.get(holderId, id);
    const { steps } = loadRulebook(record.pack);
    const stepId = Object.keys(steps).find((one) => steps[one]?.sets === fact.fact);
    const value = fact.op === 'remove' ? null : fact.value;
    // A month or a year, where the day is not known.
    const part =
      DAYS.has(fact.fact) && typeof value === 'string' && !isDay(value) ? (value as PartDay) : null;
    if (stepId === undefined) {
      const change = part
        ? { [fact.fact]: null, parts: { [fact.fact]: part } }
        : { [fact.fact]: typeof value === 'string' ? parseDay(value) : value };
      await certificates.changeFacts(holderId, id, record.version, change);
      return;
    }
    if (value === null) {
      await certificates.takeBackStep(holderId, id, stepId);
      return;
    }
    const on = DAYS.has(fact.fact)
      ? part
        ? null
        : parseDay(String(value))
      : fact.on === null
        ? 0
        : dayOf(fact);
    await certificates.markStep(holderId, id, stepId, {
      on,
      ...(part && { part }),
      registryStatus: fact.fact === 'registryStatus' ? (value as RegistryStatus) : undefined,
      newNumber: fact.fact === 'newNumber' ? String(value) : undefined,
    });
  }

  private async removeCredit(holderId: string, id: string, fact: Fact): Promise<void> {
    const { packs } = this.parts.certificates;
    const { record } = await packs.get(holderId, id);
    const credit = record.credits.find(
      ({ on, tenths }) => on === dayOf(fact) && tenths === tenthsOf(fact.value),
    );
    if (credit) await packs.removeCredit(holderId, id, credit.id);
  }

  private async remind(holderId: string, value: string): Promise<void> {
    const reminders = this.parts.reminders;
    const { version } = await reminders.settings(holderId);
    const change =
      value === 'off'
        ? { pause: { resumeOn: null } }
        : value === 'on'
          ? { pause: null }
          : { hour: Number(value.slice(0, 2)) };
    await reminders.changeSettings(holderId, { version, ...change });
  }
}

const rank = ({ op }: Fact): number => (op === 'remove' ? 0 : 1);
