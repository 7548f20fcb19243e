import { talkOf, untold } from '../../support/talk-cases';

const certificate = (told: object) => ({
  ...untold('jilin-2022-25', 'site-professional', '施工员（土建）'),
  ...told,
});
const valid = { registryStatus: 'valid' };
const hours = [{ on: '2022-11-20', hours: 32 }];
const places: Record<string, { registeredOn: string | null; facts: object; credits?: object[] }> = {
  'check-registry': { registeredOn: null, facts: {} },
  register: { registeredOn: null, facts: valid },
  study: { registeredOn: '2022-12-01', facts: valid },
  exchange: { registeredOn: '2022-12-01', facts: valid, credits: hours },
  download: { registeredOn: '2022-12-01', facts: { ...valid, exchangedOn: '2022-12-02' }, credits: hours },
};

/** What is proposed of a text said to the question of a step, on 5 December 2022. */
function proposed(place: string, text: string): string[] {
  const { registeredOn, ...told } = places[place] as (typeof places)[string];
  const [talk] = talkOf([
    {
      id: text,
      asOf: '2022-12-05',
      holder: { registeredOn, certificates: [certificate(told)] },
      says: ['下一步', text],
    },
  ] as Parameters<typeof talkOf>[0]);
  const turn = talk?.turns.at(-1);
  expect(turn?.written).toEqual([]);
  return (turn?.proposed ?? []).map(({ fact, value, on }) => `${fact} ${value} ${on}`);
}

describe('what the reader cannot place, it asks', () => {
  it.each([
    // days of the moon's calendar, feasts, and times that are no day
    ['register', '初五注册的'],
    ['register', '腊月注册的'],
    ['register', '十月初一注册的'],
    ['register', '疫情的时候注册的'],
    ['exchange', '初八换的'],
    ['study', '冬月十二学了4学时'],
    ['study', '冬至学了2学时'],
    // how far, how much of it, and what is yet to come
    ['study', '学到第20学时了'],
    ['study', '学完了'],
    ['study', '晚上下班学2学时'],
    ['study', '今天学了5学时，其中2学时是昨天的'],
    ['study', '今天把8学时那门学了一半'],
    ['study', '今天学了-4学时'],
    ['study', '花钱刷了16学时'],
    // the day is not known, or there are two
    ['study', '记4学时，日子忘了'],
    ['study', '学完8学时了，还有24'],
    ['register', '大概一号二号注册的'],
    ['download', '12月3号就下载了，昨天才打印'],
    // what comes after takes it back
    ['register', '12月1号和2号都去注册了，都没成'],
    ['study', '昨天4学时，平台显示3学时'],
    ['study', '今天给自己定了6学时'],
    ['exchange', '我以为昨天换完了，其实没点提交'],
    ['register', '注册倒是注册了，实名没过'],
    // the same words of something else
    ['check-registry', '证找不着了'],
    ['check-registry', '注销不注销的我也不懂'],
    ['download', '证书批准日期 2022-12-02'],
  ])('at %s: %s', (place, text) => {
    expect(proposed(place, text)).toEqual([]);
  });
});

describe('what is plainly told is still heard', () => {
  it.each([
    ['register', '昨天', ['registeredOn 2022-12-04 2022-12-04']],
    ['register', 'shangzhouwu zhuce de', ['registeredOn 2022-12-02 2022-12-02']],
    ['study', 'qiantian xuele 6 xueshi', ['credit 6 2022-12-03']],
    ['study', '今天学了二点五学时', ['credit 2.5 2022-12-05']],
    ['study', '12.1学了4学时12.2学了6学时', ['credit 4 2022-12-01', 'credit 6 2022-12-02']],
    ['study', '昨天学了6学时，不对，是5学时', ['credit 5 2022-12-04']],
    ['study', '昨天学了4学时今天又学了4学时明天还有4学时', ['credit 4 2022-12-04', 'credit 4 2022-12-05']],
    ['study', '加上今天的一共16学时', ['total 16 null']],
    ['study', '12月1号上午2学时下午2学时', ['credit 2 2022-12-01', 'credit 2 2022-12-01']],
    ['download', '12月2号出的证昨天存手机', ['downloadedOn 2022-12-04 2022-12-04']],
    ['exchange', '公司给换完了，12月2号', ['exchangedOn 2022-12-02 2022-12-02']],
    ['download', '证上写的签发日期是2022年12月2日', ['issuedOn 2022-12-02 2022-12-02']],
    [
      'download',
      '下载完了编号0221310500007777',
      ['newNumber 0221310500007777 null', 'downloadedOn 2022-12-05 2022-12-05'],
    ],
  ])('at %s: %s', (place, text, wanted) => {
    expect(proposed(place, text)).toEqual(wanted);
  });
});
