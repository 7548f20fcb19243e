import { parseDay } from '@hz/shared/calendar';
import { afterWriting, type ChatHolder, type ChatReply, newChat } from '@hz/shared/talk';
import { explain } from '@hz/shared/v1/engine';
import { caseOf, verdictOf } from '@hz/shared/v1/guide';
import { aCertificate } from '../../support/certificates';
import { aChat, jilin, on, signedIn, Talking } from '../../support/chat';

const chat = aChat();
const today = '2022-12-05';
const talking = (holder: ChatHolder | null = null, asOf = today) => new Talking(chat, on(asOf, holder));
const labels = ({ quickReplies }: ChatReply) => quickReplies.map(({ label }) => label);

/** The words of the screens for a certificate. */
function verdictWords(certificate = aCertificate()): string {
  const asOf = parseDay(today);
  const { title, sentences, reading } = verdictOf(
    jilin,
    explain(jilin, caseOf(certificate, { registeredOn: null }, asOf)),
    asOf,
  );
  return [`${title}。`, ...sentences, reading ?? ''].join('');
}

describe('我要换证', () => {
  it.each(['我要换证', '看看我能不能换', '帮我看看能不能换', '一步步带我办', '看看我的证', '我想换证'])(
    'in the words %s starts the first question of the guide',
    (text) => {
      const reply = talking().say(text);
      expect(reply.answer).toContain('证书上写的是什么岗位或工种？');
      expect(labels(reply)).toEqual(expect.arrayContaining(['施工员', '砌筑工', '试验员']));
      expect(reply.state).toMatchObject({ talk: { at: 'intake' }, awaiting: true });
    },
  );

  it('leads by taps to the verdict, word for word as on the screens', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员', '施工员（土建）', '旧证书，还没换']) talk.say(text);
    const verdict = talk.say('有效');
    expect(verdict.answer).toBe(
      `好。你说的是：施工员（土建），旧证书，还没换，有效；不对的，直接说对的。施工员（土建）：${verdictWords()}`,
    );
    expect(verdict).toMatchObject({ outcome: 'noted', state: { awaiting: false } });
    expect(verdict.written).toEqual([
      {
        op: 'set',
        certificate: null,
        fact: 'answer',
        value: { question: 'registryStatus', value: 'valid' },
        on: null,
      },
    ]);
    expect(verdict.actions).toEqual([{ type: 'open-page', label: '登录，把这本证书加上', page: 'add' }]);
    expect(verdict.clauses.map(({ id }) => id)).toContain('二');
  });

  it('takes answers as people type them', () => {
    const talk = talking();
    for (const text of ['我要换证', '八大员', '施工员 土建', '还没换呢']) talk.say(text);
    expect(talk.say('还没查').answer).toMatch(
      /^好。你说的是：.*我还没查；.*施工员（土建）：先查旧证书是不是有效/,
    );
  });

  it('offers what a half-said post may be', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场的']) talk.say(text);
    expect(labels(talk.say('施工员'))).toEqual([
      '施工员（土建）',
      '施工员（装饰装修）',
      '施工员（设备安装）',
      '施工员（市政）',
    ]);
    expect(talk.say('市政').answer).toContain('现在手里是哪一种？');
  });

  it('asks for the kind only where the post does not tell it, and of whoever told it does not', () => {
    const talk = talking();
    talk.say('我要换证');
    expect(talk.say('砌筑工').answer).toContain('现在手里是哪一种？');
    const either = talking();
    either.say('我要换证');
    const kind = either.say('试验员');
    expect(kind.answer).toContain('你的证书是哪一种？');
    expect(labels(kind)).toEqual(['现场专业人员', '技能人员']);
    expect(either.say('技能人员').answer).toContain('现在手里是哪一种？');
    const told = talking();
    told.say('我要换证');
    expect(labels(told.say('技能人员'))).not.toContain('施工员');
    expect(told.say('试验员').answer).toContain('现在手里是哪一种？');
  });

  it('where another kind is meant than the post is of, asks for the post again', () => {
    const talk = talking();
    for (const text of ['我要换证', '材料员']) talk.say(text);
    const again = talk.say('我是技能人员');
    expect(again).toMatchObject({ written: [] });
    expect(again.answer).toContain('证书上写的是什么岗位或工种？');
    expect(labels(again)).not.toContain('材料员');
  });

  it('takes a trade that no option names', () => {
    const talk = talking();
    for (const text of ['我要换证', '技能人员']) talk.say(text);
    expect(talk.say('爆破工').answer).toBe('证书上写的是“爆破工”，对吗？');
    expect(talk.say('对').answer).toContain('现在手里是哪一种？');
  });

  it('reads another trade back where something else is asked, and takes it where it is meant', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员', '材料员']) talk.say(text);
    const heard = talk.say('钢筋工');
    expect(heard).toMatchObject({ outcome: 'proposed', written: [] });
    expect(heard.answer).toContain('钢筋工');
    const answers = talk.say('对').written.map(({ value }) => value);
    expect(answers).toEqual([{ question: 'trade', value: '钢筋工' }]);
    expect(talk.say('我是资料员').written).not.toEqual([]);
  });

  it.each(['昨天测量员', '12月1号资料员', '去年没换'])(
    'where a day is asked takes none from %s, which tells of nothing done',
    (text) => {
      const talk = talking();
      for (const said of ['我要换证', '现场专业人员', '材料员', '已经换成电子证书']) talk.say(said);
      expect(talk.say(text)).toMatchObject({ written: [], proposed: [] });
      const day = talk.say('昨天换的').written.map(({ value }) => value);
      expect(day).toEqual([{ question: 'exchangedOn', value: '2022-12-04' }]);
    },
  );

  it('says no to what cannot be mapped', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员', '试验员', '旧的']) talk.say(text);
    expect(talk.say('有效').answer).toContain('这本证书换不了。这个岗位或工种在新系统里没有对应的名称。');
  });

  it('takes a date as people say it', () => {
    const talk = talking(null, '2026-11-20');
    for (const text of ['我要换证', '现场专业人员', '资料员', '换过了']) talk.say(text);
    expect(talk.say('2022年12月十五号').answer).toContain('先说说前几年学了多少');
  });

  it('says what is wrong with a date and asks again', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员', '资料员', '已经换成电子证书']) talk.say(text);
    expect(talk.say('2022年12月20号').answer).toMatch(/^12月20日还没到|^2022年12月20日还没到/);
    expect(talk.state.awaiting).toBe(true);
  });

  it('asks again when an answer fits nothing', () => {
    const talk = talking();
    talk.say('我要换证');
    expect(talk.say('那个那个').answer).toMatch(/^没听明白。证书上写的是什么岗位或工种？/);
  });
});

describe('leaving the talk for another question', () => {
  it('answers it, keeps the place, and goes on at 继续', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员']) talk.say(text);
    const aside = talk.say('要交钱吗');
    expect(aside).toMatchObject({ intent: 'ce_fee', outcome: 'answer' });
    expect(aside.answer).toContain('接着刚才的：证书上写的是什么岗位或工种？');
    expect(talk.say('材料员').answer).toContain('现在手里是哪一种？');
  });

  it('survives being stored as JSON', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员', '材料员']) talk.say(text);
    talk.state = JSON.parse(JSON.stringify(talk.state));
    expect(talk.say('旧证书，还没换').answer).toContain('省里的系统显示什么？');
  });

  it('stops on demand and can be taken up later', () => {
    const talk = talking();
    for (const text of ['我要换证', '现场专业人员']) talk.say(text);
    expect(talk.say('先不弄了').answer).toContain('先停在这里');
    expect(talk.say('谢谢')).toMatchObject({ intent: 'smalltalk' });
    expect(talk.say('继续').answer).toContain('证书上写的是什么岗位或工种？');
  });
});

class Led extends Talking {
  override say(text: string): ChatReply {
    const reply = super.say(text);
    const { holder, asOf } = this.context;
    if (holder) this.context = { ...this.context, holder: afterWriting(holder, reply.written, asOf) };
    return reply;
  }
}

describe('a holder who has signed in', () => {
  const led = (holder = signedIn()) => new Led(chat, on(today, holder));

  it('is led from nothing to exchanged by chat alone', () => {
    const talk = led();
    for (const text of ['我要换证', '现场专业人员', '施工员（土建）', '旧证书，还没换', '有效'])
      talk.say(text);
    expect(talk.context.holder?.certificates).toHaveLength(0);
    talk.say('加上');
    expect(talk.context.holder?.certificates).toHaveLength(1);
    expect(talk.say('继续').answer).toContain('这一步：注册个人用户');
    expect(talk.say('今天弄好了').answer).toMatch(
      /^记上了：12月5日 注册好了。施工员（土建），这一步：学满 32 学时/,
    );
    expect(talk.say('昨天学了20学时').answer).toBe('记 施工员（土建） 12月4日 20 学时，对吗？');
    expect(talk.say('对').answer).toMatch(/^记上了：施工员（土建） 12月4日 20 学时。/);
    talk.say('今天又学了十二个学时');
    expect(talk.say('对').answer).toContain('这一步：申请更换');
    talk.say('换好了');
    expect(talk.say('今天').answer).toMatch(/^记上了：12月5日 申请.*这一步：下载电子证书/);
    expect(talk.say('今天弄好了').answer).toContain('这一步：记下新编号');
    expect(talk.say('JL2022-0012345').proposed).toMatchObject([{ fact: 'newNumber' }]);
    const end = talk.say('对');
    expect(end.answer).toContain('已经换成电子证书');
    expect(end.state.talk).toBeNull();
    const day = parseDay(today);
    expect(talk.context.holder?.registeredOn).toBe(day);
    expect(talk.context.holder?.certificates[0]?.facts).toMatchObject({
      exchangedOn: day,
      downloadedOn: day,
      newNumber: 'JL2022-0012345',
      credits: [
        { on: day - 1, tenths: 200 },
        { on: day, tenths: 120 },
      ],
    });
  });

  it('goes on with a certificate that is not exchanged yet', () => {
    expect(led(signedIn([{ registryStatus: null }])).say('我要换证').answer).toContain(
      '这一步：查旧证书是不是有效',
    );
  });

  it('keeps the first questions where every face of the product finds them', () => {
    const talk = led(signedIn([], { intake: { family: 'skilled-worker' } }));
    expect(talk.say('我要换证').answer).toContain('证书上写的是什么岗位或工种？');
    expect(talk.say('钢筋工').written).toEqual([
      {
        op: 'set',
        certificate: null,
        fact: 'answer',
        value: { question: 'trade', value: '钢筋工' },
        on: null,
      },
    ]);
  });

  it('is not noted as having done what has not been done', () => {
    const talk = led(signedIn([{}]));
    talk.say('我要换证');
    expect(talk.say('还没注册')).toMatchObject({ written: [], proposed: [] });
    expect(talk.say('还没弄好').answer).toMatch(/^不急/);
  });

  it('is asked again for a day that is still to come and for more hours than a day has', () => {
    const talk = led(signedIn([{}], { registeredOn: parseDay('2022-12-01') }));
    talk.say('我要换证');
    const asked = talk.say('12月20号学了8学时');
    expect(asked).toMatchObject({ outcome: 'asked', written: [] });
    expect(asked.answer).toContain('是2021年12月20日吗？');
    expect(talk.say('今天学了30学时')).toMatchObject({ written: [] });
  });

  it('comes back to the same step after another question', () => {
    const talk = led(signedIn([{}]));
    talk.say('我要换证');
    expect(talk.say('收不到验证码').intent).toBe('sms_code');
    expect(talk.say('继续').answer).toContain('这一步：注册个人用户');
  });
});

describe('what waits, after a question in between', () => {
  const inBetween = (...certificates: Parameters<typeof signedIn>[0] & object) => {
    const talk = talking(signedIn(certificates, { registeredOn: parseDay('2022-12-01') }));
    talk.say('我昨天学了8个学时');
    return talk.say('换证到哪天');
  };

  it('asks for a yes where only that lacks', () => {
    const reply = inBetween({});
    expect(reply.answer).toMatch(/刚才那条还没记，记吗？$/);
    expect(labels(reply)).toContain('对');
  });

  it('asks to choose where it is not known yet for which certificate', () => {
    const reply = inBetween({ trade: '材料员' }, { trade: '资料员' });
    expect(reply.answer).toMatch(/刚才那条还没记，选一个：$/);
    expect(labels(reply)).toEqual(['材料员（土建）', '资料员（土建）', '不记']);
  });
});

describe('a new chat', () => {
  it('takes 继续 for no talk of its own', () => {
    expect(chat.reply(newChat(), '继续', on(today)).written).toEqual([]);
  });
});

describe('a certificate that is to be taken in', () => {
  const holder = signedIn([{ registryStatus: 'valid' }]);

  it.each(['添加一个机械员证', '登记机械员', '我还有一个机械员证'])(
    'is read back before anything is: %s',
    (text) => {
      const talk = talking(holder);
      const reply = talk.say(text);
      expect(reply).toMatchObject({ outcome: 'proposed', written: [] });
      expect(reply.proposed).toMatchObject([{ op: 'add', fact: 'certificate', value: '机械员' }]);
      const begun = talk.say('好');
      expect(begun.written).toMatchObject([
        { fact: 'answer', value: { question: 'trade', value: '机械员' } },
      ]);
      expect(begun.answer).toContain('现在手里是哪一种？');
    },
  );

  it('is let go by 不记, and by something else that is told', () => {
    const talk = talking(holder);
    talk.say('添加一个机械员证');
    expect(talk.say('不记')).toMatchObject({ written: [], proposed: [] });
    talk.say('添加一个机械员证');
    expect(talk.say('昨天学了4学时').proposed).toMatchObject([{ fact: 'credit', value: 4 }]);
  });

  it('is not answered by a question of the same words', () => {
    const talk = talking();
    talk.say('我要登记一个证');
    expect(talk.say('技工呢')).toMatchObject({ intent: 'ce_skilled', written: [] });
  });

  it('is not looked up in vain where its paper is lost', () => {
    const talk = talking();
    for (const text of ['我要登记一个证', '现场专业人员', '材料员']) talk.say(text);
    expect(talk.say('纸质证找不到了').written).toEqual([]);
  });
});

it('says what is left to do, not the same again, to 那咋办 after 换不了', () => {
  const talk = talking(signedIn([{ registryStatus: 'cancelled' }]));
  const first = talk.say('我的证还能换吗').answer;
  const second = talk.say('那咋办').answer;
  expect(second).toMatch(/^换不了的，现在能做的是打电话问清楚/);
  expect(second).not.toBe(first);
});
