import { statSync } from 'node:fs';
import { addPacks, findPack, packIds, readPackFolders } from '@hz/shared/packs';
import { type Settings, SettingsError } from '../../settings';

/** Reads the packs of the settings' folder, and checks that all that are to be served are there. Throws a SettingsError. */
export function loadPacks({ PACKS, PACKS_DIR }: Pick<Settings, 'PACKS' | 'PACKS_DIR'>): void {
  if (PACKS_DIR !== undefined) {
    if (!statSync(PACKS_DIR, { throwIfNoEntry: false })?.isDirectory())
      throw new SettingsError(
        `设置 PACKS_DIR 不对：没有文件夹 ${PACKS_DIR} / there is no folder ${PACKS_DIR}`,
      );
    addPacks(readPackFolders(PACKS_DIR));
  }
  const missing = PACKS.find((id) => !findPack(id));
  if (missing === undefined) return;
  throw new SettingsError(
    `设置 PACKS 不对：没有叫“${missing}”的包；有的是 ${packIds().join('、')} / there is no pack ${missing}`,
  );
}
