import { rmSync } from 'node:fs';
import { Catalog } from '../../../server/embedded-mongo/src/storage/catalog';
import { Storage } from '../../../server/embedded-mongo/src/storage/storage';
import { temporaryFolder } from './store';

/** A catalog in this very thread, for tests that look inside the store; closed after the file's tests. */
export function useCatalog(): { readonly catalog: Catalog } {
  const folder = temporaryFolder();
  const storage = new Storage(folder);
  const catalog = new Catalog(storage);
  afterAll(() => {
    storage.close();
    rmSync(folder, { recursive: true });
  });
  return { catalog };
}
