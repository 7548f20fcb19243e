import type { RequestOf, ResponseOf } from '@hz/shared/contracts';
import type { Pack } from '@hz/shared/law';
import { findPack } from '@hz/shared/packs';
import { type IntakeAnswers, KIND, type PackIntake, POST, titleOf } from '@hz/shared/standing';
import {
  type Answers,
  checkAnswer,
  type First,
  familyOf,
  foldIntake,
  type Intake,
  type IntakeFacts,
} from '@hz/shared/v1/guide';
import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import type { Connection } from 'mongoose';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import {
  AppError,
  answerInvalid,
  dateInFuture,
  firstNotServed,
  intakeIncomplete,
  versionConflict,
} from '../../platform/errors';
import type { AccountService } from '../accounts/service';
import type { CertificateService, NewPackCertificate } from '../certificates/service';
import type { PackOffer } from '../packs/service';
import { folded, isAgreed, presentPackIntake, takenAnswers } from './by-pack';
import { Drafts } from './drafts';
import { type Answered, type IntakeDocument, intakeModel } from './model';
import { type Draft, IntakeStore } from './stored';
import { answersOfV1, answersV1, draftV1 } from './v1';

/** Where a holder stands, and in which draft. */
type KeptIntake = ResponseOf<'GET /v2/intake'>;

interface IntakeParts {
  connection: Connection;
  keyring: Keyring;
  clock: Clock;
  certificates: CertificateService;
  accounts: AccountService;
  offer: PackOffer;
  /** The document that the first version of the API asks about. */
  rulebookId: string;
}

/** The first questions about a certificate. Answers are kept as given; where the holder stands is folded from them. */
export class IntakeService {
  private readonly drafts: Drafts;
  readonly rulebook: Rulebook;
  private readonly packOfV1: Pack;

  constructor(private readonly parts: IntakeParts) {
    this.rulebook = loadRulebook(parts.rulebookId);
    this.packOfV1 = findPack(parts.rulebookId) as Pack;
    const model = intakeModel(parts.connection);
    const store = new IntakeStore(parts.keyring, (answers) => ({
      ...{ pack: this.packOfV1.id, answers: answersOfV1(this.packOfV1, answers) },
    }));
    this.drafts = new Drafts({ model, store, door: parts.accounts.door });
    parts.accounts.register({
      name: 'intake',
      collections: [
        { model, holderIn: ['_id'], reseal: (document: IntakeDocument) => store.resealed(document) },
      ],
      exportOf: async (holderId) => {
        const { pack, answers, aside } = await this.drafts.get(holderId);
        const others = Object.keys(aside).length > 0 ? { aside } : {};
        const first = draftV1(this.packOfV1, { pack: pack ?? this.packOfV1.id, answers });
        return { ...(first ?? { pack, ...answers }), ...others };
      },
    });
  }

  /** Where a holder stands in the questions of a pack; null: nowhere, or in those of a pack that is not served. */
  async getOf(holderId: string): Promise<KeptIntake> {
    return this.present(await this.drafts.get(holderId));
  }

  /**
   * Takes the answers to the questions of a pack, the new one last. Earlier ones that do not apply any more are kept:
   * they count again when another is changed back, and those of another place when it is chosen again. Throws as
   * `takenAnswers`; `version-conflict` where the certificate was added meanwhile.
   */
  async take(holderId: string, given: RequestOf<'PUT /v2/intake'>['body']): Promise<KeptIntake> {
    const { answers } = takenAnswers(this.parts.offer, given, this.parts.clock.today());
    const draft = await this.change(holderId, versionConflict, (before) => {
      if (given.draft !== undefined && given.draft !== before.certificateId.toHexString())
        throw versionConflict(before.added?.toHexString() === given.draft ? JUST_ADDED : undefined);
      const { [KIND]: kind, ...others } = givenIn(before, given.pack);
      // Which kind it is was said of that post: of another it is asked anew.
      const isSamePost = answers[POST] === undefined || answers[POST] === others[POST];
      const kept = { ...others, ...(isSamePost && kind !== undefined && { [KIND]: kind }) };
      return withAnswers(before, given.pack, { ...kept, ...answers });
    });
    return this.present(draft);
  }

  /** Takes one answer to a question of a pack; the others to its questions stay. Throws as `take`. */
  async answerOf(holderId: string, pack: string, last: { question: string; value: string }): Promise<void> {
    const before = Object.entries(givenIn(await this.drafts.get(holderId), pack))
      .filter(([question]) => question !== last.question)
      .map(([question, value]) => ({ question, value }));
    await this.take(holderId, { pack, answers: [...before, last] });
  }

  /** The answers given so far to the questions of a pack that is served, as given; null: none. */
  async draftIn(holderId: string): Promise<{ pack: string; answers: IntakeAnswers } | null> {
    const { pack, answers } = await this.drafts.get(holderId);
    return pack !== null && this.parts.offer.find(pack) ? { pack, answers } : null;
  }

  /** Those that wait behind them, of packs that are served; of the first version's questions by their ids. */
  async waitingOf(holderId: string): Promise<{ pack: string; answers: IntakeAnswers }[]> {
    const { aside } = await this.drafts.get(holderId);
    return Object.entries(aside)
      .filter(([pack]) => this.parts.offer.find(pack))
      .map(([pack, answers]) => ({
        pack,
        answers: (draftV1(this.packOfV1, { pack, answers }) as IntakeAnswers | null) ?? answers,
      }));
  }

  /** Takes up the questions of a pack again where they were left; those in hand wait. Throws `pack-not-served`. */
  async takeUp(holderId: string, pack: string): Promise<void> {
    this.parts.offer.get(pack);
    await this.change(holderId, versionConflict, (before) =>
      withAnswers(before, pack, givenIn(before, pack)),
    );
  }

  /** Forgets the answers to the questions of one pack; those of other places wait on. */
  async clearOf(holderId: string, pack: string): Promise<void> {
    await this.drafts.forget(holderId, () => pack);
  }

  /**
   * Adds the certificate that the answers to its pack's questions tell of. Throws `intake-incomplete`, `pack-not-served`.
   * @param meant the pack and the title that were read back, where the draft may be another's by now, or gone
   */
  async finishOf(holderId: string, meant?: { pack: string; title: string }): Promise<string> {
    const draft = await this.drafts.close(holderId, (now) => {
      if (now.pack === null) return false;
      if (meant && now.pack !== meant.pack) throw intakeIncomplete();
      this.takenOf(now);
      return true;
    });
    return draft === null ? this.addedBefore(holderId, meant) : this.addClosed(holderId, draft);
  }

  /**
   * The same for a screen that says which draft it shows, and with which answers: of a draft that is another's by now, or
   * was answered otherwise on another device, nothing is added, and one that was added already is told again. Throws
   * `version-conflict` as well.
   */
  async finishShown(holderId: string, shown: RequestOf<'POST /v2/intake/finish'>['body']): Promise<string> {
    const draft = await this.drafts.close(holderId, (now) => {
      if (shown.draft !== undefined && now.added?.toHexString() === shown.draft) return false;
      if (isOther(now, shown)) throw this.shownNoMore(now);
      if (now.pack === null) return false;
      if (shown.answers && !isAgreed(this.foldedOf(now), shown.answers))
        throw versionConflict(ANSWERED_ELSEWHERE);
      this.takenOf(now);
      return true;
    });
    return draft === null ? this.addedBefore(holderId) : this.addClosed(holderId, draft);
  }

  private shownNoMore({ pack }: Draft): AppError {
    const place = pack === null ? undefined : this.parts.offer.known(pack)?.said.jurisdiction;
    const now = place === undefined ? '那些回答已经清掉了' : `现在填着的是${place}的`;
    return versionConflict(`在别处改过了，${now}，这一本没有加上。请看看最新的再加`);
  }

  /** Where a holder stands in the questions of the first version of the API. Throws `pack-not-served`. */
  async get(holderId: string): Promise<Intake> {
    this.checkFirst();
    return this.fold(await this.answersOf(holderId));
  }

  /**
   * Takes an answer, or changes an earlier one; the others stay. Throws `answer-invalid`, `date-in-future`, `pack-not-served`.
   * @param first what is asked first
   */
  async answer(holderId: string, questionId: string, value: string, first?: First): Promise<Intake> {
    this.checkFirst();
    const { id } = this.packOfV1;
    const { answers } = await this.change(holderId, answerInvalid, (before) => {
      const answers = answersV1(this.packOfV1, givenIn(before, id));
      const fault = checkAnswer(this.rulebook, answers, questionId, value, this.parts.clock.today(), first);
      if (fault) throw refusal(fault.code, fault.message);
      const told = questionId === 'trade' && first === 'post' ? familyOf(this.rulebook, value) : null;
      const now = { ...answers, [questionId]: value, ...(told && { family: told }) };
      return withAnswers(before, id, answersOfV1(this.packOfV1, now));
    });
    return this.fold(answersV1(this.packOfV1, answers));
  }

  /**
   * Where somebody stands who has not signed in; nothing is kept. The last answer is the new one: it is checked
   * against the others as a holder's is. Throws `answer-invalid`, `date-in-future`, `pack-not-served`.
   */
  tried(given: readonly { questionId: string; value: string }[]): Intake {
    this.checkFirst();
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
    this.checkFirst();
    const draft = await this.drafts.close(holderId, (now) => {
      if (now.pack === null) return false;
      if (!this.factsOfV1(now)) throw intakeIncomplete();
      return true;
    });
    if (draft === null) return this.addedBefore(holderId);
    return this.addClosed(holderId, draft, () =>
      certificates.add(holderId, draft.certificateId, {
        ...(this.factsOfV1(draft) as IntakeFacts),
        rulebook: rulebookId,
        downloadedOn: null,
        newNumber: null,
        inPost: null,
      }),
    );
  }

  /** Forgets the answers to the questions that are asked now; those of other places wait on. */
  async clear(holderId: string): Promise<void> {
    await this.drafts.forget(holderId, ({ pack }) => pack);
  }

  /**
   * Forgets the answers to the questions of the first version of the API, served or not, and tells what is asked then;
   * those of other places wait on.
   */
  async clearV1(holderId: string): Promise<Intake> {
    await this.drafts.forget(holderId, () => this.packOfV1.id);
    return this.isFirstServed ? this.get(holderId) : NOTHING_ASKED;
  }

  /** Whether the one document that the first version of the API asks about is served. */
  private get isFirstServed(): boolean {
    return this.parts.offer.find(this.packOfV1.id) !== undefined;
  }

  private checkFirst(): void {
    if (!this.isFirstServed) throw firstNotServed();
  }

  /** The answers given so far to the questions of the first version of the API, as given. */
  async answersOf(holderId: string): Promise<Answers> {
    return draftV1(this.packOfV1, await this.drafts.get(holderId)) ?? {};
  }

  private factsOfV1(draft: Draft): IntakeFacts | null {
    const answers = draftV1(this.packOfV1, draft);
    return answers && this.fold(answers, 'post').facts;
  }

  /** The certificate that answers tell of. Throws `intake-incomplete`, `pack-not-served`. */
  private takenOf({ pack: id, answers }: Pick<Draft, 'pack' | 'answers'>): NewPackCertificate {
    if (id === null) throw intakeIncomplete();
    const { taken } = this.foldedOf({ pack: id, answers });
    if (taken === null) throw intakeIncomplete();
    return { pack: id, ...taken };
  }

  /** Where a draft stands in the questions of its pack. Throws `pack-not-served`. */
  private foldedOf({ pack, answers }: Pick<Draft, 'pack' | 'answers'>): PackIntake {
    return folded(this.parts.offer.get(pack as string), answers, this.parts.clock.today());
  }

  /**
   * Changes answers as long as their certificate is not being added: what comes after is refused, since it could be in
   * neither. Whoever adds it may have died over it, so it is added here.
   */
  private change(
    holderId: string,
    refused: (message: string) => AppError,
    decide: (draft: Draft) => Answered,
  ): Promise<Draft> {
    return this.drafts.change(holderId, async (draft) => {
      if (!draft.isClosed) return decide(draft);
      const isAdded = await this.addClosed(holderId, draft).then(
        () => true,
        (error) => {
          if (error instanceof AppError) return false; // it is open again, and looked at anew
          throw error;
        },
      );
      if (isAdded) throw refused(JUST_ADDED);
      return decide({ ...draft, isClosed: false });
    });
  }

  /** Adds the certificate of a closed draft, which may be done twice; one that is refused opens the draft again. */
  private async addClosed(holderId: string, draft: Draft, add?: () => Promise<void>): Promise<string> {
    const { packs } = this.parts.certificates;
    try {
      await (add ?? (() => packs.addAs(holderId, draft.certificateId, this.takenOf(draft))))();
    } catch (error) {
      if (error instanceof AppError) await this.drafts.open(holderId, draft);
      throw error;
    }
    await this.drafts.added(holderId, draft);
    return draft.certificateId.toHexString();
  }

  /**
   * The certificate that was added last, for whoever did not hear so. Throws `intake-incomplete` where there is none, or
   * another than was meant.
   */
  private async addedBefore(holderId: string, meant?: { pack: string; title: string }): Promise<string> {
    const { added } = await this.drafts.get(holderId);
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

  private present({ pack: id, answers, aside, certificateId }: Draft): KeptIntake {
    const { offer, clock } = this.parts;
    const waiting = Object.keys(aside).filter((other) => offer.find(other));
    const pack = id === null ? undefined : offer.find(id);
    if (!pack) return { view: null, waiting };
    const intake = folded(pack, answers, clock.today());
    const view = presentPackIntake(offer, { pack, answers, intake }, clock.today());
    return { view, waiting, draft: certificateId.toHexString() };
  }

  private fold(answers: Answers, first?: First): Intake {
    return foldIntake(this.rulebook, answers, this.parts.clock.today(), first);
  }
}

/** Where nothing is served that could be asked about. */
const NOTHING_ASKED: Intake = { answered: [], next: null, step: 0, of: 0, facts: null };

function refusal(code: 'answer-invalid' | 'date-in-future', message: string): AppError {
  return code === 'date-in-future' ? dateInFuture('value', message) : answerInvalid(message);
}

const JUST_ADDED = '这本证书刚刚已经加上了，这个回答没有记进去。要改，请在这本证书里改';

const ANSWERED_ELSEWHERE = '有的回答在别处改过了，这一本没有加上。请看看最新的结果，对了再加';

/** Whether what a screen shows is not what is being answered now. */
const isOther = (
  { certificateId, pack: now }: Draft,
  { draft, pack }: { draft?: string | undefined; pack?: string | undefined },
): boolean =>
  (draft !== undefined && draft !== certificateId.toHexString()) ||
  (pack !== undefined && now !== null && pack !== now);

/** What was answered of a pack, as it stands or put aside since. */
const givenIn = ({ pack: now, answers, aside }: Draft, pack: string): IntakeAnswers =>
  now === pack ? answers : (aside[pack] ?? {});

/** A draft with the answers to the questions of a pack; those to another's are put aside. */
function withAnswers(before: Draft, pack: string, answers: IntakeAnswers): Answered {
  const { [pack]: _taken, ...others } = before.aside;
  const left = before.pack !== null && before.pack !== pack && Object.keys(before.answers).length > 0;
  return { pack, answers, aside: left ? { ...others, [before.pack as string]: before.answers } : others };
}
