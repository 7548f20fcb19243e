// A company of 5,000 people beside one of 50 in the same run: its pages, and a list of 5,000 rows beside SheetJS reading it.
import { setTimeout as pause } from 'node:timers/promises';
import { read, utils, write } from '@e965/xlsx';
import { addCompany, addCounty, codeIn, foundSite, importOfficial, type Seat } from '../../support/office';
import type { TestApp, TestHolder } from '../../support/server';
import { interleaved, printTable } from '../measure';

const [MANY, FEW] = [Number(process.env.BENCH_PEOPLE ?? 5000), 50];
/** Of a hundred people so many have joined. */
const JOINED = Number(process.env.BENCH_JOINED ?? 10);
const OF_A_HOLDER = 50;
const ROUNDS = 7;

const numberOf = (at: number) => `单测-${10_000 + at}`;
const nameOf = (at: number) => `张${'一二三四五六七八九十'[at % 10]}${'甲乙丙丁戊己庚辛'[at % 8]}`;
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_, at) => [
    numberOf(at),
    nameOf(at),
    '施工员',
    `${at % 40} 号楼`,
    `班长 ${at % 90}`,
  ]);

function workbook(count: number): Buffer {
  const book = utils.book_new();
  const sheet = utils.aoa_to_sheet([['证书编号', '姓名', '岗位', '项目', '班组长'], ...rowsOf(count)]);
  utils.book_append_sheet(book, sheet, '名单');
  return write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer;
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const began = performance.now();
  await work();
  return performance.now() - began;
}

const upload = async ({ desk, at }: Seat, content: Buffer) =>
  (
    await desk
      .request('POST', `${at}/rosters?fileName=list.xlsx`)
      .set('Content-Type', 'application/octet-stream')
      .send(content as never)
      .expect(201)
  ).body;

async function takeOver(seat: Seat, content: Buffer): Promise<void> {
  const { id } = await upload(seat, content);
  await seat.desk.post(`${seat.at}/rosters/${id}/take-over`, { gone: [] }, 200);
}

/** Every so many of the first people have joined: each holder has fifty of the certificates. */
async function join(app: TestApp, seats: readonly Seat[], counts: readonly number[]): Promise<void> {
  const payloads = await Promise.all(
    seats.map(async ({ desk, at }) => (await desk.post(`${at}/posters`, { days: 30 })).payload as string),
  );
  let holder: TestHolder | undefined;
  for (let at = 0, made = 0; at < Math.max(...counts); at += 100 / JOINED, made += 1) {
    if (made % OF_A_HOLDER === 0) holder = await app.signIn();
    const by = holder as TestHolder;
    const { id, version } = await by.addCertificate();
    await by.request('PUT', `/v1/certificates/${id}`, { version, number: numberOf(at) }).expect(200);
    for (const [which, payload] of payloads.entries())
      if (at < (counts[which] as number))
        await by
          .request('POST', `/v1/office/posters/${codeIn(payload)}/consents`, {
            ...{ certificateId: id, kinds: ['hours', 'steps', 'nudges'], name: nameOf(at) },
          })
          .expect(201);
  }
}

/** Prints the pages of both companies, and what a list of 5,000 rows takes. */
export async function run(): Promise<void> {
  // Its support ends the apps of a test file after that file; here they are ended below.
  (globalThis as { afterAll?: unknown }).afterAll = () => {};
  const { startApp, databases } = await import('../../support/server');
  const app = await startApp({ today: '2022-12-05' });
  try {
    const county = await addCounty(await foundSite(app));
    await importOfficial(
      app,
      Array.from({ length: MANY }, (_, at) => ({
        ...{ number: numberOf(at), name: nameOf(at), exchangedOn: at % 3 === 0 ? '2022-11-20' : '' },
      })),
    );
    const [many, few] = [await addCompany(county), await addCompany(county, '小建筑有限公司')];
    await takeOver(few, workbook(FEW));
    const file = workbook(MANY);
    let tick = performance.now();
    let held = 0;
    const watch = setInterval(() => {
      held = Math.max(held, performance.now() - tick - 10);
      tick = performance.now();
    }, 10);
    const dryRun = await timed(() => upload(many, file));
    clearInterval(watch);
    const peer = await timed(async () => read(file));
    const { rosters } = await many.desk.get(`${many.at}/rosters`);
    const id = rosters[0].id as string;
    const take = await timed(() => many.desk.post(`${many.at}/rosters/${id}/take-over`, { gone: [] }, 200));
    printTable([
      [`a list of ${MANY} rows`, 'ms'],
      ['SheetJS reads the same file', peer.toFixed(0)],
      ['dry run, from the upload to the answer', dryRun.toFixed(0)],
      ['longest hold of the event loop meanwhile', held.toFixed(0)],
      ['taking it over', take.toFixed(0)],
    ]);
    await join(app, [many, few], [MANY, FEW]);
    const get = (seat: Seat, path: string) => () => timed(() => seat.desk.get(`${seat.at}${path}`));
    const paths = [
      ...['/home', '/people', '/people?page=60', '/people?state=open', '/people?project=7%20号楼'],
      ...[
        '/people?search=张三',
        '/people?joined=no',
        '/people?study=short',
        '/people?group=todo',
        '/rosters',
      ],
      `/people?page=60&state=open`,
    ];
    const rows: string[][] = [];
    for (const path of paths) {
      const told = await interleaved(ROUNDS, { many: get(many, path), few: get(few, path) });
      rows.push([
        decodeURI(path),
        told.many.toFixed(0),
        told.few.toFixed(0),
        (told.many / told.few).toFixed(1),
      ]);
    }
    rows.push([
      'county table',
      (await timed(() => county.desk.get(`${county.at}/companies`))).toFixed(0),
      '',
      '',
    ]);
    console.log();
    printTable([['page', `${MANY} people, ms`, `${FEW} people, ms`, 'times'], ...rows]);
    await pause(100);
    global.gc?.();
    const before = process.memoryUsage().heapUsed;
    let most = 0;
    const weigh = setInterval(() => {
      most = Math.max(most, process.memoryUsage().heapUsed - before);
    }, 5);
    for (let round = 0; round < 10; round += 1) await many.desk.get(`${many.at}/people?study=short`);
    clearInterval(weigh);
    console.log(
      `\nten pages of ${MANY} people, one after the other: at most ${(most / 1e6).toFixed(0)} MB more`,
    );
  } finally {
    await app.stop();
    await databases.stop();
  }
}
