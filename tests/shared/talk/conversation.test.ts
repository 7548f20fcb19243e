import { parseDay } from '@hz/shared/calendar';
import { type ChatReply, INTENT_TITLES, newChat } from '@hz/shared/talk';
import { aChat, on, signedIn, Talking } from '../../support/chat';

const chat = aChat();
const talking = (context = on('2022-12-05')) => new Talking(chat, context);
const ask = (text: string) => chat.reply(newChat(), text, on('2022-12-05'));

const askedIn = ({ handedOver }: ChatReply) => handedOver?.asked.map(({ question }) => question);

describe('a question', () => {
  const sameQuestion: [string, string, string][] = [
    ['with homophones', '换正怎么换', 'exchange_how'],
    ['with homophones of hours', '要学多少学是', 'ce_hours_required'],
    ['in traditional characters', '電子證怎麼下載', 'download_cert'],
    ['with numbers in words', '三十二学时是一年的还是两年的', 'ce_hours_required'],
    ['with full-width numbers', '３２学时是一年的还是两年的', 'ce_hours_required'],
    ['in the speech of the north-east', '验证码老不来咋整', 'sms_code'],
    ['without marks and with spaces', ' 密码  忘 了 ', 'password_forgot'],
  ];

  it.each(sameQuestion)('%s is understood', (_, text, intent) => {
    expect(ask(text)).toMatchObject({ intent, outcome: 'answer' });
  });

  it('gets the same reply every time', () => {
    expect(ask('学时不够怎么办')).toEqual(ask('学时不够怎么办'));
  });

  it('always comes with the three nearest intents, best first, and chances from 0 to 1', () => {
    for (const text of ['怎么换证', '', '？', 'zzz', '换', '今天天气怎么样', '😀', 'a'.repeat(5000)]) {
      const { intent, candidates, confidence } = ask(text);
      expect(candidates).toHaveLength(3);
      expect(candidates[0]).toEqual({ intent, confidence });
      const chances = candidates.map((one) => one.confidence);
      expect(chances).toEqual([...chances].sort((one, other) => other - one));
      expect(chances.every((chance) => chance >= 0 && chance <= 1)).toBe(true);
    }
  });
});

describe('what is not written in Chinese', () => {
  it.each([
    ['huanzheng jiezhi riqi', 'exchange_deadline'],
    ['zen me zhuce', 'register_how'],
    ['liang ge zheng xue ji bian', 'ce_multi_cert'],
    ['shen fen zheng hao cuo le', 'name_id_wrong'],
  ])('%s is read as the pinyin that it is', (text, intent) => {
    expect(ask(text)).toMatchObject({ intent, outcome: 'answer' });
  });

  it.each(['asdfgh jkl qwerty', 'ni hao ma pengyou', 'How do I exchange my certificate?'])(
    '%s is never answered as if it were understood',
    (text) => {
      expect(ask(text).outcome).toBe('clarify');
    },
  );

  it('hides no question in which our own foreign words stand', () => {
    expect(ask('zyk怎么登录')).toMatchObject({ intent: 'ce_platform', outcome: 'answer' });
    expect(ask('PDF怎么保存')).toMatchObject({ intent: 'download_cert', outcome: 'answer' });
  });
});

describe('a follow-up', () => {
  const leaning: [string, string, string][] = [
    ['每年要学多少学时', '那两个证呢', 'ce_multi_cert'],
    ['每年要学多少学时', '那钢筋工呢', 'ce_skilled'],
    ['收不到验证码', '怎么弄', 'sms_code'],
    ['收不到验证码', '为啥', 'sms_code'],
    ['去年没学能补吗', '那前年的呢', 'ce_makeup'],
    ['换证截止到什么时候', '过期了呢', 'exchange_overdue'],
    ['要重新培训吗', '怎么报名', 'retrain'],
    ['照片太丑了', '怎么换', 'photo_change'],
  ];

  it.each(leaning)('to %s, %s, leans on it', (first, followUp, intent) => {
    const talk = talking();
    talk.say(first);
    expect(talk.say(followUp).intent).toBe(intent);
  });

  it('does not bend a question that stands by itself', () => {
    const talk = talking();
    talk.say('收不到验证码');
    expect(talk.say('证书有效期几年')).toMatchObject({ intent: 'validity', outcome: 'answer' });
  });

  it('still knows what was asked before a thank-you', () => {
    const talk = talking();
    talk.say('每年要学多少学时');
    talk.say('谢谢');
    expect(talk.say('那两个证呢').intent).toBe('ce_multi_cert');
  });
});

describe('two questions in one message', () => {
  it('are answered one after the other', () => {
    const talk = talking();
    const first = talk.say('密码忘了怎么办，另外电子证在哪下载');
    expect(first).toMatchObject({ outcome: 'answer', intent: 'password_forgot' });
    expect(first.quickReplies[0]).toEqual({
      label: INTENT_TITLES.download_cert,
      text: INTENT_TITLES.download_cert,
    });
    expect(talk.say('好')).toMatchObject({ outcome: 'answer', intent: 'download_cert' });
  });

  it('can be taken up by the title of the second too', () => {
    const talk = talking();
    const [second] = talk.say('证书编号变了怎么办？还有要不要考试').quickReplies;
    expect(talk.say(second?.text ?? '')).toMatchObject({ outcome: 'answer' });
  });
});

describe('a question that is not clear', () => {
  const unclear = '弄一下那个';

  it('is asked back with the two or three nearest, and answered when one is picked', () => {
    const talk = talking();
    const back = talk.say(unclear);
    expect(back).toMatchObject({ outcome: 'clarify', clauses: [], actions: [], unanswered: unclear });
    const offered = talk.state.asked ?? [];
    expect([2, 3]).toContain(offered.length);
    expect(back.quickReplies.map(({ label }) => label)).toEqual([
      ...offered.map((one) => INTENT_TITLES[one]),
      '都不是',
    ]);
    expect(talk.say('第二个')).toMatchObject({ outcome: 'answer', intent: offered[1] });
    expect(talk.state.asked).toBeNull();
  });

  it('is asked back once, then sent to people; what was asked is given to them only when that is wanted', () => {
    const talk = talking(on('2022-12-05', signedIn()));
    talk.say('证书有效期几年');
    talk.say(unclear);
    const lost = talk.say('就是那个玩意嘛');
    expect(lost).toMatchObject({
      outcome: 'handoff',
      handedOver: null,
      actions: [
        { type: 'dial', phone: '400-999-9355 转 1' },
        { type: 'dial', phone: '0431-82752530' },
      ],
    });
    expect(lost.answer).toContain(`“${unclear}”`);
    expect(lost.answer).toContain('要我把问过的话转给主管部门的人回答，就说“转人工”');
    const given = talk.say('好');
    expect(given.handedOver).toMatchObject({ why: 'wanted', asOf: '2022-12-05', certificates: [] });
    expect(askedIn(given)).toEqual(['证书有效期几年', unclear, '就是那个玩意嘛', '好']);
    expect(given.handedOver?.asked[0]?.answer).toMatch(/^电子证书的有效期/);
    expect(given.answer).toContain('转给主管部门的人了');
    expect(talk.state).toMatchObject({ before: [], asked: null });
  });

  it('is given to nobody of whoever has not signed in or not agreed, and they are not told that it was', () => {
    for (const context of [on('2022-12-05'), { ...on('2022-12-05', signedIn()), handsOver: false }]) {
      const talk = talking(context);
      talk.say(unclear);
      const replies = [talk.say('就是那个玩意嘛'), talk.say('转人工')];
      for (const reply of replies) {
        expect(reply).toMatchObject({ outcome: 'handoff', handedOver: null });
        expect(reply.answer).not.toContain('转给主管部门的人');
      }
    }
  });

  it('is handed over, when that is wanted, without the anger that was in between', () => {
    const talk = talking(on('2022-12-05', signedIn()));
    talk.say(unclear);
    talk.say('什么破玩意');
    talk.say(unclear);
    const reply = talk.say('都不是');
    expect(reply.outcome).toBe('handoff');
    expect(askedIn(talk.say('转人工'))).toEqual([unclear, unclear, '转人工']);
    expect(reply.answer).not.toContain('破玩意');
  });

  it('is sent to people when none of the nearest is meant', () => {
    const talk = talking(on('2022-12-05', signedIn()));
    talk.say(unclear);
    const reply = talk.say('都不是');
    expect(reply.outcome).toBe('handoff');
    expect(askedIn(talk.say('转人工'))).toEqual([unclear, '转人工']);
  });

  it('may be asked back again after an answer', () => {
    const talk = talking();
    talk.say(unclear);
    talk.say('证书有效期几年');
    expect(talk.say(unclear).outcome).toBe('clarify');
  });
});

describe('what the helper does not do', () => {
  it('declines paid study and false papers, with the reason', () => {
    for (const text of ['能代刷课吗', '花钱买个证多少钱', '能借别人的证用吗']) {
      const reply = ask(text);
      expect(reply).toMatchObject({ outcome: 'decline', intent: 'refuse_fraud' });
      expect(reply.answer).toContain('学时要本人自己学');
    }
  });

  it('says of other matters that they are off topic, and where to ask if it knows', () => {
    expect(ask('今天天气怎么样')).toMatchObject({ outcome: 'decline', intent: 'out_of_scope' });
    expect(ask('电工证复审多少钱').answer).toContain('应急管理部门');
    expect(ask('监理资质怎么延期').answer).toContain('住房城乡建设主管部门');
  });

  it('hands over to a person on demand, with what was asked', () => {
    const talk = talking(on('2022-12-05', signedIn()));
    talk.say('学时没到账');
    const reply = talk.say('转人工');
    expect(reply).toMatchObject({ outcome: 'handoff', handedOver: { why: 'wanted' }, unanswered: null });
    expect(askedIn(reply)).toEqual(['学时没到账', '转人工']);
  });

  it('hands over where the certificates stand on the day', () => {
    const talk = talking(on('2022-12-05', signedIn([{ registryStatus: 'cancelled' }, { trade: '资料员' }])));
    const { handedOver } = talk.say('转人工');
    expect(handedOver?.certificates.map(({ id }) => id)).toEqual(['c1', 'c2']);
    expect(handedOver?.certificates[0]?.standing).toContain('换不了');
  });

  it('reads no anger back to whoever asked for a person', () => {
    const talk = talking(on('2022-12-05', signedIn()));
    talk.say('学时没到账');
    talk.say('你个废物');
    expect(askedIn(talk.say('转人工'))).toEqual(['学时没到账', '转人工']);
  });
});

describe('what is remembered', () => {
  it('holds no identity', () => {
    const talk = talking(on('2022-12-05', signedIn([{}])));
    talk.say('我叫王小明，身份证220104199001011234，电话13812345678，密码忘了');
    talk.say('嗯那个啥');
    expect(JSON.stringify(talk.state)).not.toMatch(/王小明|220104199001011234|13812345678/);
  });

  it('stays small however long the talk', () => {
    const talk = talking();
    for (let i = 0; i < 50; i += 1) talk.say(`密码忘了怎么办啊${'啊'.repeat(300)}${i}`);
    expect(talk.state.before.length).toBeLessThanOrEqual(8);
    expect(JSON.stringify(talk.state).length).toBeLessThan(4000);
  });
});

describe('the hours that a known holder asks for', () => {
  it('are first, registered or not', () => {
    const reply = chat.reply(newChat(), '我还差几个学时', on('2022-12-05', signedIn([{}])));
    expect(reply.answer).toMatch(/^你的施工员（土建）还差 32 学时，还剩26天。/);
    expect(reply.clauses.map(({ id }) => id)).toContain('二(二)');
    expect(reply.actions[0]).toEqual({ type: 'add-hours', label: '记学时', certificateId: 'c1' });
  });
});

const lookUp = (number: string) => ({ type: 'scan', label: '查这个编号', number });

describe('a certificate number', () => {
  const typed = [
    '0220610100007',
    '02206101 00007',
    '０２２０６１０１００００７',
    ' 022-06101—00007 ',
    '证书编号：0220610100007',
    '我证号是 0220610100007 你给我查查',
  ];

  it.each(typed)('typed alone (%s) is offered to be looked up', (text) => {
    const reply = ask(text);
    expect(reply).toMatchObject({ intent: 'verify_qr', outcome: 'answer', confidence: 1 });
    expect(reply.actions[0]).toMatchObject({ type: 'scan', label: '查这个编号' });
    const { number } = reply.actions[0] as { number: string };
    expect(number.replaceAll('-', '')).toBe('0220610100007');
  });

  it('is offered beside the answer, too, when the question is whether it is genuine', () => {
    expect(ask('帮我查查 0220610100007 是真的吗')).toMatchObject({
      intent: 'verify_qr',
      actions: expect.arrayContaining([lookUp('0220610100007')]),
    });
  });

  it('does not hide what is asked about it', () => {
    expect(ask('0220610100007怎么下载')).toMatchObject({ intent: 'download_cert', outcome: 'answer' });
  });
});

describe('what is no certificate number', () => {
  it.each(['13812345678', '0431-82752530', '400-999-9355', '2022-12-31', '20221231', '32', '12月31日'])(
    '%s is not offered to be looked up',
    (text) => {
      expect(JSON.stringify(ask(text).actions)).not.toContain('"number"');
    },
  );

  it('an identity number is refused with the scanner’s own words, and not passed on', () => {
    const reply = ask('11010519491231002X');
    expect(reply.answer).toContain('这是身份证号，不是证书编号');
    expect(JSON.stringify(reply.actions)).not.toContain('11010519491231002X');
  });
});

describe('whose certificate is meant', () => {
  const two = signedIn(
    [
      { registryStatus: 'valid', credits: { '2022-12-02': 10 } },
      { registryStatus: 'valid', trade: '资料员', specialty: null },
    ],
    { registeredOn: parseDay('2022-12-01') },
  );
  const asked = (text: string) => talking(on('2022-12-05', two)).say(text).answer;

  it.each(['我媳妇的证没换 她咋弄', '我同事证被注销了 他还能换吗', '帮我爸换证咋换'])(
    'somebody else’s is none of the holder’s own: %s',
    (text) => {
      expect(asked(text)).not.toMatch(/你的(?:施工员|资料员)/);
    },
  );

  it('of somebody else’s nothing is known, and it is said so', () => {
    expect(asked('我徒弟还差多少学时')).toContain('别人的证助手看不到');
  });

  it.each(['老板让我问我这证还差几个学时', '我跟我哥都没换，我还差几个学时'])(
    'who only asks, or is named beside, is not meant: %s',
    (text) => {
      expect(asked(text)).toContain('你的施工员（土建）');
    },
  );

  it('is the one that is named, and then the next', () => {
    const talk = talking(on('2022-12-05', two));
    expect(talk.say('资料员还差多少').answer).not.toContain('施工员');
    const next = talk.say('施工员呢').answer;
    expect(next).toContain('施工员（土建）');
    expect(next).not.toContain('资料员');
  });

  it('says what it lacks once', () => {
    expect(asked('我还差几个学时').match(/还差 22 学时/g)).toHaveLength(1);
  });
});

describe('once the term is over', () => {
  const lapsed = on('2023-01-02', signedIn([{ registryStatus: 'valid' }]));

  it.each(['还能换吗', '我这证还有用吗'])('%s is answered by that, whatever was meant', (text) => {
    const talk = talking(lapsed);
    const { outcome, answer } = talk.say(text);
    expect(outcome).toBe('answer');
    expect(answer).toMatch(/失效|不能换/);
  });
});

describe('whoever has paid', () => {
  it.each(['钱都转过去了咋办', '我把500块打过去了 人没影了'])('is helped at once: %s', (text) => {
    expect(ask(text)).toMatchObject({ intent: 'refuse_fraud', outcome: 'answer' });
  });
});

describe('a command', () => {
  const holder = signedIn([{ registryStatus: null }]);
  it.each([
    ['算了不弄了', '先停在这里'],
    ['算了 先不弄了', '先停在这里'],
    ['我先忙一会', '先停在这里'],
    ['没看懂 说简单点', '简单说'],
    ['这步先跳过吧', '先放着'],
    ['你再说一遍呗', '查旧证书'],
  ])('is heard in other words: %s', (text, said) => {
    const talk = talking(on('2022-12-05', holder));
    talk.say('下一步');
    expect(talk.say(text).answer).toContain(said);
  });
});

describe('what is told of somebody else', () => {
  it('is said not to be noted', () => {
    const talk = talking(on('2022-12-05', signedIn([{ registryStatus: 'valid' }])));
    expect(talk.say('我表弟学了4学时 给他记上')).toMatchObject({ written: [], proposed: [] });
    expect(talk.say('我表弟学了4学时 给他记上').answer).toContain('别人的证不记在你名下');
  });
});

describe('不知道', () => {
  it('is of the question that stands', () => {
    const talk = talking(on('2022-12-05'));
    talk.say('我要登记一个证');
    expect(talk.say('不知道').answer).toMatch(/看看手里的证.*什么岗位/);
    expect(talk.say('现场专业人员').written).toHaveLength(1);
  });
});

describe('reminders', () => {
  it('are set to another hour by saying so right after', () => {
    const talk = talking(on('2022-12-05', signedIn([{ registryStatus: 'valid' }])));
    for (const text of ['早上九点提醒我', '对']) talk.say(text);
    expect(talk.say('改成晚上七点').proposed).toMatchObject([{ fact: 'reminder', value: '19:00' }]);
    talk.say('对');
    expect(talk.say('半夜12点叫我')).toMatchObject({ proposed: [] });
  });
});
