import { act, fireEvent, render, screen } from '@testing-library/react';
import { changes, discard, submit } from '../../../miniapp/src/api/queue';
import { keepSession, session } from '../../../miniapp/src/api/session';
import { me } from '../../../miniapp/src/features/account/store';
import { keepTextSize } from '../../../miniapp/src/features/shell/text-size';
import MePage from '../../../miniapp/src/pages/me';
import { textSizeFor } from '../../../miniapp/src/ui/theme/text-size';
import { choose, tap } from '../../support/taps';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const account = {
  ...{
    id: 'h1',
    version: 5,
    phoneMasked: '138****5678',
    signInMethods: ['phone'],
    consentedTo: '2022-12-01',
  },
  ...{ registeredOn: null, textSize: null, demoIdentity: null },
};

async function open(): Promise<void> {
  render(<MePage />);
  await screen.findByText('138****5678');
}

beforeEach(() => {
  phone.reset();
  for (const { id } of changes.get()) discard(id);
  keepSession(null);
  keepSession(aSession());
  me.forget();
  keepTextSize('normal');
  phone.answers(({ path, body }) =>
    path === '/v1/me' ? { body: { ...account, ...(body as object), version: 6 } } : { status: 204 },
  );
});

test.each([
  [0.9, 'normal'],
  [1, 'normal'],
  [1.15, 'large'],
  [1.3, 'huge'],
  [2, 'huge'],
])('a phone that shows text %d times as large gets the size %s', (factor, size) => {
  expect(textSizeFor(factor)).toBe(size);
});

test('a chosen text size is shown at once, kept on the phone, and told to the account', async () => {
  await open();
  await choose('特大');
  expect(document.querySelector('.fs-huge')).toBeTruthy();
  expect(phone.storage.get('text-size')).toBe('"huge"');
  expect(phone.asked.find(({ method }) => method === 'PUT')?.body).toMatchObject({ textSize: 'huge' });
});

test('where no file can be saved, the export is copied in words that a person reads and prints', async () => {
  const kept = {
    id: 'c1',
    pack: 'jilin-2022-25',
    trade: '施工员',
    facts: { exchangedOn: '2022-12', empty: [] },
  };
  const exchanged = { name: 'exchangedOn', label: '申请更换', ask: { options: [] } };
  await open();
  phone.answers(({ path }) =>
    path === '/v1/me/export'
      ? { body: { account: { method: 'wechat', phone: null }, certificates: [kept], chat: [] } }
      : path === '/v2/packs'
        ? { body: { packs: [{ id: 'jilin-2022-25' }] } }
        : {
            body: {
              id: 'jilin-2022-25',
              jurisdiction: '吉林省',
              kinds: [],
              categories: [],
              facts: [exchanged],
            },
          },
  );
  await tap(/^看一看、打印我的数据/);
  const [title, , , ...lines] = (phone.copied[0] ?? '').split('\n');
  expect(title).toBe('我在换证助手的数据');
  expect(lines).toEqual([
    ...['账号：', '  方式：微信', '  手机号：没有', ''],
    ...['证书：', '  1：', '    哪里的证书：吉林省', '    岗位或工种：施工员'],
    ...['    你说的情况：', '      申请更换：2022年12月', '      empty：没有', ''],
    '问过的话：没有',
  ]);
  expect(screen.getByText('复制好了，找个地方粘贴存着')).toBeTruthy();
});

test('signing out asks, then ends this session at the server and forgets what was kept here', async () => {
  await open();
  await tap(/^退出登录/);
  expect(screen.getByText(/只退出这台设备，数据都还在/)).toBeTruthy();
  expect(session.get()).not.toBeNull();
  await tap('退出登录');
  expect(phone.asked.at(-1)).toMatchObject({
    path: '/v1/auth/sign-out',
    body: { refreshToken: 'refresh-h1' },
  });
  expect(session.get()).toBeNull();
  expect(phone.storage.has('cache:h1:me')).toBe(false);
  expect(phone.gone).toEqual(['reLaunch /pages/sign-in/index']);
});

test('with changes that were not sent yet, signing out asks first', async () => {
  await open();
  phone.online = false;
  const params = { id: 'a'.repeat(24), creditId: 'credit-0001' };
  await act(async () => {
    await submit('DELETE /v1/certificates/:id/credits/:creditId', { params }, '删掉 4 学时');
  });
  await tap(/^退出登录/);
  expect(screen.getByText(/有 1 条改动还记在这台设备里/)).toBeTruthy();
  expect(session.get()).not.toBeNull();
});

test('the account is deleted only when 删除 was typed, and then home is as for somebody new', async () => {
  await open();
  await tap(/^注销账号/);
  expect(screen.getByRole('button', { name: '先输入“删除”两个字' }).getAttribute('aria-disabled')).toBe(
    'true',
  );
  phone.answers(() => ({ status: 204 }));
  fireEvent.change(screen.getByLabelText(/就输入/), { target: { value: '删除' } });
  await tap('注销并删除全部数据');
  expect(phone.asked.at(-1)).toMatchObject({ method: 'DELETE', path: '/v1/me', body: { confirm: '删除' } });
  expect(session.get()).toBeNull();
  expect(phone.gone).toEqual(['reLaunch /pages/home/index']);
});
