// Who tries what the contracts name as errors: the people, the offices and the server that they share.
import type { EndpointKey, ErrorCode } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import type { Response } from 'supertest';
import { Presence } from '../../../server/src/features/accounts/presence';
import {
  addCompany,
  addCounty,
  addMember,
  foundSite,
  importOfficial,
  peopleOf,
  type Seat,
  takeOver,
} from '../office';
import { appoint } from '../registry';
import { exampleOf, requestLine } from '../samples';
import { startApp, type TestApp, TestHolder } from '../server';
import { aName, anIdentityNumber } from '../spreadsheets';
import { WeChatDouble } from '../wechat-double';

export const FUTURE = '2023-06-01';

export type Attempt = () => PromiseLike<Response>;

export type Codes = Partial<Record<ErrorCode, Attempt>>;
export const weChat = new WeChatDouble();
export let app: TestApp;

/** A demo, where nobody signs in by a phone. */
export let demo: TestApp;
export let li: TestHolder;
export let officer: TestHolder;

/** Li's certificate, as it was added but for its hours. */
export let first: string;
export let site: Seat;
export let county: Seat;
export let company: Seat;

/** A company that went into another, with a person on its list. */
export let merged: Seat & { person: string; leader: TestHolder };

export const to = (key: EndpointKey, by: TestApp | TestHolder, body?: unknown, id = first) => {
  const { method, path } = requestLine(key, id);
  return by.request(method, path, body ?? exampleOf(key).body);
};

export const spoilt = (key: EndpointKey, by: TestApp | TestHolder, change: object, id?: string) =>
  to(key, by, { ...(exampleOf(key).body as object), ...change }, id);

/** Fifty certificates, and the answers for one more. */
export async function fifty(): Promise<TestHolder> {
  const by = await app.signIn();
  const { id } = await by.addCertificate();
  const certificates = app.connection.collection('certificates');
  const one = await certificates.findOne({ _id: new Types.ObjectId(id) });
  await certificates.insertMany(Array.from({ length: 49 }, () => ({ ...one, _id: new Types.ObjectId() })));
  return by;
}

export const signInCode = async (by: TestApp | TestHolder) =>
  (await by.request('POST', '/v1/office/sign-ins', {})).body;

export const office = (seat: Seat, method: string, path: string, body?: unknown) =>
  seat.desk.request(method, `${seat.at}${path}`, body);

export const upload = (seat: Seat, list: string) =>
  office(seat, 'POST', '/rosters?fileName=list.csv').set('Content-Type', 'text/csv').send(list);
export const LIST = '证书编号,姓名\n吉码-0001,王建国\n';

/** More than any list may have. */
export async function tooLarge(sending: ReturnType<TestHolder['request']>): Promise<Response> {
  const piece = Buffer.alloc(4 << 20, 'a,b\n');
  sending.set('Content-Type', 'text/csv');
  for (let at = 0; at < 26; at += 1) sending.write(piece as never);
  return sending;
}
export const noSuchPlace = { pack: 'nowhere-2021' };
export const wish = (at: number) => ({
  name: aName(1),
  idNumber: anIdentityNumber(1),
  number: `码-${1000 + at}`,
});
export const OLD = { version: 99 };

/** With everybody's account going at this very moment. */
export const gone =
  (attempt: Attempt): Attempt =>
  async () => {
    const spy = jest.spyOn(Presence.prototype, 'goneAmong').mockImplementation(async (ids) => [...ids]);
    try {
      return await attempt();
    } finally {
      spy.mockRestore();
    }
  };

export type Cases = { [K in EndpointKey]?: Codes };

let elsewhere: TestApp | undefined;

/** The holder on a server that does not serve the first place. */
export async function elsewhereAs(by: TestHolder): Promise<TestHolder> {
  await elsewhere?.stop();
  elsewhere = await startApp({
    ...{ sameDataAs: app, keyring: app.keyring, packs: ['hubei-2021'], today: '2022-12-05' },
  });
  return new TestHolder(elsewhere, by.phone, by.tokens);
}

export async function openWorld(): Promise<void> {
  await weChat.start();
  app = await startApp({ today: '2022-12-05', wechatBase: weChat.base });
  demo = await startApp({ signInBy: 'demo' });
  li = await app.signIn();
  first = (await li.addCertificate()).id;
  site = await foundSite(app);
  officer = await appoint(app, await app.signIn(), 'officer');
  county = await addCounty(site);
  company = await addCompany(county);
  const gone = await addCompany(county, '并掉的建筑有限公司');
  await importOfficial(app, [{ number: '吉码-0001', name: '王建国' }]);
  await takeOver(gone, [['吉码-0001', '王建国', '施工员', '一号楼', '']]);
  const [{ id: person }] = await peopleOf(gone);
  const { desk } = await addMember(gone, 'company-leader', ['一号楼']);
  merged = { ...gone, person, leader: desk.holder };
  await app.connection
    .collection('office_orgs')
    .updateOne({ _id: new Types.ObjectId(gone.org) }, { $set: { state: 'merged', mergedInto: '别家' } });
}

export async function closeWorld(): Promise<void> {
  await elsewhere?.stop();
  await weChat.stop();
}
