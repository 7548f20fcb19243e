// Questions that their own words tell whole: each is answered by itself, and none by what lies near by.
import { talkOf, untold } from '../../../support/talk-cases';

type Certificate = ReturnType<typeof untold>;
const inJilin = (facts: object, more: object = {}): Certificate => ({
  ...untold('jilin-2022-25', 'site-professional', '施工员'),
  facts: { registryStatus: 'valid', ...facts },
  ...more,
});
const old = inJilin({});
const applied = inJilin({ exchangedOn: '2022-12-02' }, { credits: [{ on: '2022-11-20', hours: 32 }] });
const exchanged = inJilin(
  { exchangedOn: '2022-12-20', downloadedOn: '2022-12-22', inPost: true },
  {
    credits: [{ on: '2026-03-01', hours: 20 }],
    statedCycles: [2023, 2024, 2025].map((year) => ({ from: `${year}-01-01`, hours: 32 })),
  },
);
const hubei: Certificate = {
  ...untold('hubei-2021', 'site-professional', '施工员'),
  facts: { exchangedOn: '2024-03-10', issuedOn: null },
  ...{
    credits: [{ on: '2026-05-01', hours: 10 }],
    statedCycles: ['2024-03-11', '2025-03-11'].map((from) => ({ from, hours: 32 })),
  },
};
const [YEAR, AFTER, NOW] = ['2022-12-05', '2023-01-02', '2026-11-28'] as const;

function turnOf(text: string, asOf: string, certificate: Certificate | null = null) {
  const holder = certificate && { registeredOn: '2022-12-01', certificates: [certificate] };
  const [talk] = talkOf([{ id: 'one', asOf, holder, says: [text] }]);
  return talk?.turns[0];
}
const answerTo = (...args: Parameters<typeof turnOf>): string => turnOf(...args)?.answer ?? '';

describe('of what the notice leaves out, that first', () => {
  test.each([
    ['一天能学几个学时', '一天最多能学几个学时，文件未规定'],
    ['一天最多学多少', '一天最多能学几个学时，文件未规定'],
    ['32学时是多少小时', '一学时是多少分钟、多少小时，文件未规定'],
    ['晚上能学吗，半夜行不', '几点能学、晚上和周末开不开，文件未规定'],
    ['多久审核完', '审核要多久、几天能下来，文件未规定'],
    ['电子证下来要几天', '审核要多久、几天能下来，文件未规定'],
    ['要带什么材料', '要交什么材料，文件未规定'],
    ['换证要不要交照片', '要不要交照片、要什么样的，文件未规定'],
    ['手机号是老板的，能注册不', '用别人的手机号行不行，文件未规定'],
    ['单位给报销吗', '单位报不报销，文件都没有规定'],
    ['etledu跟rcgz是一个号吗', '是不是一个账号、要不要再注册，文件未规定'],
    ['招标要原件，电子证算原件吗', '电子证书算不算原件，文件未规定'],
  ])('%s', (text, says) => {
    for (const asOf of [YEAR, AFTER, NOW]) {
      expect(answerTo(text, asOf)).toContain(says);
      expect(turnOf(text, asOf)?.outcome).toBe('answer');
    }
  });

  test('under another pack as far as its document was seen', () => {
    expect(answerTo('一天能学几个学时', NOW, hubei)).toMatch(/^一天最多能学几个学时，.+没有写（文件未规定）/);
    expect(answerTo('这证还能投标用不', NOW, hubei)).toMatch(/^投标、备案认不认哪本证，.+你的施工员：/s);
  });
});

describe('what the notice does say', () => {
  test('who tells holders is the local authorities, and nobody waits for it', () => {
    const turn = turnOf('谁通知我', YEAR);
    expect(turn?.answer).toMatch(/^文件要求各地住房城乡建设主管部门及时告诉企业和持证人/);
    expect(turn?.answer).toContain('别等通知：2022年12月31日前要申请更换');
  });

  test('which certificates are meant by the old ones', () => {
    const answer = answerTo('文件里说的原证书都指哪些', YEAR);
    expect(answer).toContain('《住房和城乡建设领域专业人员岗位培训考核合格证书》');
    expect(answer).toContain('《住房和城乡建设行业技能人员职业培训合格证》');
  });

  test.each(['水利那个工种的证归这儿换吗', '水利技术工人的证能换不'])('%s: no', (text) => {
    expect(answerTo(text, YEAR)).toMatch(/^不能换/);
  });

  test.each(['证多的能不能少学点', '几个证能不能少学'])('%s: each by itself', (text) => {
    expect(answerTo(text, YEAR)).toMatch(/^不能：每本证书分开算/);
  });

  test.each(['户口迁到辽宁了，证要转吗', '人调去广东了证还算不算', '户口迁到山东证要转吗'])(
    '%s: the certificate is still of the province that issued it',
    (text) => {
      const turn = turnOf(text, YEAR);
      expect(turn?.intent).toBe('ce_province');
      expect(turn?.answer).toContain('吉林省发的证书，还是照吉林省的文件');
      expect(turn?.answer).not.toContain('手头没有');
    },
  );

  test('what one pays for a card is one question, and accuses nobody', () => {
    const said = ['施工员证多少钱能办一个', '施工员证办一个多少钱', '多少钱一个证'].map((text) =>
      turnOf(text, YEAR),
    );
    expect(new Set(said.map((one) => one?.answer)).size).toBe(1);
    expect(said.map((one) => one?.outcome)).toEqual(['answer', 'answer', 'answer']);
  });

  test('an application of a 31 December, asked years after, is asked for its year', () => {
    expect(answerTo('12月31号提交了但没审核完算不算', AFTER)).toMatch(/^算按时/);
    expect(answerTo('12月31号提交了但没审核完算不算', NOW)).toMatch(/^要看是哪一年：/);
    expect(answerTo('2023年12月31号提交的，算不算', NOW)).not.toMatch(/^(?:要看|算按时)/);
  });

  test('the month of the exchange is no application that is asked about', () => {
    expect(turnOf('我十月换的证头一年的课打哪天起算', NOW)?.intent).toBe('ce_cycle');
  });

  test('a post and a safety officer are not one thing', () => {
    expect(answerTo('施工员跟安全员是不是一回事', YEAR)).toMatch(/^不是一回事/);
  });
});

describe('study that comes after a day, or is done by it', () => {
  test.each(['过了12月31号再学还算不算', '元旦后学来得及吗'])(
    '%s, of what is to be exchanged: too late',
    (text) => {
      expect(answerTo(text, YEAR, old)).toMatch(/^(?:不算|来不及)：那时候已经过了2022年12月31日/);
      expect(answerTo(text, YEAR)).toMatch(/^为换证学的，来不及/);
    },
  );

  test('of who owes this year nothing it is no study that comes too late', () => {
    expect(answerTo('元旦后学来得及吗', YEAR, applied)).toMatch(/^那时候学的，算那一年的/);
  });

  test('年底前学完就没事了吧: before the exchange it is not all', () => {
    expect(answerTo('年底前学完就没事了吧', YEAR, old)).toMatch(
      /^还不行：学满以后，还要在2022年12月31日前申请更换/,
    );
    expect(answerTo('年底前学完就没事了吧', NOW, exchanged)).toMatch(/^对：今年年底前学满/);
    expect(answerTo('年底前学完就没事了吧', NOW, hubei)).toMatch(/^对：2027年3月10日前学满/);
  });

  test('under another pack by its own cycle', () => {
    expect(answerTo('过了12月31号再学还算不算', NOW, hubei)).toMatch(/^要看是哪一天：2027年3月10日前/);
  });
});

describe('several questions in one message', () => {
  test('each is answered, the first one first', () => {
    const turn = turnOf('换证要不要交照片，要多少钱，多久能下来', YEAR);
    expect(turn?.intent).toBe('photo_change');
    expect(turn?.answer).toMatch(/^要不要交照片.+\n换证、学习要不要交费.+\n审核要多久/s);
  });

  test('registering, study and exchange, once the last day is over', () => {
    const answer = answerTo('我想问下怎么注册，注册完在哪学，学完咋换', NOW);
    expect(answer).toContain('注册一个“个人用户”');
    expect(answer).toContain('教育培训资源库');
    expect(answer).toContain('换证的期限2022年12月31日已经过了');
  });

  test('of two kinds of certificates each by its own document', () => {
    const answer = answerTo('我有安全员证和施工员证，都怎么弄', YEAR);
    expect(answer).toMatch(/^施工员证：先查旧证书/);
    expect(answer).toContain('按全国（建筑施工）的文件');
  });

  test('what is told beside a question is none', () => {
    expect(answerTo('证是2015年的，没注册过，也没学过，现在还来得及吗', YEAR)).not.toContain('注册不上');
    expect(answerTo('证是2015年的，没注册过，也没学过，现在还来得及吗', AFTER)).not.toContain(
      '今年的还来得及',
    );
  });

  test('one question in two clauses has one answer', () => {
    expect(answerTo('我退休了，证还有用吗，要不要学', YEAR).split('\n')).toHaveLength(1);
  });
});

describe('where something else is asked beside such words, that is the question', () => {
  test.each([
    ['去年坐月子没看课 现在还给补不', 'ce_makeup'],
    ['冬天没活 把明年的先学了行不', 'ce_ahead'],
    ['注册账号要准备啥材料', 'register_how'],
    ['公司替工人集中注册行不行', 'company_batch'],
  ])('%s', (text, intent) => {
    expect(turnOf(text, YEAR)?.intent).toBe(intent);
  });
});
