import { reachable } from '../../../miniapp/src/api/network';
import {
  bringBack,
  type Change,
  changes,
  discard,
  flush,
  isGone,
  onSent,
  submit,
} from '../../../miniapp/src/api/queue';
import { keepSession } from '../../../miniapp/src/api/session';
import { phone } from '../../support/taro-double';
import { aCertificateView, aSession } from '../../support/views';

const id = 'a'.repeat(24);
const adding = (creditId: string, hours: number) =>
  submit(
    'PUT /v1/certificates/:id/credits/:creditId',
    { params: { id, creditId }, body: { on: '2022-12-05', hours } },
    `记 ${hours} 学时`,
  );
const taken = () => ({ body: aCertificateView() });
const refusal = (code: string, message: string) => ({
  status: 422,
  body: { error: { code, message, requestId: 'r1' } },
});
const sentHours = () => phone.asked.map(({ body }) => (body as { hours: number } | undefined)?.hours);

beforeEach(() => {
  phone.reset();
  keepSession(null);
  keepSession(aSession());
  reachable.set(true);
  phone.answers(taken);
});

test('with a connection a change is sent at once and leaves nothing behind', async () => {
  const heard: string[] = [];
  onSent((change) => heard.push(change.words));
  expect(await adding('credit-0001', 4)).toMatchObject({ sent: true, response: { id } });
  expect(changes.get()).toEqual([]);
  expect(heard).toEqual(['记 4 学时']);
});

test('without one it waits on the phone, also when the app is closed, and says so', async () => {
  phone.online = false;
  expect(await adding('credit-0001', 4)).toEqual({ sent: false });
  expect(JSON.parse(phone.storage.get('queue:h1') as string)).toMatchObject([
    { words: '记 4 学时', refusal: null },
  ]);
});

test('what waited is sent in the order it was made when the connection is back', async () => {
  phone.online = false;
  await adding('credit-0001', 1);
  await adding('credit-0002', 2);
  await adding('credit-0001', 3);
  phone.online = true;
  await flush();
  expect(sentHours()).toEqual([1, 2, 3]);
  expect(changes.get()).toEqual([]);
});

test('a change made while others are being sent comes after them', async () => {
  phone.online = false;
  await adding('credit-0001', 1);
  phone.online = true;
  const [, second] = await Promise.all([flush(), adding('credit-0002', 2)]);
  expect(second.sent).toBe(true);
  expect(sentHours()).toEqual([1, 2]);
});

test('a refusal is told at once to the holder who is looking', async () => {
  phone.answers(() => refusal('day-full', '这一天已经记满 24 学时'));
  await expect(adding('credit-0001', 4)).rejects.toMatchObject({ code: 'day-full' });
  expect(changes.get()).toEqual([]);
});

test('a refusal of something that waited stays with its reason, and the next one is sent', async () => {
  phone.online = false;
  await adding('credit-0001', 1);
  await adding('credit-0002', 2);
  phone.online = true;
  phone.answers(({ body }) =>
    (body as { hours: number }).hours === 1 ? refusal('day-full', '这一天已经记满 24 学时') : taken(),
  );
  await flush();
  const [left] = changes.get();
  expect(changes.get()).toHaveLength(1);
  expect(left).toMatchObject({ words: '记 1 学时', refusal: '这一天已经记满 24 学时' });
  discard(left?.id ?? '');
  expect(changes.get()).toEqual([]);
});

test.each([429, 500, 503])('an answer %d is no refusal: the change goes on waiting', async (status) => {
  phone.answers(() => ({ status }));
  expect(await adding('credit-0001', 4)).toEqual({ sent: false });
  expect(changes.get()).toMatchObject([{ refusal: null }]);
});

test('changes of one holder are never sent with the session of another', async () => {
  phone.online = false;
  await adding('credit-0001', 4);
  phone.online = true;
  keepSession(aSession('h2'));
  expect(changes.get()).toEqual([]);
  await flush();
  expect(phone.asked).toEqual([]);
  keepSession(aSession('h1'));
  await flush();
  expect(phone.asked.map(({ token }) => token)).toEqual(['access-h1']);
});

test('a phone whose storage is full keeps the change as long as the app is open', async () => {
  phone.storageBroken = true;
  phone.online = false;
  await adding('credit-0001', 4);
  expect(changes.get()).toHaveLength(1);
  phone.online = true;
  await flush();
  expect(sentHours()).toEqual([4]);
  expect(changes.get()).toEqual([]);
});

test('a change under way when somebody else comes waits for its own holder, and theirs is sent as theirs', async () => {
  const heard: string[] = [];
  onSent((change) => heard.push(change.words));
  phone.answers(() => {
    if (phone.asked.length > 1) return taken();
    keepSession(aSession('h2'));
    void adding('credit-0002', 2);
    return taken();
  });
  await adding('credit-0001', 1);
  await flush();
  expect(phone.asked.map(({ body, holder }) => [(body as { hours: number }).hours, holder])).toEqual([
    [1, 'h1'],
    [2, 'h2'],
  ]);
  expect(heard).toEqual(['记 2 学时']);
  expect(JSON.parse(phone.storage.get('queue:h1') as string)).toMatchObject([
    { words: '记 1 学时', refusal: null },
  ]);
});

test('nothing that waits is sent once another tab has signed somebody else in', async () => {
  phone.online = false;
  await adding('credit-0001', 1);
  phone.online = true;
  phone.storage.set('session', JSON.stringify(aSession('h2')));
  await flush();
  expect(phone.asked).toEqual([]);
  expect(JSON.parse(phone.storage.get('queue:h1') as string)).toHaveLength(1);
});

test('an edit that waited, of an entry that was deleted meanwhile, is left alone or brought back, as is wished', async () => {
  phone.online = false;
  const params = { id, creditId: 'credit-0001' };
  const edit = { params, body: { on: '2022-12-05', hours: 3, edits: true } };
  await submit('PUT /v1/certificates/:id/credits/:creditId', edit, '记 3 学时');
  phone.online = true;
  phone.answers(() => refusal('entry-gone', '已经在别处删掉了'));
  await flush();
  const [left] = changes.get();
  expect([left?.refusal, left && isGone(left)]).toEqual(['已经在别处删掉了', true]);
  phone.answers(taken);
  bringBack(left as Change);
  await flush();
  expect(phone.asked.at(-1)?.body).toEqual({ on: '2022-12-05', hours: 3 });
  expect(changes.get()).toEqual([]);
});
