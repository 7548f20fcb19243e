import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { keepSession, session } from '../../../miniapp/src/api/session';
import { signInOptions } from '../../../miniapp/src/features/account/store';
import { officePlace } from '../../../miniapp/src/features/office/address';
import JoinedPage from '../../../miniapp/src/pages/office/joined';
import PosterPage from '../../../miniapp/src/pages/office/poster';
import DeskPage from '../../../miniapp/src/pages/office/sign-in';
import { choose, tap } from '../../support/taps';
import { type Answer, type Asked, phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const CODE = 'a'.repeat(26);
/** What the office's addresses answer; whatever else the screens ask for is not there. */
function answers(of: (asked: Asked) => Answer): void {
  phone.answers((asked) =>
    /\/v1\/(office|auth|me)/.test(asked.path) ? of(asked) : { status: 404, body: null },
  );
}
const written = () => phone.asked.filter(({ method }) => method !== 'GET');

const desk = {
  purpose: 'sign-in',
  browser: 'Edge 120 · Windows',
  address: '10.0.0.7',
  digits: '47',
  askedAt: '2022-12-05T01:00:00.000Z',
  expiresAt: '2022-12-05T01:02:00.000Z',
  memberships: [],
};
const poster = {
  company: '示范建筑公司',
  creditCode: '91220101MA0Y0T7X4K',
  project: '一号楼',
  notice: [{ title: '看什么', text: '只看你选的' }],
  kinds: [
    { kind: 'hours', name: '学时', text: '今年学了多少' },
    { kind: 'nudges', name: '提醒我', text: '期限以前提醒' },
  ],
  certificates: [
    { id: 'a1', title: '施工员（土建）', number: '吉建001', joined: false, official: true },
    { id: 'a2', title: '材料员', number: null, joined: false, official: false },
    { id: 'a3', title: '资料员', number: '吉建003', joined: false, official: false },
  ],
};

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  signInOptions.forget();
  phone.params = { code: CODE };
});

describe('a desk wants to be signed in', () => {
  beforeEach(() => answers(({ method }) => (method === 'GET' ? { body: desk } : { status: 204 })));

  test('the phone shows which one and its digits, and confirms it with them', async () => {
    render(<DeskPage />);
    await screen.findByText('47');
    expect(screen.getByText('Edge 120 · Windows')).toBeTruthy();
    expect(screen.getByText('10.0.0.7')).toBeTruthy();
    expect(written()).toEqual([]);
    await tap('数字一样，确认登录');
    expect(written()).toMatchObject([
      { path: `/v1/office/sign-ins/${CODE}/answer`, body: { confirm: true, digits: '47' } },
    ]);
    await screen.findByText('电脑上登录好了');
  });

  test('whoever did not ask for it refuses, and is told that nothing happened', async () => {
    render(<DeskPage />);
    await screen.findByText('47');
    await tap('不是我，拒绝');
    expect(written()).toMatchObject([{ body: { confirm: false } }]);
    await screen.findByText('拒绝了，那台电脑进不来');
  });

  test('a desk that wants to take a list out says so, and confirms nothing else', async () => {
    answers(({ method }) => (method === 'GET' ? { body: { ...desk, purpose: 'export' } } : { status: 204 }));
    render(<DeskPage />);
    await screen.findByText(/要下载单位的名单/);
    expect(screen.queryByText('数字一样，确认登录')).toBeNull();
    await tap('数字一样，确认下载');
    await screen.findByText('电脑上可以下载了');
  });

  test('who is signed out signs in first, and comes back to it', async () => {
    keepSession(null);
    render(<DeskPage />);
    await act(async () => undefined);
    expect(session.get()).toBeNull();
    expect(phone.gone).toEqual(['reLaunch /pages/sign-in/index']);
    expect(JSON.parse(String(phone.storage.get('after-sign-in')))).toMatchObject({
      page: 'office-desk',
      params: { code: CODE },
    });
  });
});

describe('a company asks to be let in', () => {
  beforeEach(() =>
    answers(({ method }) => (method === 'GET' ? { body: poster } : { status: 201, body: {} })),
  );

  test('nothing is chosen beforehand, and nothing is sent before both are said', async () => {
    render(<PosterPage />);
    await screen.findByText('“示范建筑公司”请你加入');
    await tap('先选哪一本证');
    expect(written()).toEqual([]);
    await choose(/^施工员（土建）/);
    await tap('先选同意给什么');
    expect(written()).toEqual([]);
  });

  test('consent is for one certificate and the kinds that were chosen', async () => {
    render(<PosterPage />);
    await screen.findByText('“示范建筑公司”请你加入');
    await choose(/^施工员（土建）/);
    await act(async () => void fireEvent.click(screen.getByRole('checkbox', { name: /^提醒我/ })));
    await tap('同意');
    expect(written()).toMatchObject([
      { path: `/v1/office/posters/${CODE}/consents`, body: { certificateId: 'a1', kinds: ['nudges'] } },
    ]);
    await screen.findByText('同意了');
  });

  test('of a certificate that no list says is theirs, the name on it is asked for and sent', async () => {
    render(<PosterPage />);
    await screen.findByText('“示范建筑公司”请你加入');
    await choose(/^资料员/);
    await act(async () => void fireEvent.click(screen.getByRole('checkbox', { name: /^提醒我/ })));
    await tap('先填证书上的姓名');
    expect(written()).toEqual([]);
    fireEvent.change(screen.getByLabelText('证书上的姓名'), { target: { value: '张三' } });
    await tap('同意');
    expect(written()).toMatchObject([{ body: { certificateId: 'a3', kinds: ['nudges'], name: '张三' } }]);
  });

  test('whoever says no sends nothing', async () => {
    render(<PosterPage />);
    await screen.findByText('“示范建筑公司”请你加入');
    await tap('不同意');
    await screen.findByText('没有告诉任何人。什么都没有变。');
    expect(written()).toEqual([]);
  });

  test('the changed privacy notice is agreed to first', async () => {
    let agreed = false;
    answers(({ method, path }) => {
      if (path.startsWith('/v1/auth/options'))
        return {
          body: {
            methods: ['phone'],
            privacyVersion: '2026-11',
            privacyNotice: [{ title: '单位', text: '新的一段' }],
            demoIdentities: [],
          },
        };
      if (method === 'PUT') agreed = true;
      if (method === 'PUT') return { body: { id: 'h1' } };
      if (agreed) return { body: poster };
      return {
        status: 422,
        body: { error: { code: 'consent-required', message: '先看隐私说明', requestId: 'r' } },
      };
    });
    render(<PosterPage />);
    await screen.findByText('新的一段');
    await tap('看过了，同意');
    await screen.findByText('“示范建筑公司”请你加入');
    expect(written()).toMatchObject([{ path: '/v1/me/privacy', body: { consent: '2026-11' } }]);
  });
});

test('consent is taken back where it is listed, after saying what that means', async () => {
  const consent = {
    ...{ id: 'c1', company: '示范建筑公司', creditCode: '91220101MA0Y0T7X4K', project: null },
    ...{ certificateId: 'a1', certificate: '施工员（土建）', kinds: ['hours'], givenOn: '2022-12-01' },
  };
  let teams: object[] = [];
  answers(({ method, path }) => {
    if (method !== 'GET') return { status: 204 };
    if (path.endsWith('/team')) return { body: { asOf: '2022-12-05', teams } };
    return path.endsWith('/desks') ? { body: { desks: [] } } : { body: { consents: [consent] } };
  });
  render(<JoinedPage />);
  await screen.findByText('示范建筑公司');
  expect(screen.queryByText('我项目里的人')).toBeNull(); // of whoever leads nobody
  teams = [{ org: { id: 'o1', name: '示范建筑公司' }, projects: ['一号楼'], people: [] }];
  cleanup();
  render(<JoinedPage />);
  await tap(/^我项目里的人/);
  expect(phone.gone).toEqual(['navigateTo /pages/office/team/index']);
  expect(screen.getByText(/^看得到.*，看不到.*，/)).toBeTruthy();
  await tap('收回同意');
  expect(written()).toEqual([]);
  await screen.findByText(/马上看不到了/);
  const [, confirm] = screen.getAllByRole('button', { name: '收回同意' });
  await act(async () => void fireEvent.click(confirm as HTMLElement));
  expect(written()).toMatchObject([{ method: 'DELETE', path: '/v1/office/consents/c1' }]);
});

test.each([
  [`https://help.example/#/pages/office/poster/index?code=${CODE}`, 'office-poster'],
  [`/#/pages/office/sign-in/index?code=${CODE}`, 'office-desk'],
  [`https://help.example/#/pages/office/poster/index?code=${CODE.slice(1)}`, undefined],
  ['https://help.example/S/ABC', undefined],
  ['吉建001', undefined],
])('the scanned %s leads to the page %s', (content, page) => {
  expect(officePlace(content)?.page).toBe(page);
});
