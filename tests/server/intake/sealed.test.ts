// What a pack marks as personal is sealed from the answer on: while it waits, while it is talked of, and once it is added.
import { Keyring } from '../../../server/src/platform/crypto/keyring';
import { resealAll, whereKeysStand } from '../../../server/src/platform/kept/reseal';
import { answersSealed } from '../../../server/src/platform/store/migrations/0005-answers-sealed';
import { databases, startApp, type TestApp, type TestHolder } from '../../support/server';

const YUNNAN = 'yunnan-2023';
const secret = (id: string, byte: number) => ({ id, secret: Buffer.alloc(32, byte) });
const [k1, k2] = [secret('k1', 1), secret('k2', 2)] as const;

let app: TestApp;
let li: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2023-08-01', keyring: new Keyring([k1]) });
  li = await app.signIn();
});

/** As answered on the screen, and as people say it; in the order in which the pack asks. */
const TOLD: [question: string, value: string, said: string][] = [
  ['post', '施工员', '施工员'],
  ['exchangedOn', 'none', '没换过'],
  ['issuedOn', 'none', '没有'],
  ['registeredOn', 'none', '没有'],
  ['oldIssuedOn', '2017-05', '2017年5月'],
  ['oldValid', 'true', '有效'],
  ['informationComplete', 'false', '不完整'],
  ['sex', 'f', '女'],
  ['birthDate', '1968-03-01', '1968年3月1日'],
];
const toldOf = (question: string) => TOLD.find(([id]) => id === question) as (typeof TOLD)[number];

async function answerOnScreen(): Promise<void> {
  const answers: { question: string; value: string }[] = [];
  for (let next = 'post'; next; ) {
    const [question, value] = toldOf(next);
    answers.push({ question, value });
    const { body } = await li.request('PUT', '/v2/intake', { pack: YUNNAN, answers }).expect(200);
    next = body.view.next?.id;
  }
}

let turns = 0;
const say = async (text: string): Promise<string> => {
  const turn = `turn-${++turns}-0000`;
  const { body } = await li.request('PUT', `/v1/chat/turns/${turn}`, { text, pack: YUNNAN }).expect(200);
  return body.answer.text;
};

async function answerByTalk(): Promise<void> {
  await li.request('PUT', '/v2/choice', { pack: YUNNAN }).expect(200);
  await say('我要登记一个证');
  for (let asked = ''; ; ) {
    const { view } = await li.get('/v2/intake');
    const next = view === null ? 'post' : view.next?.id;
    if (next === undefined) return;
    expect(next).not.toBe(asked);
    await say(toldOf(next)[2]);
    asked = next;
  }
}

/** What stands in the store of the answers to the two questions, as bytes and as documents. */
async function readable(): Promise<string[]> {
  const bytes = await databases.bytesOf(app.connection);
  const documents: string[] = [];
  for (const { name } of await app.connection.listCollections())
    documents.push(JSON.stringify(await app.connection.collection(name).find().toArray()));
  const dates = ['1968-03-01', '1968年', '1968/3/1'].filter((text) => bytes.includes(text));
  return [
    ...dates,
    ...['"f"', '"女"', '性别 女', '"sex":"'].filter((text) => documents.join().includes(text)),
  ];
}
test('sex and day of birth, answered on the screen, stand in no byte of the store, and in the export', async () => {
  await answerOnScreen();
  expect((await li.get('/v2/intake')).view.certificate.facts).toMatchObject({
    ...{ sex: 'f', birthDate: '1968-03-01' },
  });
  expect(await readable()).toEqual([]);
  // Put aside for another place they stay so.
  await li.request('PUT', '/v2/intake', { pack: 'hubei-2021', answers: [] }).expect(200);
  expect(await readable()).toEqual([]);
  expect((await li.get('/v1/me/export')).intake.aside[YUNNAN]).toMatchObject({ birthDate: '1968-03-01' });
  await li.request('PUT', '/v2/intake', { pack: YUNNAN, answers: [] }).expect(200);
  expect((await li.get('/v1/me/export')).intake).toMatchObject({ pack: YUNNAN, sex: 'f' });
  await li.request('POST', '/v2/intake/finish', {}).expect(201);
  expect(await readable()).toEqual([]);
  expect((await li.get('/v1/me/export')).certificates[0].facts).toMatchObject({ sex: 'f' });
});

test('told in the talk they stand there neither, while they are asked, read back, and added', async () => {
  await answerByTalk();
  expect((await li.get('/v2/intake')).view.certificate.facts).toMatchObject({ sex: 'f' });
  expect(await readable()).toEqual([]);
  expect(JSON.stringify(await li.get('/v1/me/export'))).toContain('1968年3月1日'); // what was typed
  expect(await say('对')).toContain('加上了');
  expect(await readable()).toEqual([]);
});

test('what the talk says again of them, where one is put right, is read by the holder and by nobody in the store', async () => {
  await answerByTalk();
  await say('对');
  const asked = await say('我是1968年4月2日生的');
  for (const day of ['1968年3月1日', '1968年4月2日']) expect(asked).toContain(day);
  expect(await readable()).toEqual([]);
  for (const path of ['/v1/chat', '/v1/me/export'])
    expect(JSON.stringify(await li.get(path))).toContain(asked);
  const { turns } = await li.get('/v1/chat');
  const rated = `/v1/chat/turns/${turns.at(-1).id}/useful`;
  expect((await li.request('PUT', rated, { useful: true }).expect(200)).body.answer.text).toBe(asked);
  await say('对');
  expect(await readable()).toEqual([]);
});

test('a new key takes over answers that wait and what a talk remembers, and the old one may go', async () => {
  await answerByTalk();
  const { turns: said } = await li.get('/v1/chat');
  const rotating = await startApp({ sameDataAs: app, keyring: new Keyring([k2, k1]), today: '2023-08-01' });
  await resealAll(rotating.features.accounts.kept);
  await app.connection.collection('sign_in_codes').deleteMany({});
  await app.connection.collection('limits').deleteMany({});
  expect(Object.fromEntries(await whereKeysStand(app.connection, ['k1']))).toEqual({});
  const after = await startApp({ sameDataAs: app, keyring: new Keyring([k2]), today: '2023-08-01' });
  li = await after.signIn(li.phone);
  expect((await li.get('/v2/intake')).view.certificate.facts).toMatchObject({ birthDate: '1968-03-01' });
  expect((await li.get('/v1/chat')).turns).toEqual(said);
  expect(await say('对')).toContain('加上了');
});

describe('what the version before left open', () => {
  /** The same holder's answers and talk, as that version keeps them. */
  async function leftOpen(): Promise<void> {
    await answerByTalk();
    const [intakes, chats] = [app.connection.collection('intakes'), app.connection.collection('chats')];
    const draft = await intakes.findOne();
    const chat = await chats.findOne();
    const { certificateId: _, ...told } = JSON.parse(
      app.keyring.open(draft?.sealedAnswers, `intake ${draft?._id.toHexString()}`),
    );
    const state = JSON.parse(app.keyring.open(chat?.sealedState, `chat/${draft?._id.toHexString()}/state`));
    await intakes.updateOne({}, { $set: told, $unset: { sealedAnswers: '' } });
    await chats.updateOne({}, { $set: { state }, $unset: { sealedState: '' } });
    await turnsLeftOpen();
  }
  async function turnsLeftOpen(): Promise<void> {
    const chats = app.connection.collection('chats');
    const chat = await chats.findOne();
    const turns = chat?.turns.map(({ sealedAnswer, ...turn }: { id: string; sealedAnswer: string }) => {
      const context = `chat/${chat._id.toHexString()}/${turn.id}/reply`;
      return { ...turn, answer: JSON.parse(app.keyring.open(sealedAnswer, context)) };
    });
    await chats.updateOne({}, { $set: { turns } });
  }
  const migrates = () =>
    answersSealed.run({
      ...{ connection: app.connection, keyring: app.keyring, signal: new AbortController().signal },
    });
  const open = async () =>
    JSON.stringify([
      await app.connection.collection('intakes').find().toArray(),
      await app.connection.collection('chats').find().toArray(),
    ]);

  test('is sealed by the step, once however often it is run, and the holder goes on where they were', async () => {
    await leftOpen();
    const said = await li.get('/v1/chat');
    expect(await open()).toContain('1968-03-01');
    expect(await open()).toContain('1968年3月1日');
    await migrates();
    const once = await open();
    expect(once).not.toMatch(/1968|"f"|女/);
    await migrates();
    expect(await open()).toBe(once);
    expect(await li.get('/v1/chat')).toEqual(said);
    expect(await say('对')).toContain('加上了');
    expect((await li.get('/v1/me/export')).certificates[0].facts).toMatchObject({ birthDate: '1968-03-01' });
  });

  test('is read as it is until then, and sealed with the next answer', async () => {
    await leftOpen();
    expect((await li.get('/v2/intake')).view.certificate.facts).toMatchObject({ sex: 'f' });
    await say('对');
    expect(await open()).not.toMatch(/1968-|"f"/);
  });

  test('where it writes to a talk beside a server of today, that is sealed with the next change of keys', async () => {
    await answerByTalk();
    await turnsLeftOpen();
    const said = await li.get('/v1/chat');
    expect(await open()).toContain('女');
    expect(await resealAll(app.features.accounts.kept)).toBeGreaterThan(0);
    expect(await open()).not.toMatch(/1968|女/);
    expect(await li.get('/v1/chat')).toEqual(said);
    expect(await resealAll(app.features.accounts.kept)).toBe(0);
  });

  test('and what it writes beside a sealed draft is read with it; what it has added is not asked again', async () => {
    await answerOnScreen();
    const intakes = app.connection.collection('intakes');
    await intakes.updateOne({}, { $set: { pack: YUNNAN, answers: { informationComplete: 'true' } } });
    const { facts } = (await li.get('/v2/intake')).view.certificate;
    expect(facts).toMatchObject({ sex: 'f', informationComplete: true });
    const anew = { certificateId: (await intakes.findOne())?._id, answers: {} };
    await intakes.updateOne({}, { $set: anew, $unset: { pack: '' } });
    expect(await li.get('/v2/intake')).toEqual({ view: null, waiting: [] });
  });
});
