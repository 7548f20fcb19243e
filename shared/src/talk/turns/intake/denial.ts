import { plain } from '../../told/plain';
import { saysInstead, saysWrong } from '../commands';

/** What a text that denies or corrects says: `head` and `now` tell what is wrong and what is right, as far as they are said. */
export interface Denial {
  head: string;
  now: string;
  /** It says that something was wrong (不对, 错了), and not only what it is. */
  denies: boolean;
}

const NOISE = /^(?:哎呀?|唉|啊|哦|噢|呃|嗯|诶|等等|等一?下|那个|刚才|刚刚|我|[,，。!！\s])+/;

const WRONG =
  '(?:都|也|我|刚才|好像)*(?:不对头?|不是的?(?!很|太)|错了|(?:说|写|填|选|记|弄|搞|打|看|讲|报|点|按)(?:错|反|混|岔)了?|口误|嘴瓢了?|手滑了?|更正|纠正|改一?下)';
const INSTEAD =
  '(?:(?:要|应该|应当|得|请|给我|帮我)?(?:改成|改为|改到|换成|更正为?)|应该?是|应为|应当是|其实是|实际上?是)';

const DENIED = new RegExp(`^(.{0,14}?)${WRONG}[了的吧啊呀哈]*[,，。.!！:：\\s]*(.*)$`);
/** 不是2024年，是2025年; 是2025年，不是2024年: what it is not falls away. */
const NOT_THIS = /^(.{0,14}?)(?<!是)不是([^,，。\s]+?)[,，。\s]*(?:而|应该|其实)?是(.+)$/;
const RATHER = /^(.{0,14}?)是([^,，。]+)[,，。\s]*(?:而)?不是.+$/;
const CHANGED = new RegExp(`^(.{0,14}?)${INSTEAD}(.+)$`);

const IS = new RegExp(`^(?:${INSTEAD}|我?(?:是|为)(?!不是))+`);

const ends = (text: string): string => text.replace(/^[,，。.!！\s]+|[,，。.!！\s]+$|[吧呢啊呀哈]+$/g, '');

/** 是2022年9月1日, where all was answered: what one of the answers is. */
export const anew = (typed: string): Denial => ({
  ...{ head: '', now: ends(plain(typed).replace(NOISE, '').replace(IS, '')), denies: false },
});

/** Null: the text denies nothing and changes nothing. */
export function denialIn(typed: string): Denial | null {
  const text = ends(plain(typed)).replace(NOISE, '');
  const not = NOT_THIS.exec(text);
  if (not) return { head: not[1] ?? '', now: ends((not[3] ?? '').replace(IS, '')), denies: true };
  const rather = RATHER.exec(text);
  if (rather) return { head: rather[1] ?? '', now: ends(rather[2] ?? ''), denies: true };
  const denied = DENIED.exec(text);
  if (denied) {
    const rest = ends(denied[2] ?? '');
    const changed = CHANGED.exec(rest);
    const now = ends((changed?.[2] ?? rest).replace(IS, ''));
    // 错了，旧证是2017年
    const [, named = '', is = now] = /^(.{1,8}?)是(.+)$/.exec(now) ?? [];
    return { head: `${denied[1] ?? ''}${changed?.[1] ?? ''}${named}`, now: ends(is), denies: true };
  }
  const changed = CHANGED.exec(text);
  return changed
    ? {
        head: changed[1] ?? '',
        now: ends(changed[2] ?? ''),
        denies: /[改换更]/.test(text.slice((changed[1] ?? '').length)),
      }
    : null;
}

/** Puts right what was answered, or says that something of it is wrong. */
export const mends = (typed: string): boolean =>
  saysWrong(typed) || saysInstead(typed) || (denialIn(typed)?.denies ?? false);

/** 是, 没有, 不是: of which question it is, nobody can tell. */
const BARE = /^(?:是|对|有|没有?|还?没有?|不是|不|否)(?:的|了|过|啊|呀)*$/;
export const isBareAnswer = (text: string): boolean => text === '' || BARE.test(text);

/** What questions and corrections are called by. */
const CALLED_BY = [
  /换/,
  /新证|新的?证书/,
  /旧证|旧的?证书|老证/,
  /发/,
  /领|拿/,
  /申请|延续|延期/,
  /注册/,
  /出生|生日|生于|几岁/,
  /有效期|到期|过期|截止/,
  /有效(?!期)/,
  /单位/,
  /事故/,
  /信息/,
  /性别/,
  /岗位|工种|类别|专业/,
];

/** How many of the names in a text are names of what a question is called; null: the text names nothing. */
export function namedIn(text: string, called: string): number | null {
  const names = CALLED_BY.filter((name) => name.test(text));
  return names.length === 0 ? null : names.filter((name) => name.test(called)).length;
}
