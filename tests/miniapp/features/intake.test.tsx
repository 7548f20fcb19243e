import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { storage } from '../../../miniapp/src/api/storage';
import { ConsentView } from '../../../miniapp/src/features/account/ConsentView';
import { intake } from '../../../miniapp/src/features/intake/store';
import { choice, choose as choosePlace } from '../../../miniapp/src/features/packs/store';
import AddPage from '../../../miniapp/src/pages/add';
import HomePage from '../../../miniapp/src/pages/home';
import { aServer } from '../../support/pack-server';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const signIn = () => keepSession(aSession());

/** Opens the screen of a question, or where one stands. */
async function open(question?: string): Promise<void> {
  phone.params = question ? { question } : {};
  render(<AddPage />);
  await screen.findByRole('heading');
}

/** Answers a question on a screen of its own, and leaves it. */
async function answered(question: string, answer: string): Promise<void> {
  phone.params = { question };
  const { unmount } = render(<AddPage />);
  await screen.findByRole('heading');
  await choose(new RegExp(`^${answer}`));
  unmount();
}

const gone = () => phone.gone[phone.gone.length - 1];

beforeEach(() => {
  phone.reset();
  keepSession(null);
  for (const each of [intake, choice]) each.forget();
});

test('the place comes first: the preset one at the head, each with how far its document is known, which is named only where two are of one place', async () => {
  signIn();
  aServer('2026-11-20');
  await open();
  expect(screen.getByRole('heading').textContent).toBe('哪里的证书');
  const [first] = await screen.findAllByRole('radio');
  expect(first?.textContent).toContain('吉林省');
  const hubei = screen.getByRole('radio', { name: /^湖北省/ }).textContent;
  expect(hubei).toBe('湖北省助手看到的是文件的抄件');
});

test('a tap on the place leads to the post, and what has no certificate speaks by it from now on', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await open();
  await choose(/吉林省/);
  expect(gone()).toBe('navigateTo /pages/add/index?question=post');
  expect(server.choice).toBe('jilin-2022-25');
});

test('posts of all kinds stand in one list with a search; the kind is not asked', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '吉林省');
  await open('post');
  expect(screen.getByText('技能人员')).toBeTruthy();
  fireEvent.change(screen.getByLabelText('找一找'), { target: { value: '架子' } });
  expect(screen.queryByText('施工员（土建）')).toBeNull();
  await choose('架子工');
  expect(gone()).toBe('navigateTo /pages/add/index?question=holding');
  expect(server.tried.at(-1)).toMatchObject({
    answers: [{ question: 'post', value: 'skilled-worker/架子工' }],
  });
});

test('a post that is not in the list can be written', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '吉林省');
  await open('post');
  fireEvent.change(screen.getByLabelText('找一找'), { target: { value: '测量仪' } });
  expect(screen.queryByRole('radio', { name: '施工员（土建）' })).toBeNull();
  expect(screen.getByText(/列表里没有“测量仪”/)).toBeTruthy();
  await choose('证上写的就是“测量仪”');
  await tap('继续');
  expect(server.tried.at(-1)).toMatchObject({ answers: [{ question: 'post', value: '测量仪' }] });
});

test('of a day 还没有, a year, a month and 记不清 are answers, and nothing is chosen beforehand', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '湖北省');
  phone.params = { question: 'post' };
  const { unmount } = render(<AddPage />);
  fireEvent.change(await screen.findByLabelText('照证书上的写'), { target: { value: '材料员' } });
  await tap('继续');
  unmount();
  await open('exchangedOn');
  expect(screen.getByRole('radio', { name: '还没有' })).toBeTruthy();
  expect(screen.queryByRole('button', { name: /继续/ })).toBeNull();
  await tap('2024年');
  await tap('2024年5月');
  await tap('按“2024年5月”记，继续');
  expect(server.tried.at(-1)?.answers.at(-1)).toEqual({ question: 'exchangedOn', value: '2024-05' });
  expect(gone()).toBe('navigateTo /pages/add/index?question=verdict');
});

test('a day that is fixed may lie ahead', async () => {
  signIn();
  aServer('2026-11-20');
  await answered('place', '全国（建筑施工）');
  await answered('post', 'C 类');
  await open('expiresOn');
  expect(screen.getByRole('button', { name: '2028年' })).toBeTruthy();
});

test('a day that contradicts another answer is questioned before it is taken, and can still be meant', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '全国（建筑施工）');
  await answered('post', 'C 类');
  phone.params = { question: 'expiresOn' };
  const { unmount } = render(<AddPage />);
  await tap('2026年');
  await tap('2026年10月');
  await choose('2026年10月1日');
  unmount();
  await open('appliedOn');
  await tap('2026年');
  await tap('2026年11月');
  await choose('2026年11月2日');
  expect(screen.getByRole('alert').textContent).toContain('有效期到 10月1日，这一天在那以后，延续就晚了');
  expect(server.tried.at(-1)?.answers.at(-1)).toMatchObject({ question: 'expiresOn' });
  await tap('没错，就是2026年11月2日');
  expect(server.tried.at(-1)?.answers.at(-1)).toEqual({ question: 'appliedOn', value: '2026-11-02' });
});

test('days after the exchange’s deadline, and before its document, are questioned', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('holding', '已经换成电子证书');
  await open('exchangedOn');
  await tap('2023年');
  expect(screen.getByRole('alert').textContent).toBe(
    '换证的期限是 2022年12月31日，这一年在期限以后。真的是 2023年吗？',
  );
  const [safer, kept] = screen.getAllByRole('button', { name: /^(不是，重新选|没错，就是2023年)$/ });
  expect(kept?.textContent).toBe('没错，就是2023年');
  if (safer) fireEvent.click(safer);
  expect(screen.queryByRole('alert')).toBeNull();
  await tap('2021年');
  expect(screen.getByRole('alert').textContent).toContain('要换证的文件是 2022年11月14日才发的');
  await tap('2021年，点这里重选');
  await tap('2022年');
  expect(screen.queryByRole('alert')).toBeNull();
  expect(server.tried.at(-1)?.answers).toHaveLength(2);
});

test('a day that is typed waits for its button', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('holding', '已经换成电子证书');
  await open('exchangedOn');
  fireEvent.change(screen.getByLabelText('知道是哪天的，也可以打出来'), { target: { value: '20221201' } });
  expect(server.tried.at(-1)?.answers).toHaveLength(2);
  await tap('按“2022年12月1日”记，继续');
  expect(server.tried.at(-1)?.answers.at(-1)).toEqual({ question: 'exchangedOn', value: '2022-12-01' });
});

test('a changed answer takes the place of its screen, and what follows stays as far as it applies', async () => {
  signIn();
  aServer('2022-12-05');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('holding', '旧证书，还没换');
  await open('post');
  await choose('架子工');
  expect(gone()).toBe('redirectTo /pages/add/index?question=registryStatus');
});

test('another place begins the questions anew', async () => {
  signIn();
  const server = aServer('2022-12-05');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('place', '湖北省');
  expect(server.tried.at(-1)).toEqual({ pack: 'hubei-2021', answers: [] });
});

async function answersHubei(): Promise<void> {
  await answered('place', '湖北省');
  phone.params = { question: 'post' };
  const post = render(<AddPage />);
  fireEvent.change(await screen.findByLabelText('照证书上的写'), { target: { value: '材料员' } });
  await tap('继续');
  post.unmount();
  phone.params = { question: 'exchangedOn' };
  const day = render(<AddPage />);
  await tap('2024年');
  await tap('按“2024年”记，继续');
  day.unmount();
}

test('when all is answered the verdict stands there by its own pack, and of no other', async () => {
  signIn();
  aServer('2026-11-20');
  await answersHubei();
  await open('verdict');
  expect(screen.getByText('材料员，我的判断是：')).toBeTruthy();
  expect(screen.getByText('先说说这本证书是哪一天换发的')).toBeTruthy();
  expect(document.body.textContent).not.toContain('吉林');
});

test('before a pack is published its facts are kept and nothing is judged', async () => {
  signIn();
  aServer('2021-01-05');
  await answered('place', '湖北省');
  phone.params = { question: 'post' };
  const { unmount } = render(<AddPage />);
  fireEvent.change(await screen.findByLabelText('照证书上的写'), { target: { value: '材料员' } });
  await tap('继续');
  unmount();
  await answered('exchangedOn', '还没有');
  phone.params = { question: 'issuedOn' };
  const asked = render(<AddPage />);
  await screen.findByRole('heading');
  // Not exchanged, it was issued: on which day is asked, and not whether.
  expect(screen.queryByRole('radio', { name: /^还没有/ })).toBeNull();
  await choose('记不清是哪一年');
  await tap('按“记不清哪天”记，继续');
  asked.unmount();
  await open('verdict');
  expect(screen.getByText('这份文件当时还没有发布')).toBeTruthy();
  expect(screen.queryByText(/我的判断是/)).toBeNull();
});

test('a visitor who chose a place is not asked for it again', async () => {
  aServer('2026-11-20');
  await choosePlace('hubei-2021');
  await open();
  expect(await screen.findByText('证书上写的是什么岗位？')).toBeTruthy();
});

test('the day of what happened may be forgotten, and the verdict says what is missing', async () => {
  signIn();
  aServer('2022-12-05');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('holding', '已经换成电子证书');
  await open('exchangedOn');
  expect(screen.queryByRole('radio', { name: '还没有' })).toBeNull();
  await choose('记不清是哪一年');
  await tap('按“记不清哪天”记，继续');
  cleanup();
  await open('verdict');
  expect(screen.getByText('先想想哪一天申请更换的')).toBeTruthy();
});

test('the verdict stands there with its day and clause, before anything is added', async () => {
  signIn();
  const server = aServer('2022-12-05');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('holding', '旧证书，还没换');
  await answered('registryStatus', '有效');
  await open('verdict');
  expect(screen.getByText('先去注册，学满学时才能换')).toBeTruthy();
  expect(screen.getByText('12月31日（还剩26天）')).toBeTruthy();
  await tap('依据：文件第一条');
  expect(screen.getByText(/吉林省建设工程技术人员培训管理系统/)).toBeTruthy();
  expect(server.held.records.size).toBe(0);
  await tap('加上这本证');
  expect(server.held.records.size).toBe(1);
  expect(gone()).toBe(`reLaunch /pages/way/index?id=${'f'.repeat(24)}`);
});

test('a holder finds the answers again on another phone; what an app of before kept on this one is brought along', async () => {
  signIn();
  const server = aServer('2026-11-20');
  await answered('place', '吉林省');
  await answered('post', '架子工');
  phone.storage.clear();
  signIn();
  intake.forget();
  await open();
  expect(await screen.findByText('现在手里是哪一种？')).toBeTruthy();
  cleanup();
  storage.write(`new-certificate:${aSession().holderId}`, {
    ...{ requestId: 'request-1', pack: 'hubei-2021' },
    answers: [{ question: 'post', value: '材料员' }],
  });
  intake.forget();
  await open();
  expect(await screen.findByText('这本证书是哪一天换发的？')).toBeTruthy();
  expect(server.tried.at(-1)).toMatchObject({ pack: 'hubei-2021' });
});

test.each(['cailiao', 'cly', '材聊员'])(
  'a post is found by its letters, and with a slip of the finger: %s',
  async (sought) => {
    signIn();
    aServer('2022-12-05');
    await answered('place', '吉林省');
    await open('post');
    fireEvent.change(screen.getByLabelText('找一找'), { target: { value: sought } });
    expect(screen.getAllByRole('radio').map(({ textContent }) => textContent)).toContain('材料员');
    expect(screen.queryByRole('radio', { name: '木工' })).toBeNull();
  },
);

test('what a place does not speak of leads to another place', async () => {
  signIn();
  aServer('2026-11-20');
  await answered('place', '湖北省');
  await open('post');
  expect(screen.queryByText('照证书上写的填。')).toBeNull();
  fireEvent.change(screen.getByLabelText('照证书上的写'), { target: { value: '木工' } });
  await tap('继续');
  await tap('换一份文件');
  expect(gone()).toBe('navigateTo /pages/add/index?question=place');
});

test('what a stranger answered of a place is there again when it is chosen again', async () => {
  const server = aServer('2026-11-20');
  await answered('place', '吉林省');
  await answered('post', '资料员');
  await answered('place', '湖北省');
  expect(server.tried.at(-1)).toMatchObject({ pack: 'hubei-2021', answers: [] });
  await answered('place', '吉林省');
  const answers = [{ question: 'post', value: 'site-professional/资料员' }];
  expect(server.tried.at(-1)).toMatchObject({ pack: 'jilin-2022-25', answers });
  await open();
  expect(await screen.findByText('现在手里是哪一种？')).toBeTruthy();
});

test('where the preset document is not the one that was chosen, nobody is promised its exchange', async () => {
  signIn();
  aServer('2026-11-20');
  await choosePlace('safety-abc');
  render(<HomePage />);
  expect(await screen.findByText(/这本证要办什么/)).toBeTruthy();
  cleanup();
  render(<ConsentView notice={[]} />);
  expect(document.body.textContent).not.toMatch(/换/);
});

describe('answers that wait', () => {
  const holdersIn = async () => {
    signIn();
    return aServer('2026-11-20');
  };
  const titles = () =>
    [...document.querySelectorAll('.cert-title, .entry-text')].map((node) => node.textContent);

  test('are spoken of at home, and a tap goes on with them', async () => {
    await holdersIn();
    await answered('place', '吉林省');
    await answered('post', '资料员');
    render(<HomePage />);
    expect(await screen.findByText('你上次答到一半')).toBeTruthy();
    expect(screen.getByText('吉林省的证')).toBeTruthy();
    expect(screen.queryByText('还没有证书')).toBeNull();
    await tap('接着答');
    expect(gone()).toBe('navigateTo /pages/add/index');
    cleanup();
    await open();
    expect(await screen.findByText('现在手里是哪一种？')).toBeTruthy();
  });

  test('are taken over for another certificate only where that is said; else it begins anew, and those of other places wait on', async () => {
    await holdersIn();
    await answered('place', '湖北省');
    await answered('place', '吉林省');
    await answered('post', '资料员');
    phone.params = { question: 'place', another: '1' };
    const { unmount } = render(<AddPage />);
    await choose(/^吉林省/);
    expect(await screen.findByText('吉林省的证，答过：资料员。')).toBeTruthy();
    await tap('接着答');
    expect(gone()).toMatch(/question=holding$/);
    unmount();
    render(<AddPage />);
    await choose(/^吉林省/);
    await tap('是另一本，从头来');
    expect(gone()).toMatch(/question=post$/);
    // On the same page, back and forth, it is not asked again.
    await choose(/^吉林省/);
    expect(gone()).toMatch(/question=post$/);
    expect(intake.state.get().data?.view?.answered).toEqual([]);
  });

  test('of another place stand there too, and are chosen again by the tap', async () => {
    const server = await holdersIn();
    await answered('place', '吉林省');
    await answered('post', '资料员');
    await answered('place', '湖北省');
    render(<HomePage />);
    await tap('接着答');
    expect(server.tried.at(-1)?.pack).toBe('jilin-2022-25');
    cleanup();
    await open();
    expect(await screen.findByText('现在手里是哪一种？')).toBeTruthy();
  });

  test('come after what presses within a month, and before what does not', async () => {
    const server = await holdersIn();
    for (const [id, trade, expiresOn] of [
      ['1'.repeat(24), '安全员甲', '2026-12-01'],
      ['2'.repeat(24), '安全员乙', '2028-12-01'],
    ] as const)
      server.held.add(id, { pack: 'safety-abc', kind: 'c', trade, facts: { expiresOn } as never });
    await answered('place', '吉林省');
    await answered('post', '资料员');
    render(<HomePage />);
    await screen.findByText('你上次答到一半');
    expect(titles()).toEqual(['安全员甲', '你上次答到一半', '安全员乙']);
  });

  test('are not called half when every question is answered and nothing is added yet', async () => {
    await holdersIn();
    await answersHubei();
    render(<HomePage />);
    expect(await screen.findByText('问题都答完了，证还没加上')).toBeTruthy();
    expect(screen.getByText('湖北省 · 材料员')).toBeTruthy();
  });

  test('of a stranger are on the phone: the first button goes on with the place that is chosen', async () => {
    aServer('2026-11-20');
    await answered('place', '吉林省');
    await answered('post', '资料员');
    render(<HomePage />);
    expect(await screen.findByRole('button', { name: '接着答' })).toBeTruthy();
    cleanup();
    await answered('place', '湖北省');
    render(<HomePage />);
    expect(await screen.findByRole('button', { name: '看看我的证要办什么' })).toBeTruthy();
    await tap(/^你上次答到一半/);
    cleanup();
    await open();
    expect(await screen.findByText('现在手里是哪一种？')).toBeTruthy();
  });

  test('are not spoken of where only a place was chosen, or after they were added', async () => {
    const server = await holdersIn();
    await answered('place', '湖北省');
    render(<HomePage />);
    expect(await screen.findByText('还没有证书')).toBeTruthy();
    cleanup();
    await answersHubei();
    await open('verdict');
    await tap('加上这本证');
    expect(server.held.records.size).toBe(1);
    cleanup();
    render(<HomePage />);
    await screen.findByText('材料员');
    expect(screen.queryByText(/答到一半|证还没加上/)).toBeNull();
  });
});
