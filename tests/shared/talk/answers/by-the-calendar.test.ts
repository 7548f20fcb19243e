// What an answer says of a day that the question names: a day after the last one is too late, whatever is still open
// today; an application in time is in time, whatever the record lacks; and a year that asked for nothing owes nothing.
import { ofJilin, talkOf, untold, yearsTold } from '../../../support/talk-cases';

const BEFORE = '2022-12-05';
const EVE = '2022-12-30';
const LAST = '2022-12-31';
const JUST_LATE = '2023-01-02';
const LATE = '2026-11-28';

const ready = ofJilin('施工员', {}, { credits: [{ on: '2022-11-18', hours: 32 }] });
const half = ofJilin('资料员', {}, { credits: [{ on: '2022-11-18', hours: 20 }] });
const mason = { ...untold('jilin-2022-25', 'skilled-worker', '砌筑工'), facts: { registryStatus: 'valid' } };
const issued = ofJilin('质量员', { issuedOn: '2025-06-01' });
const exchanged = ofJilin(
  '施工员',
  { exchangedOn: '2022-11-20', downloadedOn: '2022-11-25' },
  yearsTold([2023, 32], [2024, 32], [2025, 32]),
);

type Card = ReturnType<typeof untold>;
const cards: Record<string, Card[] | null> = {
  visitor: null,
  ready: [ready],
  half: [half],
  mason: [mason],
  issued: [issued],
  exchanged: [exchanged],
  untold: [ofJilin('施工员', { exchangedOn: '2022-11-20' })],
};

const says = (text: string, asOf: string, who: string): string => {
  const held = cards[who];
  const certificates = (held ?? []).map((one, at) => ({ ...one, id: `c${at + 1}` }));
  const holder = held ? { registeredOn: '2022-11-16', certificates } : null;
  return talkOf([{ id: 'one', asOf, holder, says: [text] }])[0]?.turns[0]?.answer ?? '';
};

describe('a day after the last one', () => {
  it.each([
    [BEFORE, '1月4号去弄行不'],
    [BEFORE, '我想明年1月8号再申请，赶趟不'],
    [BEFORE, '四十天以后换还来得及吗'],
    [BEFORE, '过五个礼拜再办来得及不'],
    [BEFORE, '两个月以后再换可以吗'],
    [BEFORE, '大年初三换行吗'],
    [BEFORE, '正月里去换行不行'],
    [BEFORE, '开春了再换行吗'],
    [BEFORE, '一月下旬换晚不晚'],
    [BEFORE, '小寒前后去换赶趟不'],
    [BEFORE, '立春了再申请来得及吗'],
    [EVE, '大后天换来得及吗'],
    [EVE, '元旦当天换算数吗'],
    [LAST, '明儿一早去申请行吗'],
    [LAST, '再等两天换来得及吗'],
    [LAST, '下周三换行不'],
    [LAST, '睡醒再去申请来得及不'],
  ])('on %s: %s', (asOf, text) => {
    for (const who of ['visitor', 'ready', 'half', 'mason']) {
      const said = says(text, asOf, who);
      expect(said).toMatch(/^(?:来不及|晚了|不算|不能等到那时候)：/);
      expect(said).toContain('2022年12月31日');
      expect(said).not.toMatch(/。来得及|期限还没过/);
    }
  });

  it('is told apart from one that is in time', () => {
    for (const text of [
      '12月28号换来得及吗',
      '两个礼拜以后换来得及吗',
      '下周二去换来得及吗',
      '冬至那会儿 12月22号换来得及吗',
    ])
      expect(says(text, BEFORE, 'ready')).toMatch(/^来得及/);
    for (const text of ['腊月里换行吗', '年前换行不'])
      expect(says(text, BEFORE, 'ready')).toMatch(/^要看是哪一天：/);
  });

  it('is not put off with advice that is of no use on the last day, or after it', () => {
    const said = says('今天还能换吗', LAST, 'ready');
    expect(said).toMatch(/^能。.*今天是最后一天/);
    for (const text of ['今天申请来得及吗', '换证到哪天截止'])
      for (const asOf of [LAST, JUST_LATE])
        expect(says(text, asOf, 'ready')).not.toMatch(/别拖到最后一天|早几天办完|早办/);
  });
});

describe('an application in time', () => {
  it.each([
    '我12月27号交的申请，到现在没批，会不会失效',
    '上个月底前就申请上了，证还没下来，算不算作废',
    '赶着31号那天申请的，还有效吗',
    '截止以前就提交申请了，现在审核呢，晚了吗',
    '去年12月申请的，今年才批，算按时吗',
  ])('is in time: %s', (text) => {
    for (const who of ['visitor', 'ready', 'half', 'mason']) {
      const said = says(text, JUST_LATE, who);
      expect(said).toMatch(/^(?:不作废|算按时)：/);
      expect(said).not.toMatch(/没换的旧证书自动失效|不能照常换/);
    }
  });

  it('is not made of one after the last day, or of one that may not have gone through', () => {
    expect(says('1月1号申请的，会作废吗', JUST_LATE, 'ready')).toMatch(/^不算按时：/);
    expect(says('31号晚上点的申请，页面卡住了，算不算', JUST_LATE, 'ready')).toMatch(/^要看申请交上没有/);
    expect(says('没申请会作废吗', JUST_LATE, 'ready')).not.toMatch(/不作废|算按时/);
    expect(says('要是12月30号申请了会作废吗', JUST_LATE, 'ready')).not.toContain('说一声就能记上');
  });

  it('leaves to the record what that knows', () => {
    expect(says('我上个月申请的会作废吗', JUST_LATE, 'exchanged')).toMatch(/^不是。/);
    // Of what waits the record knows no more than whoever asks.
    const waits = says('我上个月申请的会作废吗', JUST_LATE, 'untold');
    expect(waits).toMatch(/^不作废：/);
    expect(waits).not.toMatch(/还没有记|已经是电子证书/);
  });
});

describe('a year that asked for nothing', () => {
  it('owes nothing', () => {
    expect(says('去年一节课没学，会不会出问题', LATE, 'issued')).toMatch(
      /^不会：2025 年不用学，从 2026 年起/,
    );
    expect(says('2025年没学要补吗', LATE, 'issued')).toMatch(/^不用补：2025 年不用学/);
    expect(says('去年没学会重新培训吗', JUST_LATE, 'exchanged')).toMatch(/^不会：2022 年不用学/);
    expect(says('去年没学会不会作废', LATE, 'exchanged')).not.toMatch(/不用学/);
  });

  it('is not picked out of a story of several', () => {
    const said = says('我22年换的，23年没学，24年没学，25年学了32，还能用吗', LATE, 'untold');
    expect(said).not.toMatch(/^不(?:会|用)/);
  });

  it('is that of the exchange, too', () => {
    for (const text of ['换好了今年还学吗', '我都换完证了，今年还用学吗']) {
      expect(says(text, BEFORE, 'exchanged')).toMatch(/^今年不用/);
      expect(says(text, BEFORE, 'exchanged')).not.toMatch(/^要学/);
    }
  });
});
