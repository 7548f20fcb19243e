// Where tests keep their data: in an embedded store of their own, or, with TEST_MONGODB_URI, in any MongoDB.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type EmbeddedMongo, start } from '@hz/embedded-mongo';
import { type Connection, mongo } from 'mongoose';
import { withDatabase } from '../../server/src/platform/store/address';

/** The MongoDB of TEST_MONGODB_URI, if one is given. */
export const foreignUri = process.env.TEST_MONGODB_URI || undefined;

/** A test of what only the embedded store has; where another MongoDB is tested it is left out, for the reason given. */
export const onEmbedded = (_reason: string): jest.It => (foreignUri ? test.skip : test) as jest.It;

/** Databases for the tests of a file, gone when they are through. */
export class Databases {
  private readonly prefix = `hz-test-${process.pid}-${randomBytes(3).toString('hex')}`;
  private readonly dataDir = mkdtempSync(join(tmpdir(), 'hz-test-'));
  private readonly given = new Set<string>();
  private embedded: Promise<EmbeddedMongo> | undefined;

  /** The address of a database of this name, which belongs to this file's tests alone. */
  async uri(name: string): Promise<string> {
    const own = `${this.prefix}-${name}`;
    this.given.add(own);
    if (foreignUri) return withDatabase(foreignUri, own);
    this.embedded ??= start({ dataDir: this.dataDir });
    return withDatabase((await this.embedded).uri, own);
  }

  /** For a process of the product: its settings for a database of this name, beside the folder for its other files. */
  async settings(name: string, dataDir: string): Promise<Record<string, string>> {
    if (!foreignUri) return { DATA_DIR: dataDir, MONGODB_URI: '', DATA_KEYS: '' };
    const DATA_KEYS = `k1:${Buffer.alloc(32, 7).toString('base64')}`;
    return { DATA_DIR: dataDir, MONGODB_URI: await this.uri(name), DATA_KEYS };
  }

  /** All that a database holds, as bytes: of the embedded store as they lie on the disk. */
  async bytesOf(connection: Connection): Promise<Buffer> {
    if (!foreignUri) return filesIn(this.dataDir);
    const parts: Uint8Array[] = [];
    for (const { name } of await connection.listCollections())
      for await (const document of connection.collection(name).find())
        parts.push(mongo.BSON.serialize(document));
    return Buffer.concat(parts);
  }

  /** Drops every database that was given. */
  async stop(): Promise<void> {
    if (foreignUri && this.given.size > 0) {
      const client = await new mongo.MongoClient(foreignUri).connect();
      for (const name of this.given) await client.db(name).dropDatabase();
      await client.close();
    }
    await (await this.embedded)?.stop();
    rmSync(this.dataDir, { recursive: true, force: true });
  }
}

const filesIn = (folder: string): Buffer =>
  Buffer.concat(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => readFileSync(join(entry.parentPath, entry.name))),
  );
