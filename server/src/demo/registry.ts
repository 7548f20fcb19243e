import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Day, parseDay } from '@hz/shared/calendar';
import { openListFile, type RegistryService } from '../features/registry/service';
import { officeListRows } from './office';

// Made-up people; the identity numbers have the right check letter and belong to nobody.
const LAST_COLUMN = /,(\d{4}-\d\d-\d\d)$/gm;
const LIST = `证书编号,新证书编号,姓名,身份证号,证书类别,岗位,状态,换证日期
演示-1001,,王建国,220102197003070014,现场专业人员,土建施工员,有效,
演示-1002,演示-2002,陈志远,220102198104150026,现场专业人员,机械员,有效,2022-11-25
演示-1003,,周国强,220102197509210037,现场专业人员,市政质量员,注销,
演示-1004,,孙敏,220102198811020044,现场专业人员,试验员,有效,
演示-1005,,何晓东,220102197906180054,现场专业人员,材料员,查不到,
${officeListRows()}
`;

const ORDER = {
  kind: 'certificates',
  source: '演示名单',
  asOf: parseDay('2022-11-30'),
  coversFrom: null,
  mapping: {},
  dryRun: false,
  author: 'command',
} as const;

/**
 * Imports a made-up list into the demo, once: one number for every verdict that an official record can have.
 * 演示-1001 is void from 2023 on. 演示-9999 is unknown. A demo that begins before the list was made has one of that day,
 * without the exchanges that were still to come.
 */
export async function seedRegistry(registry: RegistryService, today: Day): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'hz-demo-'));
  const path = join(folder, 'list.csv');
  writeFileSync(
    path,
    LIST.replace(LAST_COLUMN, (cell, day: string) => (parseDay(day) > today ? ',' : cell)),
  );
  try {
    const { done } = await registry.beginImport(await openListFile(path, '演示名单.csv'), {
      ...ORDER,
      asOf: Math.min(ORDER.asOf, today),
    });
    await done;
  } finally {
    rmSync(folder, { recursive: true });
  }
}
