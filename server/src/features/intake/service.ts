import type { PackIntakeView, RequestOf } from '@hz/shared/contracts';
import type { Pack } from '@hz/shared/law';
import { findPack } from '@hz/shared/packs';
import { type IntakeAnswers, KIND, POST, titleOf } from '@hz/shared/standing';
import {
  type Answers,
  checkAnswer,
  type First,
  familyOf,
  foldIntake,
  type Intake,
} from '@hz/shared/v1/guide';
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
import type { PackOffer } from '../packs/service';
import { folded, presentPackIntake, takenAnswers } from './by-pack';
import { type IntakeDraft, type IntakeModel, intakeModel } from './model';
import { answersOfV1, answersV1 } from './v1';

interface IntakeParts {
  connection: Connection;
  clock: Clock;
  certificates: CertificateService;
  accounts: AccountService;
  offer: PackOffer;
  /** The document that the first version of the API asks about. */
  rulebookId: string;
}

/** What has been answered so far, by the questions of a pack. */
interface Draft {
  certificateId: Types.ObjectId;
  pack: string;
  answers: IntakeAnswers;
  /** What was answered of other packs before, by their ids. */
  aside: Readonly<Record<string, IntakeAnswers>>;
}

/** The first questions about a certificate. Answers are kept as given; where the holder stands is folded from them. */
export class IntakeService {
  private readonly drafts: IntakeModel;
  readonly rulebook: Rulebook;
  private readonly packOfV1: Pack;

  constructor(private readonly parts: IntakeParts) {
    this.rulebook = loadRulebook(parts.rulebookId);
    this.packOfV1 = findPack(parts.rulebookId) as Pack;
    this.drafts = intakeModel(parts.connection);
    parts.accounts.register({
      name: 'intake',
      collections: [{ model: this.drafts, holderIn: ['_id'] }],
      exportOf: async (holderId) => {
        const draft = await this.draftOf(holderId);
        const aside = await this.asideOf(holderId);
        const others = Object.keys(aside).length > 0 ? { aside } : {};
        if (draft === null || this.isOfV1(draft)) return { ...(await this.answersOf(holderId)), ...others };
        return { pack: draft.pack, ...draft.answers, ...others };
      },
    });
  }

  /** Where a holder stands in the questions of a pack; null: nowhere, or in those of a pack that is not served. */
  async getOf(holderId: string): Promise<PackIntakeView | null> {
    return this.present(await this.draftOf(holderId));
  }

  /** The packs whose answers were put aside when another was chosen, as far as they are served. */
  async waitingOf(holderId: string): Promise<string[]> {
    return Object.keys(await this.asideOf(holderId)).filter((pack) => this.parts.offer.find(pack));
  }

  /**
   * Takes the answers to the questions of a pack, the new one last. Earlier ones that do not apply any more are kept:
   * they count again when another is changed back, and those of another place when it is chosen again. Throws as
   * `takenAnswers`.
   */
  async take(holderId: string, given: RequestOf<'PUT /v2/intake'>['body']): Promise<PackIntakeView | null> {
    const { answers } = takenAnswers(this.parts.offer, given, this.parts.clock.today());
    const { [KIND]: kind, ...others } = await this.givenOf(holderId, given.pack);
    // Which kind it is was said of that post: of another it is asked anew.
    const isSamePost = answers[POST] === undefined || answers[POST] === others[POST];
    const kept = { ...others, ...(isSamePost && kind !== undefined && { [KIND]: kind }) };
    return this.present(await this.keep(holderId, given.pack, { ...kept, ...answers }));
  }

  /** Takes one answer to a question of a pack; the others to its questions stay. Throws as `takenAnswers`. */
  async answerOf(holderId: string, pack: string, last: { question: string; value: string }): Promise<void> {
    const before = Object.entries(await this.givenOf(holderId, pack))
      .filter(([question]) => question !== last.question)
      .map(([question, value]) => ({ question, value }));
    await this.take(holderId, { pack, answers: [...before, last] });
  }

  /** The answers given so far to the questions of a pack that is served, as given; null: none. */
  async draftIn(holderId: string): Promise<{ pack: string; answers: IntakeAnswers } | null> {
    const draft = await this.draftOf(holderId);
    return draft && this.parts.offer.find(draft.pack) ? { pack: draft.pack, answers: draft.answers } : null;
  }

  /**
   * Adds the certificate that the answers to its pack's questions tell of. Throws `intake-incomplete`, `pack-not-served`.
   * @param meant the pack and the title that were read back, where the draft may be another's by now, or gone
   */
  async finishOf(holderId: string, meant?: { pack: string; title: string }): Promise<string> {
    const { offer, clock, certificates } = this.parts;
    const draft = await this.draftOf(holderId);
    if (draft === null) return this.addedBefore(holderId, meant);
    if (meant && draft.pack !== meant.pack) throw intakeIncomplete();
    const pack = offer.get(draft.pack);
    const { taken } = folded(pack, draft.answers, clock.today());
    if (taken === null) throw intakeIncomplete();
    await certificates.packs.addAs(holderId, draft.certificateId, { pack: pack.id, ...taken });
    return this.added(holderId, draft);
  }

  /** Where a holder stands in the questions of the first version of the API. */
  async get(holderId: string): Promise<Intake> {
    return this.fold(await this.answersOf(holderId));
  }

  /**
   * Takes an answer, or changes an earlier one; the others stay. Throws `answer-invalid`, `date-in-future`.
   * @param first what is asked first
   */
  async answer(holderId: string, questionId: string, value: string, first?: First): Promise<Intake> {
    const answers = answersV1(this.packOfV1, await this.givenOf(holderId, this.packOfV1.id));
    const fault = checkAnswer(this.rulebook, answers, questionId, value, this.parts.clock.today(), first);
    if (fault) throw refusal(fault.code, fault.message);
    const told = questionId === 'trade' && first === 'post' ? familyOf(this.rulebook, value) : null;
    const now = { ...answers, [questionId]: value, ...(told && { family: told }) };
    await this.keep(holderId, this.packOfV1.id, answersOfV1(this.packOfV1, now));
    return this.get(holderId);
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
      const fault = checkAnswer(this.rulebook, before, last.questionId, last.value, this.parts.clock.today());
      if (fault) throw refusal(fault.code, fault.message);
    }
    return this.fold(answersIn(given));
  }

  /** Adds the certificate that the answers describe. Throws `intake-incomplete`, `pack-not-served`. */
  async finish(holderId: string): Promise<string> {
    const { certificates, rulebookId } = this.parts;
    if (!certificates.isOfFirst({ pack: rulebookId })) throw packNotServed();
    const draft = await this.draftOf(holderId);
    if (draft === null) return this.addedBefore(holderId);
    const facts = this.isOfV1(draft) && this.fold(answersV1(this.packOfV1, draft.answers), 'post').facts;
    if (!facts) throw intakeIncomplete();
    await certificates.add(holderId, draft.certificateId, {
      ...facts,
      rulebook: rulebookId,
      downloadedOn: null,
      newNumber: null,
      inPost: null,
    });
    return this.added(holderId, draft);
  }

  /** Forgets the answers. */
  async clear(holderId: string): Promise<void> {
    await this.drafts.deleteOne({ _id: holderId });
  }

  /** The answers given so far to the questions of the first version of the API, as given. */
  async answersOf(holderId: string): Promise<Answers> {
    const draft = await this.draftOf(holderId);
    return draft && this.isOfV1(draft) ? answersV1(this.packOfV1, draft.answers) : {};
  }

  private isOfV1({ pack }: Pick<Draft, 'pack'>): boolean {
    return pack === this.packOfV1.id;
  }

  private async draftOf(holderId: string): Promise<Draft | null> {
    return this.read(await this.drafts.findById(holderId).lean<IntakeDraft>());
  }

  /** What was answered of a pack, as it stands or put aside since. */
  private async givenOf(holderId: string, pack: string): Promise<IntakeAnswers> {
    const draft = await this.draftOf(holderId);
    if (draft?.pack === pack) return draft.answers;
    return (draft?.aside ?? (await this.asideOf(holderId)))[pack] ?? {};
  }

  private async asideOf(holderId: string): Promise<Draft['aside']> {
    const { aside = {} } = (await this.drafts.findById(holderId).lean<IntakeDraft>()) ?? {};
    return aside;
  }

  private read(draft: IntakeDraft | null): Draft | null {
    if (draft === null) return null;
    const { certificateId, pack, answers, aside = {} } = draft;
    if (pack === undefined && Object.keys(answers).length === 0) return null; // what adding the last one left
    return pack === undefined
      ? { certificateId, pack: this.packOfV1.id, answers: answersOfV1(this.packOfV1, answers), aside }
      : { certificateId, pack, answers, aside };
  }

  /** Keeps the answers to the questions of a pack; those to another's are put aside. */
  private async keep(holderId: string, pack: string, answers: IntakeAnswers): Promise<Draft> {
    const before = await this.draftOf(holderId);
    const { [pack]: _taken, ...others } = before?.aside ?? (await this.asideOf(holderId));
    const left = before !== null && before.pack !== pack && Object.keys(before.answers).length > 0;
    const aside = left ? { ...others, [before.pack]: before.answers } : others;
    const kept = await this.parts.accounts.door.writeFor(holderId, () =>
      upserting(() =>
        this.drafts
          .findOneAndUpdate(
            { _id: holderId },
            { $set: { pack, answers, aside }, $setOnInsert: { certificateId: new Types.ObjectId() } },
            { upsert: true, returnDocument: 'after' },
          )
          .lean<IntakeDraft>(),
      ),
    );
    return this.read(kept) as Draft;
  }

  private async added(holderId: string, { certificateId }: Draft): Promise<string> {
    const anew = { certificateId: new Types.ObjectId(), added: certificateId, answers: {} };
    await this.drafts.updateOne({ _id: holderId, certificateId }, { $set: anew, $unset: { pack: '' } });
    return certificateId.toHexString();
  }

  /**
   * The certificate that was added last, for whoever did not hear so. Throws `intake-incomplete` where there is none, or
   * another than was meant.
   */
  private async addedBefore(holderId: string, meant?: { pack: string; title: string }): Promise<string> {
    const { added } = (await this.drafts.findById(holderId).lean<IntakeDraft>()) ?? {};
    if (!added) throw intakeIncomplete();
    const id = added.toHexString();
    const { record } = await this.parts.certificates.packs.get(holderId, id).catch((error: AppError) => {
      throw error.code === 'not-found' ? intakeIncomplete() : error; // deleted since
    });
    const { pack, kind, trade, specialty } = record;
    const title = titleOf(this.parts.offer.known(pack), kind, trade, specialty);
    if (meant && (meant.pack !== pack || meant.title !== title)) throw intakeIncomplete();
    return id;
  }

  private present(draft: Draft | null): PackIntakeView | null {
    const { offer, clock } = this.parts;
    const pack = draft && offer.find(draft.pack);
    if (!pack) return null;
    const { answers } = draft;
    return presentPackIntake(
      offer,
      { pack, answers, intake: folded(pack, answers, clock.today()) },
      clock.today(),
    );
  }

  private fold(answers: Answers, first?: First): Intake {
    return foldIntake(this.rulebook, answers, this.parts.clock.today(), first);
  }
}

function refusal(code: 'answer-invalid' | 'date-in-future', message: string): AppError {
  return code === 'date-in-future' ? dateInFuture('value', message) : answerInvalid(message);
}
