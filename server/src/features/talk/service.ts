import type { PackState } from '@hz/shared/contracts';
import {
  type ApartCertificate,
  type Chat,
  type ChatCertificate,
  type ChatContext,
  type ChatReply,
  type ChatState,
  createChat,
  type HandOver,
  impersonal,
  newChat,
  saidOfApart,
  undoOf,
} from '@hz/shared/talk';
import { learnedUnderstanding } from '@hz/shared/talk/learned';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { type Connection, Types } from 'mongoose';
import { Announcement } from '../../platform/announcement';
import type { Clock } from '../../platform/clock';
import type { Keyring } from '../../platform/crypto/keyring';
import { AppError, notFound } from '../../platform/errors';
import { upserting } from '../../platform/store/duplicate';
import type { AccountService, Holder } from '../accounts/service';
import type { CertificateService } from '../certificates/service';
import type { IntakeService } from '../intake/service';
import type { PackOffer } from '../packs/service';
import type { ReminderService } from '../reminders/service';
import { ChatGaps } from './gaps';
import { type ChatModels, type ChatRecord, chatModels, type StoredAnswer } from './model';
import { spoken } from './spoken';
import { answerOf, ChatStore, type Turn } from './stored';
import { BEGIN_INTAKE, isOfIntake, NOT_TAKEN, notServedAnyMore, notWrittenDown } from './words';
import { TalkWriter } from './writer';

export type { ChatGap } from './model';

const MAX_TURNS = 200;

export interface ChatParts {
  connection: Connection;
  clock: Clock;
  /** Real time in milliseconds. */
  time: () => number;
  keyring: Keyring;
  accounts: AccountService;
  certificates: CertificateService;
  intake: IntakeService;
  reminders: ReminderService;
  offer: PackOffer;
  rulebookId: string;
}

/** What the helper handed over to people, and under which turn their answer belongs. */
interface HandedOver {
  holderId: string;
  turnId: string;
  handOver: HandOver;
}

/** What the talk knows of a holder before it answers. */
interface HolderContext {
  context: ChatContext & { holder: NonNullable<ChatContext['holder']> };
  account: Holder;
  /** Certificates in use that cannot be judged today. */
  unjudged: { pack: string; state: PackState }[];
}

/** Talks with holders and strangers. What is said is the engine's in `shared`; this keeps the thread and the records. */
export class ChatService {
  readonly gaps: ChatGaps;
  private readonly chats: ChatModels['chats'];
  private readonly store: ChatStore;
  private readonly writer: TalkWriter;
  private understanding: ReturnType<typeof learnedUnderstanding> | undefined;
  private readonly byPack = new Map<string, Chat>();
  /** Questions for people to answer. */
  readonly handedOver = new Announcement<HandedOver>();

  constructor(private readonly parts: ChatParts) {
    const models = chatModels(parts.connection);
    this.chats = models.chats;
    this.store = new ChatStore(parts.keyring);
    this.gaps = new ChatGaps(models.gaps, parts.time);
    this.writer = new TalkWriter(parts);
    parts.accounts.register({
      name: 'chat',
      collections: [
        { model: this.chats, holderIn: ['_id'], reseal: (chat: ChatRecord) => this.store.resealed(chat) },
        // Questions without identity: nobody's.
        { model: models.gaps, holderIn: [] },
      ],
      exportOf: (holderId) => this.history(holderId),
    });
  }

  /** The chat under the product's rulebook, made of what was learned when the product was built. */
  learn(): Chat {
    return this.chatOf(this.parts.rulebookId);
  }

  /** The chat that speaks by a pack to whoever has no certificate yet. Throws `pack-not-served`. */
  private chatOf(packId: string): Chat {
    const known = this.byPack.get(packId);
    if (known) return known;
    const { rulebookId, offer } = this.parts;
    const law = packId === rulebookId ? loadRulebook(packId) : offer.get(packId);
    this.understanding ??= learnedUnderstanding();
    const chat = createChat(law, this.understanding);
    this.byPack.set(packId, chat);
    return chat;
  }

  /** The reply by a pack, of which before its first document nothing is told. Throws `pack-not-served`. */
  private replyBy(pack: string, state: ChatState, text: string, context: ChatContext): ChatReply {
    const { offer } = this.parts;
    return this.chatOf(offer.get(pack).id).reply(state, text, {
      ...context,
      served: offer.all().map(({ id }) => id),
    });
  }

  /**
   * What a holder is told: by the document of their certificates, which speak each by its own; where none of them can
   * be judged, by what was asked for or chosen, or that they cannot be.
   */
  private replyTo(
    { context: known, account, unjudged }: HolderContext,
    state: ChatState,
    text: string,
    asked: string | undefined,
  ): ChatReply {
    const { rulebookId, offer } = this.parts;
    const chosen = asked ?? (account.pack && offer.find(account.pack)?.id) ?? undefined;
    const context = { ...known, chosen };
    const { certificates } = context.holder;
    const [first] = certificates;
    if (first) {
      const isOthers = certificates.every(({ law }) => law !== undefined);
      return this.replyBy(isOthers && first.law ? first.law.pack : rulebookId, state, text, context);
    }
    const early = unjudged.find(({ state }) => state === 'not-published');
    if (!chosen && !early && unjudged.length > 0) return notServedAnyMore(state, saidOfApart(text, context));
    return this.replyBy(chosen ?? early?.pack ?? offer.preset.id, state, text, context);
  }

  async history(holderId: string): Promise<Turn[]> {
    const record = await this.chats.findById(holderId).lean<ChatRecord>();
    return (record?.turns ?? []).map((turn) => this.store.opened(holderId, turn));
  }

  /**
   * Answers a holder's message and writes down what it says; the same turn again gives the answer it had. By `pack` is
   * answered who has no certificate yet and has chosen that place. Throws `pack-not-served`.
   */
  async say(holderId: string, turnId: string, text: string, pack?: string): Promise<Turn> {
    const [known, record] = await Promise.all([
      this.findTurn(holderId, turnId),
      this.chats.findById(holderId, { state: 1, sealedState: 1, turns: { $slice: -1 } }).lean<ChatRecord>(),
    ]);
    if (known) return known;
    // What an earlier build kept is as much of a talk as it had.
    const before = { ...newChat(), ...(record && this.store.remembered(record)) };
    const context = await this.contextOf(holderId);
    const reply = this.replyTo(context, before, text, pack);
    // Two phones that say 对 to the same line name the same entries: what was read back is written once.
    const refusal = await this.writeDown(holderId, record?.turns.at(-1)?.id ?? turnId, reply, context);
    const again =
      refusal && reply.written.some(isOfIntake) ? await this.askAgain(holderId, before, pack) : null;
    const answer = again ? answerOf(again) : refusal ? notWrittenDown(reply, refusal) : answerOf(reply);
    // What was refused is let go: another 对 must not write the rest of it.
    const held: ChatState = refusal ? { ...before, pending: null, choices: [] } : reply.state;
    await this.keep(holderId, again?.state ?? held, { id: turnId, text, answer });
    await this.noteUnanswered(reply);
    if (reply.handedOver && !refusal)
      await this.handedOver.make({ holderId, turnId, handOver: reply.handedOver });
    return this.turn(holderId, turnId);
  }

  /** Answers somebody who has not signed in; nothing is kept but an unanswered question without identity. */
  async answerStranger(
    text: string,
    state: ChatState | null,
    pack = this.parts.offer.preset.id,
  ): Promise<ChatReply> {
    const context = { asOf: this.parts.clock.today(), holder: null };
    const reply = this.replyBy(pack, state ?? newChat(), text, context);
    await this.noteUnanswered(reply);
    return reply;
  }

  /** Notes whether an answer helped. The first 没用 counts as a gap. Throws `not-found`. */
  async rate(holderId: string, turnId: string, useful: boolean): Promise<Turn> {
    const before = await this.chats
      .findOneAndUpdate(
        { _id: holderId, 'turns.id': turnId },
        { $set: { 'turns.$.useful': useful } },
        { returnDocument: 'before' },
      )
      .lean<ChatRecord>();
    const turn = before?.turns.find(({ id }) => id === turnId);
    if (!turn) throw notFound();
    const { text, answer } = this.store.opened(holderId, turn);
    if (!useful && turn.useful === null)
      await this.gaps.note(
        { kind: 'not-useful', intent: answer.intent, text: impersonal(text) },
        this.parts.clock.today(),
      );
    return this.store.opened(holderId, { ...turn, useful });
  }

  /** A person's answer under the turn that was handed over; a talk that was cleared meanwhile has no such turn. */
  async personSays(holderId: string, turnId: string, { from, text }: { from: string; text: string }) {
    const says = this.store.personSays(holderId, turnId, { at: this.parts.clock.now(), from, text });
    await this.chats.updateOne(
      { _id: new Types.ObjectId(holderId), 'turns.id': turnId },
      { $set: { 'turns.$.personSays': says } },
    );
  }

  async clear(holderId: string): Promise<void> {
    await this.chats.deleteOne({ _id: holderId });
  }

  private async contextOf(holderId: string): Promise<HolderContext> {
    const { accounts, certificates, intake, clock } = this.parts;
    const [holder, handsOver, answers, draft, waiting] = await Promise.all([
      accounts.me(holderId),
      accounts.hasAgreed(holderId),
      intake.answersOf(holderId),
      intake.draftIn(holderId),
      intake.waitingOf(holderId),
    ]);
    const asOf = clock.today();
    const told: ChatCertificate[] = [];
    const early: ChatCertificate[] = [];
    const apart: ApartCertificate[] = [];
    const unjudged: HolderContext['unjudged'] = [];
    for await (const { record, state, certificate } of certificates.readAll(holderId, spoken)) {
      if (record.archived) continue;
      if (state === 'published') told.push(certificate);
      else unjudged.push({ pack: record.pack, state });
      if (state === 'not-published') early.push(certificate);
      if (state === 'not-served') apart.push({ certificate, why: state });
    }
    // Named beside others, one of which nothing can be said yet is told of as that, and is never another one.
    if (told.length > 0) told.push(...early);
    else apart.push(...early.map((certificate) => ({ certificate, why: 'not-published' as const })));
    told.sort((a, b) => (a.id < b.id ? -1 : 1));
    const { registeredOn } = holder;
    return {
      context: {
        ...{ asOf, handsOver },
        holder: { registeredOn, certificates: told, apart, intake: answers, draft, waiting },
      },
      ...{ account: holder, unjudged },
    };
  }

  /** What the first questions ask now, of what is on record: another phone may have gone on meanwhile. */
  private async askAgain(holderId: string, before: ChatState, pack?: string): Promise<ChatReply> {
    const state: ChatState = { ...before, talk: null, awaiting: false, pending: null, choices: [] };
    const reply = this.replyTo(await this.contextOf(holderId), state, BEGIN_INTAKE, pack);
    return { ...reply, answer: `${NOT_TAKEN}${reply.answer}` };
  }

  private async writeDown(
    holderId: string,
    turnId: string,
    reply: ChatReply,
    { context: { holder } }: HolderContext,
  ): Promise<AppError | null> {
    try {
      await this.writer.write(holderId, turnId, reply.written, (fact) => undoOf(holder, [fact]));
      return null;
    } catch (error) {
      if (error instanceof AppError) return error;
      throw error;
    }
  }

  // Two phones may talk at once: every turn is kept, the thread goes on from the later one.
  private async keep(
    holderId: string,
    state: ChatState,
    { id, text, answer }: { id: string; text: string; answer: StoredAnswer },
  ): Promise<void> {
    const at = this.parts.clock.now();
    const turn = this.store.turn(holderId, { id, at, text, answer, useful: null });
    await this.parts.accounts.door.writeFor(holderId, () =>
      upserting(() =>
        this.chats.updateOne({ _id: holderId }, { $setOnInsert: { turns: [] } }, { upsert: true }),
      ),
    );
    const sealedState = this.store.state(holderId, state);
    await this.chats.updateOne(
      { _id: new Types.ObjectId(holderId), 'turns.id': { $ne: id } },
      {
        $set: { sealedState },
        $unset: { state: '' },
        $push: { turns: { $each: [turn], $slice: -MAX_TURNS } },
      },
    );
  }

  private async turn(holderId: string, turnId: string): Promise<Turn> {
    const kept = await this.findTurn(holderId, turnId);
    if (!kept) throw notFound();
    return kept;
  }

  /** One turn, or null; the rest of a long talk stays where it lies. */
  private async findTurn(holderId: string, turnId: string): Promise<Turn | null> {
    const found = await this.chats
      .findById(holderId, { turns: { $elemMatch: { id: turnId } } })
      .lean<Partial<ChatRecord>>();
    const [turn] = found?.turns ?? [];
    return turn ? this.store.opened(holderId, turn) : null;
  }

  private async noteUnanswered({ unanswered, intent }: ChatReply): Promise<void> {
    if (unanswered === null) return;
    await this.gaps.note({ kind: 'unanswered', intent, text: unanswered }, this.parts.clock.today());
  }
}
