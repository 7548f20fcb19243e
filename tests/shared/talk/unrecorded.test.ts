// Whatever a holder can put on record is taken off it by words, read back first.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const clerk: CertificateTold = { trade: '资料员', specialty: null, registryStatus: 'valid' };
const done: CertificateTold = {
  ...clerk,
  ...{ exchangedOn: '2022-12-20', downloadedOn: '2022-12-21', newNumber: '吉0221310500001234' },
};
const talking = (asOf: string, ...certificates: CertificateTold[]) =>
  new KeptTalking(chat, on(asOf, signedIn(certificates, registered)));

it.each([
  ['把换证日期删掉', 'exchangedOn', done],
  ['换证那条是误记的 删了吧', 'exchangedOn', done],
  ['撤销换证记录', 'exchangedOn', done],
  ['不是20号申请的 我还没申请', 'exchangedOn', { ...clerk, exchangedOn: '2022-12-20' }],
  ['没下载呢 记错了', 'downloadedOn', done],
  ['把下载那条删了', 'downloadedOn', done],
  ['把新编号删掉', 'newNumber', done],
  ['我没注册过 记错了', 'registeredOn', clerk],
  ['把注册那条删了', 'registeredOn', clerk],
  ['其实没查过', 'registryStatus', clerk],
  ['把查的状态删掉', 'registryStatus', clerk],
  ['之前看错了 没注销', 'registryStatus', { ...clerk, registryStatus: 'cancelled' }],
  ['没有注销啊', 'registryStatus', { ...clerk, registryStatus: 'cancelled' }],
  ['发证日期删了', 'issuedOn', { ...clerk, issuedOn: '2022-05-18' }],
] as [string, string, CertificateTold][])('%s', (text, fact, certificate) => {
  const talk = talking('2022-12-31', certificate);
  const { proposed, written } = talk.say(text);
  expect(written).toEqual([]);
  // With an application goes what hung on it.
  const gone = (written: readonly { op: string; fact: string }[]) =>
    written.map((one) => `${one.op} ${one.fact}`).sort();
  expect(gone(proposed)).toContain(`remove ${fact}`);
  expect(proposed.length === 1 || fact === 'exchangedOn').toBe(true);
  expect(gone(talk.say('对').written)).toEqual(gone(proposed));
  expect(gone(talk.say('撤销').written)).toEqual(gone(proposed.map((one) => ({ ...one, op: 'set' }))));
});

it('hours that were stated of a year', () => {
  const talk = talking('2026-11-28', { ...clerk, exchangedOn: '2022-12-02', years: { 2025: 32, 2024: 20 } });
  expect(talk.say('把25年的删掉').proposed).toMatchObject([
    { op: 'remove', fact: 'statedCycle', value: 32, on: '2025-01-01' },
  ]);
});

it('of several certificates it is asked whose', () => {
  const talk = talking('2022-12-31', { ...clerk, exchangedOn: '2022-12-20' }, { exchangedOn: '2022-12-21' });
  const asked = talk.say('把换证日期删掉');
  expect(asked.quickReplies.map(({ label }) => label)).toEqual(['资料员', '施工员（土建）']);
  expect(talk.say('施工员（土建）').proposed).toMatchObject([{ op: 'remove', certificate: 'c2' }]);
});

it.each([
  '怎么删注册',
  '把注册的账号删了',
  '删掉我的账号',
  '我徒弟没注册过',
  '要是没下载咋办',
  '注册那条别删',
])('%s: takes nothing away', (text) => {
  const { proposed, written } = talking('2022-12-31', done).say(text);
  expect([proposed, written]).toEqual([[], []]);
});

it('the end of a number that was written wrong is put right', () => {
  expect(talking('2022-12-31', done).say('编号记错了 最后是9').proposed).toMatchObject([
    { op: 'set', fact: 'newNumber', value: '吉0221310500001239' },
  ]);
});

describe('a day that is not known', () => {
  it.each(['记不清哪天了', '不记得了', '忘了'])(
    '%s: is asked for again, and nothing else is heard',
    (text) => {
      const talk = talking('2022-12-05', clerk);
      const reply = talk.sayAll('上个月学了4学时', text);
      expect(reply.outcome).toBe('asked');
      expect(talk.say('3号').proposed).toMatchObject([{ fact: 'credit', value: 4, on: '2022-11-03' }]);
    },
  );

  it('is told by its month where that is kept', () => {
    const talk = talking('2022-12-05', clerk);
    expect(talk.sayAll('上个月申请的', '记不清了').proposed).toMatchObject([
      { fact: 'exchangedOn', value: '2022-11' },
    ]);
  });

  it('lets go what was read back with one', () => {
    const talk = talking('2022-12-05', clerk);
    talk.sayAll('昨天学了4学时', '不记得了');
    expect(talk.say('对').written).toEqual([]);
  });
});
