// npm run -s rows -- FILE --kind certificates|study --as-of DATE [--from DATE] [--map field=column]: what an import would read, a JSON line a row
import { open } from 'node:fs/promises';
import { UnreadableList } from '@hz/lists';
import { findPack } from '@hz/shared/packs';
import { loadRulebook, V1_PACK } from '@hz/shared/v1/rulebook';
import { loadPacks } from '../features/packs/load';
import { listLines } from '../features/registry/lists/lines';
import { type ListPack, listPackOf } from '../features/registry/lists/posts';
import { readSettings } from '../settings';
import { argumentsOf } from './arguments';
import { runCommand, UsageError } from './data';
import { dayOf, fileOf, kindOf, listOptions, mappingOf } from './list-arguments';

const USAGE = `用法：
  npm run -s rows -- 名单.xlsx --kind certificates --as-of 2022-11-30
  npm run -s rows -- 学时.csv --kind study --as-of 2024-12-31 [--from 2024-01-01]
每一行名单一行 JSON：认出的内容（values）或者问题（findings），最后一行是总数（summary）。什么都不存。
选项和 npm run import 一样。`;

/** The pack of a list, and where none is named the first that is served; of the first version's nothing is to be told. */
function packOf(named: string | undefined): ListPack | undefined {
  const settings = readSettings(process.env, 'production');
  loadPacks(settings);
  const id = named ?? settings.PACKS[0] ?? V1_PACK;
  if (id === V1_PACK) return undefined;
  if (!findPack(id)) throw new UsageError(`没有这份文件：${id}`);
  return listPackOf(id);
}

const { positionals, values } = argumentsOf({ allowPositionals: true, options: listOptions }, USAGE);

async function printRows(path: string): Promise<void> {
  const asOf = dayOf('as-of', values['as-of']);
  if (asOf === null) throw new UsageError('请用 --as-of 写名单截到哪一天，如 --as-of 2022-11-30');
  const order = {
    ...{ kind: kindOf(values.kind), asOf, mapping: mappingOf(values.map) },
    coversFrom: dayOf('from', values.from),
    rulebook: loadRulebook(V1_PACK),
    pack: packOf(values.pack),
  };
  const file = await open(path);
  // Nothing is printed before the whole file was read: a file that cannot be read prints nothing.
  const { lines, summary } = await listLines(file, order).finally(() => file.close());
  const { lines: _, ...printed } = summary;
  for (const line of [...lines, { summary: printed }]) console.log(JSON.stringify(line));
}

runCommand(async () => {
  const path = fileOf(positionals);
  if (path === undefined) throw new UsageError(USAGE);
  await printRows(path).catch((error: unknown) => {
    throw error instanceof UnreadableList ? new UsageError(error.message) : error;
  });
});
