import { anonymise } from '@hz/shared/talk';
import { cpuMs } from '../../support/cpu';

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
    ['an identity number typed in groups', '220104 19900101 1234 查不到', '〔身份证号〕 查不到'],
    ['a mail address', '邮箱abc.d@163.com换了', '邮箱〔邮箱〕换了'],
    ['a phone number with dots', '138.1234.5678收不到码', '〔手机号〕收不到码'],
    ['a phone number in Chinese', '一三八一二三四五六七八收不到码', '〔手机号〕收不到码'],
    ['a phone number as it is read out', '幺三八 零零零零 一二三四 收不到码', '〔手机号〕 收不到码'],
    ['a phone number in both', '138一二三四5678收不到码', '〔手机号〕收不到码'],
    ['a phone number in the letters of accounts', '壹叁捌壹贰叁肆伍陆柒捌收不到码', '〔手机号〕收不到码'],
    ['a phone number with what nobody sees', '138\u200b1234\u00ad5678收不到码', '〔手机号〕收不到码'],
    ['a phone number with its country', '+86 138-1234-5678收不到码', '〔手机号〕收不到码'],
    ['a phone number digit by digit', '1 3 8 1 2 3 4 5 6 7 8 收不到码', '〔手机号〕 收不到码'],
    ['an identity number with dots', '220104.19900101.123X查不到', '〔身份证号〕查不到'],
    ['an identity number in Chinese', '二二零一零四一九九零零一零一一二三四查不到', '〔身份证号〕查不到'],
    ['a WeChat id', '加我微信zhangsan_88', '加我微信〔微信号〕'],
    ['a WeChat id after vx', 'vx:lihua-wx', 'vx:〔微信号〕'],
    ['a WeChat id that WeChat made', 'wxid_abc123def456 是我', '〔微信号〕 是我'],
    ['an id without a word for it', '找我zhang_san88', '找我〔编号〕'],
    ['a QQ number', 'QQ号12345678联系', 'QQ号〔QQ号〕联系'],
    ['a compound surname', '我叫欧阳小明，证查不到', '我叫〔姓名〕，证查不到'],
    ['a name of a minority', '我叫阿依古丽的证查不到', '我叫〔姓名〕的证查不到'],
    ['a name with a dot', '我叫买买提·艾合买提，证查不到', '我叫〔姓名〕，证查不到'],
    ['a name with a strange dot', '姓名：阿不都⋅热合曼的证', '姓名:〔姓名〕的证'],
    ['a name with a dot by itself', '买买提·艾合买提的证查不到', '〔姓名〕的证查不到'],
    ['a compound surname by itself', '欧阳小明，证查不到', '〔姓名〕，证查不到'],
    ['a name after 姓名是', '姓名是古丽娜尔', '姓名是〔姓名〕'],
    ['a name in Latin letters', '我叫 Zhang San 怎么办', '我叫〔姓名〕 怎么办'],
    ['a name that is told', '我叫王小明证查不到', '我叫〔姓名〕证查不到'],
    ['a name with a title', '李师傅让我问学时', '〔姓名〕让我问学时'],
  ];

  it.each(stripped)('has %s taken out', (_, text, kept) => {
    expect(anonymise(text)).toBe(kept.normalize('NFKC'));
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
      '我叫什么都行吗',
      '姓名写错了怎么改',
      '名字和身份证不一样怎么办',
      '二〇二二年十二月三十一日截止吗',
      '我是施工员',
      '微信小程序在哪',
      '微信里怎么打开',
      '2022.12.31还能换吗',
      '一二三四期都要学吗',
      '换证，学时，注册，哪个先办',
    ]) {
      expect(anonymise(text)).toBe(text.normalize('NFKC'));
    }
  });

  it('holds nothing that a terminal would obey', () => {
    const esc = String.fromCharCode(27);
    expect(anonymise(`${esc}[2J${esc}]0;owned\u0007证\r\n\u202e怎么换\u0085`)).not.toMatch(/[\p{Cc}\p{Cf}]/u);
  });

  it.each(['1', '一', '·', '我叫', '微信', 'a', '1-', 'a_', '买·', '\u200b', '('])(
    'of 60,000 times %p is done at once',
    async (piece) => {
      expect(await cpuMs(() => anonymise(piece.repeat(60_000 / piece.length)))).toBeLessThan(2000);
    },
  );

  it('is cut to a length that nobody writes a life into', () => {
    expect([...anonymise('学'.repeat(1000))]).toHaveLength(120);
  });
});
