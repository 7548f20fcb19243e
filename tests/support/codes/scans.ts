// Errors of lists, claims, looks, reminders and the talk.
import { ANY_ID, EXAMPLE_LIST } from '@hz/shared/contracts';
import type { Response } from 'supertest';
import { Statements } from '../../../server/src/features/registry/import/statements';
import { aList, appoint, CERTIFICATE_HEADING, importList, sendList } from '../registry';
import { requestLine } from '../samples';
import type { TestHolder } from '../server';
import { aName, anIdentityNumber } from '../spreadsheets';
import { aSignedStatus } from '../status-codes';
import {
  app,
  type Cases,
  elsewhereAs,
  FUTURE,
  fifty,
  first,
  LIST,
  li,
  noSuchPlace,
  OLD,
  officer,
  spoilt,
  to,
  tooLarge,
  wish,
} from './world';

export async function officialNumbers(): Promise<void> {
  const rows = [1, 2, 3].map((at) => [
    `码-${1000 + at}`,
    '',
    aName(1),
    anIdentityNumber(1),
    '材料员',
    '有效',
    '',
  ]);
  await importList(app, officer, aList(CERTIFICATE_HEADING, ...rows));
}

/** A dispute between two people over a number. */
async function dispute(at: number): Promise<{ id: string; one: TestHolder }> {
  const [one, two] = [await app.signIn(), await app.signIn()];
  for (const by of [one, two]) await by.request('POST', '/v1/claims', wish(at)).expect(200);
  const { disputes } = await officer.get('/v1/registry/disputes');
  return { id: disputes.find(({ state }: { state: string }) => state === 'open').id, one };
}

/** Runs while an import is being read. */
async function whileImporting(run: (id: string) => PromiseLike<Response>): Promise<Response> {
  let letGo = () => {};
  const held = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  const { add } = Statements.prototype;
  const spy = jest.spyOn(Statements.prototype, 'add').mockImplementation(async function (
    this: Statements,
    batch,
  ) {
    await held;
    return add.call(this, batch);
  });
  const { body } = await sendList(officer, Buffer.from(EXAMPLE_LIST), { source: 'held' }).expect(201);
  try {
    return await run(body.id);
  } finally {
    letGo();
    await app.features.registry.imports.settled();
    spy.mockRestore();
  }
}

/** What a look refuses, in either version. */
function lookCodes(version: 'v1' | 'v2') {
  const at = `/${version}/looks`;
  return {
    'not-a-certificate-code': () => app.request('POST', at, { payload: 'https://example.com/' }),
    'newer-code': () => app.request('POST', at, { payload: `HZ:AM${aSignedStatus().slice(2)}` }),
    'unreadable-code': () => app.request('POST', at, { payload: 'HZ:ABC' }),
    'identity-number-typed': () => app.request('POST', at, { payload: anIdentityNumber(1) }),
    'status-expired': async () => {
      const { body } = await li.request('POST', `/v1/certificates/${first}/status-code`, {}).expect(200);
      app.aheadMs += 86_400_000;
      const answer = await app.request('POST', at, { payload: body.payload });
      app.aheadMs -= 86_400_000;
      return answer;
    },
    'status-forged': () =>
      app.request('POST', at, {
        payload: `HZ:${aSignedStatus({ recordId: first, issuedAt: Math.floor((Date.now() + app.aheadMs) / 1000) })}`,
      }),
  };
}

export const scansCodes: Cases = {
  'POST /v1/claims': {
    'claim-not-matched': async () =>
      (await app.signIn()).request('POST', '/v1/claims', { ...wish(1), name: '别人' }),
    'claim-tries-used-up': async () => {
      const by = await app.signIn();
      for (let at = 0; at < 5; at += 1)
        await by.request('POST', '/v1/claims', { ...wish(1), name: '别人' }).expect(422);
      return by.request('POST', '/v1/claims', wish(1));
    },
    'claim-other-record': async () => {
      const by = await app.signIn();
      const { body } = await by.request('POST', '/v1/claims', wish(3)).expect(200);
      return by.request('POST', '/v1/claims', { ...wish(2), certificateId: body.certificateId });
    },
    'not-found': async () =>
      (await app.signIn()).request('POST', '/v1/claims', { ...wish(2), certificateId: first }),
    'pack-not-served': async () =>
      (await elsewhereAs(await app.signIn())).request('POST', '/v1/claims', wish(2)),
    'too-many-certificates': async () => (await fifty()).request('POST', '/v1/claims', wish(2)),
  },
  'POST /v1/registry/imports': {
    'pack-not-served': () => sendList(officer, aList(CERTIFICATE_HEADING), { pack: 'made-up' }),
    'import-running': () =>
      whileImporting(() => sendList(officer, Buffer.from(EXAMPLE_LIST), { source: 'held' })),
    'date-in-future': () => sendList(officer, Buffer.from(LIST), { asOf: FUTURE }),
    'date-order': () =>
      sendList(officer, Buffer.from('证书编号,日期,学时\n'), { kind: 'study', coversFrom: '2022-12-01' }),
    'upload-too-large': () =>
      tooLarge(officer.request('POST', requestLine('POST /v1/registry/imports').path)),
  },
  'POST /v1/registry/imports/:id/take-back': {
    'import-not-active': async () => {
      const { id } = await importList(app, officer, Buffer.from(EXAMPLE_LIST), { dryRun: true });
      return to('POST /v1/registry/imports/:id/take-back', officer, {}, id);
    },
  },
  'POST /v1/registry/imports/:id/cancel': {
    'not-found': () => to('POST /v1/registry/imports/:id/cancel', officer, {}, ANY_ID),
    'import-not-running': async () => {
      const { imports } = await officer.get('/v1/registry/imports');
      return to('POST /v1/registry/imports/:id/cancel', officer, {}, imports[0].id);
    },
  },
  'POST /v1/registry/disputes/:id/decision': {
    'own-dispute': async () => {
      const { id, one } = await dispute(1);
      await appoint(app, one, 'officer');
      return to('POST /v1/registry/disputes/:id/decision', one, undefined, id);
    },
    'dispute-decided': async () => {
      const { disputes } = await officer.get('/v1/registry/disputes');
      const { id } = disputes.find(({ state }: { state: string }) => state === 'open');
      await to('POST /v1/registry/disputes/:id/decision', officer, undefined, id).expect(200);
      return to('POST /v1/registry/disputes/:id/decision', officer, undefined, id);
    },
  },
  'POST /v1/looks': lookCodes('v1'),
  'POST /v1/certificates/:id/status-code': {
    'newer-code': async () => {
      const clerk = await appoint(app, await app.signIn(), 'clerk');
      const row = ['鄂码-0001', '', aName(3), anIdentityNumber(3), '材料员', '注销', ''];
      await importList(app, clerk, aList(CERTIFICATE_HEADING, row), { pack: 'hubei-2021' });
      const wish = { name: aName(3), idNumber: anIdentityNumber(3), number: '鄂码-0001' };
      const { certificateId } = (await clerk.request('POST', '/v1/claims', wish).expect(200)).body;
      return clerk.request('POST', `/v1/certificates/${certificateId}/status-code`, {});
    },
  },
  'POST /v2/looks': lookCodes('v2'),
  'PUT /v1/reminders/inbox/:day/read': { 'not-found': () => to('PUT /v1/reminders/inbox/:day/read', li) },
  'PUT /v1/reminders/settings': {
    'version-conflict': () => spoilt('PUT /v1/reminders/settings', li, OLD),
    'date-order': () =>
      li.request('PUT', '/v1/reminders/settings', { version: 0, pause: { resumeOn: '2022-12-05' } }),
  },
  'POST /v1/chat/ask': { 'pack-not-served': () => spoilt('POST /v1/chat/ask', app, noSuchPlace) },
  'PUT /v1/chat/turns/:turnId': {
    'pack-not-served': async () => spoilt('PUT /v1/chat/turns/:turnId', await app.signIn(), noSuchPlace),
  },
  'PUT /v2/choice': { 'pack-not-served': () => li.request('PUT', '/v2/choice', noSuchPlace) },
};
