import type { EndpointKey } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Response } from 'supertest';
import { Holders } from '../../../server/src/features/accounts/holders';
import { CertificateRepository } from '../../../server/src/features/certificates/repository';
import type { TestHolder } from '../server';
import {
  type Attempt,
  app,
  type Cases,
  elsewhereAs,
  FUTURE,
  fifty,
  first,
  li,
  noSuchPlace,
  OLD,
  spoilt,
  to,
} from './world';

const LONG_AGO = '1999-12-31';

/** Another device is always faster. */
const neverItsTurn =
  (attempt: Attempt): Attempt =>
  async () => {
    const spies = [
      jest.spyOn(CertificateRepository.prototype as never, 'write').mockResolvedValue(null as never),
      jest.spyOn(Math, 'random').mockReturnValue(0), // the pauses between its tries
    ];
    try {
      return await attempt();
    } finally {
      for (const spy of spies) spy.mockRestore();
    }
  };

/** A certificate with so many entries that there is no room for another. */
async function full(): Promise<[TestHolder, string]> {
  const by = await app.signIn();
  const { id } = await by.addCertificate();
  await by.studies(id, 'credit-1', '2022-12-01', 0.1).expect(200);
  const certificates = app.connection.collection('certificates');
  const _id = new Types.ObjectId(id);
  const [one] = (await certificates.findOne({ _id }))?.credits ?? [];
  const credits = Array.from({ length: 2000 }, (_, at) => ({ ...one, id: `many-${at}`, on: one.on - at }));
  await certificates.updateOne({ _id }, { $set: { credits } });
  return [by, id];
}

/** A year lies in the past when it is told, and the yearly duty has begun before it. */
async function later(attempt: (by: TestHolder, id: string) => PromiseLike<Response>): Promise<Response> {
  const by = await app.signIn();
  const { id } = await by.addCertificate({ holding: 'electronic', issuedOn: '2022-06-01' });
  app.clock.moveTo('2024-01-15');
  try {
    await by.studies(id, 'credit-1', '2023-05-01', 8).expect(200);
    return await attempt(by, id);
  } finally {
    app.clock.moveTo('2022-12-05');
  }
}
const place = 'hubei-2021';

async function inHubei(): Promise<string> {
  const { body } = await li.request('POST', '/v2/certificates', {
    ...{ requestId: `request-${app.nextPhone()}`, pack: place, kind: 'site-professional' },
    ...{ trade: '材料员', specialty: null, facts: {} },
  });
  return body.id;
}

/** What a holder tells anew on a server that does not serve the certificate's document. */
const unserved =
  (key: EndpointKey): Attempt =>
  async () =>
    to(key, await elsewhereAs(li));

/** What is asked there that only the first version's document could answer. */
const unservedTry = async (path: string, method = 'GET', body?: object) =>
  (await elsewhereAs(li)).request(method, path, body);

const electronicFrom = (issuedOn: string) => ({
  pack: 'jilin-2022-25',
  answers: [
    { question: 'post', value: 'site-professional/资料员' },
    { question: 'holding', value: 'electronic' },
    { question: 'issuedOn', value: issuedOn },
  ],
});
const LATER = { on: FUTURE };

export const certificatesCodes: Cases = {
  'GET /v1/notice': { 'pack-not-served': () => unservedTry('/v1/notice') },
  'GET /v1/ways/:family': { 'pack-not-served': () => unservedTry('/v1/ways/site-professional') },
  'GET /v1/intake': { 'pack-not-served': () => unservedTry('/v1/intake') },
  'PUT /v1/intake/answers/:questionId': {
    'pack-not-served': () => unservedTry('/v1/intake/answers/family', 'PUT', { value: 'site-professional' }),
    'answer-invalid': () => li.request('PUT', '/v1/intake/answers/family', { value: 'none' }),
    'date-in-future': async () => {
      const by = await app.signIn();
      for (const [id, value] of [
        ['family', 'site-professional'],
        ['trade', '资料员'],
        ['holding', 'electronic'],
      ])
        await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      return by.request('PUT', '/v1/intake/answers/issuedOn', { value: FUTURE });
    },
  },
  'POST /v1/intake/try': {
    'pack-not-served': () => unservedTry('/v1/intake/try', 'POST', { answers: [] }),
    'answer-invalid': () =>
      app.request('POST', '/v1/intake/try', { answers: [{ questionId: 'family', value: 'none' }] }),
    'date-in-future': () =>
      app.request('POST', '/v1/intake/try', {
        answers: [
          { questionId: 'family', value: 'site-professional' },
          { questionId: 'trade', value: '资料员' },
          { questionId: 'holding', value: 'electronic' },
          { questionId: 'issuedOn', value: FUTURE },
        ],
      }),
  },
  'POST /v1/intake/finish': {
    'pack-not-served': async () => {
      const by = await app.signIn();
      const answers = { family: 'skilled-worker', trade: '砌筑工', holding: 'old', registryStatus: 'valid' };
      for (const [id, value] of Object.entries(answers))
        await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      return (await elsewhereAs(by)).request('POST', '/v1/intake/finish', {});
    },
    'intake-incomplete': async () => (await app.signIn()).request('POST', '/v1/intake/finish', {}),
    'too-many-certificates': async () => {
      const by = await fifty();
      const answers = {
        ...{ family: 'site-professional', trade: '资料员', holding: 'old', registryStatus: 'valid' },
      };
      for (const [id, value] of Object.entries(answers))
        await by.request('PUT', `/v1/intake/answers/${id}`, { value }).expect(200);
      return by.request('POST', '/v1/intake/finish', {});
    },
  },
  'PUT /v1/certificates/:id': {
    'pack-not-served': unserved('PUT /v1/certificates/:id'),
    'version-conflict': () => spoilt('PUT /v1/certificates/:id', li, OLD),
    'date-in-future': () => to('PUT /v1/certificates/:id', li, { version: 0, exchangedOn: FUTURE }),
    'date-order': async () => {
      const by = await app.signIn();
      const { id } = await by.addCertificate();
      await by.marks(id, 'exchange', '2022-11-20').expect(200);
      const { body } = await by.marks(id, 'download', '2022-11-25').expect(200);
      return by.request('PUT', `/v1/certificates/${id}`, {
        version: body.version,
        exchangedOn: '2022-11-30',
      });
    },
    'answer-invalid': () => to('PUT /v1/certificates/:id', li, { version: 0, family: 'none' }),
  },
  'DELETE /v1/certificates/:id': {
    'version-conflict': () => li.request('DELETE', `/v1/certificates/${first}?version=99`),
  },
  'PUT /v1/certificates/:id/credits/:creditId': {
    'pack-not-served': unserved('PUT /v1/certificates/:id/credits/:creditId'),
    'version-conflict': neverItsTurn(() => to('PUT /v1/certificates/:id/credits/:creditId', li)),
    'date-in-future': () => spoilt('PUT /v1/certificates/:id/credits/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v1/certificates/:id/credits/:creditId', li, { on: LONG_AGO }),
    'day-full': async () => {
      await li.studies(first, 'credit-full', '2022-11-30', 24).expect(200);
      return li.studies(first, 'credit-more', '2022-11-30', 0.1);
    },
    'too-many-credits': async () => {
      const [by, id] = await full();
      return by.studies(id, 'one-more', '2022-12-02', 1);
    },
    'entry-gone': () => spoilt('PUT /v1/certificates/:id/credits/:creditId', li, { edits: true }),
  },
  'PUT /v1/certificates/:id/totals/:creditId': {
    'pack-not-served': unserved('PUT /v1/certificates/:id/totals/:creditId'),
    'version-conflict': neverItsTurn(() => to('PUT /v1/certificates/:id/totals/:creditId', li)),
    'date-in-future': () => spoilt('PUT /v1/certificates/:id/totals/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v1/certificates/:id/totals/:creditId', li, { on: LONG_AGO }),
    'too-many-credits': async () => {
      const [by, id] = await full();
      return to('PUT /v1/certificates/:id/totals/:creditId', by, undefined, id);
    },
  },
  'DELETE /v1/certificates/:id/credits/:creditId': {
    'version-conflict': async () => {
      await li.studies(first, 'credit-0001', '2022-12-01', 2).expect(200);
      return neverItsTurn(() => to('DELETE /v1/certificates/:id/credits/:creditId', li))();
    },
  },
  'PUT /v1/certificates/:id/years/:year': {
    'pack-not-served': unserved('PUT /v1/certificates/:id/years/:year'),
    'version-conflict': () => later((by, id) => neverItsTurn(() => by.states(id, 2023, 32))()),
    'year-not-asked': () => to('PUT /v1/certificates/:id/years/:year', li),
    'year-total-too-small': () => later((by, id) => by.states(id, 2023, 7)),
  },
  'DELETE /v1/certificates/:id/years/:year': {
    'version-conflict': () =>
      later(async (by, id) => {
        await by.states(id, 2023, 32).expect(200);
        return neverItsTurn(() => by.request('DELETE', `/v1/certificates/${id}/years/2023`))();
      }),
  },
  'PUT /v1/certificates/:id/steps/:stepId': {
    'pack-not-served': unserved('PUT /v1/certificates/:id/steps/:stepId'),
    'version-conflict': neverItsTurn(() => li.marks(first, 'exchange', '2022-12-01')),
    'step-not-settable': () => li.marks(first, 'study', '2022-12-01'),
    'date-in-future': () => li.marks(first, 'exchange', FUTURE),
    'date-order': async () => {
      const by = await app.signIn();
      const { id } = await by.addCertificate();
      await by.marks(id, 'exchange', '2022-11-20').expect(200);
      return by.marks(id, 'download', '2022-11-01');
    },
  },
  'DELETE /v1/certificates/:id/steps/:stepId': {
    'version-conflict': async () => {
      const by = await app.signIn();
      const { id } = await by.addCertificate();
      await by.marks(id, 'exchange', '2022-11-20').expect(200);
      return neverItsTurn(() => by.takesBack(id, 'exchange'))();
    },
    'step-not-settable': () => li.takesBack(first, 'yearly-study'),
  },
  'POST /v2/intake/try': {
    'pack-not-served': () => spoilt('POST /v2/intake/try', app, noSuchPlace),
    'answer-invalid': () =>
      spoilt('POST /v2/intake/try', app, { answers: [{ question: 'nothing', value: 'none' }] }),
    'date-in-future': () =>
      app.request('POST', '/v2/intake/try', {
        pack: 'jilin-2022-25',
        answers: [
          { question: 'post', value: 'site-professional/资料员' },
          { question: 'exchangedOn', value: FUTURE },
        ],
      }),
  },
  'PUT /v2/intake': {
    'pack-not-served': () => li.request('PUT', '/v2/intake', noSuchPlace),
    'answer-invalid': () =>
      spoilt('PUT /v2/intake', li, { answers: [{ question: 'nothing', value: 'none' }] }),
    'date-in-future': () => li.request('PUT', '/v2/intake', electronicFrom(FUTURE)),
    'version-conflict': () =>
      li.request('PUT', '/v2/intake', { ...electronicFrom('2022-06-01'), draft: 'f'.repeat(24) }),
  },
  'POST /v2/intake/finish': {
    'version-conflict': () =>
      li.request('POST', '/v2/intake/finish', { draft: 'f'.repeat(24), pack: 'jilin-2022-25' }),
    'intake-incomplete': async () => (await app.signIn()).request('POST', '/v2/intake/finish', {}),
    'too-many-certificates': async () => {
      const by = await fifty();
      await by.request('PUT', '/v2/intake', electronicFrom('2022-06-01')).expect(200);
      return by.request('POST', '/v2/intake/finish', {});
    },
    'pack-not-served': async () => {
      const by = await app.signIn();
      await by.request('PUT', '/v2/intake', electronicFrom('2022-06-01')).expect(200);
      return (await elsewhereAs(by)).request('POST', '/v2/intake/finish', {});
    },
  },
  'POST /v2/certificates': {
    'pack-not-served': () =>
      spoilt('POST /v2/certificates', li, { ...noSuchPlace, requestId: 'request-0002' }),
    'too-many-certificates': async () => to('POST /v2/certificates', await fifty()),
    'request-reused': async () => {
      await spoilt('POST /v2/certificates', li, { requestId: 'request-0006' });
      return spoilt('POST /v2/certificates', li, { requestId: 'request-0006', specialty: '市政' });
    },
    'not-found': async () => {
      const { addFor } = CertificateRepository.prototype;
      const spy = jest
        .spyOn(CertificateRepository.prototype, 'addFor')
        .mockImplementationOnce(async function (this: CertificateRepository, ...added) {
          const one = await addFor.apply(this, added);
          await app.connection.collection('certificates').deleteOne({ _id: new Types.ObjectId(one.id) });
          return one;
        });
      const answer = await spoilt('POST /v2/certificates', li, { requestId: 'request-0005' });
      spy.mockRestore();
      return answer;
    },
    'version-conflict': async () => {
      const { get } = Holders.prototype;
      const spy = jest.spyOn(Holders.prototype, 'get').mockImplementation(async function (this: Holders, id) {
        const holder = await get.call(this, id);
        await app.connection.collection('holders').updateOne({ _id: holder._id }, { $inc: { version: 1 } });
        return holder;
      });
      const facts = { registeredOn: '2022-11-20' };
      const answer = await spoilt('POST /v2/certificates', li, { requestId: 'request-0006', facts });
      spy.mockRestore();
      return answer;
    },
    'fact-invalid': () => spoilt('POST /v2/certificates', li, { requestId: 'request-0003', kind: 'none' }),
    'date-in-future': () =>
      spoilt('POST /v2/certificates', li, { requestId: 'request-0004', facts: { exchangedOn: FUTURE } }),
  },
  'PUT /v2/certificates/:id': {
    'pack-not-served': unserved('PUT /v2/certificates/:id'),
    'version-conflict': () => spoilt('PUT /v2/certificates/:id', li, OLD),
    'fact-invalid': () => to('PUT /v2/certificates/:id', li, { version: 0, facts: { nothing: true } }),
    'date-in-future': () =>
      to('PUT /v2/certificates/:id', li, { version: 0, facts: { exchangedOn: FUTURE } }),
  },
  'PUT /v2/certificates/:id/pack': {
    'version-conflict': () => spoilt('PUT /v2/certificates/:id/pack', li, OLD),
    'pack-not-served': () => spoilt('PUT /v2/certificates/:id/pack', li, noSuchPlace),
    'fact-invalid': () => spoilt('PUT /v2/certificates/:id/pack', li, { kind: 'none' }),
  },
  'DELETE /v2/certificates/:id': {
    'version-conflict': () => li.request('DELETE', `/v2/certificates/${first}?version=99`),
  },
  'PUT /v2/certificates/:id/credits/:creditId': {
    'pack-not-served': unserved('PUT /v2/certificates/:id/credits/:creditId'),
    'version-conflict': neverItsTurn(() => to('PUT /v2/certificates/:id/credits/:creditId', li)),
    'fact-invalid': () => spoilt('PUT /v2/certificates/:id/credits/:creditId', li, { category: 'none' }),
    'date-in-future': () => spoilt('PUT /v2/certificates/:id/credits/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v2/certificates/:id/credits/:creditId', li, { on: LONG_AGO }),
    'day-full': async () => {
      await li.studies(first, 'credit-full-2', '2022-11-29', 24).expect(200);
      return li.request('PUT', `/v2/certificates/${first}/credits/credit-more`, {
        on: '2022-11-29',
        hours: 1,
      });
    },
    'too-many-credits': async () => {
      const [by, id] = await full();
      return to('PUT /v2/certificates/:id/credits/:creditId', by, undefined, id);
    },
  },
  'PUT /v2/certificates/:id/totals/:creditId': {
    'pack-not-served': unserved('PUT /v2/certificates/:id/totals/:creditId'),
    'version-conflict': () => spoilt('PUT /v2/certificates/:id/totals/:creditId', li, { seen: 1999 }),
    'fact-invalid': () => spoilt('PUT /v2/certificates/:id/totals/:creditId', li, { category: 'none' }),
    'date-in-future': () => spoilt('PUT /v2/certificates/:id/totals/:creditId', li, LATER),
    'date-order': () => spoilt('PUT /v2/certificates/:id/totals/:creditId', li, { on: LONG_AGO }),
    'too-many-credits': async () => {
      const [by, id] = await full();
      return to('PUT /v2/certificates/:id/totals/:creditId', by, undefined, id);
    },
  },
  'DELETE /v2/certificates/:id/credits/:creditId': {
    'version-conflict': async () => {
      await li.studies(first, 'credit-0001', '2022-12-01', 2).expect(200);
      return neverItsTurn(() => to('DELETE /v2/certificates/:id/credits/:creditId', li))();
    },
  },
  'PUT /v2/certificates/:id/cycles/:day': {
    'pack-not-served': unserved('PUT /v2/certificates/:id/cycles/:day'),
    'version-conflict': () =>
      later((by, id) => neverItsTurn(() => to('PUT /v2/certificates/:id/cycles/:day', by, undefined, id))()),
    'cycle-not-asked': () => to('PUT /v2/certificates/:id/cycles/:day', li),
    'cycle-total-too-small': () =>
      later((by, id) => to('PUT /v2/certificates/:id/cycles/:day', by, { hours: 7 }, id)),
  },
  'DELETE /v2/certificates/:id/cycles/:day': {
    'version-conflict': () =>
      later(async (by, id) => {
        await to('PUT /v2/certificates/:id/cycles/:day', by, undefined, id).expect(200);
        return neverItsTurn(() => to('DELETE /v2/certificates/:id/cycles/:day', by, undefined, id))();
      }),
  },
  'PUT /v2/certificates/:id/steps/:stepId': {
    'pack-not-served': unserved('PUT /v2/certificates/:id/steps/:stepId'),
    'version-conflict': neverItsTurn(() =>
      li.request('PUT', `/v2/certificates/${first}/steps/exchange`, { value: '2022-12-01' }),
    ),
    'step-not-settable': async () =>
      li.request('PUT', `/v2/certificates/${await inHubei()}/steps/study`, { value: true }),
    'fact-invalid': () => to('PUT /v2/certificates/:id/steps/:stepId', li, { value: true }),
    'date-in-future': () => li.request('PUT', `/v2/certificates/${first}/steps/exchange`, { value: FUTURE }),
  },
  'DELETE /v2/certificates/:id/steps/:stepId': {
    'version-conflict': neverItsTurn(() => to('DELETE /v2/certificates/:id/steps/:stepId', li)),
    'step-not-settable': async () => li.request('DELETE', `/v2/certificates/${await inHubei()}/steps/study`),
  },
};
