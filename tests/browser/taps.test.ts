import type { Person } from './support/person';
import { aStage } from './support/stage';

// From home, typing apart: how many taps lead to what one came for. That of scanning is in scan.test, where there is a camera.
const stage = aStage({ date: '2022-12-05' });

interface Way {
  taps: number;
  /** The questions in the order in which they were asked. */
  asked: string[];
}

async function toVerdict(person: Person, answers: readonly string[], day?: string): Promise<Way> {
  const before = person.tapped;
  const asked: string[] = [];
  await person.taps('看看我的证能不能换');
  await person.isAt('哪里的证书');
  asked.push(await person.heading());
  await person.answers('吉林省');
  await person.isAt(COMMON[0] as string);
  for (const answer of answers) {
    asked.push(await person.heading());
    await person.answers(answer);
  }
  if (day) {
    asked.push(await person.heading());
    const [said, write] = DAYS[day] as (typeof DAYS)[string];
    await write(person);
    await person.taps(`按“${said}”记，继续`);
  }
  await person.isAt('看看结果');
  return { taps: person.tapped - before, asked };
}

/** How a day is told, and how the button names it. */
const DAYS: Record<string, [said: string, write: (person: Person) => Promise<void>]> = {
  year: ['2022年', (person) => person.tells('2022')],
  day: ['2022年12月1日', (person) => person.writes('知道是哪天的，也可以打出来', '20221201')],
  unknown: ['记不清哪天', (person) => person.chooses('记不清是哪一年')],
};

const COMMON = ['证书上写的是什么岗位或工种？', '现在手里是哪一种？'];
const OLD = ['施工员（土建）', '旧证书，还没换', '有效'];
const EXCHANGED = ['施工员（土建）', '已经换成电子证书'];
const ELECTRONIC = ['施工员（土建）', '直接拿到的电子证书'];

it.each<[string, string[], string | undefined, string, string]>([
  ['an old one', OLD, undefined, '旧证书在省里的系统显示什么？', '先去注册，学满学时才能换'],
  ['an exchanged one, its day typed', EXCHANGED, 'day', '哪一天申请更换的？', '已经换成电子证书'],
  ['an electronic one, its day typed', ELECTRONIC, 'day', '电子证书是哪一天取得的？', '这是电子证书，不用换'],
  [
    'an electronic one, told by its year',
    ELECTRONIC,
    'year',
    '电子证书是哪一天取得的？',
    '第一年要在 2023年12月31日前学满',
  ],
  [
    'one exchanged on a day that nobody remembers',
    EXCHANGED,
    'unknown',
    '哪一天申请更换的？',
    '申请更换的日子还不知道。',
  ],
])(
  'the verdict of a new certificate takes at most seven taps, no question dropped: %s',
  async (_, answers, day, last, said) => {
    const person = await stage.somebody();
    await person.arrives();
    const { taps, asked } = await toVerdict(person, answers, day);
    expect(asked).toEqual(['哪里的证书', ...COMMON, last]);
    expect(taps).toBeLessThanOrEqual(7);
    await person.sees(said);
  },
);

it('hours of today take two taps', async () => {
  const person = await stage.signedIn('李秀英');
  await person.sees('材料员');
  const before = person.tapped;
  await person.tapsOn('材料员', '去学习');
  await person.taps('记今天12月5日 4学时');
  await person.sees('记下了 4 学时');
  expect(person.tapped - before).toBe(2);
});

it('a finished certificate shows its code with one tap', async () => {
  const person = await stage.signedIn('新来的人');
  await person.addsCertificate('砌筑工', '已经换成电子证书', '2022-12-01');
  await person.taps('记新编号');
  await person.sees('第 5 步，共 5 步'); // the page before has a button of this name too
  await person.taps('记新编号');
  await person.types('新证书编号', '0220610100007');
  await person.taps('记下来');
  await person.sees('换证走完了');
  await person.taps('关闭');
  await person.goesHome();
  const before = person.tapped;
  await person.taps('出示状态码');
  await person.sees('砌筑工', '这个码还能用');
  expect(person.tapped - before).toBe(1);
});
