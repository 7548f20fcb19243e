import { offeredPacks } from '@hz/shared/packs';
import { certificateTitle } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';
import { together } from '../../platform/store/together';
import { foldStatements, type OfficialRecord, studyLayers } from './fold';
import type { ListsInForce } from './lists-in-force';
import { type CertificateStatement, listsOf, type RegistryModels } from './models';
import type { Sealing } from './sealing';

/** A number as it was found: the record, if a list in force has it, and every hash that leads to it. */
export interface Found {
  record: OfficialRecord | null;
  keys: string[];
}

/** The post of what was found: 施工员（土建）; null where no list in force tells it. */
export const postOf = (found: Found | undefined): string | null => {
  const { trade, specialty = null } = found?.record ?? {};
  return trade ? certificateTitle({ trade, specialty }) : null;
};

/** Reads what the lists in force say. A known and an unknown number cost the same calls to the store. */
export class OfficialRecordReader {
  constructor(
    private readonly models: RegistryModels,
    private readonly sealing: Sealing,
    private readonly rulebook: Rulebook,
    private readonly lists: ListsInForce,
    /** The other packs that are served. */
    private readonly others: readonly string[],
  ) {}

  /** What the lists of the first version's document say about a number, old or new. */
  async find(number: string): Promise<Found> {
    return (await this.findIn(number))[0] as Found;
  }

  /** What the lists of each pack that is served say about a number: that of the first version's document first. */
  findIn(number: string, others = this.others): Promise<Found[]> {
    return this.findOne([undefined, ...others].map((pack) => this.sealing.numberKeys(number, pack)));
  }

  /** The same of every pack that there is, served or not: a list of one that was served once is kept. */
  findInAny(number: string): Promise<Found[]> {
    const ids = offeredPacks().map(({ id }) => id);
    return this.findIn(
      number,
      ids.filter((id) => id !== this.rulebook.id),
    );
  }

  private readonly findOne = together(async (wanted: readonly string[][][]) => {
    const found = await this.findMany(wanted.flat(), { study: false });
    let at = 0;
    return wanted.map((keys) => {
      at += keys.length;
      return found.slice(at - keys.length, at);
    });
  });

  /**
   * What the lists say about certificates of which hashes of numbers are given, with as many calls as for one.
   * Study records are left out where nobody asks for them.
   */
  async findMany(wanted: readonly (readonly string[])[], { study: withStudy = true } = {}): Promise<Found[]> {
    const direct = await this.statements(wanted.flat());
    // Old and new number lead to the same certificate: whatever shares a number belongs together.
    const linked = await this.statements([...wanted.flat(), ...direct.flatMap(({ keys }) => keys)]);
    const allKeys = [...new Set([...wanted.flat(), ...linked.flatMap(({ keys }) => keys)])];
    const study = withStudy ? await this.models.study.find({ key: { $in: allKeys } }).lean() : [];
    const lists = await this.lists.all();
    const inForce = linked.flatMap((statement) =>
      listsOf(statement).flatMap((id) => {
        const list = lists.get(id.toHexString());
        return list ? [{ statement, list }] : [];
      }),
    );
    return wanted.map((keys) => {
      const own = closure(keys, inForce);
      const told = own.told.map((one) => ({ ...one, personal: this.sealing.open(one.statement) }));
      const rows = study.filter(({ key }) => own.keys.includes(key));
      const layers = studyLayers(rows, [...lists.values()]);
      return { record: foldStatements(this.rulebook, told, layers), keys: own.keys };
    });
  }

  /** The number behind one of its hashes, where a list has it. */
  async numberOf(key: string): Promise<string | null> {
    const [statement] = await this.statements([key]);
    if (!statement) return null;
    const { number, newNumber } = this.sealing.open(statement);
    const isOne = (one: string | null) =>
      one !== null && this.sealing.numberKeys(one, statement.pack).includes(key);
    return [number, newNumber].find(isOne) ?? null;
  }

  // Straight to the driver: every look asks this twice, and there is nothing to cast
  private statements(keys: readonly string[]): Promise<CertificateStatement[]> {
    return this.models.certificates.collection
      .find<CertificateStatement>({ keys: { $in: [...new Set(keys)] } })
      .toArray();
  }
}

/** The statements that share a number with the wanted ones, and all the numbers they have. */
function closure<T extends { statement: CertificateStatement }>(
  wanted: readonly string[],
  all: readonly T[],
) {
  const keys = new Set(wanted);
  let told: T[] = [];
  for (let size = -1; size !== told.length; ) {
    size = told.length;
    told = all.filter(({ statement }) => statement.keys.some((key) => keys.has(key)));
    for (const { statement } of told) for (const key of statement.keys) keys.add(key);
  }
  return { told, keys: [...keys] };
}
