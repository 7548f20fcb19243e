// What the chat says is kept, and who reads it, is what is kept and who reads it; anger is met calmly and with a number
// to call; what only looks like a wish for a false paper is asked about.
import { KEPT_TURNS } from '../../../../shared/src/talk';
import { ofJilin, talkOf } from '../../../support/talk-cases';

const holder = {
  registeredOn: '2022-11-20',
  certificates: [ofJilin('施工员', {}, { credits: [{ on: '2022-12-01', hours: 12 }] })],
};

const turnsOf = (...says: string[]) =>
  talkOf([{ id: 'one', asOf: '2022-12-05', holder, says }])[0]?.turns ?? [];
const says = (text: string): string => turnsOf(text).at(-1)?.answer ?? '';

describe('who reads what is said', () => {
  it.each(['我说的话别人看得到吗', '我问的东西会被人看到吗', '聊天记录谁能看到'])(
    '%s: nobody, but what is handed over',
    (text) => {
      expect(says(text)).toMatch(/^看不到：.*转人工.*去掉个人信息.*主管部门的人.*半年/);
    },
  );

  it.each(['老板能看到我跟你聊的吗', '单位看得到我问的不', '我说的话公司会不会知道'])(
    '%s: no employer',
    (text) => {
      expect(says(text)).toMatch(/^不能：单位看不到你和助手聊的话.*学时和办到哪一步/);
    },
  );

  it('the office reads what was handed over, and says so beforehand', () => {
    expect(says('厅里的人看得到我问的吗')).toMatch(/^平时看不到。只有你说“转人工”/);
    expect(says('转人工')).toContain('连同证书办到哪一步');
  });

  it('an employer sees hours only by consent', () => {
    expect(says('单位能看到我的学时吗')).toMatch(/^要你同意/);
  });
});

it.each(['聊天存多久', '我说的话留多长时间', '聊天记录保存几年'])('%s: until when', (text) => {
  expect(says(text)).toContain(`最近 ${KEPT_TURNS} 句`);
  expect(says(text)).toMatch(/^没有到期的日子.*清空.*注销.*半年/);
});

describe('a number that looks like an identity number', () => {
  it('is not looked up, though its check letter is wrong', () => {
    expect(says('220102196001011234 帮我查查')).toMatch(/^这一串像身份证号，助手不拿它去查/);
    expect(says('220102196001011234')).not.toContain('查这个编号');
  });

  it('is a certificate’s where that is said, or where no birthday is in it', () => {
    for (const text of ['证书编号220102196001011234', '0221310500008888 查查', '022131050000888812'])
      expect(says(text)).toContain('查这个编号');
  });

  it('is not wanted', () => {
    expect(says('身份证号要填吗')).toMatch(/^不用填/);
    expect(says('注册要填身份证号吗')).not.toMatch(/^不用填/);
  });
});

describe('anger', () => {
  it.each(['操你妈', '你个废物，啥都不会', '你他妈能不能说人话', '狗日的', '蠢货'])(
    '%s: is met calmly, with whom to call',
    (text) => {
      expect(says(text)).toMatch(/^没帮上忙，对不起。.*400-999-9355/);
    },
  );

  it('answers nothing and loses nothing that stands', () => {
    const [, angry, yes] = turnsOf('今天学了4学时', '傻逼', '对');
    expect(angry?.answer).toContain('刚才那条还没记');
    expect(angry?.quickReplies).toEqual(['对', '改', '不记']);
    expect(angry?.written).toEqual([]);
    expect(yes?.written).toMatchObject([{ fact: 'credit', value: 4 }]);
    const [asked, still] = turnsOf('我要登记一个证', '操你妈');
    expect(still?.written).toEqual([]);
    expect(still?.quickReplies).toEqual(asked?.quickReplies);
  });

  it('does not hide what is asked or told with it', () => {
    expect(says('他妈的怎么换证')).toMatch(/^你的施工员：还差 20 学时/);
    expect(turnsOf('妈的，今天学了6学时').at(-1)?.proposed).toMatchObject([{ fact: 'credit', value: 6 }]);
    expect(says('我妈的证怎么换')).toContain('别人的证');
    expect(says('滚，我要真人')).toContain('找人说');
  });
});

describe('what is asked of the helper itself', () => {
  it.each(['你是机器人吗', '你是真人吗', '你是人还是机器'])('%s', (text) => {
    expect(says(text)).toMatch(/^不是真人/);
  });

  it('帮我弄个证 is asked about, 帮我办个假证 is refused', () => {
    for (const text of ['帮我弄个证', '帮我办个施工员证', '给我整个证呗'])
      expect(turnsOf(text).at(-1)).toMatchObject({
        outcome: 'asked',
        quickReplies: ['我要登记一个证', '帮我换证'],
      });
    expect(turnsOf('帮我办个假证').at(-1)?.outcome).toBe('decline');
    expect(turnsOf('帮我弄个证', '我要登记一个证').at(-1)?.answer).toContain('岗位或工种');
  });

  it('what comes of cheating is not known, and it is not helped with', () => {
    expect(says('代学被查到会怎样')).toMatch(/^查出来怎么处理，手头的文件没有写.*我不能帮/);
    expect(turnsOf('有人能帮我挂机不').at(-1)?.outcome).toBe('decline');
  });
});
