// A day and the name of a deed are no deed yet: what was done, and whether it came off, stands in the words beside them.
import type { CertificateTold } from '../../support/certificates';
import { aChat, clerkTalking } from '../../support/chat';

const chat = aChat();
const full: CertificateTold = { credits: { '2022-11-20': 16, '2022-11-25': 16 } };
const said = (text: string, told: CertificateTold = full, asOf = '2022-12-05') =>
  clerkTalking(chat, told, asOf).say(text);
const factsOf = (text: string, told?: CertificateTold, asOf?: string): string[] => {
  const { proposed, written } = said(text, told, asOf);
  return [...proposed, ...written].map(({ fact, value }) => `${fact} ${value}`);
};

describe('whether it came off is asked where the words after it leave that open', () => {
  it.each([
    '昨天申请更换，点了提交没动静',
    '昨天申请了，系统提示信息不符',
    '昨天申请更换，验证码收不到',
    '昨天申请更换，让我儿子给关了',
    '昨天点了申请更换，显示网络异常',
    '昨天申请更换，最后一步没点',
    '昨天申请更换，让补材料',
    '昨天问了申请更换',
    '昨天学会申请更换了',
    '昨天申请更换看到要32学时',
  ])('%s', (text) => {
    const { answer, quickReplies } = said(text);
    expect(factsOf(text)).toEqual([]);
    expect(answer).toContain('办成了没有');
    expect(quickReplies.map(({ label }) => label)).toEqual(['办成了', '不记']);
  });

  it('with 办成了 it is read back, and written after a yes', () => {
    const talk = clerkTalking(chat, full);
    talk.say('昨天申请更换，点了提交没动静');
    expect(talk.say('办成了').answer).toContain('12月4日 申请更换了，对吗');
    expect(talk.say('对').written).toMatchObject([{ fact: 'exchangedOn', value: '2022-12-04' }]);
  });

  it.each(['昨天申请更换了，还没批', '昨天申请的，没费劲', '前天没成，昨天再试就申请更换成功了'])(
    '%s: it did',
    (text) => expect(factsOf(text)).toEqual(['exchangedOn 2022-12-04']),
  );
});

describe('what is none of the deed is not read back as it', () => {
  it.each([
    '昨天考了80分',
    '昨天显示已换证',
    '昨天下载了申请表',
    '昨天申请退休了',
    '昨天申请了别的',
    '昨天把资料交上去了',
    '昨天注册了资源库',
    '昨天申请更换了就好了',
    '就算昨天申请更换了',
    '测试：昨天申请更换了',
  ])('%s', (text) => expect(factsOf(text)).toEqual([]));
});

describe('the day of an application that is on record stays', () => {
  const applied: CertificateTold = { ...full, exchangedOn: '2022-12-30' };
  it.each(['1月5号换好了', '换证1月5号完成', '12月30号申请1月5号换好', '昨天又申请了一次'])('%s', (text) =>
    expect(factsOf(text, applied, '2023-01-10')).toEqual([]),
  );
});

describe('hours that the platform does not count wait for its word', () => {
  it.each(['昨天看了8学时视频，没过考核', '昨天学了8学时,显示0', '昨天学了8学时，还在审核', '昨天退了4学时'])(
    '%s',
    (text) => expect(factsOf(text)).toEqual([]),
  );
});

describe('what is of a week, or of other days, is no study of the day that is named with it', () => {
  it.each(['上周16', '这周一共学了20学时', '除了1号的还学了12学时', '2号以来学了20学时', '4学时那笔重复了'])(
    '%s',
    (text) =>
      expect(
        factsOf(text, { credits: { '2022-12-01': 8 } }).filter((one) => one.startsWith('credit')),
      ).toEqual([]),
  );
});

describe('what there was by a day is no study of that day', () => {
  it.each(['截至12月3日，24学时', '到昨天已学24学时', '3号看见平台写着24学时', '12月2日的截图上是24学时'])(
    '%s is a sum',
    (text) =>
      expect(factsOf(text, { credits: { '2022-12-01': 8 } })).toEqual([expect.stringContaining('total 24')]),
  );
});

it.each([
  ['不是查无此证', []],
  ['有效，我猜的', []],
  ['显示有效，但是写着已过期', []],
  ['原来是注销，后来恢复成有效了', []],
])('%s: what the registry shows is not taken from it', (text, facts) =>
  expect(factsOf(text, { registryStatus: null })).toEqual(facts),
);
