// What is told and waits for a yes: no word to the talk, and no question in between, loses it.
import { parseDay } from '@hz/shared/calendar';
import type { CertificateTold } from '../../support/certificates';
import { aChat, KeptTalking, on, signedIn } from '../../support/chat';

const chat = aChat();
const registered = { registeredOn: parseDay('2022-12-01') };
const valid: CertificateTold = { registryStatus: 'valid', trade: '资料员', specialty: null };
const builder: CertificateTold = { registryStatus: 'valid' };
const studied: CertificateTold = { ...valid, credits: { '2022-11-20': 16, '2022-11-21': 16 } };

const talking = (...certificates: CertificateTold[]) =>
  new KeptTalking(chat, on('2022-12-05', signedIn(certificates, registered)));
const FOUR = [{ op: 'add', certificate: 'c1', fact: 'credit', value: 4, on: '2022-12-04' }];

describe('what waits is put again', () => {
  it.each([
    ...[
      '继续',
      '下一步',
      '再说一遍',
      '跳过',
      '回去',
      '简单点说',
      '为啥',
      '我要登记一个证',
      '登记湖北的材料员证',
    ],
    ...['我还有一个质量员证', '怎么才算有效', '对吗?', '我徒弟昨天学了8学时', '换证到哪天截止'],
  ])('after %s, and is written on 对', (text) => {
    for (const step of [[], ['下一步']]) {
      const talk = talking(valid);
      const reply = talk.sayAll(...step, '昨天学了4学时', text);
      expect(reply.written).toEqual([]);
      expect(reply.proposed).toMatchObject(FOUR);
      expect(reply.quickReplies.map(({ label }) => label)).toEqual(
        expect.arrayContaining(['对', '改', '不记']),
      );
      expect(talk.say('对').written).toMatchObject(FOUR);
    }
  });

  it.each(['下一步', '再说一遍', '怎么才算有效', '我徒弟昨天学了8学时'])(
    'a day that is asked for, after %s',
    (text) => {
      const talk = talking(valid);
      talk.sayAll('上个月学了4学时', text);
      expect(talk.say('3号').proposed).toMatchObject([{ fact: 'credit', value: 4, on: '2022-11-03' }]);
    },
  );

  it('after one of the questions that were asked back, or none of them', () => {
    for (const text of ['第一个', '都不是']) {
      const talk = talking(valid);
      talk.sayAll('昨天学了4学时', '怎么才算有效', text);
      const reply = talk.say('对');
      expect(reply.written).toMatchObject(FOUR);
      expect(reply.outcome).toBe('noted');
    }
  });

  it('after 改, where 对 is said and nothing else', () => {
    const talk = talking(valid);
    expect(talk.sayAll('昨天学了4学时', '改').proposed).toEqual([]);
    expect(talk.say('对').proposed).toMatchObject(FOUR);
  });
});

describe('what waits is let go, and that is said', () => {
  it.each(['那是我徒弟的', '平台没认', '停'])('%s', (text) => {
    const talk = talking(valid);
    const reply = talk.sayAll('昨天学了4学时', text);
    expect(reply.answer).toContain('没有记');
    expect(talk.say('对').written).toEqual([]);
  });

  it.each([
    ['昨天申请的', '其实没申请', []],
    ['昨天申请的 今天下载的', '没下载呢', ['exchangedOn']],
    ['昨天4 前天3', '不对 前天没学', ['credit 2022-12-04']],
    ['昨天4 前天3', '只记昨天的', ['credit 2022-12-04']],
  ])('of %s, by %s', (told, text, left) => {
    const { proposed } = talking(studied).sayAll(told, text);
    expect(proposed.map(({ fact, on: day }) => (fact === 'credit' ? `${fact} ${day}` : fact))).toEqual(left);
  });
});

describe("the talk's own question stands", () => {
  it("after somebody else's hours", () => {
    const reply = talking(valid).sayAll('下一步', '我对象昨天学了6学时');
    expect(reply.answer).toContain('这一步：学满 32 学时');
    expect(reply.quickReplies.map(({ label }) => label)).toContain('今天学了4学时');
  });

  it('and is gone on with for the certificate that is called for', () => {
    for (const text of ['先弄施工员', '换下一个证']) {
      const talk = talking(valid, builder);
      talk.sayAll('下一步', text);
      expect(talk.say('今天学了3学时').proposed).toMatchObject([{ certificate: 'c2', value: 3 }]);
    }
  });

  it('is left where the first questions are broken off', () => {
    const talk = new KeptTalking(chat, on('2022-12-05'));
    expect(talk.sayAll('我要登记一个证', '资料员', '算了不登了').answer).toContain('先停在这里');
  });
});
