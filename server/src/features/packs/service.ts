import type { Day } from '@hz/shared/calendar';
import type { PackState } from '@hz/shared/contracts';
import type { Pack } from '@hz/shared/law';
import { findPack } from '@hz/shared/packs';
import { packNotServed } from '../../platform/errors';

/** The schemes that this server serves: the first is preset. Which they are stands in the settings, and nowhere else. */
export class PackOffer {
  readonly preset: Pack;
  private readonly byId: ReadonlyMap<string, Pack>;

  /** Throws a RangeError that names a pack that there is none of. */
  constructor(ids: readonly string[]) {
    const packs = ids.map((id) => {
      const pack = findPack(id);
      if (!pack) throw new RangeError(`there is no pack ${id}`);
      return pack;
    });
    const [first] = packs;
    if (!first) throw new RangeError('no pack is served');
    this.preset = first;
    this.byId = new Map(packs.map((pack) => [pack.id, pack]));
  }

  all(): readonly Pack[] {
    return [...this.byId.values()];
  }

  /** A pack that is served; undefined for every other id. */
  find(id: string): Pack | undefined {
    return this.byId.get(id);
  }

  /** Throws `pack-not-served`. */
  get(id: string): Pack {
    const pack = this.find(id);
    if (!pack) throw packNotServed();
    return pack;
  }

  /** A pack by which something that is kept can still be named, served or not; undefined when it is gone altogether. */
  known(id: string): Pack | undefined {
    return this.find(id) ?? findPack(id);
  }

  stateOf(id: string, asOf: Day): PackState {
    const pack = this.find(id);
    if (!pack) return 'not-served';
    return asOf < pack.from ? 'not-published' : 'published';
  }
}
