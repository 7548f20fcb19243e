import { plainTyped, remembered } from '../../text';
import { arabicNumerals } from './numerals';
import { simplified } from './traditional';

/** Ways of saying the same that would otherwise each have to be learned apart. Longer ones stand first. */
const SPOKEN: [RegExp, string][] = [
  [/啥时候|多会儿|多咱|啥时间|何时/g, '什么时候'],
  [/为啥|为嘛|因为什么/g, '为什么'],
  [/咋整|咋办|咋弄|咋搞|怎么整|怎么搞|怎么弄|咋个弄|如何是好/g, '怎么办'],
  [/咋|怎样|如何|咋个/g, '怎么'],
  [/啥|什麽|甚么/g, '什么'],
  [/搁哪|上哪|去哪|到哪|哪里|哪儿|哪旮旯|哪块|在哪个地方/g, '在哪'],
  [/在在哪/g, '在哪'],
  [/登陆|登入/g, '登录'],
  [/帐号|账户|帐户/g, '账号'],
  [/[呢啊呀哈嗷哦噢呗啦哇]+$/g, ''],
  [/(?<![什怎这那多要])么$|嘛$|不$|没$|否$/g, '吗'],
];

const BEFORE =
  /^(请问|你好|您好|师傅|老师|麻烦|打扰|不好意思|我?想问(一下|下|问)?|我?问(一下|下|个事)|我?(想)?咨询(一下|下)?|请教(一下|下)?|跟你打听(一下|下)?|话说|对了)+/;
const AFTER = /(谢谢你?|多谢|谢了|求解|求助|求教|在线等|急死了|着急|急|麻烦了|请回复|请解答)+$/;
const SHORTEST = 2;

/** A question without the politeness around it; where nothing else is left, that is what was said. */
function core(text: string): string {
  const bare = text.replace(BEFORE, '').replace(AFTER, '');
  return [...bare].length >= SHORTEST ? bare : text;
}

/** Numbers of telephones, persons and certificates say nothing of the question. */
const LONG_NUMBER = /\d{7,}x?/g;

/** What was typed in one form: half-width, lower case, simplified, numbers in digits, no punctuation. */
export const normalise = remembered((text: string): string => {
  const plain = arabicNumerals(simplified(plainTyped(text).toLowerCase())).replace(/[^\p{L}\p{N}]+/gu, '');
  const words = core(plain).replace(LONG_NUMBER, '');
  const spoken = SPOKEN.reduce((current, [from, to]) => current.replace(from, to), words);
  return spoken === '' ? plain : spoken;
});
