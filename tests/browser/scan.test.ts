import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { toBuffer } from 'qrcode';
import { isLongRun, testInLongRun } from '../support/long';
import { writeFilm } from './support/film';
import type { Person } from './support/person';
import { aStage } from './support/stage';

const READER = 'static/zxing_reader.wasm';
const ELEVEN_MINUTES = 11 * 60_000;
const folder = mkdtempSync(join(tmpdir(), 'hz-film-'));
const film = join(folder, 'film.y4m');
writeFilm(film, null);
const stage = aStage({ date: '2022-12-05', film });
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OFFICIAL = [
  ['证书编号', '姓名', '身份证号', '证书类别', '岗位名称', '证书状态', '换证日期'],
  ['J2200001', '钱进', '220102198001010012', '现场专业人员', '施工员', '有效', ''],
  ['J2200002', '钱多', '220102198001010039', '现场专业人员', '施工员', '有效', '2022-11-25'],
  ['J2200003', '钱少', '220102198001010055', '现场专业人员', '质量员', '注销', ''],
  ['J2200004', '钱无', '220102198001010071', '现场专业人员', '试验员', '有效', ''],
  ['J2200005', '钱空', '220102198001010098', '现场专业人员', '材料员', '查不到', ''],
] as const;

beforeAll(async () => {
  const list = join(folder, 'list.csv');
  writeFileSync(list, OFFICIAL.map((row) => row.join(',')).join('\r\n'));
  await stage.server.imports(list, '省厅名单', '2022-11-30');
});

async function opensScanner(): Promise<Person> {
  const person = await stage.somebody();
  await person.arrives('#/pages/verification/scan/index');
  await person.isAt('查证');
  return person;
}

/** Holds a code before the camera. */
async function films(person: Person, content: string | null): Promise<void> {
  writeFilm(film, content);
  await person.page.context().grantPermissions(['camera']);
  await person.taps('打开摄像头扫码');
}

async function types(person: Person, number: string): Promise<void> {
  await person.types('证书编号', number);
  await person.taps('查这个编号');
}

it.each([
  ['a stranger', () => stage.somebody()],
  ['a holder', () => stage.signedIn('李秀英')],
])('one tap at home starts to scan, and what is before the camera has its verdict: %s', async (_, comes) => {
  writeFilm(film, 'J2200003');
  const foreman = await comes();
  await foreman.page.context().grantPermissions(['camera']);
  await foreman.arrives();
  const before = foreman.tapped;
  await foreman.taps('扫码查证', { part: true });
  await foreman.sees('已注销');
  expect(foreman.tapped - before).toBe(1);
  // The next one is begun by whoever is ready for it.
  await foreman.taps('再查一个');
  await foreman.sees('打开摄像头扫码');
});

testInLongRun('films one certificate after the other and gives each its one verdict', async () => {
  const foreman = await stage.somebody();
  const asked: string[] = [];
  foreman.page.on('request', (request) => asked.push(request.url()));
  await foreman.arrives();
  await foreman.sees('看看我的证能不能换');
  await foreman.arrives('#/pages/verification/scan/index');
  await foreman.isAt('查证');
  expect(asked.filter((url) => url.includes(READER))).toEqual([]);
  for (const [content, title, more] of [
    ['J2200001', '旧证书，还没有更换', '12月31日'],
    ['J2200002', '电子证书', '省厅名单'],
    ['J2200003', '已注销', '第一条'],
    ['J2200004', '没有对应的电子证书', '第四条（二）'],
    ['J2200005', '官方系统查不到', '省厅名单'],
    ['J9999999', '这里没有这个编号', '到哪里核实'],
    // The number is read out of the address, which is never opened.
    ['https://example.com/cert?zsbh=J2200002', '电子证书', '省厅名单'],
  ] as const) {
    await films(foreman, content);
    await foreman.sees(title, more);
    await foreman.taps('再查一个');
  }
  // The reader comes from the app's own address, and so does everything else: the scanned address was never opened.
  expect(asked).toContain(`${stage.server.url}${READER}`);
  expect(asked.filter((url) => url.startsWith('http') && !url.startsWith(stage.server.url))).toEqual([]);
});

it('reads a photo from the album, and says when there is no code in it', async () => {
  const foreman = await opensScanner();
  const album = foreman.page.locator('input[type=file]');
  const photo = async (name: string, buffer: Buffer) =>
    album.setInputFiles({ name, mimeType: 'image/png', buffer });
  await photo('wall.png', await foreman.page.screenshot());
  await foreman.sees('照片里没找到');
  await photo('code.png', await toBuffer('J2200003', { scale: 8 }));
  await foreman.sees('已注销');
});

it('takes a typed number in full-width letters', async () => {
  const foreman = await opensScanner();
  await types(foreman, 'Ｊ２２００００３');
  await foreman.sees('已注销');
});

testInLongRun('refuses what is no certificate code, each with its sentence', async () => {
  const foreman = await opensScanner();
  for (const [content, sentence] of [
    ['https://example.com/hello', '这不是证书编号'],
    ['220102198001010012', '这是身份证号，不是证书编号'],
    [`HZ:${'A'.repeat(20)}`, '这个码没有读全'],
  ] as const) {
    await films(foreman, content);
    await foreman.sees(sentence);
    await foreman.taps('再查一个');
  }
});

it('says what to do where the camera is not allowed', async () => {
  const foreman = await opensScanner();
  await foreman.taps('打开摄像头扫码');
  await foreman.sees('用不了摄像头');
});

/** Keeps every film that the page gets, and hands it out only when it is let. */
async function holdsFilms(person: Person): Promise<void> {
  await person.page.context().grantPermissions(['camera']);
  await person.page.addInitScript(() => {
    const devices = navigator.mediaDevices;
    const ask = devices.getUserMedia.bind(devices);
    const kept = { films: [] as MediaStream[], allow: () => undefined as unknown };
    Object.assign(window, { kept });
    devices.getUserMedia = async (wish) => {
      const film = await ask(wish);
      kept.films.push(film);
      await new Promise((resolve) => {
        kept.allow = () => resolve(undefined);
      });
      return film;
    };
  });
  await person.reloads();
  await person.isAt('查证');
}
type Kept = { kept: { films: MediaStream[]; allow: () => unknown } };
const filmsWith = (person: Person, count: number) =>
  person.page.waitForFunction((n) => (window as unknown as Kept).kept.films.length === n, count);
const allows = (person: Person) => person.page.evaluate(() => void (window as unknown as Kept).kept.allow());
const isStopped = (person: Person) =>
  person.page.waitForFunction(() =>
    (window as unknown as Kept).kept.films.every((film) =>
      film.getTracks().every(({ readyState }) => readyState === 'ended'),
    ),
  );

it('lets go of the camera when its page is left, also while permission is still asked, and notices when it is gone', async () => {
  const foreman = await opensScanner();
  await holdsFilms(foreman);
  writeFilm(film, null);
  await foreman.taps('打开摄像头扫码');
  await filmsWith(foreman, 1);
  await allows(foreman);
  await foreman.sees('关掉摄像头');
  await foreman.goesBack();
  await isStopped(foreman);

  await foreman.follows('#/pages/verification/scan/index');
  await foreman.isAt('查证');
  await foreman.taps('打开摄像头扫码');
  await filmsWith(foreman, 2);
  await foreman.goesBack();
  await allows(foreman);
  await isStopped(foreman);

  await foreman.follows('#/pages/verification/scan/index');
  await foreman.isAt('查证');
  await foreman.taps('打开摄像头扫码');
  await filmsWith(foreman, 3);
  await allows(foreman);
  await foreman.sees('关掉摄像头');
  await foreman.page.context().clearPermissions();
  await foreman.sees('摄像头被别的应用拿走了');
  await isStopped(foreman);
});

it.each(isLongRun ? (['missing', 'refused'] as const) : (['missing'] as const))(
  'reads codes in plain script where WebAssembly is %s',
  async (how) => {
    const foreman = await stage.somebody();
    await foreman.page.addInitScript((what) => {
      if (what === 'missing') Reflect.deleteProperty(window, 'WebAssembly');
      else
        WebAssembly.Module = class {
          constructor() {
            throw new WebAssembly.CompileError('blocked by the policy');
          }
        } as never;
    }, how);
    const asked: string[] = [];
    foreman.page.on('request', (request) => asked.push(request.url()));
    await foreman.arrives('#/pages/verification/scan/index');
    await foreman.isAt('查证');
    const buffer = await toBuffer('J2200003', { scale: 8 });
    await foreman.page
      .locator('input[type=file]')
      .setInputFiles({ name: 'code.png', mimeType: 'image/png', buffer });
    await foreman.sees('已注销');
    await foreman.taps('再查一个');
    await films(foreman, 'J2200002');
    await foreman.sees('电子证书', '省厅名单');
    expect(asked.filter((url) => url.includes(READER))).toEqual([]);
  },
);

it('shows a holder their own code, which another phone verifies with the network cut', async () => {
  const holder = await stage.signedIn('王建国');
  await holder.taps('详情');
  await holder.taps('出示状态码', { part: true });
  await holder.sees('有效');
  const answered = holder.page.waitForResponse((response) => response.url().endsWith('/status-code'));
  await holder.taps('刷新这个码');
  const { payload } = await (await answered).json();

  const foreman = await opensScanner();
  await films(foreman, payload);
  await foreman.sees('只有本人填写，没有核实', '码是助手发的，刚刚出示');
  await foreman.taps('再查一个');
  await foreman.goesOffline();
  await foreman.taps('打开摄像头扫码');
  await foreman.sees('断网核对的');

  const at = payload.length - 40;
  const forged = payload.slice(0, at) + (payload[at] === 'A' ? 'B' : 'A') + payload.slice(at + 1);
  await foreman.taps('再查一个');
  await films(foreman, forged);
  await foreman.sees('小心：这个码不是真的', '这个码是假的，或者被改过');

  await foreman.page.clock.setFixedTime(Date.now() + ELEVEN_MINUTES);
  await foreman.taps('再查一个');
  await films(foreman, payload);
  await foreman.sees('这个码过期了');

  const friend = await stage.somebody();
  await friend.arrives(`S/${payload.slice('HZ:'.length)}`);
  await friend.sees('码是助手发的');

  await holder.taps('谁查过这本证');
  await holder.sees('没登录的人', '扫了状态码');
});

testInLongRun('keeps in large text every line of a verdict', async () => {
  const foreman = await stage.signedIn('周国强');
  await foreman.taps('我');
  await foreman.choosesTextSize('特大');
  await foreman.taps('怎么办');
  await foreman.taps('扫码查证', { part: true });
  await foreman.isAt('查证');
  expect(await foreman.complaints()).toEqual([]);
  await types(foreman, 'J2200001');
  await foreman.sees('旧证书，还没有更换');
  expect(await foreman.complaints()).toEqual([]);
});

testInLongRun('tells the holder of a claimed certificate more than a stranger', async () => {
  const holder = await stage.signedIn('王建国');
  await holder.taps('详情');
  await holder.taps('认领官方记录', { part: true });
  await holder.types('姓名', '钱进');
  await holder.types('身份证号', '220102198001010012');
  await holder.types('证书编号', 'J2200001');
  await holder.taps('核对并认领');
  await holder.sees('已接上');
  await holder.arrives('#/pages/verification/scan/index');
  await films(holder, 'J2200001');
  await holder.sees('旧证书，还没有更换', '这是你的证', '看这本证');

  const stranger = await opensScanner();
  await films(stranger, 'J2200001');
  await stranger.sees('旧证书，还没有更换', '钱*');
  await stranger.seesNoMore('这是你的证');
});

it('calls an old certificate void once the deadline has passed', async () => {
  await stage.server.moveClock('2023-01-01');
  const foreman = await opensScanner();
  await films(foreman, 'J2200001');
  await foreman.sees('旧证书已失效', '省厅名单');
});

it('tells whoever tries number after number when to come back', async () => {
  const nosy = await opensScanner();
  await nosy.hasTriedManyNumbers();
  nosy.faults.expect(/status of 429/);
  await films(nosy, 'J9999999');
  await nosy.sees('没查成', '查得太多了', '后再查');
});
