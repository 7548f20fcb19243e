import type { LiveImport } from './fold';
import type { RegistryModels } from './models';

const KEPT_MS = 1000;

/**
 * The lists that count now: a few, asked for by every look, and so kept for a second. What this process brings into
 * force or takes back shows at once; another process sees it a second later at most.
 */
export class ListsInForce {
  private kept: { lists: Promise<ReadonlyMap<string, LiveImport>>; until: number } | null = null;

  constructor(private readonly models: Pick<RegistryModels, 'imports'>) {}

  /** By id. */
  all(): Promise<ReadonlyMap<string, LiveImport>> {
    if (this.kept && performance.now() < this.kept.until) return this.kept.lists;
    const lists = this.read();
    this.kept = { lists, until: performance.now() + KEPT_MS };
    lists.catch(() => this.forget());
    return lists;
  }

  /** By id, as the store has them now. */
  fresh(): Promise<ReadonlyMap<string, LiveImport>> {
    this.forget();
    return this.all();
  }

  /** Told that a list came into force or was taken back. */
  forget(): void {
    this.kept = null;
  }

  private async read(): Promise<ReadonlyMap<string, LiveImport>> {
    const found = await this.models.imports
      .find({ state: 'active' }, { asOf: 1, source: 1, coversFrom: 1 })
      .lean<LiveImport[]>();
    return new Map(found.map((list) => [list._id.toHexString(), list]));
  }
}
