import { PRIVACY_VERSION as consent } from '../server';
import { app, type Cases, demo, FUTURE, gone, li, OLD, signInCode, spoilt, to, weChat } from './world';

/** A code as it was sent to a phone that nobody has used yet. */
async function sentCode(): Promise<{ phone: string; code: string | undefined }> {
  const phone = app.nextPhone();
  await app.request('POST', '/v1/auth/phone/code', { phone, consent }).expect(200);
  return { phone, code: app.codes.get(phone) };
}

async function confirmedDesk(): Promise<object> {
  const { code, secret, digits } = await signInCode(app);
  const by = await app.signIn();
  await by.request('POST', `/v1/office/sign-ins/${code}/answer`, { confirm: true, digits }).expect(204);
  return { code, secret };
}

export const accountsCodes: Cases = {
  'GET /readyz': {
    stopping: () => {
      app.isStopping = true;
      return app.request('GET', '/readyz').then((answer) => {
        app.isStopping = false;
        return answer;
      });
    },
  },
  'POST /v1/demo/clock': { 'date-order': () => demo.request('POST', '/v1/demo/clock', { to: '2022-12-01' }) },
  'POST /v1/auth/demo': {
    'consent-required': () => demo.request('POST', '/v1/auth/demo', { identity: 'wang' }),
    'sign-in-method-off': () => demo.request('POST', '/v1/auth/demo', { identity: 'nobody', consent }),
    'session-revoked': gone(() => to('POST /v1/auth/demo', demo)),
  },
  'POST /v1/office/demo/sign-in': {
    'sign-in-method-off': () => demo.request('POST', '/v1/office/demo/sign-in', { identity: 'nobody' }),
    'session-revoked': async () => {
      await to('POST /v1/auth/demo', demo).expect(200);
      return gone(() => demo.request('POST', '/v1/office/demo/sign-in', { identity: 'wang' }))();
    },
  },
  'POST /v1/office/sign-ins/poll': {
    'session-revoked': async () => {
      const asked = await confirmedDesk();
      return gone(() => app.request('POST', '/v1/office/sign-ins/poll', asked))();
    },
  },
  'POST /v1/auth/wechat': {
    'consent-required': () => {
      weChat.codes.set('c-1', 'openid-1');
      return app.request('POST', '/v1/auth/wechat', { code: 'c-1' });
    },
    'sign-in-method-off': () => to('POST /v1/auth/wechat', demo),
    'session-revoked': gone(() => {
      weChat.codes.set('c-4', 'openid-4');
      return app.request('POST', '/v1/auth/wechat', { code: 'c-4', consent });
    }),
    'wechat-code-invalid': () => app.request('POST', '/v1/auth/wechat', { code: 'none', consent }),
    'wechat-blocked': () => {
      weChat.blocked.add('c-2');
      return app.request('POST', '/v1/auth/wechat', { code: 'c-2', consent });
    },
    'wechat-busy': async () => {
      weChat.manners.outage = 'busy';
      const answer = await app.request('POST', '/v1/auth/wechat', { code: 'c-3', consent });
      weChat.manners.outage = 'none';
      return answer;
    },
  },
  'POST /v1/auth/phone/code': {
    'consent-required': () => app.request('POST', '/v1/auth/phone/code', { phone: app.nextPhone() }),
    'sign-in-method-off': () => to('POST /v1/auth/phone/code', demo),
  },
  'POST /v1/auth/phone': {
    'consent-required': async () => {
      return app.request('POST', '/v1/auth/phone', await sentCode());
    },
    'sign-in-method-off': () => to('POST /v1/auth/phone', demo),
    'session-revoked': async () => {
      const sent = await sentCode();
      return gone(() => app.request('POST', '/v1/auth/phone', { ...sent, consent }))();
    },
    'code-wrong': async () => {
      const { phone, code: right } = await sentCode();
      const code = right === '000000' ? '111111' : '000000';
      return app.request('POST', '/v1/auth/phone', { phone, code, consent });
    },
    'code-expired': () =>
      app.request('POST', '/v1/auth/phone', { phone: app.nextPhone(), code: '000000', consent }),
  },
  'POST /v1/auth/refresh': {
    'session-revoked': () => to('POST /v1/auth/refresh', app),
    'session-stale': async () => {
      const { tokens } = await app.signIn();
      const body = { refreshToken: tokens.refreshToken };
      await app.request('POST', '/v1/auth/refresh', body).expect(200);
      app.aheadMs += 60_000;
      const answer = await app.request('POST', '/v1/auth/refresh', body);
      app.aheadMs -= 60_000;
      return answer;
    },
  },
  'POST /v1/auth/sign-out': {
    'session-revoked': () => app.request('POST', '/v1/auth/sign-out', { refreshToken: 'x'.repeat(40) }),
  },
  'PUT /v1/me': {
    'version-conflict': () => spoilt('PUT /v1/me', li, OLD),
    'date-in-future': () => li.request('PUT', '/v1/me', { version: 0, registeredOn: FUTURE }),
  },
  'PUT /v1/me/privacy': {
    'consent-required': () => li.request('PUT', '/v1/me/privacy', { consent: '2021-01-01' }),
  },
  'DELETE /v1/me': { 'confirmation-missing': () => li.request('DELETE', '/v1/me', { confirm: '删' }) },
  'POST /v1/assess': {
    'not-found': () => spoilt('POST /v1/assess', app, { rulebook: 'nowhere-2021' }),
    'date-order': () => spoilt('POST /v1/assess', app, { asOf: '2020-01-01', credits: [] }),
  },
};
