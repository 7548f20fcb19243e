import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import type { Connection } from 'mongoose';
import type { Keyring } from '../../platform/crypto/keyring';
import type { PackOffer } from '../packs/service';
import type { OfficialRecord } from './fold';
import { ListsInForce } from './lists-in-force';
import { type RegistryModels, registryModels } from './models';
import { OfficialRecordReader } from './records';
import { Sealing } from './sealing';

interface OfficialRecordsParts {
  connection: Connection;
  keyring: Keyring;
  /** The rulebook that official records come under whose list names no other pack. */
  rulebookId: string;
  offer: PackOffer;
}

/** Reads official records. It stands before the certificates, which lay them over what their holders entered. */
export class OfficialRecords {
  readonly models: RegistryModels;
  readonly rulebook: Rulebook;
  readonly sealing: Sealing;
  readonly lists: ListsInForce;
  readonly reader: OfficialRecordReader;

  constructor({ connection, keyring, rulebookId, offer }: OfficialRecordsParts) {
    const others = offer.all().flatMap(({ id }) => (id === rulebookId ? [] : [id]));
    this.rulebook = loadRulebook(rulebookId);
    this.models = registryModels(connection);
    this.sealing = new Sealing(keyring);
    this.lists = new ListsInForce(this.models);
    this.reader = new OfficialRecordReader(this.models, this.sealing, this.rulebook, this.lists, others);
  }

  /** What official records say about certificates whose holders have claimed them, by the certificate's id. */
  async ofCertificates(certificateIds: readonly string[]): Promise<Map<string, OfficialRecord>> {
    const claims = await this.models.claims.find({ certificateId: { $in: certificateIds } }).lean();
    if (claims.length === 0) return new Map();
    const found = await this.reader.findMany(claims.map(({ keys }) => keys));
    return new Map(
      claims.flatMap(({ certificateId }, at) => {
        const record = found[at]?.record;
        return record ? [[certificateId.toHexString(), record] as const] : [];
      }),
    );
  }
}
