// The export as a page that a person reads: whatever pack a certificate is of, in its words and in no machine's.
import { verdictWords } from '@hz/shared/codes';
import { loadPack } from '@hz/shared/packs';
import { type PackWords, packsIn, wordsOfPack } from '../../../miniapp/src/features/me/pack-words';
import { readablePage, readableText } from '../../../miniapp/src/features/me/readable';
import { VALUES_OF } from '../../../miniapp/src/features/me/readable-words';
import { answerTo, PACKS } from '../../support/holders-of-packs';
import { startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-28' });
  holder = await app.signIn();
});
afterAll(() => app.stop());

/** The first questions of a pack, each answered. */
async function answersAll(pack: string): Promise<{ question: string; value: string }[]> {
  const answers: { question: string; value: string }[] = [];
  for (;;) {
    const { body } = await holder.request('POST', '/v2/intake/try', { pack, answers }).expect(200);
    if (!body.next) return answers;
    answers.push({ question: body.next.id, value: answerTo(body.next, '2026-11-28') });
  }
}

async function readable(): Promise<{ page: string; text: string; data: Record<string, unknown> }> {
  const data = await holder.get('/v1/me/export');
  const { packs } = await holder.get('/v2/packs');
  const used = packsIn(data, new Set(packs.map(({ id }: { id: string }) => id)));
  const words: Record<string, PackWords> = {};
  for (const id of used) words[id] = wordsOfPack(await holder.get(`/v2/packs/${id}`));
  const said = { title: '我的数据', note: '', packs: words };
  const page = readablePage(data, said).replace(/^.*<main>|<[^>]+>/g, ' ');
  return { page, text: readableText(data, said), data };
}

const MACHINE_WORD = /[A-Za-z]{2,}|\b[a-z]\b|\d{4}-\d\d/;

test('certificates of every pack, told of in every fact, and answers on the way are read in words of their own', async () => {
  for (const pack of PACKS) {
    const answers = await answersAll(pack);
    for (const count of answers.keys())
      await holder.request('PUT', '/v2/intake', { pack, answers: answers.slice(0, count + 1) }).expect(200);
    if (pack !== PACKS.at(-1)) await holder.request('POST', '/v2/intake/finish', { pack }).expect(201);
  }
  const { page, text, data } = await readable();
  expect((data.certificates as unknown[]).length).toBe(PACKS.length - 1);
  expect(data.intake).toMatchObject({ pack: PACKS.at(-1) });
  for (const shown of [page, text])
    for (const line of shown.split(/\s+/)) expect(line).not.toMatch(MACHINE_WORD);
  for (const { pack, facts } of data.certificates as { pack: string; facts: object }[]) {
    const { said } = loadPack(pack);
    expect(text).toContain(`哪里的证书：${said.jurisdiction}`);
    for (const name of Object.keys(facts)) expect(text).toContain(`${said.facts[name]?.name}：`);
  }
});

test('what somebody saw who looked is called there as on the screen of a look', () => {
  const titles = Object.entries(verdictWords).map(([verdict, { title }]) => [verdict, title]);
  expect(VALUES_OF.verdict).toEqual(Object.fromEntries(titles));
});
