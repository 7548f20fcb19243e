// npm run import -- FILE --kind certificates|study --source TEXT --as-of DATE [--from DATE] [--dry-run] [--map field=column]
import { basename } from 'node:path';
import { onStopSignals } from '@hz/embedded-mongo';
import { formatDay, shanghaiDay } from '@hz/shared/calendar';
import { fieldNames, type ImportOrder, type ImportRecord, openListFile } from '../features/registry/service';
import { argumentsOf } from './arguments';
import { dayOf, FIELDS, fileOf, kindOf, listOptions, mappingOf } from './list-arguments';
import { type RegistryFeatures, runCommand, UsageError, withRegistry } from './registry';

const USAGE = `用法：
  npm run import -- 名单.xlsx --kind certificates --source 省厅名单 --as-of 2022-11-30 [--dry-run]
  npm run import -- 学时.csv --kind study --source 资源库 --as-of 2024-12-31 [--from 2024-01-01]
  npm run import -- --list               导入过的名单
  npm run import -- --take-back 编号     把一次导入整个收回
  npm run import -- --cancel 编号        取消正在进行的导入
  npm run import -- 安管.xlsx --pack safety-abc --source 省厅名单 --as-of 2026-10-31
选项：
  --pack    哪一份文件的证书（包的编号）；不写就是设置 PACKS 里的第一份
  --source  名单从哪来     --as-of  名单截到哪一天     --from  学时名单从哪一天记起
  --dry-run 只看会改什么   --demo   用演示的数据
  --map 字段=列名或列字母  列名认不出时用，可以写几次，如 --map number=编码 --map post=C
字段：${FIELDS.join('，')}`;

const { positionals, values } = argumentsOf(
  {
    allowPositionals: true,
    options: {
      ...listOptions,
      list: { type: 'boolean', default: false },
      'take-back': { type: 'string' },
      cancel: { type: 'string' },
      demo: { type: 'boolean', default: false },
    },
  },
  USAGE,
);

function orderOf(): ImportOrder {
  const kind = kindOf(values.kind);
  const asOf = dayOf('as-of', values['as-of']);
  if (!values.source) throw new UsageError('请用 --source 写名单从哪来，如 --source 省厅名单');
  if (asOf === null) throw new UsageError('请用 --as-of 写名单截到哪一天，如 --as-of 2022-11-30');
  return {
    ...{ kind, pack: values.pack, source: values.source, asOf, mapping: mappingOf(values.map) },
    coversFrom: dayOf('from', values.from),
    dryRun: values['dry-run'],
    author: 'command',
  };
}

const summary = ({ state, counts }: ImportRecord): string =>
  `${STATES[state]}：读了 ${counts.rows} 行，新 ${counts.added}，有变化 ${counts.changed}，不变 ${counts.confirmed}，` +
  `已有更新的 ${counts.older}，重复 ${counts.repeated ?? 0}，有问题 ${counts.bad}`;

/** One import in a line: when and by whom, from where, as of when, and what came of it. */
const listed = (record: ImportRecord): string =>
  [
    record._id.toHexString(),
    `${formatDay(shanghaiDay(record.startedAt.getTime()))} 由 ${record.author === 'command' ? '命令行' : record.author}`,
    `${record.pack ? `${record.pack} ` : ''}${record.source}，截至 ${formatDay(record.asOf)}`,
    record.fileName,
    summary(record),
  ].join('  ');

const STATES = {
  running: '正在导入',
  active: '导入好了',
  checked: '试过了，什么都没有改',
  'taken-back': '已收回',
  failed: '没有导入',
} as const;

async function importFile({ registry, note }: RegistryFeatures, path: string): Promise<void> {
  const order = orderOf();
  const begun = await registry.beginImport(await openListFile(path, basename(path)), order);
  if (!order.dryRun && !begun.repeated) await note('list-imported', `导入名单“${begun.record.fileName}”`);
  const id = begun.record._id.toHexString();
  onStopSignals(
    () => void registry.imports.cancel(id).catch(() => {}), // which is heard of while it reads; at its end it is done
    () => process.exit(1),
  );
  const progress = setInterval(async () => console.error(summary(await registry.imports.get(id))), 2000);
  await begun.done.finally(() => clearInterval(progress));
  const record = await registry.imports.get(id);
  if (begun.repeated) console.log('这份名单已经导入过，什么都没有改。');
  if (record.failure !== null) throw new UsageError(record.failure);
  console.log(`用到的列：${record.columns.map(columnText).join('，')}`);
  await printFindings(registry, id);
  for (const warning of record.warnings) console.log(`注意：${warning}`);
  if (record.counts.bad > 0) console.log('有问题的行没有算进去，其他行不受影响。改好以后再导入一次就行。');
  const { lines } = record;
  if (lines)
    console.log(
      `名单一共 ${lines.all} 行：表头和上面的标题 ${lines.heading} 行，空行 ${lines.blank} 行，内容 ${record.counts.rows} 行。`,
    );
  console.log(`${summary(record)}\n编号：${id}`);
  if (record.state === 'checked') console.log('看过没问题，去掉 --dry-run 再运行一次，就导入了。');
}

// A heading brings what stands merged above it; its own words come last.
const columnText = ({ field, column, heading }: ImportRecord['columns'][number]): string =>
  `${fieldNames[field]}（${column} 列“${heading.split(' ').at(-1)}”）`;

async function printFindings(registry: RegistryFeatures['registry'], id: string): Promise<void> {
  for (let after: string | undefined; ; ) {
    const { findings, more } = await registry.imports.findings(id, { after });
    for (const { sheet, row, column, read, kind, message } of findings)
      console.log(
        `${kind === 'bad' ? '有问题' : '有变化'}  ${sheet ? `${sheet} ` : ''}第 ${row} 行${column ? ` ${column} 列` : ''}  ${message}${read ? `（读到：${read}）` : ''}`,
      );
    if (!more) return;
    after = findings.at(-1)?._id.toHexString();
  }
}

runCommand(() =>
  withRegistry(values.demo, async (features) => {
    const { imports } = features.registry;
    const { cancel, 'take-back': takenBack } = values;
    const named = takenBack ?? cancel;
    const file = fileOf(positionals);
    if (file !== undefined && (named !== undefined || values.list)) throw new UsageError(USAGE);
    if (named !== undefined && !/^[0-9a-f]{24}$/.test(named))
      throw new UsageError('没有这个编号的导入。编号看 npm run import -- --list');
    if (cancel !== undefined) console.log(summary(await imports.cancel(cancel)));
    else if (takenBack !== undefined) {
      const record = await imports.takeBack(takenBack);
      await features.note('list-taken-back', `收回名单“${record.fileName}”`);
      console.log(summary(record));
      await imports.settled();
    } else if (values.list) {
      for (const record of await imports.list()) console.log(listed(record));
    } else if (file === undefined) throw new UsageError(USAGE);
    else await importFile(features, file);
  }),
);
