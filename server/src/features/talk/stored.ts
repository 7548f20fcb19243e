import { type ChatReply, type ChatState, withoutTypedNumber, withTypedNumber } from '@hz/shared/talk';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Resealed } from '../../platform/kept/register';
import type { ChatRecord, StoredAnswer, StoredTurn } from './model';
import { SEALED } from './words';

/** A turn with its texts opened. */
export type Turn = Omit<StoredTurn, 'sealedText' | 'sealedAnswer' | 'personSays'> & {
  text: string;
  personSays?: { at: number; from: string; text: string };
};

/** How talks lie in the store: whatever is said in them is sealed, for what a person says is said again in the answer. */
export class ChatStore {
  constructor(private readonly keyring: Keyring) {}

  /** A turn as it is kept. */
  turn(holderId: string, { id, at, text, answer, useful }: Turn): StoredTurn {
    return {
      ...{ id, at, useful, answer: shellOf(answer) },
      sealedText: this.keyring.seal(text, contextOfText(holderId, id)),
      sealedAnswer: this.keyring.seal(JSON.stringify(answer), contextOfReply(holderId, id)),
    };
  }

  /** What a person answered to a turn, as it is kept. */
  personSays(holderId: string, turnId: string, { at, from, text }: NonNullable<Turn['personSays']>) {
    return { at, from, sealedText: this.keyring.seal(text, contextOfPerson(holderId, turnId)) };
  }

  /** What a talk remembers, as it is kept. */
  state(holderId: string, state: ChatState): string {
    return this.keyring.seal(JSON.stringify(state), contextOfState(holderId));
  }

  /** A turn with its texts opened. */
  opened(holderId: string, { sealedText, sealedAnswer, personSays, ...turn }: StoredTurn): Turn {
    const text = this.keyring.open(sealedText, contextOfText(holderId, turn.id));
    const answer: StoredAnswer = sealedAnswer
      ? JSON.parse(this.keyring.open(sealedAnswer, contextOfReply(holderId, turn.id)))
      : turn.answer;
    const actions = withTypedNumber(answer.actions, text);
    const said = personSays && {
      ...{ at: personSays.at, from: personSays.from },
      text: this.keyring.open(personSays.sealedText, contextOfPerson(holderId, turn.id)),
    };
    return { ...turn, text, answer: { ...answer, actions }, ...(said && { personSays: said }) };
  }

  /** What a talk remembers; undefined: nothing yet. */
  remembered({ _id, state, sealedState }: ChatRecord): ChatState | undefined {
    if (state || !sealedState) return state;
    return JSON.parse(this.keyring.open(sealedState, contextOfState(_id.toHexString())));
  }

  /**
   * What an older key encrypts of a talk, or what the build before left open: each turn anew, for the talk may go on
   * meanwhile.
   */
  resealed(chat: ChatRecord): Resealed[] {
    const { _id, turns } = chat;
    const holderId = _id.toHexString();
    const ofTurns = turns.flatMap(({ id, sealedText, sealedAnswer, answer, personSays }) => [
      ...this.anew(chat, id, 'sealedText', sealedText, contextOfText(holderId, id)),
      ...(sealedAnswer === undefined
        ? [this.closed(chat, id, answer)]
        : this.anew(chat, id, 'sealedAnswer', sealedAnswer, contextOfReply(holderId, id))),
      ...(personSays
        ? this.anew(chat, id, 'personSays.sealedText', personSays.sealedText, contextOfPerson(holderId, id))
        : []),
    ]);
    return [...ofTurns, ...this.resealedState(chat)];
  }

  private anew({ _id }: ChatRecord, id: string, path: string, sealed: string, context: string): Resealed[] {
    if (this.keyring.isCurrent(sealed)) return [];
    const fresh = this.keyring.seal(this.keyring.open(sealed, context), context);
    const arrayFilters = [{ 'old.id': id, [`old.${path}`]: sealed }];
    return [{ filter: { _id }, update: { $set: { [`turns.$[old].${path}`]: fresh } }, arrayFilters }];
  }

  /** An answer that a server of the version before wrote in the open. */
  private closed({ _id }: ChatRecord, id: string, answer: StoredAnswer): Resealed {
    const sealed = this.keyring.seal(JSON.stringify(answer), contextOfReply(_id.toHexString(), id));
    return {
      filter: { _id },
      update: { $set: { 'turns.$[old].sealedAnswer': sealed, 'turns.$[old].answer': shellOf(answer) } },
      arrayFilters: [{ 'old.id': id, 'old.sealedAnswer': { $exists: false } }],
    };
  }

  /** What a talk remembers, where an older key encrypts it or the build before left it open. */
  private resealedState(chat: ChatRecord): Resealed[] {
    const { _id, state, sealedState } = chat;
    const remembered = this.remembered(chat);
    const isFresh = !state && (!sealedState || this.keyring.isCurrent(sealedState));
    if (isFresh || !remembered) return [];
    const asRead = { _id, state: state ?? null, sealedState: sealedState ?? null };
    const fresh = this.state(_id.toHexString(), remembered);
    return [{ filter: asRead, update: { $set: { sealedState: fresh }, $unset: { state: '' } } }];
  }
}

/** A reply as it is kept. */
export const answerOf = ({
  outcome,
  intent,
  answer,
  clauses,
  actions,
  quickReplies,
}: ChatReply): StoredAnswer => ({
  ...{ outcome, intent, text: answer, clauses, actions: withoutTypedNumber(actions), quickReplies },
});

/** What stands open in an answer's place: a server of the version before shows it while both run. */
const shellOf = ({ outcome, intent }: StoredAnswer): StoredAnswer => ({
  ...{ outcome, intent, text: SEALED, clauses: [], actions: [], quickReplies: [] },
});

const contextOfText = (holderId: string, turnId: string) => `chat/${holderId}/${turnId}`;

const contextOfReply = (holderId: string, turnId: string) => `chat/${holderId}/${turnId}/reply`;

const contextOfPerson = (holderId: string, turnId: string) => `chat/${holderId}/${turnId}/answer`;

const contextOfState = (holderId: string) => `chat/${holderId}/state`;
