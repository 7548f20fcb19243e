import { impersonal } from '@hz/shared/talk';

const OF_A_BIRTH: string[] = [
  '1967年8月20日生',
  '我是1967年8月20日出生的能换吗',
  '生日640217',
  '64年2月15日',
  '我1964年2月14日生的算不算超龄',
  '出世日子19680320',
  '1968.3.19',
  '1968 3 19',
  '67-8-20',
  '六七年八月二十日',
  '一九六七年八月二十',
  '我六七年生人',
  '1967年',
  '2001年3月',
  '670820',
  '阳历八月二十的生日',
];

describe('a question that is kept beside nobody’s name', () => {
  it.each(OF_A_BIRTH)('does not hold the day of %s', (text) => {
    const kept = impersonal(text);
    expect(kept).not.toMatch(/\d|[零〇一二三四五六七八九十]/);
    expect(kept).toMatch(/〔(?:日期|生日|编号)〕/);
  });

  it.each(['我是女的', '咱是个女的咋整哦', '俺女同志一个', '性别男', '女', '一个妇道人家咋换'])(
    'does not hold the sex of %s',
    (text) => expect(impersonal(text)).not.toMatch(/[男女妇]/),
  );

  it.each(['我今年60了', '我58岁了，算超龄吗', '五十八岁还能换吗', '我都六十了'])(
    'does not hold the age of %s',
    (text) => {
      expect(impersonal(text)).toContain('〔年龄〕');
      expect(impersonal(text)).not.toMatch(/\d|[五六八十]/);
    },
  );

  it('keeps what is of the law and of certificates', () => {
    for (const text of [
      '32学时是一年的吗',
      '2013年的施工员证能换吗',
      '2017年5月发的旧证还能换吗',
      '2022-12-31还能换吗',
      '12月31号截止吗',
      '子女能替我换吗',
      '干了三十年了',
      '换了新证当年不生效吗',
    ])
      expect(impersonal(text)).toBe(text.normalize('NFKC'));
  });
});
