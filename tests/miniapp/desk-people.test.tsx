// The desk's pages of people: nobody is promised a reminder who cannot get one.
import { TextEncoder } from 'node:util';
import { act, fireEvent, render, screen } from '@testing-library/react';
import type { Membership } from '../../miniapp/office/src/api';
import { People } from '../../miniapp/office/src/screens/people';
import { Person } from '../../miniapp/office/src/screens/person';
import { SignIn } from '../../miniapp/office/src/screens/sign-in';

const membership = { id: 'm', org: { id: 'o1' }, role: 'company-admin', memberName: '马丽' };
const of = membership as unknown as Membership;
const aPerson = (id: string, name: string, joined: boolean) => ({
  ...{ id, name, number: `演示-${id}`, post: '施工员', project: null, leader: null, joined },
  ...{ state: 'open', stateReason: '名单里没有更换的记录。', deadline: '2022-12-31', daysLeft: 26 },
  ...{ source: '省厅', sourceAsOf: '2022-11-30', study: null, lastNudgedOn: null, told: null },
});

// The browser that tests run in has none, and codes are drawn with it.
global.TextEncoder ??= TextEncoder;
let answers: Record<string, object>;
beforeEach(() => {
  // jsdom draws no dialogs.
  HTMLDialogElement.prototype.showModal = function (this: HTMLDialogElement) {
    this.open = true;
  };
  HTMLDialogElement.prototype.close = () => {};
  global.fetch = (async (path: string) => {
    const [, body] = Object.entries(answers).find(([end]) => path.endsWith(end)) ?? [];
    return { ok: body !== undefined, status: body ? 200 : 404, text: async () => JSON.stringify(body ?? {}) };
  }) as never;
});

const opens = async (page: React.ReactElement) => {
  render(page);
  await act(async () => {});
};
const person = (joinedOn: string | null) => ({
  person: aPerson('3002', '钱海燕', joinedOn !== null),
  ...{ joinedOn, standing: null, nudges: [] },
});

test('whoever has not joined is asked in; the reminder says why it is off', async () => {
  answers = { '/people/3002': person(null) };
  await opens(<Person membership={of} id="3002" />);
  const off = screen.getByRole<HTMLButtonElement>('button', { name: '没加入，这里提醒不到' });
  expect(off.disabled).toBe(true);
  expect(screen.queryByRole('button', { name: '提醒本人' })).toBeNull();
  const invites = screen.getByRole('link', { name: '请本人加入：做一张海报' });
  expect(invites.getAttribute('href')).toBe('#/o/o1/posters');
});

test('whoever has joined is reminded', async () => {
  answers = { '/people/3002': person('2022-12-01') };
  await opens(<Person membership={of} id="3002" />);
  expect(screen.getByRole<HTMLButtonElement>('button', { name: '提醒本人' }).disabled).toBe(false);
  expect(screen.queryByText(/请本人加入/)).toBeNull();
});

test('of those who are chosen the button says whether a reminder reaches any', async () => {
  const people = [aPerson('3001', '赵建国', true), aPerson('3002', '钱海燕', false)];
  answers = { '/people': { asOf: '2022-12-05', people, fitting: 2, all: 2, more: false } };
  await opens(<People membership={of} address={{ parts: ['o', 'o1', 'people'], query: {} }} />);
  fireEvent.click(screen.getByLabelText('选 钱海燕'));
  expect(screen.getByRole('button', { name: '都没加入，提醒不到：看名单' })).toBeTruthy();
  fireEvent.click(screen.getByLabelText('选 赵建国'));
  expect(screen.getByRole('button', { name: '提醒这些人' })).toBeTruthy();
  fireEvent.click(screen.getByLabelText('选这一页的全部'));
  expect(screen.queryByText(/^选了/)).toBeNull();
});

test('a phone that shows the code itself is led to the page that it would be scanned for', async () => {
  const payload = `https://hz.example.cn/#/pages/office/sign-in/index?code=${'a'.repeat(26)}`;
  const asked = { code: 'c', secret: 's', digits: '47', payload, expiresAt: '2022-12-05T01:02:00.000Z' };
  answers = { '/sign-ins': asked };
  await opens(<SignIn because={null} onSignedIn={async () => {}} />);
  const here = screen.getByRole('link', { name: /^就在用这台手机/ });
  expect(here.getAttribute('href')).toBe(`/${payload.slice(payload.indexOf('#'))}`);
  expect(here.getAttribute('target')).toBe('_blank');
});
