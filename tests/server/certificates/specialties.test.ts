// A post with its specialty in brackets is that post, also under packs that list none: however it comes, by its name it is found.
import type { CertificateDetail } from '@hz/shared/contracts';
import { Types } from 'mongoose';
import { addTo, changeOf } from '../../support/held';
import { startApp, type TestApp, type TestHolder } from '../../support/server';

let app: TestApp;
let holder: TestHolder;
beforeAll(async () => {
  app = await startApp({ today: '2026-11-20' });
});
beforeEach(async () => {
  holder = await app.signIn();
});
afterAll(() => app.stop());

const facts = { exchangedOn: '2025-05-10' };
const BUILDER = { trade: '施工员', specialty: '土建', title: '施工员（土建）' };

let turns = 0;
const asks = async (text: string) => {
  const { body } = await holder
    .request('PUT', `/v1/chat/turns/turn-${String(++turns).padStart(6, '0')}`, { text })
    .expect(200);
  return body.answer;
};

test.each(['hubei-2021', 'anhui-2021', 'jilin-2022-25'])('added and changed under %s', async (pack) => {
  const added = await addTo(holder, pack, { trade: '施工员（土建）' });
  expect(added).toMatchObject(BUILDER);
  const { body } = await changeOf(holder, added, { trade: '质量员(市政)' }).expect(200);
  expect(body).toMatchObject({ trade: '质量员', specialty: '市政' });
});

test('typed to the first questions', async () => {
  const answers = [
    { question: 'post', value: '施工员（土建）' },
    { question: 'exchangedOn', value: '2025-05-10' },
  ];
  const { body } = await holder
    .request('POST', '/v2/intake/try', { pack: 'hubei-2021', answers })
    .expect(200);
  expect(body.certificate).toMatchObject({ trade: '施工员', specialty: '土建' });
});

test('kept whole by the version before', async () => {
  const { id } = await addTo(holder, 'hubei-2021', { trade: '施工员', facts });
  await app.connection
    .collection('certificates')
    .updateOne({ _id: new Types.ObjectId(id) }, { $set: { trade: '施工员(土建)', specialty: null } });
  const kept: CertificateDetail = await holder.get(`/v2/certificates/${id}`);
  expect(kept).toMatchObject(BUILDER);
  expect((await asks('施工员今天学了8学时')).text).toMatch(/施工员（土建）.*8 学时，对吗？/);
});

test.each(['施工员今天学了8学时', '土建施工员今天学了8学时', '施工员（土建）今天学了8学时'])(
  'told of in the talk by its name, and by nothing else: %s',
  async (text) => {
    await addTo(holder, 'hubei-2021', { trade: '施工员（土建）', facts });
    await addTo(holder, 'anhui-2021', { trade: '质量员（市政）', facts: { ...facts, inPost: true } });
    await addTo(holder, 'jilin-2022-25', { facts: { exchangedOn: '2022-11-25', issuedOn: '2022-11-30' } });
    const answer = await asks(text);
    expect(answer.text).toMatch(/施工员（土建）.*8 学时.*对吗？/);
    expect(answer.text).not.toMatch(/先不记|材料员|质量员/);
  },
);

test.each(['我的施工员还差多少学时', '施工员（土建）还差多少学时', '施工员现在怎么样'])(
  'asked of in the talk by its name: %s',
  async (text) => {
    await addTo(holder, 'hubei-2021', { trade: '施工员（土建）', facts });
    await addTo(holder, 'anhui-2021', { trade: '质量员（市政）', facts: { ...facts, inPost: true } });
    const answer = await asks(text);
    expect(answer.text).toContain('施工员（土建）');
    expect(answer.text).not.toMatch(/安徽|质量员/);
  },
);
