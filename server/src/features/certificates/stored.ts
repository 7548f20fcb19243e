import { canonicalNumber } from '@hz/shared/codes';
import { findPack } from '@hz/shared/packs';
import type { Types } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import type { Resealed } from '../../platform/kept/register';
import { columnsOf, factsIn, statementsIn, toldOnIn } from './before';
import type { CertificateDocument, CertificateRecord, KnownFacts } from './model';

type WithNumbers = Pick<CertificateRecord, 'number' | 'facts'>;

/** The numbers of a certificate in the form in which they are compared. */
const numberKeysOf = ({ number, facts: { newNumber = null } }: WithNumbers): string[] =>
  [number, newNumber].flatMap((one) => (typeof one === 'string' ? [canonicalNumber(one)] : []));

const contextOf = (id: Types.ObjectId): string => `certificate ${id.toHexString()}`;

/** Takes certificates out of the store and puts them in: facts that a pack marks as personal lie there encrypted. */
export class CertificateStore {
  /** @param unreadable is told the id of a certificate whose sealed facts do not open */
  constructor(
    private readonly keyring: Keyring,
    private readonly unreadable: (id: string) => void = () => {},
  ) {}

  /** Those that can be read: in what is done for everybody, one holder's damaged certificate keeps no other from it. */
  readable(documents: readonly CertificateDocument[]): CertificateRecord[] {
    return documents.flatMap((document) => {
      try {
        return [this.read(document)];
      } catch {
        this.unreadable(document._id.toHexString());
        return [];
      }
    });
  }

  read(document: CertificateDocument): CertificateRecord {
    const sealed = this.opened(document);
    return {
      ...{ _id: document._id, holderId: document.holderId, version: document.version },
      pack: document.pack ?? (document.rulebook as string),
      // The build before knows no other kind for a certificate that a list renamed.
      kind: document.kind ?? (document.family as string),
      ...{ trade: document.trade, specialty: document.specialty ?? null, number: document.number ?? null },
      facts: { ...factsIn(document), ...sealed },
      sealed: Object.keys(sealed),
      toldOn: toldOnIn(document),
      ...{ archived: document.archived, credits: document.credits },
      statements: statementsIn(document),
      ...{ createdOn: document.createdOn, plan: document.plan },
    };
  }

  /** What is written of a certificate, all but its id, holder, version and plan. */
  fields(record: CertificateRecord) {
    const { pack, kind, trade, specialty, number, toldOn, archived, credits, statements, createdOn } = record;
    const isSealed = new Set(sealedNames(record));
    const entries = Object.entries(record.facts);
    const sealed = entries.filter(([name]) => isSealed.has(name));
    return {
      ...{ pack, kind, trade, specialty, number, toldOn, archived, credits, statements, createdOn },
      facts: Object.fromEntries(entries.filter(([name]) => !isSealed.has(name))),
      sealedFacts:
        sealed.length === 0
          ? null
          : this.keyring.seal(JSON.stringify(Object.fromEntries(sealed)), contextOf(record._id)),
      numberKeys: numberKeysOf(record),
      ...columnsOf(record),
    };
  }

  /** Facts that an older key encrypts, anew with the first of the keys. */
  resealed({ _id, sealedFacts }: CertificateDocument): Resealed[] {
    if (!sealedFacts || this.keyring.isCurrent(sealedFacts)) return [];
    const fresh = this.keyring.seal(this.keyring.open(sealedFacts, contextOf(_id)), contextOf(_id));
    return [{ filter: { _id, sealedFacts }, update: { $set: { sealedFacts: fresh } } }];
  }

  private opened({ _id, sealedFacts }: CertificateDocument): KnownFacts {
    return sealedFacts ? JSON.parse(this.keyring.open(sealedFacts, contextOf(_id))) : {};
  }
}

/** What was sealed stays so, also under another pack. */
const sealedNames = ({ pack, sealed }: CertificateRecord): string[] => [
  ...sealed,
  ...Object.entries(findPack(pack)?.said.facts ?? {}).flatMap(([name, fact]) => (fact.sealed ? [name] : [])),
];
