// npm run import -- FILE --kind certificates|study --source TEXT --as-of DATE [--from DATE] [--dry-run] [--map field=column]
import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { parseArgs } from 'node:util';
import { tryParseDay } from '@hz/shared/calendar';
import { ColumnMapping, ImportKind } from '@hz/shared/contracts';
import { type ImportOrder, type ImportRecord, openListFile } from '../registry/service';
import { type RegistryFeatures, runCommand, UsageError, withRegistry } from './registry';

const USAGE = `用法：
  npm run import -- 名单.xlsx --kind certificates --source 省厅名单 --as-of 2022-11-30 [--dry-run]
  npm run import -- 学时.csv --kind study --source 资源库 --as-of 2024-12-31 [--from 2024-01-01]
  npm run import -- --list               导入过的名单
  npm run import -- --take-back 编号     把一次导入整个收回
选项：--dry-run 只看会改什么；--map 字段=列名或列字母（可以写几次）；--demo 用演示的数据
字段：number newNumber name idNumber family form post specialty status company region issuedOn exchangedOn；on year hours source`;

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: {
    kind: { type: 'string', default: 'certificates' },
    source: { type: 'string' },
    'as-of': { type: 'string' },
    from: { type: 'string' },
    'dry-run': { type: 'boolean', default: false },
    map: { type: 'string', multiple: true, default: [] },
    list: { type: 'boolean', default: false },
    'take-back': { type: 'string' },
    demo: { type: 'boolean', default: false },
  },
});

function dayOf(name: string, text: string | undefined): number | null {
  if (text === undefined) return null;
  const day = tryParseDay(text);
  if (day === undefined) throw new UsageError(`--${name} 要写成 2022-11-30 这样，并且要真有这一天`);
  return day;
}

function orderOf(): ImportOrder {
  const kind = ImportKind.safeParse(values.kind);
  const mapping = ColumnMapping.safeParse(Object.fromEntries(values.map.map((pair) => pair.split('=', 2))));
  const asOf = dayOf('as-of', values['as-of']);
  if (!kind.success || !mapping.success || !values.source || asOf === null) throw new UsageError(USAGE);
  return {
    ...{ kind: kind.data, source: values.source, asOf, mapping: mapping.data },
    coversFrom: dayOf('from', values.from),
    dryRun: values['dry-run'],
    author: 'command',
  };
}

const summary = ({ state, counts }: ImportRecord): string =>
  `${STATES[state]}：读了 ${counts.rows} 行，新 ${counts.added}，有变化 ${counts.changed}，不变 ${counts.confirmed}，` +
  `已有更新的 ${counts.older}，有问题 ${counts.bad}`;

const STATES = {
  running: '正在导入',
  active: '导入好了',
  checked: '试过了，什么都没有改',
  'taken-back': '已收回',
  failed: '没有导入',
} as const;

async function importFile({ registry }: RegistryFeatures, path: string): Promise<void> {
  const order = orderOf();
  if (!existsSync(path)) throw new UsageError(`没有这个文件：${path}`);
  const begun = await registry.beginImport(await openListFile(path, basename(path)), order);
  const id = begun.record._id.toHexString();
  const progress = setInterval(async () => console.error(summary(await registry.imports.get(id))), 2000);
  await begun.done.finally(() => clearInterval(progress));
  const record = await registry.imports.get(id);
  if (begun.repeated) console.log('这份名单已经导入过，什么都没有改。');
  if (record.failure !== null) throw new UsageError(record.failure);
  await printFindings(registry, id);
  for (const warning of record.warnings) console.log(`注意：${warning}`);
  console.log(`${summary(record)}\n编号：${id}`);
}

async function printFindings(registry: RegistryFeatures['registry'], id: string): Promise<void> {
  for (let after: string | undefined; ; ) {
    const { findings, more } = await registry.imports.findings(id, { after });
    for (const { sheet, row, kind, message } of findings)
      console.log(
        `${kind === 'bad' ? '有问题' : '有变化'}  ${sheet ? `${sheet} ` : ''}第 ${row} 行  ${message}`,
      );
    if (!more) return;
    after = findings.at(-1)?._id.toHexString();
  }
}

runCommand(() =>
  withRegistry(values.demo, async (features) => {
    const { imports } = features.registry;
    const takenBack = values['take-back'];
    if (takenBack !== undefined) {
      console.log(summary(await imports.takeBack(takenBack)));
      await imports.settled();
    } else if (values.list) {
      for (const record of await imports.list())
        console.log(`${record._id.toHexString()}  ${record.source}  ${record.fileName}  ${summary(record)}`);
    } else if (positionals[0] === undefined) throw new UsageError(USAGE);
    else await importFile(features, positionals[0]);
  }),
);
