import { call, pathOf } from '../../../miniapp/src/api/call';
import type { Failure } from '../../../miniapp/src/api/failure';
import { reachable } from '../../../miniapp/src/api/network';
import { keepSession, ofHolder, session, signedOut, takenOver } from '../../../miniapp/src/api/session';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const refused = (code: string, status: number, message = '不行') => ({
  status,
  body: { error: { code, message, requestId: 'r1' } },
});
const failing = (work: Promise<unknown>): Promise<Failure> =>
  work.then(
    () => Promise.reject(new Error('it worked')),
    (failure) => failure,
  );

beforeEach(() => {
  phone.reset();
  keepSession(null);
  reachable.set(true);
});

test('a path takes its parameters encoded, and a query', () => {
  expect(pathOf('/v1/certificates/:id/steps/:stepId', { params: { id: 'a/b', stepId: '注册' } })).toBe(
    '/v1/certificates/a%2Fb/steps/%E6%B3%A8%E5%86%8C',
  );
  expect(pathOf('/v1/certificates/:id', { params: { id: 'a' }, query: { version: 3 } })).toBe(
    '/v1/certificates/a?version=3',
  );
});

test('what has no name is not asked for: an empty part of a path would be another path', async () => {
  const failure = await failing(call('GET /v1/office/posters/:code', { params: { code: '' } }));
  expect(failure).toMatchObject({ code: 'not-found', offline: false });
  expect(phone.asked).toEqual([]);
});

test('a signed-in holder sends the access token, nobody sends none', async () => {
  phone.answers(() => ({ body: {} }));
  await call('GET /v1/clock');
  keepSession(aSession());
  await call('GET /v1/me');
  expect(phone.asked.map(({ token }) => token)).toEqual([null, 'access-h1']);
});

test('a refusal keeps its code, its words and its fields', async () => {
  phone.answers(() => refused('date-in-future', 422, '日期还没到'));
  const failure = await failing(call('GET /v1/me'));
  expect(failure).toMatchObject({
    code: 'date-in-future',
    message: '日期还没到',
    status: 422,
    offline: false,
  });
});

test('an answer that is no error body still gets kind words', async () => {
  phone.answers(() => ({ status: 500, body: '<html>' }));
  expect(await failing(call('GET /v1/me'))).toMatchObject({ code: 'unreadable', status: 500 });
});

test('no connection is told as such, and remembered', async () => {
  phone.online = false;
  expect((await failing(call('GET /v1/clock'))).offline).toBe(true);
  expect(reachable.get()).toBe(false);
});

test('a gateway in front of a stopped server counts as no connection', async () => {
  phone.answers(() => ({ status: 502, body: 'Bad Gateway' }));
  expect((await failing(call('GET /v1/clock'))).offline).toBe(true);
});

describe('tokens', () => {
  const tokens = { accessToken: 'new-access', refreshToken: 'new-refresh', expiresIn: 900 };

  test('one that has run out is renewed once for all who ask at the same time', async () => {
    keepSession({ ...aSession(), expiresAt: Date.now() - 1 });
    phone.answers(({ path }) => ({ body: path === '/v1/auth/refresh' ? tokens : {} }));
    await Promise.all([call('GET /v1/me'), call('GET /v1/certificates'), call('GET /v1/intake')]);
    expect(phone.asked.filter(({ path }) => path === '/v1/auth/refresh')).toHaveLength(1);
    expect(phone.asked.slice(1).map(({ token }) => token)).toEqual([
      'new-access',
      'new-access',
      'new-access',
    ]);
  });

  test('one that the server calls outdated is renewed, and the call repeated once', async () => {
    keepSession(aSession());
    phone.answers(({ path, token }) => {
      if (path === '/v1/auth/refresh') return { body: tokens };
      return token === 'new-access' ? { body: { id: 'h1' } } : refused('token-expired', 401);
    });
    expect(await call('GET /v1/me')).toEqual({ id: 'h1' });
    expect(session.get()?.refreshToken).toBe('new-refresh');
  });

  test('a revoked session signs this device out, which is remembered until somebody signs in', async () => {
    keepSession({ ...aSession(), expiresAt: 0 });
    phone.answers(() => refused('session-revoked', 401));
    expect((await failing(call('GET /v1/me'))).code).toBe('session-revoked');
    expect(session.get()).toBeNull();
    expect(phone.storage.has('session')).toBe(false);
    expect(signedOut.get()).toBe('from-afar');
    keepSession(aSession());
    expect(signedOut.get()).toBeNull();
  });

  test('a renewal that came too late signs out with a reason of its own: nobody tapped anything', async () => {
    keepSession({ ...aSession(), expiresAt: 0 });
    phone.answers(() => refused('session-stale', 401));
    await failing(call('GET /v1/me'));
    expect(session.get()).toBeNull();
    expect(signedOut.get()).toBe('stale');
  });

  test('a lost connection while renewing keeps the session', async () => {
    keepSession({ ...aSession(), expiresAt: 0 });
    phone.online = false;
    expect((await failing(call('GET /v1/me'))).offline).toBe(true);
    expect(session.get()?.holderId).toBe('h1');
  });

  test('what another tab renewed is taken over instead of being spent again', async () => {
    keepSession({ ...aSession(), expiresAt: 0 });
    phone.storage.set(
      'session',
      JSON.stringify({ ...aSession(), accessToken: 'theirs', refreshToken: 'other' }),
    );
    phone.answers(() => ({ body: {} }));
    await call('GET /v1/me');
    expect(phone.asked.map(({ path, token }) => [path, token])).toEqual([['/v1/me', 'theirs']]);
  });
});

describe('a call belongs to the holder for whom it was made', () => {
  const stores = (holder: string | null) =>
    holder === null
      ? phone.storage.delete('session')
      : phone.storage.set('session', JSON.stringify(aSession(holder)));
  const deletion = () => call('DELETE /v1/me', { body: { confirm: '删除' } });
  const tokens = { accessToken: 'new-access', refreshToken: 'new-refresh', expiresIn: 900 };
  beforeEach(() => {
    keepSession(aSession('h1'));
    phone.answers(() => ({ body: {} }));
  });

  test('it says whose it is', async () => {
    await call('GET /v1/me');
    expect(phone.asked).toMatchObject([{ token: 'access-h1', holder: 'h1' }]);
  });

  test.each(['h2', null])('nothing is sent once another tab has signed %p in', async (holder) => {
    stores(holder);
    expect((await failing(deletion())).code).toBe('other-holder');
    expect(phone.asked).toEqual([]);
    expect(takenOver.get()).toBe(true);
    // What the other tab keeps is left as it is.
    keepSession(null);
    expect(phone.storage.has('session')).toBe(holder !== null);
  });

  test('a refusal is not answered by sending it again as somebody else', async () => {
    phone.answers(() => {
      stores('h2');
      return refused('session-revoked', 401);
    });
    expect((await failing(deletion())).code).toBe('other-holder');
    expect(phone.asked).toHaveLength(1);
    expect(JSON.parse(phone.storage.get('session') as string).holderId).toBe('h2');
  });

  test('a renewal that ends after somebody else signed in brings nobody back', async () => {
    keepSession({ ...aSession('h1'), expiresAt: 0 });
    phone.answers(({ path }) => {
      if (path !== '/v1/auth/refresh') return { body: {} };
      keepSession(null);
      keepSession(aSession('h2'));
      return { body: tokens };
    });
    expect((await failing(deletion())).code).toBe('other-holder');
    expect(phone.asked.map(({ path }) => path)).toEqual(['/v1/auth/refresh']);
    expect(session.get()).toMatchObject({ holderId: 'h2', accessToken: 'access-h2' });
  });

  test('renewals of two holders are not taken for one another', async () => {
    const renewed: unknown[] = [];
    phone.answers(({ path, body, holder }) => {
      if (path !== '/v1/auth/refresh') return { body: { id: holder } };
      renewed.push(body);
      return { body: { ...tokens, accessToken: `new-${renewed.length}` } };
    });
    keepSession({ ...aSession('h1'), expiresAt: 0 });
    const first = failing(call('GET /v1/me'));
    keepSession({ ...aSession('h2'), expiresAt: 0 });
    expect(await call('GET /v1/me')).toEqual({ id: 'h2' });
    await first;
    expect(renewed).toEqual([{ refreshToken: 'refresh-h1' }, { refreshToken: 'refresh-h2' }]);
    expect(session.get()).toMatchObject({ holderId: 'h2', accessToken: 'new-2' });
  });

  test('an answer that comes after somebody else signed in reaches nobody', async () => {
    phone.answers(() => {
      keepSession(aSession('h2'));
      return { body: { id: 'h1' } };
    });
    expect((await failing(call('GET /v1/me'))).code).toBe('other-holder');
  });

  test('tokens that the server finds to be another’s are dropped, not used', async () => {
    phone.answers(() => refused('other-holder', 403));
    await failing(deletion());
    expect(phone.asked).toHaveLength(1);
    expect(session.get()).toBeNull();
  });

  test('what one typed or chose is as it was at first for the next', () => {
    const draft = ofHolder(() => '');
    draft.set('我叫张三');
    keepSession({ ...aSession('h1'), accessToken: 'newer' });
    expect(draft.get()).toBe('我叫张三');
    keepSession(aSession('h2'));
    expect(draft.get()).toBe('');
  });
});
