import { parseDay } from '@hz/shared/calendar';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { noteReached } from '../../../miniapp/src/api/network';
import { changes } from '../../../miniapp/src/api/queue';
import { keepSession } from '../../../miniapp/src/api/session';
import { cards } from '../../../miniapp/src/features/certificates/cards';
import { certificates } from '../../../miniapp/src/features/certificates/store';
import { intake } from '../../../miniapp/src/features/intake/store';
import { choice } from '../../../miniapp/src/features/packs/store';
import AddPage from '../../../miniapp/src/pages/add';
import JilinPage from '../../../miniapp/src/pages/certificate';
import HomePage from '../../../miniapp/src/pages/home';
import DetailPage from '../../../miniapp/src/pages/packs/certificate';
import CyclesPage from '../../../miniapp/src/pages/packs/cycles';
import HoursPage from '../../../miniapp/src/pages/packs/hours';
import StepPage from '../../../miniapp/src/pages/packs/step';
import { aServer, type PackServer } from '../../support/pack-server';
import { foldedCards, stepCards } from '../../support/step-cards';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const TODAY = '2026-11-20';
const idOf = (letter: string) => letter.repeat(24);
const gone = () => phone.gone[phone.gone.length - 1];
let server: PackServer;

/** A 材料员 of Hubei: exchanged in May 2024, so two cycles are over and the third runs. */
const hubei = (id = idOf('b'), told = {}) =>
  server.held.add(id, {
    ...{ pack: 'hubei-2021', kind: 'site-professional', trade: '材料员' },
    ...{ facts: { exchangedOn: '2024-05-10' }, ...told },
  });
/** A 安全员 C card that expires early in 2027. */
const safety = (id = idOf('c'), told = {}) =>
  server.held.add(id, {
    ...{ pack: 'safety-abc', kind: 'safety-abc', trade: 'C' },
    ...{ facts: { expiresOn: '2027-01-10', employed: true }, ...told },
  });
const statement = (from: string, hours: number) => ({
  ...{ from: parseDay(from), tenths: hours * 10, statedOn: parseDay(TODAY) },
});
const allTold = { statements: [statement('2024-05-11', 32), statement('2025-05-11', 32)] };

async function open(Page: () => JSX.Element, params: Record<string, string>): Promise<void> {
  phone.params = params;
  render(<Page />);
  await screen.findAllByRole('heading');
}

const said = () => document.body.textContent ?? '';

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  for (const each of [intake, choice, certificates, cards]) each.forget();
  changes.set([]);
  server = aServer(TODAY);
});
afterEach(() => {
  if (!phone.asked.some(({ path }) => path.includes('jilin'))) expect(said()).not.toContain('吉林');
});

/** Answers the questions about a 材料员 of Hubei, up to the verdict. */
async function answersHubei(): Promise<void> {
  const on = async (question: string, answer: () => Promise<void>) => {
    phone.params = { question };
    const { unmount } = render(<AddPage />);
    await screen.findByRole('heading');
    await answer();
    unmount();
  };
  await on('place', () => choose(/^湖北省/));
  await on('post', async () => {
    fireEvent.change(await screen.findByLabelText('照证书上的写'), { target: { value: '材料员' } });
    await tap('继续');
  });
  await on('exchangedOn', async () => {
    await tap('2024年');
    await tap('按“2024年”记，继续');
  });
  phone.params = { question: 'verdict' };
  render(<AddPage />);
  await screen.findByText('材料员，我的判断是：');
}

test('a certificate of another place is added with what was answered, and stands on its own page', async () => {
  await answersHubei();
  await tap('加上这本证');
  const [added] = [...server.held.records.values()];
  expect(added).toMatchObject({ pack: 'hubei-2021', trade: '材料员', facts: { exchangedOn: '2024' } });
  expect(gone()).toBe(`reLaunch /pages/packs/certificate/index?id=${added?._id.toHexString()}`);
  expect(phone.storage.has('new-certificate:h1')).toBe(false);
});

test('who has one like it already is told so, and led to it', async () => {
  hubei();
  await answersHubei();
  await screen.findByText('你已经有一本材料员了');
  expect(screen.getByRole('button', { name: '是另一本，还是加上' })).toBeTruthy();
  await tap('看已有的那一本');
  expect(gone()).toBe(`navigateTo /pages/packs/certificate/index?id=${idOf('b')}`);
});

test('a stranger’s answers wait on the phone for whoever signs in', async () => {
  keepSession(null);
  await answersHubei();
  await tap('登录，加上这本证');
  expect(gone()).toBe('navigateTo /pages/sign-in/index');
  cleanup();
  keepSession(aSession());
  const { bringDraft } = await import('../../../miniapp/src/features/intake/store');
  expect(await bringDraft()).toBe(true);
  expect(await bringDraft()).toBe(false);
  await open(AddPage, {});
  await tap('加上这本证');
  expect(server.held.records.size).toBe(1);
});

test('a stranger’s answers about every place come along, those of the one asked about last first', async () => {
  const of = (value: string) => [{ question: 'post', value }];
  const kept = { pack: 'hubei-2021', answers: of('材料员'), aside: { 'anhui-2021': of('资料员') } };
  phone.storage.set('new-certificate:stranger', JSON.stringify(kept));
  const { bringDraft } = await import('../../../miniapp/src/features/intake/store');
  expect(await bringDraft()).toBe(true);
  expect(intake.state.get().data).toMatchObject({ view: { pack: 'hubei-2021' }, waiting: ['anhui-2021'] });
  expect(server.tried).toContainEqual({ pack: 'anhui-2021', answers: of('资料员') });
  expect(phone.storage.has('new-certificate:stranger')).toBe(false);
});

test('home shows certificates of every place, the most urgent first, each with its own next thing', async () => {
  hubei(idOf('b'), allTold);
  safety();
  render(<HomePage />);
  await screen.findByText('材料员');
  const titles = [...document.querySelectorAll('.cert-title')].map((one) => one.textContent);
  expect(titles).toEqual(['建筑施工安管人员（C 类）', '材料员']);
  expect(said()).toContain('湖北省');
  await tap('记学时');
  expect(gone()).toBe(`navigateTo /pages/packs/step/index?id=${idOf('b')}&step=study`);
});

test('without a network home shows what was kept; what was never fetched says how to go on', async () => {
  hubei();
  const { unmount } = render(<HomePage />);
  await screen.findByText('材料员');
  unmount();
  phone.connect(false);
  render(<HomePage />);
  expect(await screen.findByText('材料员')).toBeTruthy();
  cleanup();
  await open(DetailPage, { id: idOf('d') });
  expect(await screen.findByRole('button', { name: '再试一次' })).toBeTruthy();
});

test('the page of a certificate says how it stands by its own pack, why, and what is known of it', async () => {
  hubei(idOf('b'), allTold);
  await open(DetailPage, { id: idOf('b') });
  await screen.findByText('这本证的情况');
  expect(said()).toContain('助手看到的是文件的抄件，以原文为准');
  expect(screen.getByText('2024年5月10日')).toBeTruthy();
  expect(screen.getByText('自己记的')).toBeTruthy();
  await tap(/为什么/);
  expect(said()).toContain('依据：文件');
});

test('a page that was opened once is there without a network', async () => {
  hubei(idOf('b'), allTold);
  await open(DetailPage, { id: idOf('b') });
  await screen.findByText('这本证的情况');
  cleanup();
  phone.connect(false);
  await open(DetailPage, { id: idOf('b') });
  expect(screen.getByText('这本证的情况')).toBeTruthy();
});

test('a certificate that is gone is said to be', async () => {
  await open(DetailPage, { id: idOf('e') });
  expect(await screen.findByText('没找到这本证')).toBeTruthy();
  await tap('回到我的证');
  expect(gone()).toBe('switchTab /pages/home/index');
});

test('a fact is told by as much of the day as is known, and taken back', async () => {
  hubei(idOf('b'), { facts: {} });
  await open(DetailPage, { id: idOf('b'), fact: 'exchangedOn' });
  // It is asked on the page beneath as well.
  await screen.findByText('这本证书是哪一天换发的？', { selector: '.sheet-title' });
  await tap('2024年');
  await tap('2024年5月');
  await tap('按“2024年5月”记下');
  expect(server.held.records.get(idOf('b'))?.facts).toEqual({ exchangedOn: '2024-05' });
  await tap('换证日期，2024年5月，自己记的，改');
  await tap('清掉，先不填');
  expect(server.held.records.get(idOf('b'))?.facts).toEqual({});
});

test('where another device was faster the newest state is shown, and nothing is overwritten', async () => {
  hubei(idOf('b'), allTold);
  await open(DetailPage, { id: idOf('b') });
  await tap('换证日期，2024年5月10日，自己记的，改');
  const { detail } = server.held;
  phone.answers(({ method }) =>
    method === 'PUT'
      ? { status: 409, body: { error: { code: 'version-conflict', message: '别处改过' } } }
      : detail.call(server.held, idOf('b')),
  );
  await tap(/^按“2024年5月10日”记下$/);
  expect(await screen.findByText(/别处刚改过这本证/)).toBeTruthy();
});

test('hours are noted with their day, and taken back with one tap', async () => {
  hubei(idOf('b'), allTold);
  await open(HoursPage, { id: idOf('b') });
  await tap('记学时');
  await choose('4 学时');
  expect(screen.getByRole('button', { name: '先选是哪天学的' }).getAttribute('aria-disabled')).toBe('true');
  await choose(/^今天/);
  await tap(/^记.*4 学时$/);
  expect(server.held.records.get(idOf('b'))?.credits).toMatchObject([{ tenths: 40 }]);
  expect(said()).toContain('还差 28 学时');
});

test('hours noted without a network wait in sight, and are sent when it is back', async () => {
  hubei(idOf('b'), allTold);
  await open(HoursPage, { id: idOf('b') });
  await tap('记学时');
  await choose('8 学时');
  await choose(/^今天/);
  phone.connect(false);
  await tap(/^记.*8 学时$/);
  expect(await screen.findByText('等网络，还没发出去')).toBeTruthy();
  expect(screen.getByText('8 学时等网络，还没算进来')).toBeTruthy();
  phone.online = true;
  await act(async () => noteReached());
  await screen.findByText(/还差 24 学时/);
  expect(server.held.records.get(idOf('b'))?.credits).toMatchObject([{ tenths: 80 }]);
});

test('a course may be made up for the cycle before, where the pack allows it', async () => {
  hubei(idOf('b'), { statements: [statement('2024-05-11', 32), statement('2025-05-11', 20)] });
  await open(HoursPage, { id: idOf('b') });
  await tap('记学时');
  await choose('4 学时');
  await choose(/^今天/);
  await choose(/^补 2025年5月11日/);
  await tap(/^记.*4 学时$/);
  expect(server.held.records.get(idOf('b'))?.credits).toMatchObject([{ for: parseDay('2025-05-11') }]);
});

test('past cycles are asked one at a time, and none at all is an answer', async () => {
  hubei();
  await open(CyclesPage, { id: idOf('b') });
  expect(screen.getAllByRole('heading')[0]?.textContent).toContain('2024年5月11日');
  await choose('0 学时');
  await tap('这段时间学了 0 学时');
  expect(server.held.records.get(idOf('b'))?.statements).toMatchObject([{ from: parseDay('2024-05-11') }]);
  await choose('32 学时');
  await tap('这段时间学了 32 学时');
  expect(await screen.findByText('都说清楚了')).toBeTruthy();
});

test('a past cycle that was told too high is put right with less, and taken back where nobody remembers after all', async () => {
  hubei();
  await open(CyclesPage, { id: idOf('b') });
  for (const _ of ['2024', '2025']) {
    await choose('32 学时');
    await tap('这段时间学了 32 学时');
  }
  const stated = () =>
    server.held.records
      .get(idOf('b'))
      ?.statements.map(({ tenths }) => tenths)
      .sort();
  await tap(/^2024年5月11日.*改/);
  await choose('16 学时');
  await tap('这段时间学了 16 学时');
  expect(stated()).toEqual([160, 320]);
  await tap(/^2024年5月11日.*改/);
  await tap('记不清了，收回这个回答');
  expect(stated()).toEqual([320]);
});

test('a past cycle that one cannot remember stays unsaid, and which it is is said', async () => {
  hubei();
  await open(CyclesPage, { id: idOf('b') });
  await tap('记不清，以后再说');
  await choose('32 学时');
  await tap('这段时间学了 32 学时');
  expect(await screen.findByText('先说到这里')).toBeTruthy();
  expect(screen.queryByText('都说清楚了')).toBeNull();
  expect(server.held.records.get(idOf('b'))?.statements).toHaveLength(1);
  await tap(/^2024年5月11日.*记不清/);
  expect(said()).toContain('2024年5月11日');
  expect(said()).toContain('一共学了多少学时');
});

test('a step says what to do in the words of its pack, and is marked by its fact', async () => {
  safety();
  await open(DetailPage, { id: idOf('c') });
  await tap(/通过单位申请延续/);
  expect(gone()).toBe(`navigateTo /pages/packs/step/index?id=${idOf('c')}&step=apply`);
  cleanup();
  await open(StepPage, { id: idOf('c'), step: 'apply' });
  expect(said()).toContain('请单位替你申请延续');
  await tap('我已申请');
  await tap('2026年');
  await tap('2026年11月');
  await choose('2026年11月18日');
  await tap('按“2026年11月18日”记下');
  expect(server.held.records.get(idOf('c'))?.facts).toMatchObject({ appliedOn: '2026-11-18' });
  await tap('收回这一步');
  expect(server.held.records.get(idOf('c'))?.facts).not.toHaveProperty('appliedOn');
  expect(said()).toContain('收回以后，结果变了');
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('c'))?.facts).toMatchObject({ appliedOn: '2026-11-18' });
});

test('a past cycle that turns the verdict shows before and after, and is untold with one tap', async () => {
  const statements = [statement('2023-05-11', 0), statement('2025-05-11', 32)];
  hubei(idOf('b'), { facts: { exchangedOn: '2023-05-10' }, statements });
  await open(CyclesPage, { id: idOf('b') });
  await choose('0 学时');
  await tap('这段时间学了 0 学时');
  expect(await screen.findByText('记下以后，结果变了')).toBeTruthy();
  expect(said()).toMatch(/你记下的2024年5月11日 到 2025年5月10日一共 0 学时原来先弄清.*现在有问题/);
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('b'))?.statements).toHaveLength(2);
});

test('a change that waited says what it made of the certificate when it is through', async () => {
  const statements = [statement('2023-05-11', 0), statement('2025-05-11', 32)];
  hubei(idOf('b'), { facts: { exchangedOn: '2023-05-10' }, statements });
  await open(CyclesPage, { id: idOf('b') });
  await choose('0 学时');
  phone.connect(false);
  await tap('这段时间学了 0 学时');
  expect(screen.queryByText('记下以后，结果变了')).toBeNull();
  phone.online = true;
  await act(async () => noteReached());
  expect(await screen.findByText('记下以后，结果变了')).toBeTruthy();
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('b'))?.statements).toHaveLength(2);
});

test('an application that still waits to be granted is nowhere called done with', async () => {
  safety(idOf('c'), { facts: { expiresOn: '2027-01-10', employed: true, appliedOn: '2026-11-18' } });
  await open(HomePage, {});
  expect(said()).toContain('接着办延续申请已交，还要等批');
  expect(said()).not.toContain('办好了');
});

test('a kind that cannot hold the post says why, and how one goes on', async () => {
  hubei(idOf('b'));
  await open(DetailPage, { id: idOf('b') });
  await tap(/^证书种类，.*改$/);
  await choose(/水利/);
  const message = '“材料员”不是水利安管人员的类别';
  phone.answers(() => ({ status: 422, body: { error: { code: 'fact-invalid', message, requestId: 'r' } } }));
  await tap('记下来');
  expect(screen.getByRole('alert').textContent).toContain('不是水利安管人员的类别');
  expect(said()).toContain('换不过去的，重新加一本，再把这本删掉');
});

test('where every past cycle is told, none is said to be left', async () => {
  hubei(idOf('b'), { facts: { exchangedOn: '2024-05-10' }, ...allTold });
  await open(CyclesPage, { id: idOf('b') });
  await tap(/^2024年5月11日.*改$/);
  expect(said()).toContain('一共学了多少学时');
  expect(said()).not.toContain('还有 0 段要说');
});

test('a change that makes something else of a certificate shows before and after, and is taken back', async () => {
  safety();
  await open(DetailPage, { id: idOf('c') });
  await tap('有效期到，2027年1月10日，自己记的，改');
  await tap('1月，点这里重选');
  await tap('2027年，点这里重选');
  await tap('2025年');
  await tap('按“2025年”记下');
  expect(await screen.findByText('记下以后，结果变了')).toBeTruthy();
  expect(said()).toContain('你记下的有效期到：2025年原来接着办可以延续了现在有问题');
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('c'))?.facts).toMatchObject({ expiresOn: '2027-01-10' });
});

/** A 材料员 of Yunnan, whose old certificate is exchanged with this round. */
const yunnan = (id = idOf('a'), told = {}) =>
  server.held.add(id, { pack: 'yunnan-2023', kind: 'site-professional', trade: '材料员', ...told });

test('a step of any place begins with where it is done; papers and trouble wait until they are needed', async () => {
  yunnan();
  await open(StepPage, { id: idOf('a'), step: 'register' });
  expect(stepCards()).toEqual(['在哪里做', '怎么做', '看到这个就成了', '手边备好']);
  expect(foldedCards()).toEqual(['手边备好']);
  cleanup();
  hubei();
  await open(StepPage, { id: idOf('b'), step: 'study' });
  expect(stepCards()[0]).toBe('在哪里做');
  expect(foldedCards()).toContain('可能碰到的麻烦');
});

test('a step that only follows from a later one is not shown as done by anybody', async () => {
  yunnan(idOf('a'), { facts: { exchangedOn: '2024-01-05' } });
  await open(StepPage, { id: idOf('a'), step: 'register' });
  expect(said()).toContain('这一步该是做过了');
  expect(screen.queryByRole('button', { name: '收回这一步' })).toBeNull();
  expect(said()).not.toContain('自己记的');
});

test('another post is told as at first: what it makes of the certificate is shown, and taken back', async () => {
  yunnan();
  await open(DetailPage, { id: idOf('a') });
  await tap('岗位，材料员，改');
  await screen.findByRole('radio', { name: '材料员' });
  await choose('都不是，我自己写');
  fireEvent.change(screen.getByLabelText('照证书上的写'), { target: { value: '试验员' } });
  await tap('记下来');
  expect(await screen.findByText('记下以后，结果变了')).toBeTruthy();
  expect(said()).toContain('你记下的岗位：试验员');
  expect(server.held.records.get(idOf('a'))).toMatchObject({ trade: '试验员', specialty: null });
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('a'))).toMatchObject({ trade: '材料员', specialty: null });
});

test('a post that makes it the same as another certificate is noticed before it is kept', async () => {
  yunnan();
  yunnan(idOf('b'), { trade: '资料员' });
  await open(DetailPage, { id: idOf('a') });
  await tap('岗位，材料员，改');
  await screen.findByRole('radio', { name: '材料员' });
  expect(screen.queryByRole('alert')).toBeNull();
  await choose('资料员');
  expect(screen.getByRole('alert').textContent).toMatch(/^你已经有一本资料员了/);
  await choose('材料员');
  expect(screen.queryByRole('alert')).toBeNull();
});

test('another card is chosen from the cards of its pack', async () => {
  safety();
  await open(DetailPage, { id: idOf('c') });
  await tap('类别，C 类，改');
  expect((await screen.findByRole('radio', { name: 'C 类' })).getAttribute('aria-checked')).toBe('true');
  await choose('B 类');
  await tap('记下来');
  expect(await screen.findByRole('button', { name: '类别，B 类，改' })).toBeTruthy();
  expect(server.held.records.get(idOf('c'))).toMatchObject({ trade: 'B', kind: 'safety-abc' });
});

test('the kind is corrected too, with the place that it is of, and what was told stays', async () => {
  safety(idOf('c'), { facts: { expiresOn: '2025', employed: true } });
  await open(DetailPage, { id: idOf('c') });
  await tap(/^证书种类，.*改$/);
  await choose(/水利/);
  await tap('记下来');
  const { facts } = server.held.records.get(idOf('c')) ?? {};
  expect(server.held.records.get(idOf('c'))).toMatchObject({ pack: 'water-abc', trade: 'C' });
  expect(facts).toEqual({ expiresOn: '2025', employed: true });
  expect(said()).toMatch(/记下以后，结果变了.*证书种类：.*水利/);
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('c'))).toMatchObject({ pack: 'safety-abc', facts });
});

test('an application that settles what was asked shows before and after; taken back, nobody has told of it', async () => {
  safety(idOf('c'), { facts: { expiresOn: '2027-01-10' } });
  await open(DetailPage, { id: idOf('c'), fact: 'appliedOn' });
  await tap('2026年');
  await tap('2026年11月');
  await choose('2026年11月18日');
  await tap('按“2026年11月18日”记下');
  expect(said()).toMatch(/记下以后，结果变了.*原来先弄清.*现在接着办延续申请已交，还要等批/);
  await tap('不对，改回去');
  expect(server.held.records.get(idOf('c'))?.facts).toEqual({ expiresOn: '2027-01-10' });
});

test('an application after the day of expiry is questioned before it is marked', async () => {
  safety(idOf('c'), { facts: { expiresOn: '2026-10-10', employed: true } });
  await open(DetailPage, { id: idOf('c'), fact: 'appliedOn' });
  await tap('2026年');
  await tap('2026年11月');
  await choose('2026年11月18日');
  expect(screen.getByRole('alert').textContent).toContain('有效期到 10月10日，这一天在那以后');
  expect(screen.getByRole('button', { name: '没错，就是2026年11月18日' })).toBeTruthy();
});

test('cycles that were enough one after the other are told, and no more after one that was not', async () => {
  hubei(idOf('b'), allTold);
  await open(HoursPage, { id: idOf('b') });
  expect(await screen.findByText('连着 2 段学够了')).toBeTruthy();
  cleanup();
  hubei(idOf('e'), { statements: [statement('2024-05-11', 32), statement('2025-05-11', 8)] });
  await open(HoursPage, { id: idOf('e') });
  await screen.findByText('8 / 32 学时');
  expect(said()).not.toContain('连着');
});

test('hours that are missing are told by the day or the month, while days are left', async () => {
  hubei(idOf('b'), allTold);
  await open(HoursPage, { id: idOf('b') });
  expect(await screen.findByText(/^每(天|月) [\d.]+ 学时就来得及$/)).toBeTruthy();
});

test('where no step helps any more, whom to ask is said', async () => {
  safety(idOf('c'), { facts: { expiresOn: '2026-01-10', employed: true } });
  await open(StepPage, { id: idOf('c'), advice: 'retake' });
  expect(screen.getByRole('heading', { name: '重新考核取证' })).toBeTruthy();
  expect(said()).toContain('第十条');
});

test('the old pages lead on to the page of a certificate that only its pack can speak of', async () => {
  hubei();
  phone.params = { id: idOf('b') };
  render(<JilinPage />);
  await act(async () => {});
  expect(gone()).toBe(`redirectTo /pages/packs/certificate/index?id=${idOf('b')}`);
});

test('before a pack is published its facts are kept and nothing is judged', async () => {
  phone.reset();
  keepSession(aSession());
  server = aServer('2021-01-05');
  hubei(idOf('b'), { facts: {} });
  await open(DetailPage, { id: idOf('b') });
  expect(await screen.findByText('这份文件当时还没有发布')).toBeTruthy();
  cleanup();
  render(<HomePage />);
  expect(await screen.findByText('这份文件当时还没有发布')).toBeTruthy();
});

test('a certificate is put away, brought back and deleted', async () => {
  hubei(idOf('b'), allTold);
  await open(DetailPage, { id: idOf('b') });
  await tap(/^收起这本证/);
  expect(server.held.records.get(idOf('b'))?.archived).toBe(true);
  await tap('拿回来');
  expect(server.held.records.get(idOf('b'))?.archived).toBe(false);
  // Whoever only wants it out of sight finds that where it would be deleted.
  await tap('删除这本证');
  await tap('收起这本证');
  expect(server.held.records.get(idOf('b'))?.archived).toBe(true);
  expect(screen.queryByText('真的要删除吗？')).toBeNull();
  await tap('拿回来');
  await tap('删除这本证');
  await tap('删除');
  expect(server.held.records.size).toBe(0);
});

describe('a certificate whose document is served no longer', () => {
  beforeEach(() => {
    server = aServer(TODAY, ['safety-abc']);
  });

  test('is shown with what was told, is not judged, and can be deleted', async () => {
    const id = hubei(idOf('d'), { ...allTold });
    await open(DetailPage, { id });
    expect(said()).toContain('这里现在不办这份文件了');
    expect(said()).toContain('你填过的都还在');
    expect(said()).toContain('2024年5月10日');
    expect(said()).not.toMatch(/32 ?学时|还差|截止/);
    cleanup();
    await open(HomePage, {});
    expect(await screen.findByText('材料员')).toBeTruthy();
    expect(said()).toContain('这里现在不办这份文件了');
    cleanup();
    await open(DetailPage, { id });
    await tap('删除这本证');
    expect(server.held.records.has(id)).toBe(true);
  });

  test('nothing of it can be told anew, and before it goes elsewhere it is said that there is no way back', async () => {
    const id = server.held.add(idOf('c'), {
      ...{ pack: 'water-abc', kind: 'safety-abc', trade: 'C' },
      ...{ facts: { expiresOn: '2027-01-10', employed: true } },
    });
    await open(DetailPage, { id });
    expect(screen.queryByRole('button', { name: /^岗位/ })).toBeNull();
    expect(screen.queryByRole('button', { name: /^有效期到/ })).toBeNull();
    await tap(/^证书种类，.*改$/);
    expect(said()).not.toContain('转不回来');
    await choose(/安全/);
    expect(said()).toContain('转过去，就转不回来了。填过的都还留着');
    await tap('记下来');
    expect(server.held.records.get(id)).toMatchObject({ pack: 'safety-abc' });
    expect(screen.queryByText('撤销')).toBeNull();
    expect(screen.queryByText('不对，改回去')).toBeNull();
    cleanup();
    await open(HoursPage, { id: hubei(idOf('d'), { ...allTold }) });
    expect(screen.queryByRole('button', { name: '记学时' })).toBeNull();
  });

  test('nor known at all: it is not said to be gone, and can be put away', async () => {
    const id = server.held.add(idOf('e'), {
      ...{ pack: 'nowhere-2020', kind: 'site-professional', trade: '测量员' },
      ...{ facts: { exchangedOn: '2024-05-10' } },
    });
    await open(DetailPage, { id });
    expect(said()).toContain('测量员');
    expect(said()).toContain('这里现在不办这份文件了');
    expect(said()).not.toContain('没找到这本证');
    expect(said()).toContain('删除这本证');
  });
});
