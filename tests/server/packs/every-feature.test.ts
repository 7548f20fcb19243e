// Every pack × every feature: from nothing to a year of reminders, on days before, in and after what it regulates.
// Nothing throws, nothing names another pack, and before the pack's own day nothing is told.
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { CertificateDetail, PackIntakeView } from '@hz/shared/contracts';
import { loadPack } from '@hz/shared/packs';
import { answerTo, daysOfPack, HOME, PACKS } from '../../support/holders-of-packs';
import { isLongRun } from '../../support/long';
import { foreignNamesIn } from '../../support/pack-names';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../../support/registry';
import { expectError, startApp, type TestApp, TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

let app: TestApp;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
});
afterAll(() => app.stop());

function expectOwn(pack: string, said: unknown): void {
  const text = JSON.stringify(said);
  expect(foreignNamesIn(text, [pack])).toEqual([]);
  expect(text).not.toMatch(/undefined|NaN|Invalid|\{[a-z]+\.[A-Za-z]+\}/);
}

async function takesIn(holder: TestHolder, pack: string, today: string): Promise<PackIntakeView> {
  const answers: { question: string; value: string }[] = [];
  for (;;) {
    const { body }: { body: PackIntakeView } = await holder
      .request('POST', '/v2/intake/try', { pack, answers })
      .expect(200);
    expectOwn(pack, body);
    if (!body.next) return body;
    answers.push({ question: body.next.id, value: answerTo(body.next, today) });
    expect(answers.length).toBeLessThan(20);
  }
}

/**
 * Asked of the server: by its document, by one's own record, and of nothing in it. Each topic on each of the days is
 * asked of the talk itself (shared/talk/every-pack).
 */
const QUESTIONS = ['换证截止到哪天', '还差多少学时', '我的证现在怎么样', '证丢了怎么办', '你好'];

/** A certificate with which there is something to do in the year after its pack's first day. */
function toDoOf(id: string): { kind: string; trade: string; facts: object } {
  const { from, said } = loadPack(id);
  const [[kind, { posts }] = ['', { posts: [] }]] = Object.entries(said.kinds);
  const isExchanged = said.obligations.some(({ when }) => 'once' in when);
  const told = {
    ...{ registryStatus: 'valid', oldIssuedOn: '2016-05-20', oldValid: true, informationComplete: false },
    ...{ expiresOn: formatDay(from + 80), employed: true },
    ...(isExchanged ? {} : { issuedOn: '2019-06-15' }),
  };
  const facts = Object.fromEntries(Object.entries(told).filter(([name]) => Object.hasOwn(said.facts, name)));
  return { kind, trade: posts.at(-1)?.name ?? '材料员', facts };
}

/** The days on which the jobs run: each that was told and the one after it; in the long run every day of the year. */
const daysToRun = (from: number, told: string[]): string[] =>
  isLongRun
    ? Array.from({ length: 367 }, (_, at) => formatDay(from + at))
    : [...new Set(told.flatMap((day) => [day, formatDay(parseDay(day) + 1)]))].sort();

const NOT_PUBLISHED = '这份文件当时还没有发布。发布以前，助手不作判断。';

let addresses = 0;
/** Strangers are limited by their address. */
const anAddress = (): string => `10.8.${Math.floor(++addresses / 250)}.${addresses % 250}`;

describe.each(PACKS)('%s', (pack) => {
  let holder: TestHolder;
  let added: CertificateDetail;

  test('from nothing to a certificate, whatever the day', async () => {
    for (const [at, today] of daysOfPack(pack).entries()) {
      app.clock.moveTo(today);
      holder = await app.signIn();
      const { certificate, preview, state } = await takesIn(holder, pack, today);
      expect(state).toBe(at === 0 ? 'not-published' : 'published');
      expect(preview?.words === null).toBe(at === 0);
      const { body } = await holder
        .request('POST', '/v2/certificates', { requestId: `request-${at}-0001`, ...certificate })
        .expect(201);
      added = body;
      expectOwn(pack, added);
      expect(added.obligations.length > 0).toBe(at > 0);
    }
  });

  test('each step is marked by its own fact, or by hours, and is told in words', async () => {
    const said = await holder.get(`/v2/packs/${pack}`);
    expectOwn(pack, said);
    for (const step of said.steps) {
      const at = `/v2/certificates/${added.id}/steps/${step.id}`;
      const options = said.facts.find(({ name }: { name: string }) => name === step.fact)?.ask.options;
      const value =
        step.marks === 'choice' ? options[0].value : step.marks === 'text' ? 'N-0001' : '2026-11-20';
      const response = await holder.request('PUT', at, { value });
      // Hours are put down one by one: no mark stands for them.
      expect([step.id, response.status]).toEqual([step.id, step.marks === 'hours' ? 422 : 200]);
      expectOwn(pack, response.body);
      expect((await holder.request('DELETE', at)).status).toBe(response.status);
    }
  });

  test('before its first day nothing is due; from then on a year of reminders comes on the days that were told', async () => {
    const { from, said } = loadPack(pack);
    app.clock.moveTo(formatDay(from - 30));
    const waiting = await app.signIn();
    const { kind, trade, facts } = toDoOf(pack);
    const sent = { requestId: 'request-year-01', pack, kind, trade, specialty: null, facts };
    await waiting.request('POST', '/v2/certificates', sent).expect(201);
    await app.background.runAll();
    for (const version of ['v1', 'v2']) {
      expect((await waiting.get(`/${version}/reminders/timeline`)).entries).toEqual([]);
      expect((await waiting.get(`/${version}/reminders/calendar`)).entries).toEqual([]);
      expect((await waiting.get(`/${version}/reminders/inbox`)).messages).toEqual([]);
    }

    app.clock.moveTo(formatDay(from));
    const { entries } = await waiting.get('/v2/reminders/timeline');
    expectOwn(pack, entries);
    const { entries: noted } = await waiting.get('/v2/reminders/calendar');
    expectOwn(pack, noted);
    expect(noted.length).toBeGreaterThan(0);
    const days: string[] = [...new Set(entries.map(({ on }: { on: string }) => on))] as string[];
    expect(days.length).toBeGreaterThan(2);
    for (const day of daysToRun(from, days)) {
      app.clock.moveTo(day);
      await app.background.runAll();
    }
    const { messages } = await waiting.get('/v2/reminders/inbox?limit=50');
    expectOwn(pack, messages);
    expect(messages.map(({ day }: { day: string }) => day).sort()).toEqual(days);
    for (const { lines } of messages) for (const line of lines) expect(line.pack).toBe(said.id);
    expectOwn(pack, (await waiting.get('/v1/reminders/inbox')).messages);
    app.clock.moveTo('2026-11-28');
  });

  test('a number on a list of it and the code of its holder are told by it, whatever the day', async () => {
    app.clock.moveTo('2026-11-28');
    const clerk = await appoint(app, await app.signIn(), 'clerk');
    const number = `SCAN-1001-${pack.toUpperCase()}`;
    const post = Object.values(loadPack(pack).said.kinds)[0]?.posts[0]?.name ?? '材料员';
    const row = [number, '', aName(1), anIdentityNumber(1), post, '有效', '', '2027-01-31'];
    const list = aList([...CERTIFICATE_HEADING, '有效期至'], row);
    expect(await importList(app, clerk, list, { pack })).toMatchObject({ pack, counts: { added: 1 } });
    const scans = async (payload: string, by: TestApp | TestHolder) =>
      (await by.request('POST', '/v2/looks', { payload }).expect(200)).body;
    for (const [at, today] of daysOfPack(pack).entries()) {
      app.clock.moveTo(today);
      const look = await scans(number, app);
      expectOwn(pack, look);
      expect(look).toMatchObject({ pack, origin: 'official' });
      expect(look.verdict === 'not-published').toBe(at === 0);
      const { body } = await holder
        .request('POST', `/v2/certificates/${added.id}/status-code`, {})
        .expect(200);
      const code = await scans(body.payload, holder);
      expectOwn(pack, code);
      expect(code).toMatchObject({ verdict: 'self-reported', own: { certificate: { pack } } });
      expect(code.own.obligations.length > 0).toBe(at > 0);
    }
    app.clock.moveTo('2026-11-28');
  });

  describe('the talk, on each of the days,', () => {
    const askedOn = (act: (text: string, turn: string) => Promise<string>) => async () => {
      for (const [at, today] of daysOfPack(pack).entries()) {
        app.clock.moveTo(today);
        for (const [turn, text] of QUESTIONS.entries()) {
          const answer = await act(text, `turn-${today}-${turn}`);
          if (at === 0) expect([text, answer]).toEqual([text, NOT_PUBLISHED]);
          else expectOwn(pack, answer);
        }
      }
      app.clock.moveTo('2026-11-28');
    };

    test(
      'for its holder',
      askedOn(async (text, turn) => {
        const { body } = await holder.request('PUT', `/v1/chat/turns/${turn}`, { text, pack }).expect(200);
        expect(JSON.stringify(body)).not.toMatch(/undefined|NaN/);
        return body.answer.text;
      }),
    );

    test(
      'for somebody of whom nothing is known',
      askedOn(async (text) => {
        const asking = app.request('POST', '/v1/chat/ask', { text, state: null, pack });
        const { body } = await asking.set('X-Forwarded-For', anAddress()).expect(200);
        return body.answer.text;
      }),
    );
  });

  test('taken out of what is served: what was told is kept and shown, nothing is judged; back again, all is as it was', async () => {
    const others = PACKS.filter((id) => id !== pack);
    const before = await holder.get(`/v2/certificates/${added.id}`);
    const fewer = await startApp({
      ...{ sameDataAs: app, keyring: app.keyring, packs: [...others], today: '2026-11-28' },
    });
    const there = new TestHolder(fewer, holder.phone, holder.tokens);
    const facts = ({ facts, otherFacts }: CertificateDetail) =>
      facts
        .map(({ name, value }) => [name, value])
        .concat(otherFacts.map(({ name, value }) => [name, value] as never));
    const detail: CertificateDetail = await there.get(`/v2/certificates/${added.id}`);
    expect(detail).toMatchObject({
      packState: 'not-served',
      headline: null,
      next: null,
      due: null,
      obligations: [],
    });
    expect([detail.title, detail.credits, facts(detail)]).toEqual([
      before.title,
      before.credits,
      facts(before),
    ]);
    const { certificates } = await there.get('/v2/certificates');
    expect(certificates).toEqual([
      expect.objectContaining({ id: added.id, packState: 'not-served', headline: null }),
    ]);
    expect(JSON.stringify(await there.get('/v1/me/export'))).toContain(added.id);
    expect((await there.get('/v2/packs')).packs.map(({ id }: { id: string }) => id)).toEqual(others);
    expect(await there.get('/v2/choice')).toEqual({ pack: null, preset: others[0] });
    for (const path of ['/v1/certificates', '/v1/reminders/settings', '/v1/claims']) await there.get(path);
    const inFirst = await there.get(`/v1/certificates/${added.id}`);
    expect(inFirst.verdict).toMatchObject({ tone: 'ask', deadline: null });
    expect(inFirst).toMatchObject({ explanation: [], years: [], way: { steps: [] } });
    if (pack === HOME) {
      // The first version shows what it knew of it, says what happened, and changes nothing of it.
      const had = await holder.get(`/v1/certificates/${added.id}`);
      expect(inFirst.verdict.sentences.join('')).toContain('这里现在不办了。你填过的都还在');
      for (const told of [
        'trade',
        'exchangedOn',
        'issuedOn',
        'registryStatus',
        'credits',
        'facts',
        'official',
      ])
        expect([told, inFirst[told]]).toEqual([told, had[told]]);
      const credit = `/v1/certificates/${added.id}/credits/credit-out-1`;
      expectError(await there.request('PUT', credit, { on: '2026-11-20', hours: 4 }), 422, 'pack-not-served');
      const { body: seen } = await fewer
        .request('POST', '/v1/looks', { payload: `SCAN-1001-${pack.toUpperCase()}` })
        .expect(200);
      expect(seen.origin).not.toBe('official');
      expect(seen.reason).toContain('这里现在不办了');
      const answer = { value: 'skilled-worker' };
      expectError(await there.request('PUT', '/v1/intake/answers/family', answer), 422, 'pack-not-served');
    }
    await fewer.background.runAll();
    expect((await there.get('/v2/reminders/timeline')).entries).toEqual([]);
    expect((await there.get('/v1/reminders/timeline')).entries).toEqual([]);
    expect((await there.get('/v2/reminders/calendar')).entries).toEqual([]);
    const code = await there.request('POST', `/v2/certificates/${added.id}/status-code`, {}).expect(200);
    expect(code.body.verdict).toBe('self-reported');
    const { body: look } = await fewer
      .request('POST', '/v2/looks', { payload: code.body.payload })
      .expect(200);
    expect(look).toMatchObject({ verdict: 'self-reported', pack: null });
    for (const [at, text] of ['我的证什么时候到期', '还差多少学时', '我的证现在怎么样'].entries()) {
      const { body } = await there.request('PUT', `/v1/chat/turns/taken-out-${at}`, { text }).expect(200);
      expect(body.answer.text).toContain('这里现在不办了。你填过的都还在');
    }
    const counted = { text: '我有几本证' };
    const { body: count } = await there.request('PUT', '/v1/chat/turns/taken-out-3', counted).expect(200);
    expect(count.answer.text).toMatch(/^你登记了 1 本证。\n.*：登记了，这里现在不办/);
    await fewer.stop();
    expect(await holder.get(`/v2/certificates/${added.id}`)).toEqual(before);
  });
});
