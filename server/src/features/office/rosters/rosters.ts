import type { FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate as breathe } from 'node:timers/promises';
import { UnreadableList } from '@hz/lists';
import { Types } from 'mongoose';
import type { Clock } from '../../../platform/clock';
import { notFound } from '../../../platform/errors';
import type { DeskMember } from '../../../platform/http/state';
import type { Resealed } from '../../../platform/kept/register';
import { ListReaders } from '../../../platform/list-threads/readers';
import { inBatches } from '../../../platform/store/batches';
import type { Limit, Limits } from '../../../platform/store/limits';
import { listUnreadable, rosterBusy, rosterLimit, rosterOver, rosterUndecided } from '../errors';
import type { Orgs } from '../orgs/orgs';
import type { PersonFacts } from '../people/models';
import type { NameTries } from '../people/name-tries';
import type { People } from '../people/people';
import type { OfficePort } from '../port';
import type { OfficeSealing } from '../sealing';
import type { BeforeRecord, Cells, Field, ReadFault, RosterModels, RosterRecord, RowRecord } from './models';
import { type OpenRow, type Plan, planRoster } from './plan';
import { type ReadRoster, type ReadRow, type RosterOptions, type RosterSummary, readCell } from './read';

/** Rows that an approved company may have looked up a day. */
const ROWS: Limit = { name: 'office-rows', points: 5000, seconds: 24 * 60 * 60 };
const DAY_MS = 24 * 3_600_000;
const KEPT_MS = 30 * DAY_MS;
const PAGE = 20;
const TOGETHER = 500;

/** What is said of somebody who is not on the new list. */
type Answer = 'keep' | 'remove';

export interface RosterParts {
  models: RosterModels;
  orgs: Orgs;
  people: People;
  tries: NameTries;
  port: OfficePort;
  sealing: OfficeSealing;
  limits: Limits;
  clock: Clock;
  /** Real time in milliseconds. */
  time: () => number;
  /** The numbers of those who consented to a company. */
  officialNumbers: (orgId: string) => Promise<ReadonlySet<string>>;
}

/** Companies' lists: dry run, mending a row, taking over, undoing. Taking over does what the dry run says by the same code. */
export class Rosters {
  private readonly readers = new ListReaders<RosterOptions, ReadRow, RosterSummary>(
    join(__dirname, 'roster-worker'),
  );

  constructor(private readonly parts: RosterParts) {}

  /** Reads an uploaded file, in a thread of its own. Throws `list-unreadable` with what the file is and what to do. */
  async read(file: FileHandle, options: RosterOptions): Promise<ReadRoster> {
    const rows: ReadRow[] = [];
    const told: RosterSummary = { sheets: [], sheet: null, columns: [], unusedColumns: [] };
    try {
      for await (const some of this.readers.read(file, options, told)) rows.push(...some);
    } catch (error) {
      throw error instanceof UnreadableList ? listUnreadable(error.message) : error;
    }
    return { ...told, rows };
  }

  /** Ends the threads that are kept for the next list. */
  close(): Promise<void> {
    return this.readers.close();
  }

  /** Keeps what was read as a dry run. Throws `roster-limit`. */
  async check(
    member: DeskMember,
    fileName: string,
    read: ReadRoster,
  ): Promise<{ roster: RosterRecord; plan: Plan }> {
    const { models, clock } = this.parts;
    const asked = read.rows.filter(({ cells }) => cells.number !== null && cells.name !== null);
    await this.take(member.orgId, asked.length);
    const now = this.parts.time();
    const { sheets, sheet, columns, unusedColumns } = read;
    const orgId = new Types.ObjectId(member.orgId);
    const draft: Omit<RosterRecord, 'counts'> = {
      ...{ _id: new Types.ObjectId(), orgId, fileName, sheets, sheet, columns, unusedColumns },
      ...{
        state: 'checked',
        uploadedAt: new Date(clock.now()),
        takenAt: null,
        by: new Types.ObjectId(member.id),
      },
      ...{ takeUntil: new Date(now + DAY_MS), undoUntil: null, removed: [], applied: true, listBefore: null },
      expiresAt: new Date(now + KEPT_MS),
    };
    const rows = await this.lookedUp(
      member.orgId,
      read.rows.map(({ row, sheet, cells, faults }, at) => ({
        ...{ _id: new Types.ObjectId(), orgId, rosterId: draft._id, at, row, sheet, cells, faults },
        ...{ allowed: true, known: false, agrees: false, expiresAt: draft.expiresAt },
      })),
    );
    const plan = await this.planOf(draft.orgId.toHexString(), rows);
    const roster: RosterRecord = { ...draft, counts: plan.counts };
    for (let at = 0; at < rows.length; at += TOGETHER) {
      await models.rows.collection.insertMany(
        rows.slice(at, at + TOGETHER).map((one) => this.sealed(one)) as never[],
      );
      await breathe();
    }
    await models.rosters.create(roster);
    return { roster, plan };
  }

  of(orgId: string): Promise<RosterRecord[]> {
    return this.parts.models.rosters.find({ orgId }).sort({ _id: -1 }).limit(PAGE).lean<RosterRecord[]>();
  }

  /** Throws `not-found`. */
  async get(orgId: string, id: string): Promise<RosterRecord> {
    const found = await this.parts.models.rosters.findOne({ _id: id, orgId }).lean<RosterRecord>();
    if (!found) throw notFound();
    return found;
  }

  stateOf({ state, takeUntil }: RosterRecord): RosterRecord['state'] | 'over' {
    return state === 'checked' && takeUntil.getTime() <= this.parts.time() ? 'over' : state;
  }

  /** What taking it over would do now. */
  async plan(roster: RosterRecord): Promise<Plan> {
    return this.planOf(roster.orgId.toHexString(), await this.rows(roster._id));
  }

  rowsLeft(orgId: string): Promise<number> {
    return this.parts.limits.left(ROWS, orgId);
  }

  /** Changes a row of a dry run by hand. Throws `roster-over`, `not-found`, `roster-limit`. */
  async mend(
    roster: RosterRecord,
    where: { row: number; sheet: string | null },
    cells: Partial<Record<Field, string | null>>,
  ): Promise<Plan> {
    this.requireChecked(roster);
    const { rows } = this.parts.models;
    const found = await rows.findOne({ rosterId: roster._id, ...where }).lean<RowRecord>();
    if (!found) throw notFound();
    const open = this.opened(found);
    const faults: ReadFault[] = open.faults.filter(({ field }) => field !== null && !(field in cells));
    const mended: Cells = { ...open.cells };
    for (const [field, text] of Object.entries(cells) as [Field, string | null][]) {
      const told = readCell(field, text ?? '');
      mended[field] = typeof told === 'string' ? told : null;
      if (typeof told === 'object' && told !== null) faults.push({ code: told.fault, field, column: null });
    }
    if (mended.number !== null && mended.name !== null) await this.take(roster.orgId.toHexString(), 1);
    const [looked] = await this.lookedUp(roster.orgId.toHexString(), [{ ...open, cells: mended, faults }]);
    const { _id, ...changed } = this.sealed(looked as OpenRow);
    await rows.updateOne({ _id }, { $set: changed });
    const plan = await this.plan(roster);
    await this.parts.models.rosters.updateOne({ _id: roster._id }, { $set: { counts: plan.counts } });
    return plan;
  }

  /**
   * Takes a list over: from its plan as the people are now. Everybody who is not in it has to be answered for.
   * Throws `roster-over`, `roster-undecided`.
   */
  async takeOver(
    roster: RosterRecord,
    answers: readonly { personId: string; answer: Answer }[],
    rest?: { answer: Answer; of: number },
  ): Promise<{ plan: Plan; removed: number }> {
    this.requireChecked(roster);
    return this.alone(roster, () => this.takeOverAlone(roster, answers, rest));
  }

  private async takeOverAlone(
    roster: RosterRecord,
    answers: readonly { personId: string; answer: Answer }[],
    rest?: { answer: Answer; of: number },
  ): Promise<{ plan: Plan; removed: number }> {
    const { models, clock, orgs } = this.parts;
    const plan = await this.plan(roster);
    const said = new Map(answers.map(({ personId, answer }) => [personId, answer]));
    const ofRest = rest?.of === plan.gone.length ? rest.answer : undefined;
    const decided = plan.gone.map(({ _id }) => ({ _id, answer: said.get(_id.toHexString()) ?? ofRest }));
    if (decided.some(({ answer }) => answer === undefined)) throw rosterUndecided();
    const removed = decided.filter(({ answer }) => answer === 'remove').map(({ _id }) => _id);
    const org = await orgs.get(roster.orgId);
    const now = new Date(clock.now());
    const taken = await models.rosters
      .findOneAndUpdate(
        { _id: roster._id, state: 'checked' },
        {
          $set: {
            ...{
              state: 'taken',
              counts: plan.counts,
              takenAt: now,
              removed,
              applied: false,
              listBefore: org.listTakenOn,
            },
            undoUntil: new Date(this.parts.time() + DAY_MS),
          },
        },
        { returnDocument: 'after' },
      )
      .lean<RosterRecord>();
    if (!taken) throw rosterOver();
    await this.apply(taken);
    return { plan, removed: removed.length };
  }

  /** Goes back to the people as they were. Throws `roster-over`. */
  undo(roster: RosterRecord): Promise<void> {
    return this.alone(roster, () => this.undoAlone(roster));
  }

  private async undoAlone(roster: RosterRecord): Promise<void> {
    const undone = await this.parts.models.rosters
      .findOneAndUpdate(
        { _id: roster._id, state: 'taken', applied: true, undoUntil: { $gt: new Date(this.parts.time()) } },
        { $set: { state: 'undone', applied: false } },
        { returnDocument: 'after' },
      )
      .lean<RosterRecord>();
    if (!undone) throw rosterOver();
    await this.revert(undone);
  }

  /** Gives lists their effect that a stop of the server kept from them. */
  async recover(): Promise<void> {
    for (const roster of await this.parts.models.rosters.find({ applied: false }).lean<RosterRecord[]>())
      await (roster.state === 'undone' ? this.revert(roster) : this.apply(roster));
    await this.parts.orgs.endAllLists();
  }

  resealedRow = (row: RowRecord): Resealed[] => this.parts.sealing.resealed(row);
  resealedBefore = (one: BeforeRecord): Resealed[] => this.parts.sealing.resealed(one);

  // Every step can be done twice: what people were before is noted once, and a new person has the id of their row.
  private async apply(roster: RosterRecord): Promise<void> {
    const { models, people, orgs, clock } = this.parts;
    const orgId = roster.orgId.toHexString();
    const plan = await this.plan(roster);
    const wishes = plan.rows.flatMap(({ wish, effect }) => (wish && effect !== 'same' ? [wish] : []));
    await this.noteBefore(roster, [...wishes.map(({ id }) => id as Types.ObjectId), ...roster.removed]);
    for (let at = 0; at < wishes.length; at += TOGETHER) {
      await people.put(orgId, wishes.slice(at, at + TOGETHER));
      await breathe();
    }
    await people.remove(orgId, roster.removed);
    await orgs.noteList(orgId, clock.today());
    await models.rosters.updateMany(
      { orgId, state: 'taken', _id: { $ne: roster._id } },
      { $set: { state: 'replaced' } },
    );
    await models.rosters.updateOne({ _id: roster._id }, { $set: { applied: true } });
  }

  private async noteBefore(roster: RosterRecord, ids: readonly Types.ObjectId[]): Promise<void> {
    if (ids.length === 0) return;
    const { models, people, sealing } = this.parts;
    const before = new Map(
      (await people.all(roster.orgId.toHexString())).map((one) => [one._id.toHexString(), one]),
    );
    const noted = (personId: Types.ObjectId) => {
      const _id = new Types.ObjectId();
      const person = before.get(personId.toHexString());
      const was = person ? { facts: person.facts, checked: person.checked } : null;
      const note = { _id, orgId: roster.orgId, sealed: sealing.seal(_id, was), expiresAt: roster.expiresAt };
      const filter = { rosterId: roster._id, personId };
      return { updateOne: { filter, update: { $setOnInsert: note }, upsert: true } };
    };
    for (let at = 0; at < ids.length; at += TOGETHER) {
      const some = ids.slice(at, at + TOGETHER);
      await models.before.collection.bulkWrite(some.map(noted), { ordered: false });
      await breathe();
    }
  }

  private async revert(roster: RosterRecord): Promise<void> {
    const { models, people, orgs, sealing } = this.parts;
    const orgId = roster.orgId.toHexString();
    const notes = models.before.find({ rosterId: roster._id }).lean<BeforeRecord>();
    for await (const some of inBatches(notes.cursor({ batchSize: TOGETHER }), TOGETHER)) {
      const opened = some.map((one) => ({
        id: one.personId,
        was: sealing.open<{ facts: PersonFacts; checked: boolean } | null>(one),
      }));
      await people.put(
        orgId,
        opened.flatMap(({ id, was }) => (was ? [{ id, ...was }] : [])),
      );
      await people.remove(
        orgId,
        opened.flatMap(({ id, was }) => (was ? [] : [id])),
      );
      await breathe();
    }
    await orgs.noteList(orgId, roster.listBefore);
    await models.rosters.updateOne({ _id: roster._id }, { $set: { applied: true } });
  }

  /**
   * Two lists of a company at once would each add who is on both: one after the other. What a stop of the server cut
   * short is given its effect at the next start, and lets the company go. Throws `roster-busy`.
   */
  private async alone<Done>({ _id, orgId }: RosterRecord, work: () => Promise<Done>): Promise<Done> {
    const { orgs } = this.parts;
    if (!(await orgs.beginList(orgId, _id))) throw rosterBusy();
    try {
      return await work();
    } finally {
      await orgs.endList(orgId, _id);
    }
  }

  private requireChecked(roster: RosterRecord): void {
    if (this.stateOf(roster) !== 'checked') throw rosterOver();
  }

  private async take(orgId: string, rows: number): Promise<void> {
    if (rows === 0) return;
    const { limits } = this.parts;
    const left = await limits.left(ROWS, orgId);
    const drawn = left >= rows ? await limits.draw(ROWS, orgId, rows) : null;
    if (drawn?.granted === rows) return;
    throw rosterLimit(drawn ? Math.max(1, (drawn.end.getTime() - this.parts.time()) / 1000) : 24 * 60 * 60);
  }

  /** Looks rows up, as far as not too many names were tried, and writes that down for the holders. */
  private async lookedUp(orgId: string, rows: readonly OpenRow[]): Promise<OpenRow[]> {
    const { tries, port } = this.parts;
    const asked = rows.filter(({ cells }) => cells.number !== null && cells.name !== null);
    const entries = asked.map(({ cells }) => ({
      number: cells.number as string,
      name: cells.name as string,
    }));
    const allowed = await tries.allow(orgId, entries);
    const looking = entries.filter((_, at) => allowed[at]);
    const checks = await port.check(looking);
    await port.noteSeen(
      orgId,
      checks.map(({ verdict, known }, at) => ({
        number: looking[at]?.number as string,
        verdict,
        official: known,
      })),
    );
    const found = new Map(
      asked.filter((_, at) => allowed[at]).map((row, at) => [row._id.toHexString(), checks[at]]),
    );
    const refused = new Set(asked.filter((_, at) => !allowed[at]).map(({ _id }) => _id.toHexString()));
    return rows.map((row) => {
      const id = row._id.toHexString();
      const check = found.get(id);
      return {
        ...{ ...row, allowed: !refused.has(id) },
        ...{ known: check?.known ?? false, agrees: check?.agrees ?? false },
      };
    });
  }

  private async planOf(orgId: string, rows: readonly OpenRow[]): Promise<Plan> {
    const [people, joined] = await Promise.all([
      this.parts.people.all(orgId),
      this.parts.officialNumbers(orgId),
    ]);
    return planRoster(rows, people, joined);
  }

  private async rows(rosterId: Types.ObjectId): Promise<OpenRow[]> {
    const rows: OpenRow[] = [];
    const found = this.parts.models.rows.find({ rosterId }).sort({ at: 1 }).lean<RowRecord>();
    for await (const some of inBatches(found.cursor({ batchSize: TOGETHER }), TOGETHER)) {
      rows.push(...some.map((one) => this.opened(one)));
      await breathe();
    }
    return rows;
  }

  private opened({ sealed, ...row }: RowRecord): OpenRow {
    return { ...row, cells: this.parts.sealing.open<Cells>({ _id: row._id, sealed }) };
  }

  private sealed({ cells, ...row }: OpenRow): RowRecord {
    return { ...row, sealed: this.parts.sealing.seal(row._id, cells) };
  }
}
