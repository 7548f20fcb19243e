// What was heard and is not so is put right first: other hours, another term, another meaning of the last day.
import { talkOf } from '../../../support/talk-cases';

const DAYS = ['2022-12-05', '2023-01-02', '2026-11-28'] as const;
const says = (text: string, asOf: string): string =>
  talkOf([{ id: 'one', asOf, holder: null, says: [text] }])[0]?.turns[0]?.answer ?? '';

describe.each(DAYS)('on %s', (asOf) => {
  it.each([
    ['听说学24学时就够了', /^不对：.*文件没有写 24 学时就够/],
    ['换完证就一劳永逸了吧', /^不(?:对|是)：换好以后/],
    ['电子证三年有效对吧', /^文件没有这样写/],
    ['有人说三年一换对吗', /^文件没有这样写/],
    ['老板说12月31号是新系统上线的日子不是截止', /^不对：2022年12月31日是文件写的换证期限/],
    ['单位说不用换 是真的吗', /^不对：文件写的是旧证书要在2022年12月31日前申请更换/],
  ] as const)('%s', (text, begins) => {
    expect(says(text, asOf)).toMatch(begins);
  });

  it('a worker of whom is asked is told of workers', () => {
    expect(says('我爸是钢筋工他用不用学', asOf)).toMatch(/^(?:别人的证.*)?助手的理解：不用学/);
    expect(says('钢筋工两年不够64要重新培训吗', asOf)).toMatch(/^技能人员的证，助手的理解是没有这个要求/);
  });
});

it('hours that are enough are no wrong premise', () => {
  expect(says('听说学32学时就够了', '2022-12-05')).not.toMatch(/文件没有写/);
});
