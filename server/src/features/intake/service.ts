import { type Answers, checkAnswer, foldIntake, type Intake } from '@hz/shared/v1/guide';
import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import { type Connection, Types } from 'mongoose';
import type { Clock } from '../../platform/clock';
import {
  type AppError,
  answerInvalid,
  dateInFuture,
  intakeIncomplete,
  packNotServed,
} from '../../platform/errors';
import { upserting } from '../../platform/store/duplicate';
import type { AccountService } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import { type IntakeModel, intakeModel } from './model';

/** The first questions about a certificate. Answers are kept as given; where the holder stands is folded from them. */
export class IntakeService {
  private readonly drafts: IntakeModel;
  readonly rulebook: Rulebook;

  constructor(
    connection: Connection,
    private readonly clock: Clock,
    private readonly certificates: CertificateService,
    private readonly accounts: AccountService,
    private readonly rulebookId: string,
  ) {
    this.rulebook = loadRulebook(rulebookId);
    this.drafts = intakeModel(connection);
    accounts.register({
      name: 'intake',
      collections: [{ model: this.drafts, holderIn: ['_id'] }],
      exportOf: (holderId) => this.answersOf(holderId),
    });
  }

  async get(holderId: string): Promise<Intake> {
    return this.fold(await this.answersOf(holderId));
  }

  /** Takes an answer, or changes an earlier one; the others stay. Throws `answer-invalid`, `date-in-future`. */
  async answer(holderId: string, questionId: string, value: string): Promise<Intake> {
    const answers = await this.answersOf(holderId);
    const fault = checkAnswer(this.rulebook, answers, questionId, value, this.clock.today());
    if (fault) throw refusal(fault.code, fault.message);
    const draft = await this.accounts.door.writeFor(holderId, () =>
      upserting(() =>
        this.drafts
          .findOneAndUpdate(
            { _id: holderId },
            {
              $set: { [`answers.${questionId}`]: value },
              $setOnInsert: { certificateId: new Types.ObjectId() },
            },
            { upsert: true, returnDocument: 'after' },
          )
          .lean(),
      ),
    );
    return this.fold(draft.answers);
  }

  /**
   * Where somebody stands who has not signed in; nothing is kept. The last answer is the new one: it is checked
   * against the others as a holder's is. Throws `answer-invalid`, `date-in-future`.
   */
  tried(given: readonly { questionId: string; value: string }[]): Intake {
    const [last] = given.slice(-1);
    const answersIn = (list: typeof given): Answers =>
      Object.fromEntries(list.map(({ questionId, value }) => [questionId, value]));
    if (last) {
      const before = answersIn(given.slice(0, -1));
      const fault = checkAnswer(this.rulebook, before, last.questionId, last.value, this.clock.today());
      if (fault) throw refusal(fault.code, fault.message);
    }
    return this.fold(answersIn(given));
  }

  /** Adds the certificate that the answers describe. Throws `intake-incomplete`, `pack-not-served`. */
  async finish(holderId: string): Promise<string> {
    if (!this.certificates.isOfFirst({ pack: this.rulebookId })) throw packNotServed();
    const draft = await this.drafts.findById(holderId).lean();
    const facts = draft && this.fold(draft.answers).facts;
    if (!facts) throw intakeIncomplete();
    await this.certificates.add(holderId, draft.certificateId, {
      ...facts,
      rulebook: this.rulebookId,
      downloadedOn: null,
      newNumber: null,
      inPost: null,
    });
    await this.drafts.deleteOne({ _id: holderId, certificateId: draft.certificateId });
    return draft.certificateId.toHexString();
  }

  /** Forgets the answers. */
  async clear(holderId: string): Promise<void> {
    await this.drafts.deleteOne({ _id: holderId });
  }

  /** The answers given so far, as given. */
  async answersOf(holderId: string): Promise<Answers> {
    return (await this.drafts.findById(holderId).lean())?.answers ?? {};
  }

  private fold(answers: Answers): Intake {
    return foldIntake(this.rulebook, answers, this.clock.today());
  }
}

function refusal(code: 'answer-invalid' | 'date-in-future', message: string): AppError {
  return code === 'date-in-future' ? dateInFuture('value', message) : answerInvalid(message);
}
