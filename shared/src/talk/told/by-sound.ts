import { soundsOf } from '../understand/pinyin';

// Typed by sound: a keyboard, or a voice, that writes 学石 for 学时 and 身请 for 申请.

/** What is told here, in its words: the longer ones first, as 电子证 is heard before 子证. */
const WORDS =
  '个人用户 电子证书 施工员 资料员 质量员 材料员 机械员 标准员 劳务员 查不到 搜不到 找不到 没查到 电子证 新编号 不在岗 学时 课时 注册 申请 提交 下载 更换 换证 换好 换完 注销 有效 查到 查了 成功 今天 昨天 前天 昨晚 上午 下午 晚上 上周 周一 周二 周三 周四 周五 周六 周日 星期 礼拜 去年 前年 今年 一共 总共 累计 合计 学了 看了 学完 弄好 办好 保存 打印 手机 编号 在岗 离岗 转行 删了 删掉 改成'.split(
    ' ',
  );

/** Other words that sound like one of ours and are meant as they stand. */
const KNOWN = new Set(
  '收不到 收到 换号 可是 课是 学是 总工 程工 近年 千年 神情 深情 还了 缓了 差了 差到 还好 还完 变好 血型 学士 夏载 体检 友小 主管 玩上 万上 换乘 首级 浇完 交完 河北 离港 保村 大印 班好 办号 新启 心气 主席 住宿 生气 声请 侃了 以供 河技 雷击 累积 类及 积极'.split(
    ' ',
  ),
);

const LONGEST = 4;
/** Of a longer message nobody waits for the sound of every letter. */
const MOST_LETTERS = 80;

let bySound: Map<string, string> | undefined;

function known(): Map<string, string> {
  bySound ??= new Map(WORDS.map((word) => [soundsOf([...word]).join(' '), word]));
  return bySound;
}

/** A message with the words that sound like ours written as ours; null: there are none. */
export function bySoundIn(text: string): string | null {
  const chars = [...text];
  if (chars.length > MOST_LETTERS) return null;
  const words = known();
  const sounds = soundsOf(chars.map((char) => (/\s/.test(char) ? '，' : char)));
  let said = '';
  let at = 0;
  while (at < chars.length) {
    let size = Math.min(LONGEST, chars.length - at);
    let word: string | undefined;
    for (; size > 1; size -= 1) {
      const typed = chars.slice(at, at + size).join('');
      word = /^\p{Script=Han}+$/u.test(typed) ? words.get(sounds.slice(at, at + size).join(' ')) : undefined;
      if (word !== undefined && !KNOWN.has(typed)) break;
      word = undefined;
    }
    said += word ?? chars[at];
    at += word === undefined ? 1 : size;
  }
  return said === text ? null : said;
}
