import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { useStore } from './support/store';
import { applies, parseFile, runCase } from './support/unified-runner';

/** Cases the store cannot pass, by "file: case", each with its reason. This is the one place for them. */
const noFalse = 'the driver leaves bypassDocumentValidation: false out of the command it sends';
const noNullId = 'the driver gives a document without an _id of its own where the case sends null';
const knownFailures: Record<string, string> = {
  'bypassDocumentValidation.json: Aggregate with $out passes bypassDocumentValidation: false': noFalse,
  'bypassDocumentValidation.json: BulkWrite passes bypassDocumentValidation: false': noFalse,
  'bypassDocumentValidation.json: FindOneAndReplace passes bypassDocumentValidation: false': noFalse,
  'bypassDocumentValidation.json: FindOneAndUpdate passes bypassDocumentValidation: false': noFalse,
  'bypassDocumentValidation.json: InsertMany passes bypassDocumentValidation: false': noFalse,
  'create-null-ids.json: inserting _id with type null via insertOne': noNullId,
  'create-null-ids.json: inserting _id with type null via insertMany': noNullId,
  'create-null-ids.json: inserting _id with type null via bulkWrite': noNullId,
  'estimatedDocumentCount.json: estimatedDocumentCount works correctly on views': 'the store has no views',
};

const folder = resolve(process.env.MONGO_CRUD_SPEC ?? join(__dirname, '../../../shared/mongo-crud-spec'));
const files = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.json')) : [];

describe("MongoDB's CRUD specification through the official driver", () => {
  const store = useStore({ failPoints: true });

  if (files.length === 0) {
    test(`its cases are not here (${folder}), so none was run`, () => {
      expect(files).toEqual([]);
    });
  }

  for (const name of files) {
    const file = parseFile(readFileSync(join(folder, name), 'utf8'));
    const cases = file.tests.filter(
      ({ runOnRequirements, skipReason }) =>
        !skipReason && applies(file.runOnRequirements) && applies(runOnRequirements),
    );
    for (const one of cases) {
      const title = `${name}: ${one.description}`;
      const reason = knownFailures[title];
      test(reason ? `${title} (known to differ: ${reason})` : title, async () => {
        const failures = await runCase(store.uri, store.client, file, one);
        if (reason) expect(failures).not.toEqual([]);
        else expect(failures).toEqual([]);
      });
    }
  }
});
