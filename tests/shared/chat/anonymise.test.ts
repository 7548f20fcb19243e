import { anonymise } from '@hz/shared/chat';

describe('a question kept for those who write answers', () => {
  const stripped: [string, string, string][] = [
    ['an identity number', '我身份证220104199001011234查不到', '我身份证〔身份证号〕查不到'],
    ['an identity number that ends in X', '22010419900101123x注册不了', '〔身份证号〕注册不了'],
    ['an old identity number', '老号220104900101123怎么办', '老号〔身份证号〕怎么办'],
    ['full-width digits', '电话１３８１２３４５６７８收不到码', '电话〔手机号〕收不到码'],
    ['a phone number with gaps', '138 1234 5678 收不到码', '〔手机号〕 收不到码'],
    ['a fixed line', '打0431-82752530没人接', '打〔电话〕没人接'],
    ['a certificate number', '编号JLSG2013-00123对不上', '编号〔编号〕对不上'],
    ['a number typed in groups', '02206101 00007 查不到', '〔编号〕 查不到'],
    ['an identity number typed in groups', '220104 19900101 1234 查不到', '〔编号〕 查不到'],
    ['a mail address', '邮箱abc.d@163.com换了', '邮箱〔邮箱〕换了'],
    ['a name that is told', '我叫王小明证查不到', '我叫〔姓名〕证查不到'],
    ['a name with a title', '李师傅让我问学时', '〔姓名〕让我问学时'],
  ];

  it.each(stripped)('has %s taken out', (_, text, kept) => {
    expect(anonymise(text)).toBe(kept);
  });

  it('keeps what tells nobody: hours, years, posts, dates', () => {
    for (const text of [
      '32学时是一年的吗',
      '2013年的施工员证能换吗',
      '12月31号截止吗',
      '2022-12-31还能换吗',
      '吉建人〔2022〕25号在哪看',
      '老证怎么换',
      '小程序是官方的吗',
      '小于32学时怎么办',
    ]) {
      expect(anonymise(text)).toBe(text.normalize('NFKC'));
    }
  });

  it('is cut to a length that nobody writes a life into', () => {
    expect([...anonymise('学'.repeat(1000))]).toHaveLength(120);
  });
});
