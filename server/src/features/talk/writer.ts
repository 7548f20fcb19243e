import { createHash } from 'node:crypto';
import { parseDay } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import { creditsOfTotal, type Fact, type FactValue, type GivenAnswer } from '@hz/shared/talk';
import { tenthsOfHours } from '@hz/shared/v1/rulebook';
import type { AccountService } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import type { IntakeService } from '../intake/service';
import type { ReminderService } from '../reminders/service';
import { REGISTERED, tellRegistered, writings } from './writing';

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
    for (const { id, credit } of removed) await packs.hours.restore(holderId, id, credit);
  }

  /** A total is the hours that are put down for it, in the place of those for the one before. */
  private async writeTotal(holderId: string, creditId: string, total: Fact): Promise<void> {
    for (const credit of creditsOfTotal(total)) await this.writeOne(holderId, creditId, credit);
  }

  private async writeOne(holderId: string, creditId: string, fact: Fact): Promise<void> {
    const { intake } = this.parts;
    const id = fact.certificate ?? '';
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
      case 'total':
        await this.writeTotal(holderId, creditId, fact);
        return;
      default:
        await this.writeOf(holderId, { id, creditId }, fact);
    }
  }

  /** What was said of a certificate, or of its holder where it is of none. */
  private async writeOf(
    holderId: string,
    { id, creditId }: { id: string; creditId: string },
    fact: Fact,
  ): Promise<void> {
    const { accounts, certificates } = this.parts;
    const isBack = fact.op === 'remove';
    const value = isBack ? undefined : (fact.value as Known);
    if (fact.fact === 'credit' && isBack) return this.removeCredit(holderId, id, fact);
    if (id === '' && fact.fact === REGISTERED) {
      await tellRegistered(accounts, holderId, value);
      return;
    }
    const writing = await certificates.readOne(holderId, id, writings({ accounts, certificates }, holderId));
    if (fact.fact === 'credit')
      await writing.putCredit({
        ...{ id: creditId, on: dayOf(fact), tenths: tenthsOf(fact.value) },
        ...{ category: fact.category ?? null, for: fact.for === undefined ? null : parseDay(fact.for) },
      });
    else if (fact.fact !== 'statedCycle') await writing.tell(fact.fact, value, fact.on);
    else if (isBack) await writing.takeBackCycle(dayOf(fact));
    else await writing.stateCycle(dayOf(fact), tenthsOf(fact.value));
  }

  private async removeCredit(holderId: string, id: string, fact: Fact): Promise<void> {
    const { packs } = this.parts.certificates;
    const { record } = await packs.get(holderId, id);
    const credit = record.credits.find(
      ({ on, tenths }) => on === dayOf(fact) && tenths === tenthsOf(fact.value),
    );
    if (credit) await packs.hours.remove(holderId, id, credit.id);
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
