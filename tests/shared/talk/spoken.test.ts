import { formatDay, parseDay } from '@hz/shared/calendar';
import { amountsIn } from '../../../shared/src/talk/told/amounts';
import { daysIn } from '../../../shared/src/talk/told/days';
import { plain } from '../../../shared/src/talk/told/plain';

// A Monday.
const today = parseDay('2022-12-05');

function spokenDay(text: string): string | null {
  const said = daysIn(plain(text), today)[0]?.said;
  return said && (said.is === 'day' || said.is === 'implied') ? formatDay(said.day) : null;
}

function spokenHours(text: string): number | null {
  const read = plain(text);
  return amountsIn(read, daysIn(read, today))[0]?.tenths ?? null;
}

describe('a day as people say it', () => {
  const said: [string, string][] = [
    ['今天', '2022-12-05'],
    ['昨天注册的', '2022-12-04'],
    ['大前天', '2022-12-02'],
    ['3天前', '2022-12-02'],
    ['三天前', '2022-12-02'],
    ['上周三', '2022-11-30'],
    ['上个星期日', '2022-12-04'],
    ['2022-11-15', '2022-11-15'],
    ['2022.11.15', '2022-11-15'],
    ['22年11月15', '2022-11-15'],
    ['二零二二年十一月十五号', '2022-11-15'],
    ['２０２２年１１月１５日', '2022-11-15'],
    ['去年12月5日', '2021-12-05'],
    ['前年三月五号', '2020-03-05'],
    ['11月15', '2022-11-15'],
    ['12月20号', '2021-12-20'],
    ['上个月15号', '2022-11-15'],
    ['15号', '2022-11-15'],
    ['3号', '2022-12-03'],
  ];

  it.each(said)('%s is %s', (text, day) => {
    expect(spokenDay(text)).toBe(day);
  });

  it.each(['不知道', '忘了', '去年', '2022年', '2月30号', ''])('%j is none', (text) => {
    expect(spokenDay(text)).toBeNull();
  });
});

describe('a certificate that is counted is no hour', () => {
  it.each([
    '登记一个云南的证',
    '我要登记一个湖北的证',
    '我要加一本水利的B证',
    '加一个安徽的材料员证',
    '登记一个云南的',
    '我有两个湖北的证',
  ])('%s', (text) => {
    expect(spokenHours(text)).toBeNull();
  });

  it('while hours that are put down to one are hours', () => {
    expect(spokenHours('记5个到材料员证上')).toBe(50);
  });
});

describe('hours as people say them', () => {
  const said: [string, number][] = [
    ['8学时', 80],
    ['今天学了4.5学时', 45],
    ['学了八个学时', 80],
    ['十二个课时', 120],
    ['学了3个半', 35],
  ];

  it.each(said)('%s is %i tenths', (text, tenths) => {
    expect(spokenHours(text)).toBe(tenths);
  });

  it.each(['没学', '12月5号', '很多', '两个半小时', '看了２个小时', '20分钟', '两节课'])(
    '%s is none',
    (text) => {
      expect(spokenHours(text)).toBeNull();
    },
  );
});
