// Whether one still can is answered by the document's days and by what the question says; never from the card of somebody else than it is asked of.
import { talkOf, untold } from '../../support/talk-cases';

const answerOn = (asOf: string, text: string, certificates: ReturnType<typeof untold>[] | null = null) => {
  const holder = certificates && { registeredOn: null, certificates };
  return talkOf([{ id: 'one', asOf, holder, says: [text] }])[0]?.turns[0]?.answer ?? '';
};

const exchanged = {
  ...untold('yunnan-2023', 'site-professional', '施工员'),
  facts: { exchangedOn: '2023-08-01' },
};
const hubei = {
  ...untold('hubei-2021', 'site-professional', '材料员'),
  facts: { exchangedOn: '2023-06-01' },
};

describe('asked by whoever has no such certificate', () => {
  const asks = ['云南资料员能换吗', '云南的施工员还能换吗', '云南还能换证吗'];

  it.each(asks)('%s: after the last of the days it begins with 不能', (text) => {
    expect(answerOn('2024-04-01', text)).toMatch(/^按云南省的文件：不能：.*2024年3月31日/);
    expect(answerOn('2024-04-01', text, [hubei])).toMatch(/^按云南省的文件：不能：.*2024年3月31日/);
  });

  it.each(asks)('%s: between the days it is told whose are over, on the last day too', (text) => {
    for (const day of ['2023-10-02', '2024-03-31'])
      expect(answerOn(day, text)).toMatch(
        /^按云南省的文件：要看是哪一种，有的日子已经过了.*信息不完整的，最晚到/,
      );
  });

  it.each(asks)('%s: before them nothing is promised either', (text) => {
    expect(answerOn('2023-10-01', text)).toMatch(/^按云南省的文件：还没过期限（最晚的是 2024年3月31日/);
  });

  it('a post that is not the holder’s own is told of as that post', () => {
    const facts = { oldIssuedOn: '2017-05-01', oldValid: true, informationComplete: false };
    const own = { ...untold('yunnan-2023', 'site-professional', '资料员'), facts };
    expect(answerOn('2024-02-01', '云南施工员能换吗', [own])).toMatch(/^按云南省的文件：要看是哪一种/);
    expect(answerOn('2024-02-01', '标准员还能换吗', [own])).toMatch(/^不能：.*这个岗位不在里面/);
    expect(answerOn('2024-02-01', '资料员还能换吗', [own])).toContain('你的资料员');
  });

  it('in time or not is said in those words', () => {
    expect(answerOn('2024-04-01', '云南的证现在换来得及吗')).toMatch(/^按云南省的文件：来不及了：/);
    expect(answerOn('2024-04-01', '吉林的证现在换来得及吗', [hubei])).toMatch(
      /^按吉林省的文件.*：来不及了：/,
    );
    expect(answerOn('2024-04-01', '吉林施工员还能换吗', [hubei])).toMatch(/^按吉林省的文件.*：不能：/);
  });

  it('a post that is not exchanged, an age that is too high: 不能 on any day', () => {
    expect(answerOn('2023-08-15', '云南的标准员能换吗')).toMatch(/：不能：.*这个岗位不在里面/);
    expect(answerOn('2023-08-15', '我同事云南女的57能换吗')).toMatch(/：不能：超过了换证的年龄/);
    expect(answerOn('2023-08-15', '我同事云南男的57能换吗')).toMatch(/：还没过期限/);
    expect(answerOn('2023-08-15', '云南2019年发的证能换吗')).toMatch(
      /：不能：旧证书不是在 2018年12月13日以前发的/,
    );
    expect(answerOn('2023-08-15', '云南的学了64学时能换吗')).not.toMatch(/年龄（/);
  });

  it('of one’s own as well, where the question alone says the age; nothing of it is written down', () => {
    const facts = { oldIssuedOn: '2017-05-01', oldValid: true, informationComplete: false };
    const own = { ...untold('yunnan-2023', 'site-professional', '施工员'), facts };
    const holder = { registeredOn: null, certificates: [own] };
    const turnOf = (text: string) =>
      talkOf([{ id: 'own', asOf: '2024-02-01', holder, says: [text] }])[0]?.turns[0];
    for (const text of ['我女的57了能换吗', '我62了还能换吗'])
      expect(turnOf(text)).toMatchObject({
        ...{ written: [], proposed: [] },
        answer: expect.stringMatching(/^照你说的，不能：超过了换证的年龄/),
      });
    expect(turnOf('我57了还能换吗')?.answer).toMatch(/^还说不准/);
  });

  it('of a renewal it hangs on the day, where that is said by it', () => {
    expect(answerOn('2024-04-01', '水利A证还能延期吗')).toContain('看有效期到哪一天');
    expect(answerOn('2024-04-01', '我同事的水利A证过期了还能延期吗', [hubei])).toMatch(
      /：不能：有效期满以后/,
    );
    const on = (day: string) => answerOn(day, '水利A证2024年3月1日到期，还能延续吗');
    expect(on('2023-11-30')).toContain('还没到时候：12月1日起可以申请');
    expect(on('2024-03-01')).toContain('还没过期限，最晚到 3月1日');
    expect(on('2024-03-02')).toContain('不能：有效期到3月1日，已经过了');
  });
});

describe('asked about somebody else', () => {
  const asks = [
    '我妈1940年3月3日生，能换吗',
    '我同事能换吗',
    '他还能换吗',
    '我爸算超龄吗',
    '我替我妈问她60了还能换吗',
  ];

  it.each(asks)('%s: the holder’s own says nothing of it', (text) => {
    const answer = answerOn('2024-04-01', text, [exchanged]);
    expect(answer).toMatch(/^别人的证这里没有记，按云南省的文件说：不能/);
    expect(answer).not.toMatch(/你的|办好了/);
  });

  it('the age that is said is theirs, and is written down of nobody', () => {
    const [mother] = talkOf([
      {
        ...{ id: 'mother', asOf: '2023-08-15', says: ['我妈1940年3月3日生，能换吗'] },
        holder: { registeredOn: null, certificates: [exchanged] },
      },
    ]);
    const turn = mother?.turns[0];
    expect(turn).toMatchObject({ written: [], proposed: [] });
    expect(turn?.answer).toMatch(/：不能：超过了换证的年龄/);
  });

  it.each(['我同事要学吗', '工友要学吗'])('%s is told by the rules', (text) => {
    expect(answerOn('2024-04-01', text, [hubei])).toMatch(/^别人的证这里没有记，按湖北省的文件说：.*32 学时/);
  });

  it.each(['我媳妇的证还差多少学时', '我徒弟还差多少学时'])(
    '%s: nobody but they is told where it stands',
    (text) => {
      expect(answerOn('2024-04-01', text, [hubei])).toMatch(/^别人的证助手看不到/);
    },
  );
});
