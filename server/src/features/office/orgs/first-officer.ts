import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { makeFolder } from '@hz/embedded-mongo';
import { tighten } from '../../../platform/crypto/data-keys';
import { codeHash } from '../codes';
import { firstCodeWrong } from '../errors';
import type { OrgModels } from './models';

const FILE = 'first-officer-code.txt';
const ONLY = 'first';

/** The one-time code of the first officer: in a file that only the server's owner can read, used once. */
export class FirstOfficer {
  private folder: string | undefined;

  constructor(
    private readonly models: Pick<OrgModels, 'firstCodes'>,
    private readonly hasOfficer: () => Promise<boolean>,
  ) {}

  /** At a start: writes the code where there is no officer yet. Answers the file, null where none is needed. */
  async prepare(folder: string, told?: (sentence: string) => void): Promise<string | null> {
    this.folder = folder;
    const path = join(folder, FILE);
    if (await this.hasOfficer()) {
      await this.forget();
      return null;
    }
    if (existsSync(path) && (await this.waits())) {
      tighten(path, 0o600, told);
      return path;
    }
    const code = randomBytes(15).toString('base64url');
    makeFolder(folder);
    await rm(path, { force: true });
    await writeFile(path, `${code}\n`, { mode: 0o600, flag: 'wx' });
    await this.models.firstCodes.updateOne(
      { _id: ONLY },
      { $set: { codeHash: codeHash(code) } },
      { upsert: true },
    );
    return path;
  }

  async waits(): Promise<boolean> {
    return (await this.models.firstCodes.exists({ _id: ONLY })) !== null;
  }

  /** Uses the code up, whoever else tries at the same moment. Throws `first-code-wrong`. */
  async use(code: string): Promise<void> {
    const { deletedCount } = await this.models.firstCodes.deleteOne({ _id: ONLY, codeHash: codeHash(code) });
    if (deletedCount === 0) throw firstCodeWrong();
    if (this.folder !== undefined) await rm(join(this.folder, FILE), { force: true });
  }

  private async forget(): Promise<void> {
    await this.models.firstCodes.deleteOne({ _id: ONLY });
    if (this.folder !== undefined) await rm(join(this.folder, FILE), { force: true });
  }
}
