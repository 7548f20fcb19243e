import { type Model, Types } from 'mongoose';

/** What takes one document from the keys it was written with to the first of the keys; none where it is there already. */
type Reseal<Stored> = (document: Stored) => Resealed[] | Promise<Resealed[]>;

/** One change of a document: it is found only as it was read, so that a change made meanwhile is never undone. */
export interface Resealed {
  filter: Readonly<Record<string, unknown>>;
  /** What it becomes; null takes away what no key can ever make readable again. */
  update: Readonly<Record<string, unknown>> | null;
  arrayFilters?: Record<string, unknown>[];
}

/** A model, whatever it holds. */
type KeptModel = Pick<Model<object>, 'collection' | 'modelName'>;

/** One collection that holds something personal or sealed. */
export interface KeptCollection {
  model: KeptModel;
  /** Where the id of a holder stands: with the holder goes every document that has it in one of these. */
  holderIn: readonly string[];
  // biome-ignore lint/suspicious/noExplicitAny: each knows its own documents
  reseal?: Reseal<any>;
}

/** Everything that one feature keeps of people, said once: export, deletion and new keys all follow from it. */
export interface Kept {
  /** The key under which it appears in an export. */
  name: string;
  collections: readonly KeptCollection[];
  /** What an export has of it; whatever can be long is an async iterable, anywhere in it. */
  exportOf?(holderId: string): unknown;
  /** What has to be done before a holder's documents go. May be done twice, and after they are gone. */
  letGo?(holderId: string): Promise<void>;
}

/** What all features keep of people. */
export class KeptRegister {
  private readonly features: Kept[] = [];

  add(kept: Kept): void {
    this.features.push(kept);
  }

  /** In the order in which they were added: what came later builds on what came before. */
  all(): readonly Kept[] {
    return this.features;
  }

  collections(): KeptCollection[] {
    return this.features.flatMap(({ collections }) => collections);
  }

  /** Everything of a holder for an export; what may be long is still an async iterable. */
  exportOf(holderId: string): Record<string, unknown> {
    return Object.fromEntries(
      this.features.flatMap(({ name, exportOf }) => (exportOf ? [[name, exportOf(holderId)]] : [])),
    );
  }

  /** Deletes everything of a holder; the account itself is not in it. Doing so twice is no error. */
  async deleteOf(holderId: string): Promise<void> {
    for (const { letGo, collections } of [...this.features].reverse()) {
      await letGo?.(holderId);
      for (const { model, holderIn } of collections)
        for (const path of holderIn)
          await model.collection.deleteMany({ [path]: new Types.ObjectId(holderId) });
    }
  }
}
