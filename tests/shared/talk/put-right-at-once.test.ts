// What is told and put right in the same breath, or came to nothing: what stands at the end of the message counts.
import type { CertificateTold } from '../../support/certificates';
import { aChat, clerkTalking } from '../../support/chat';

const chat = aChat();
const full = { credits: { '2022-11-20': 16, '2022-11-25': 16 } };
const proposedBy = (text: string, told: CertificateTold = {}, asOf = '2022-12-05') => {
  const { proposed, written } = clerkTalking(chat, told, asOf).say(text);
  return [...proposed, ...written].map(({ fact, value, on: day }) => `${fact} ${value} ${day}`);
};

describe('of several days the one that is said again', () => {
  it.each([
    ['1号学了6学时2号学了6学时，不对，2号没学', ['credit 6 2022-12-01']],
    ['昨天4学时，前天也4，哎不对前天是5', ['credit 4 2022-12-04', 'credit 5 2022-12-03']],
    ['1号8学时，不对1号没上课，2号8学时', ['credit 8 2022-12-02']],
    ['昨天学了4学时前天学了6学时', ['credit 4 2022-12-04', 'credit 6 2022-12-03']],
    ['我昨天学了8个学时，说错了，8个是我媳妇的，我学了3个', ['credit 3 2022-12-04']],
    ['我12月1号申请的，记错了，12月1号是注册，申请是12月3号', ['exchangedOn 2022-12-03 2022-12-03']],
  ])('%s', (text, told) => expect(proposedBy(text, full)).toEqual(told));
});

describe('a deed that failed, was broken off or sent back is none', () => {
  it.each([
    '昨天申请更换了，但是显示提交失败',
    '昨天申请更换点了一半网断了',
    '昨天去申请更换了，人家说要先学',
    '昨天提交了个草稿',
    '昨天提交申请报错了',
    '昨天申请更换，提示照片不合格',
    '我昨天去申请了，窗口不给办',
    '昨天申请更换，人脸识别过不去',
    '昨天申请了，单位没给盖章',
    '昨天下载电子证书，没下载下来',
  ])('%s', (text) => expect(proposedBy(text, full)).toEqual([]));

  it('nor is the day of the draft offered', () => {
    expect(proposedBy('12月30号提交了草稿，1月2号才正式提交', full, '2023-01-10')).toEqual([]);
  });

  it.each(['昨天申请更换失败了，今天又申请成了', '昨天申请更换了'])('%s: done in the end', (text) =>
    expect(proposedBy(text, full)).toEqual([expect.stringContaining('exchangedOn')]),
  );
});

describe('what the registry shows, said last', () => {
  it.each(['我的证有效……等等，写的是无效', '系统显示有效，不对，是失效', '显示有效，哦看错，前面还有个“无”'])(
    '%s is not valid',
    (text) => expect(proposedBy(text, { registryStatus: null })).toEqual([]),
  );
  it.each(['上次查无效，今天查有效了', '系统显示有效'])('%s is', (text) =>
    expect(proposedBy(text, { registryStatus: null })).toEqual([
      expect.stringContaining('registryStatus valid'),
    ]),
  );
});

it('a decimal is no hour of the day', () => {
  expect(proposedBy('今天连着刷了6点5个学时')).toEqual(['credit 6.5 2022-12-05']);
});
