import type { HandOver } from '@hz/shared/talk';
import { Types } from 'mongoose';
import type { Clock } from '../../../platform/clock';
import { notFound } from '../../../platform/errors';
import type { DeskMember } from '../../../platform/http/state';
import type { Resealed } from '../../../platform/kept/register';
import { upserting } from '../../../platform/store/duplicate';
import type { Door } from '../../accounts/service';
import { questionClosed } from '../errors';
import type { OfficeSealing } from '../sealing';
import type { QuestionModels, QuestionRecord } from './models';

export interface QuestionParts {
  models: QuestionModels;
  sealing: OfficeSealing;
  door: Door;
  clock: Clock;
  /** Puts the answer into the talk that the question came from. */
  answerInTalk: (holderId: string, turnId: string, answer: { from: string; text: string }) => Promise<void>;
}

interface Told {
  handOver: HandOver;
  answer: string | null;
}

export type Question = Omit<QuestionRecord, 'sealed'> & Told;

const PAGE = 100;

/** What the chat hands over: taken, answered or closed by people, who never see who asked. */
export class Questions {
  constructor(private readonly parts: QuestionParts) {}

  /** Keeps what was handed over; the same turn again changes nothing. */
  async keep(holderId: string, turnId: string, handOver: HandOver): Promise<void> {
    const { models, sealing, door, clock } = this.parts;
    const _id = new Types.ObjectId();
    const kept = {
      ...{ _id, askedAt: new Date(clock.now()), state: 'open' as const, by: null, closedAt: null },
      sealed: sealing.seal(_id, { handOver, answer: null } satisfies Told),
    };
    await door.writeFor(holderId, () =>
      upserting(() =>
        models.questions.updateOne({ holderId, turnId }, { $setOnInsert: kept }, { upsert: true }),
      ),
    );
  }

  /** What waits first, the oldest first; then what was done last. */
  async list(): Promise<Question[]> {
    const { questions } = this.parts.models;
    const [open, done] = await Promise.all([
      questions
        .find({ state: { $in: ['open', 'taken'] } })
        .sort({ _id: 1 })
        .limit(PAGE)
        .lean<QuestionRecord[]>(),
      questions
        .find({ state: { $in: ['answered', 'closed'] } })
        .sort({ _id: -1 })
        .limit(PAGE)
        .lean<QuestionRecord[]>(),
    ]);
    return [...open, ...done].map((one) => this.opened(one));
  }

  /** Throws `not-found`, `question-closed`. */
  take(member: DeskMember, id: string): Promise<Question> {
    return this.change(id, ['open'], { state: 'taken', by: new Types.ObjectId(member.id) }, member);
  }

  /** Answers into the talk. Throws `not-found`, `question-closed`, also where somebody else has taken it. */
  async answer(member: DeskMember, id: string, text: string, from: string): Promise<Question> {
    const question = await this.get(id);
    const by = new Types.ObjectId(member.id);
    const isFree = question.state === 'open' || (question.state === 'taken' && question.by?.equals(by));
    if (!isFree) throw questionClosed();
    const { handOver } = this.opened(question);
    const sealed = this.parts.sealing.seal(question._id, { handOver, answer: text } satisfies Told);
    const closedAt = new Date(this.parts.clock.now());
    // The talk first: an answer that nobody gets is worse than one that is written down late.
    await this.parts.answerInTalk(question.holderId.toHexString(), question.turnId, { from, text });
    return this.change(id, ['open', 'taken'], { state: 'answered', by, sealed, closedAt }, member);
  }

  close(member: DeskMember, id: string): Promise<Question> {
    const closed = { state: 'closed' as const, closedAt: new Date(this.parts.clock.now()) };
    return this.change(id, ['open', 'taken'], { ...closed, by: new Types.ObjectId(member.id) }, member);
  }

  resealed(question: QuestionRecord): Resealed[] {
    return this.parts.sealing.resealed(question);
  }

  async *exportOf(holderId: string): AsyncGenerator<unknown> {
    for await (const one of this.parts.models.questions
      .find({ holderId })
      .lean<QuestionRecord[]>()
      .cursor()) {
      const { handOver, answer } = this.opened(one as never);
      yield { askedAt: (one as unknown as QuestionRecord).askedAt, handOver, answer };
    }
  }

  private async get(id: string): Promise<QuestionRecord> {
    const found = await this.parts.models.questions.findById(id).lean<QuestionRecord>();
    if (!found) throw notFound();
    return found;
  }

  private async change(
    id: string,
    from: readonly QuestionRecord['state'][],
    change: Partial<QuestionRecord>,
    member: DeskMember,
  ): Promise<Question> {
    // Whoever has taken a question keeps it from the others.
    const mine = { $or: [{ by: null }, { by: new Types.ObjectId(member.id) }] };
    const changed = await this.parts.models.questions
      .findOneAndUpdate(
        { _id: id, state: { $in: [...from] }, ...mine },
        { $set: change },
        { returnDocument: 'after' },
      )
      .lean<QuestionRecord>();
    if (changed) return this.opened(changed);
    await this.get(id);
    throw questionClosed();
  }

  private opened({ sealed, ...question }: QuestionRecord): Question {
    return { ...question, ...this.parts.sealing.open<Told>({ _id: question._id, sealed }) };
  }
}
