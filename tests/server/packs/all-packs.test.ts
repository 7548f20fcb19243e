// One holder with a certificate of every pack: whatever is shown, said, sent, exported or deleted of each speaks by its own
// pack, and names no other.
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { CertificateCard, CertificateDetail, InboxNotice } from '@hz/shared/contracts';
import { loadPack } from '@hz/shared/packs';
import { addTo } from '../../support/held';
import { PACKS } from '../../support/holders-of-packs';
import { foreignNamesIn } from '../../support/pack-names';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../../support/registry';
import { expectError, startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';
import { tracesOf } from '../../support/traces';

const TODAY = '2026-11-28';

interface Held {
  trade: string;
  facts: Record<string, string | boolean>;
  /** How its holder calls it, and how the talk answers. */
  called: string;
  titled: RegExp;
  /** How a list calls its post. */
  post: string;
}

const named = (trade: string) => ({ trade, called: trade, titled: new RegExp(`^${trade}：`), post: trade });

const HELD: Record<string, Held> = {
  'jilin-2022-25': {
    ...named('施工员'),
    facts: { registryStatus: 'valid', exchangedOn: '2022-12-01', issuedOn: '2022-12-20' },
  },
  'hubei-2021': { ...named('材料员'), facts: { exchangedOn: '2022-06-10' } },
  'yunnan-2023': {
    ...named('劳务员'),
    facts: { oldIssuedOn: '2016-05-20', oldValid: true, informationComplete: false },
  },
  'anhui-2021': { ...named('质量员'), facts: { issuedOn: '2022-03-01' } },
  'water-abc': {
    ...{ trade: 'B', called: '水利B证', titled: /^水利安管人员 B 证：/, post: 'B' },
    facts: { expiresOn: '2027-01-31', employed: true, accident: false },
  },
  'safety-abc': {
    ...{ trade: 'C', called: '安全员C证', titled: /^建筑施工安管人员 C 证：/, post: 'C' },
    facts: { expiresOn: '2027-02-10', employed: true },
  },
};

let app: TestApp;
let holder: TestHolder;
/** The certificate of each pack, and the pack of each certificate. */
const idOf = new Map<string, string>();
const packOf = new Map<string, string>();

beforeAll(async () => {
  app = await startApp({ today: TODAY });
  holder = await app.signIn();
  for (const pack of PACKS) {
    const { trade, facts } = HELD[pack] as Held;
    const kind = Object.keys(loadPack(pack).said.kinds)[0] as string;
    const { id } = await addTo(holder, pack, { kind, trade, facts });
    idOf.set(pack, id);
    packOf.set(id, pack);
  }
});
afterAll(() => app.stop());

function expectOwn(packs: string | readonly string[], said: unknown): void {
  const own = [packs].flat();
  expect({ own, foreign: foreignNamesIn(JSON.stringify(said), own) }).toEqual({ own, foreign: [] });
}

interface Line {
  certificateId: string;
  pack: string;
}

/** Each line speaks by the pack of its certificate, and what stands over several by theirs. */
function expectOwnLines({ lines, ...over }: { lines: Line[] }): string[] {
  for (const line of lines) {
    expect(line.pack).toBe(packOf.get(line.certificateId));
    expectOwn(line.pack, line);
  }
  const packs = lines.map(({ pack }) => pack);
  expectOwn(packs, over);
  return packs;
}

test('every pack that is served is held', () => {
  expect([...idOf.keys()].sort()).toEqual(Object.keys(HELD).sort());
});

test('the list and each detail', async () => {
  const { certificates }: { certificates: CertificateCard[] } = await holder.get('/v2/certificates');
  expect(new Set(certificates.map(({ pack }) => pack))).toEqual(new Set(PACKS));
  for (const card of certificates) {
    expect(card.headline).not.toBeNull();
    expectOwn(card.pack, card);
    const detail: CertificateDetail = await holder.get(`/v2/certificates/${card.id}`);
    expect(detail).toMatchObject({ pack: card.pack, headline: card.headline });
    expect(detail.obligations.map(({ id }) => id)).toEqual(
      loadPack(card.pack)
        .said.obligations.filter(({ kinds }) => kinds.includes(detail.kind))
        .map(({ id }) => id),
    );
    expectOwn(card.pack, detail);
  }
});

test('the first version shows its own pack’s, and of the others a title alone', async () => {
  const { certificates } = await holder.get('/v1/certificates');
  expect(certificates).toHaveLength(PACKS.length);
  for (const one of certificates) {
    const pack = packOf.get(one.id) as string;
    expectOwn(pack, one);
    expect([pack, one.verdict.title === '请更新应用']).toEqual([pack, pack !== PACKS[0]]);
  }
});

test('reminders, ahead and as they come, and the calendar', async () => {
  const { entries } = await holder.get('/v2/reminders/timeline');
  const ahead = new Set(entries.flatMap(expectOwnLines));
  expect(ahead.size).toBeGreaterThanOrEqual(5);
  const { entries: noted } = await holder.get('/v2/reminders/calendar');
  for (const one of noted) expectOwn(packOf.get(one.certificateId) as string, one);
  expect(noted.length).toBeGreaterThanOrEqual(5);
  for (let day = parseDay(TODAY); day < parseDay('2027-01-12'); day++) {
    app.clock.moveTo(formatDay(day));
    await app.background.runAll();
  }
  const { messages } = await holder.get('/v2/reminders/inbox?limit=50');
  const told = new Set(messages.flatMap(expectOwnLines));
  expect(told.size).toBeGreaterThanOrEqual(4);
  app.clock.moveTo(TODAY);
});

test('the page of each document', async () => {
  for (const pack of PACKS) expectOwn(pack, await holder.get(`/v2/packs/${pack}`));
});

test('the code of each, as it is scanned', async () => {
  for (const [pack, id] of idOf) {
    const { body } = await holder.request('POST', `/v2/certificates/${id}/status-code`, {}).expect(200);
    expectOwn(pack, { ...body, payload: null });
    const { body: look } = await holder.request('POST', '/v2/looks', { payload: body.payload }).expect(200);
    expect(look.own.certificate).toMatchObject({ id, pack });
    expectOwn(pack, look);
  }
});

test('a notice of a record that somebody else claims too', async () => {
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const limits = app.connection.collection('limits');
  for (const [at, [pack, id]] of [...idOf].entries()) {
    const [number, name, idNumber] = [`N-300${at}`, aName(at + 1), anIdentityNumber(at + 1)];
    const row = [number, '', name, idNumber, HELD[pack]?.post ?? '', '有效', ''];
    await importList(app, clerk, aList(CERTIFICATE_HEADING, row), { pack, asOf: '2026-11-01' });
    const claims = (by: TestHolder, certificateId?: string) =>
      by.request('POST', '/v1/claims', { number, name, idNumber, certificateId }).expect(200);
    await limits.deleteMany({}); // so many claims a day; how many is not asked here
    expectOwn(pack, (await claims(holder, id)).body);
    expectOwn(pack, (await claims(await app.signIn())).body);
    const { notices }: { notices: InboxNotice[] } = await holder.get('/v2/reminders/inbox');
    expect(notices).toHaveLength(at + 1);
    expect(JSON.stringify(notices[0])).toContain(HELD[pack]?.post);
    expectOwn(pack, notices[0]);
  }
});

test('the talk, asked about each by its name', async () => {
  for (const [pack, { called, titled }] of Object.entries(HELD))
    for (const [at, asked] of ['现在怎么样', '还来得及吗', '还差多少学时'].entries()) {
      const turn = `/v1/chat/turns/turn-${pack}-${at}`;
      const { body } = await holder.request('PUT', turn, { text: `我的${called}${asked}` }).expect(200);
      expectOwn(pack, body.answer);
      if (at === 0) expect(body.answer.text).toMatch(titled);
    }
});

test('the export has each under its own pack, and a deletion leaves nothing of any', async () => {
  const { certificates } = await holder.get('/v1/me/export');
  expect(certificates).toHaveLength(PACKS.length);
  for (const one of certificates) {
    const pack = packOf.get(one.id) as string;
    expect(one).toMatchObject({ pack, facts: HELD[pack]?.facts });
    expectOwn(pack, one);
  }
  const { id } = await holder.get('/v1/me');
  expect(await tracesOf(app.connection, [...idOf.values()])).not.toEqual([]);
  await holder.request('DELETE', '/v1/me', { confirm: '删除' }).expect(204);
  expect(await tracesOf(app.connection, [id, ...idOf.values()])).toEqual([]);
  expectError(await holder.request('GET', '/v2/certificates'), 401, 'session-revoked');
});
