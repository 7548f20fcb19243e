// Questions that people outside asked in words of their own, and that were answered too well, sent away or asked back: each kind in several wordings.
import { talkOf, untold } from '../../../support/talk-cases';

type Certificate = ReturnType<typeof untold>;
const inJilin = (trade: string, facts: object, more: object = {}): Certificate => ({
  ...untold('jilin-2022-25', 'site-professional', trade),
  facts: { registryStatus: 'valid', ...facts },
  ...more,
});
const credits = (...hours: number[]) => ({
  credits: hours.map((each, i) => ({ on: `2022-11-${18 + i}`, hours: each })),
});
const full = inJilin('施工员', {}, credits(16, 16));
const short = inJilin('施工员', {}, credits(10, 10));
const skilled = (trade: string): Certificate => ({ ...inJilin(trade, {}), kind: 'skilled-worker' });
const exchanged = inJilin('施工员', { exchangedOn: '2022-11-20', inPost: true });
const issued = inJilin('质量员', { issuedOn: '2025-06-01', inPost: true });
const two = [
  { ...exchanged, id: 'c1' },
  { ...inJilin('资料员', {}, credits(10)), id: 'c2' },
];
const yunnan: Certificate = {
  ...untold('yunnan-2023', 'site-professional', '施工员'),
  facts: {
    ...{ oldIssuedOn: '2016-05-01', oldValid: true, informationComplete: true },
    ...{ sex: 'm', birthDate: '1980-01-01', registeredOn: '2023-07-30' },
  },
};

function answerTo(text: string, asOf: string, certificates: Certificate[]) {
  const holder = certificates.length > 0 ? { registeredOn: '2022-11-16', certificates } : null;
  return talkOf([{ id: 'one', asOf, holder, says: [text] }])[0]?.turns[0];
}

describe('once the last day is over', () => {
  test.each([
    '学时早学满了，证总不会作废吧',
    '我注册也注册了课也学了，旧证还算数吧',
    '证照样算数吧',
    '学时满了这证废不了吧',
    '课学完了，本儿总不至于作废吧',
    '旧本现在拿出去人家还认不',
    '老证到现在还顶事吗',
    '还能使不',
    '这本还作不作数',
  ])('%s: no, and never what is to be deleted', (text) => {
    const turn = answerTo(text, '2023-01-02', [full]);
    expect(turn?.answer).toMatch(/^按文件，已经自动失效了。/);
    expect(turn?.outcome).toBe('answer');
  });

  test.each(['手上这个电工本还顶用吗', '我这电工本如今还管不管用', '电工那本还作不作数'])(
    'a skilled worker’s own, %s',
    (text) => {
      expect(answerTo(text, '2023-01-02', [skilled('电工')])?.answer).toMatch(/^按文件，已经自动失效了。/);
    },
  );

  test('what the registry shows changes nothing of it', () => {
    for (const text of ['资料员那本查出来是有效，不用管了吧', '查着还是有效，我就不用操心了吧'])
      expect(answerTo(text, '2023-01-02', two)?.answer).toContain('自动失效');
    expect(answerTo('查着还是有效，我就不用操心了吧', '2023-01-02', [short])?.answer).toMatch(/^不是：/);
  });

  test.each(['元旦前就提交更换了，现在显示审核，算没算上', '跨年前点的更换，算数不'])(
    'who applied before the new year is in time: %s',
    (text) => {
      expect(answerTo(text, '2023-01-02', [full])?.answer).toMatch(/^算按时：/);
    },
  );

  test('an application is read back, and what is asked of it answered', () => {
    const turn = answerTo('申请是2022年12月27号递的，证要废了吗', '2023-01-02', [full]);
    expect(turn?.answer).toMatch(/^不作废：/);
    expect(turn?.proposed).toMatchObject([{ fact: 'exchangedOn', value: '2022-12-27' }]);
  });
});

describe('a time to come', () => {
  test.each([
    ['再拖四十八小时赶得及吗', '2022-12-30', '来不及'],
    ['再等七十二小时办成不成', '2022-12-30', '不能等到那时候'],
    ['等五个礼拜再点更换中不中', '2022-12-05', '不能等到那时候'],
    ['过了零点再点申请行不', '2022-12-31', '不能等到那时候'],
    ['睡一宿再换来得及不', '2022-12-31', '来不及'],
    ['等天亮了再换赶趟吗', '2022-12-31', '来不及'],
    ['腊八过后去申请赶趟吗', '2022-12-05', '要看是哪一天'],
    ['三十六个钟头以后申请行吗', '2022-12-05', '来得及'],
  ])('%s on %s: %s', (text, asOf, first) => {
    expect(answerTo(text, asOf, [full])?.answer.startsWith(first)).toBe(true);
  });

  test('hours that lack, by a day', () => {
    expect(answerTo('差的那点学时元旦前能补上不', '2022-12-05', two)?.answer).toMatch(/^来得及，只要/);
    expect(answerTo('差的学时月底前能凑够不', '2022-12-05', [short])?.answer).toMatch(/^来得及，只要/);
    expect(answerTo('缺的学时明天能补上不', '2022-12-31', [short])?.answer).toMatch(/^不能等到那时候/);
  });
});

test.each([
  '系统没给我换，我还能换上吗',
  '现在去换云南的新证，还办得成不',
  '都过了十月了系统还没动静，我还换得成不',
])('in Yunnan, after the day by which the system was to do it, nobody can say: %s', (text) => {
  for (const asOf of ['2023-11-20', '2024-05-01'])
    expect(answerTo(text, asOf, [yunnan])?.answer).toMatch(/^还?说不准/);
});

test('a year that asked for nothing', () => {
  expect(answerTo('今年这个月还得听课吗', '2022-12-05', [exchanged])?.answer).toMatch(/^今年不用。/);
  for (const text of ['2025年我一堂课没上，证会不会出事', '25年一节课没看有影响没'])
    expect(answerTo(text, '2026-11-28', [issued])?.answer).toMatch(/^不会：2025 年不用学/);
  expect(answerTo('发证那年没听课要紧不', '2026-11-28', [issued])?.answer).toMatch(/^不要紧：2025 年/);
});

test('somebody else’s is told by the rules, and nothing of it noted', () => {
  const turn = answerTo('徒弟去年学了20今年学了30，他要不要重新培训', '2026-11-28', [short]);
  expect(turn?.answer).toMatch(/^别人的证这里没有记/);
  expect(answerTo('我妈的证显示有效，还用管吗', '2026-11-28', [short])?.answer).toContain('自动失效');
  expect(answerTo('我徒弟的证12月20号换好了', '2026-11-28', [short])?.answer).toBe('别人的证不记在你名下。');
});

describe('need and traps', () => {
  test.each([
    '我把安眠药全吃了',
    '吃了一瓶药',
    '老伴突然半边身子动不了',
    '我爸突然说不出话嘴歪了',
    '中暑倒地上抽了',
    '吊篮掉了砸着人了',
    '工友被电打了没反应',
    '喊他没反应了',
    '钢筋扎到腿血止不住',
    '我想从塔吊上跳下去',
  ])('%s: 120', (text) => {
    expect(answerTo(text, '2022-12-05', [])?.answer).toContain('120');
  });

  test.each(['活着没啥意思了', '不想再撑下去了', '我快被逼疯了'])('%s: 12356', (text) => {
    expect(answerTo(text, '2022-12-05', [])?.answer).toContain('12356');
  });

  test.each([
    '页面点了没反应',
    '按钮没反应咋办',
    '注册按了没反应',
    '人脸识别老没反应',
    '他的手机点了没反应',
    '视频突然不动了',
    '这网站快把我逼疯了',
    '想跳过这一步',
  ])('of a page it is no need: %s', (text) => {
    expect(answerTo(text, '2022-12-05', [])?.answer).not.toMatch(/120|12356/);
  });

  test.each([
    '有个老师说给他一千八包我换证',
    '微信群里让我扫码交换证工本费',
    '群主发了个二维码说扫了交五十就能换证',
    '有人说能把作废的证改回有效，收三千',
    '说是能给我激活失效的证，要两千五',
    '有个人说八百块钱包过，还包下证',
  ])('who is being cheated is warned, and not scolded: %s', (text) => {
    expect(answerTo(text, '2022-12-05', [])?.answer).toContain('96110');
  });

  test('who wants to cheat is not', () => {
    expect(answerTo('找人花钱代学行不', '2022-12-05', [])?.answer).toContain('这个我不能帮');
  });
});
