import type { IntakeAnswers } from '@hz/shared/standing';
import type { Types } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Resealed } from '../../platform/kept/register';
import type { Answered, IntakeDocument } from './model';

/** What a holder has answered so far. */
export interface Draft {
  certificateId: Types.ObjectId;
  added?: Types.ObjectId | undefined;
  /** null: of no pack, or nothing yet. */
  pack: string | null;
  answers: IntakeAnswers;
  aside: Readonly<Record<string, IntakeAnswers>>;
  isClosed: boolean;
}

const contextOf = (id: Types.ObjectId): string => `intake ${id.toHexString()}`;
const isAnything = ({ pack, answers }: Answered): boolean =>
  pack !== undefined || Object.keys(answers).length > 0;

/** Takes answers out of the store and puts them in: all of them lie there encrypted, since a pack may ask what is personal. */
export class IntakeStore {
  constructor(
    private readonly keyring: Keyring,
    /** Answers that were given before packs had questions, as those of the pack of the first version of the API. */
    private readonly ofV1: (answers: IntakeAnswers) => { pack: string; answers: IntakeAnswers },
  ) {}

  read(document: IntakeDocument): Draft {
    const { certificateId, added, closed = false } = document;
    const { pack, answers, aside = {} } = this.answered(document);
    const now =
      pack === undefined && Object.keys(answers).length > 0
        ? this.ofV1(answers)
        : { pack: pack ?? null, answers };
    return { certificateId, added, ...now, aside, isClosed: closed };
  }

  /** What is written of answers; nothing of them stands open. */
  fields(holderId: Types.ObjectId, certificateId: Types.ObjectId, { pack, answers, aside }: Answered) {
    const told = { certificateId: certificateId.toHexString(), pack, answers, aside };
    const isNone = pack === undefined && Object.keys(aside ?? {}).length === 0;
    return {
      $set: {
        certificateId,
        sealedAnswers: isNone ? null : this.keyring.seal(JSON.stringify(told), contextOf(holderId)),
        answers: {},
      },
      $unset: { pack: '', aside: '' },
    };
  }

  /** Finds a draft only as it was read. */
  asRead({ _id, certificateId, sealedAnswers, closed, pack, answers }: IntakeDocument) {
    const told = { sealedAnswers: sealedAnswers ?? null, closed: closed ?? null, pack: pack ?? null };
    return { _id, certificateId, ...told, answers };
  }

  /** Answers that an older key encrypts, or that the build before left open, anew with the first of the keys. */
  resealed(document: IntakeDocument): Resealed[] {
    const { _id, certificateId, sealedAnswers } = document;
    const isOpen = isAnything(document) || Object.keys(document.aside ?? {}).length > 0;
    if (!isOpen && (!sealedAnswers || this.keyring.isCurrent(sealedAnswers))) return [];
    return [
      { filter: this.asRead(document), update: this.fields(_id, certificateId, this.answered(document)) },
    ];
  }

  private answered(document: IntakeDocument): Answered {
    const { _id, certificateId, sealedAnswers, pack, answers, aside } = document;
    if (!sealedAnswers) return document;
    const told = JSON.parse(this.keyring.open(sealedAnswers, contextOf(_id)));
    const { certificateId: of, ...sealed } = told as Answered & { certificateId: string };
    // The build before added the certificate that these were about.
    const now = of === certificateId.toHexString() ? sealed : { answers: {}, aside: sealed.aside };
    if (!isAnything({ pack, answers }) && !aside) return now;
    // It writes open what it is told, and knows nothing of what is sealed.
    if (now.pack === pack)
      return { pack, answers: { ...now.answers, ...answers }, aside: { ...now.aside, ...aside } };
    const left = now.pack === undefined ? {} : { [now.pack]: now.answers };
    return { pack, answers, aside: { ...now.aside, ...left, ...aside } };
  }
}
