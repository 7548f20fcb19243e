import { REGISTRY_UNCLEAR, STATE_OF_ELSE, STATES } from '../phrases/telling';
import type { Claim } from './claims';
import type { DaySaid } from './days';
import { calm, dayOf, type Ears, type Heard, left, without } from './heard';
import { moodOf } from './moods';

const YES =
  /^(?:是|是的|对|对的|有|有的|在|在的|嗯|嗯嗯|还在|完整|全|齐|有效|在岗|在职)(?:呢|啊|呀|哈|哒|嘞|了)?$/;
const IT_IS = /^(?:是|是的|是有效)(?:呢|呀|哈|哒|嘞)$/;
/** 是的呢 is no question, whatever stands at its end. */
const SAYS_YES = /^(?:是|对|有|在|嗯)+的?(?:呢|呀|啊|哈|哒|嘞)$/;

const NO = /^(?:不|不是|没|没有|没有的|不在|否|无|不对|没有过|从来没有|不全|不齐|没了)$/;

const STATE_WORDS =
  /(?:这个?|此|该)人|压根|根本|相关|输(?:入|了|完)?|进去|[里上]头|页面|完|好?[几两三\d]+[遍回圈]|翻遍|遍|那?一?[栏块行项](?:儿|里)?|地方|时候|那?(?:会|阵)儿?|[上登]?老?网站?|瞅了?(?:一眼)?|写的?|负责的?|项目上?|名字|记录|信息|数据|此证|结果|一起|安全|责任|生产|工作|正式|上班|学历|照片|工地|现|施工|着呢?|干|岗位|岗|这行|做|性别|男|女|生|年|有效|没|注销|写|查|到|搜|找|一个都|啥都|啥也|个|过|期|失效|有|无|从来/g;

const TO_COME =
  /(?:明年|后年|来年|下个?月|过完年|过了年|年后|开春|明天|后天|下周|月底|年底).{0,8}(?:不|没|离|退|换|转|辞|调)/;

const BOTH_SHOWN = /有效.{0,8}(?<!没|不是|没有)注销|(?<!没|不是|没有|无)注销.{0,8}(?<!没|不是)有效/;

/** 快不干了 is not yet so. */
const NOT_YET = /(?:快|就要|要|(?:让|叫|催|逼)(?:我|俺)?|想|准备|打算|可能|迟早|早晚|差点)$/;

/** 注销了, 施工员注销了: the word of the registry and nothing else. 查不到 alone is of anything, 资料员查不到 is not. */
const saidAlone = (text: string, values: readonly [string | boolean, RegExp][], named: boolean): boolean =>
  values.some(
    ([value, words]) =>
      (value !== 'not-found' ||
        named ||
        /查无|^(?:我|也|还是|都|就)*没(?:有)?查(?:到|着|见)$/.test(text.trim())) &&
      words.test(text) &&
      left(text.replace(words, '')) === 0,
  );

/** A status said of the past is none that is shown now. */
export const ONCE =
  /以前|之前|原先|当初|曾经|那时|本来|上回|上次|那回|头一回|[几\d一两三半]+个?[年月](?:以)?前|早[年先]|老早|[前头][几两三\d]年/;

/** `searched`: a clause before says that the registry was looked at. */
export function stateClaims(heard: Heard, ears: Ears, looked: DaySaid | null, searched = false): Claim[] {
  const { text, mood, named } = heard;
  const expected = ears.expected?.kind === 'state' ? ears.expected.fact : null;
  const day = dayOf(heard);
  // 是的呢, to 旧证书是不是有效
  if (expected === 'registryStatus' && IT_IS.test(text.trim()))
    return [{ tells: 'state', fact: expected, value: 'valid', day, named }];
  // 明年开始不干了: so it will be, and is not yet.
  if (TO_COME.test(text)) return [];
  const agrees = expected !== null && SAYS_YES.test(text.trim());
  if (mood.asks && !agrees) return [];
  const claims: Claim[] = [];
  const shown = without(text, heard.days);
  // 查了 没有我的信息: it shows no such person.
  const told = shown.replace(
    /(?:跳|弹|蹦|显示)?出来?个?(?=没有?该)|没有?该(?:人员?|证书?)(?:的)?(?:信息|记录|数据)?/g,
    (said) => (/该/.test(said) ? '查无此人' : ''),
  );
  const bare =
    looked !== null || searched
      ? told.replace(/没有?我(?:这个人)?的?(?:信息|资料|名字|数据)(?=$|[，。,\s])/, '没有我')
      : told;
  for (const [fact, values] of Object.entries(STATES)) {
    if (!ears.facts.has(fact)) continue;
    if (STATE_OF_ELSE[fact]?.test(bare)) continue;
    if (
      fact === 'registryStatus' &&
      expected !== fact &&
      looked === null &&
      !searched &&
      !/系统|省里|网上|官网|状态|显示|老证|旧证|原证|原来的证|查(?:了|过|询|到|出|的|那)|网站|搜/.test(
        bare,
      ) &&
      !saidAlone(bare.replace(named ?? '', ''), values, named !== null)
    )
      continue;
    if (fact === 'oldValid' && expected !== fact && !/老|旧|原|纸质/.test(bare)) continue;
    const found = values.find(([, words]) => words.test(bare));
    if (!found) continue;
    const [value, words] = found;
    const rest = bare.replace(words, '').replace(named ?? '', '');
    if (NOT_YET.test(bare.slice(0, words.exec(bare)?.index))) continue;
    const shows = fact === 'registryStatus';
    // 没注销 negates in the very words that tell; the rest must be told plainly.
    if (
      !calm(
        moodOf(
          rest.replace(
            /(?:没|未)(?:有|被)?(?:注销|吊销|过期|失效|出过?事故?)|不(?:缺|在|干|做|是(?!我))|没有?$|就是|还是$/g,
            '',
          ),
        ),
      )
    )
      continue;
    const limit = value === 'not-found' ? 0 : expected === fact ? 4 : 3;
    if (left(rest.replace(STATE_WORDS, '')) > limit) continue;
    const two = values.filter(([, other]) => other.test(bare)).length > 1 || BOTH_SHOWN.test(bare);
    if (!shows && two && ONCE.test(text)) continue;
    const wasOnce = day === null && looked !== null && looked.is !== 'day';
    const once = (ONCE.test(text) || day?.is === 'vague') && day?.is !== 'day';
    if (shows && (mood.unsure || two || wasOnce || once || day?.is === 'part'))
      return [{ tells: 'state', fact, value: null, day, named }];
    const seen = day ?? (shows ? looked : null);
    // 12月31号查的, said in January: the last one.
    const at = seen?.is === 'implied' ? ({ is: 'day', day: seen.day } as const) : seen;
    claims.push({ tells: 'state', fact, value, day: at?.is === 'day' ? at : null, named });
  }
  if (claims.length > 0) return claims;
  if (expected && YES.test(bare.trim())) {
    const yes = STATES[expected]?.some(([value]) => value === true);
    if (yes) return [{ tells: 'state', fact: expected, value: true, day, named }];
  }
  if (expected && NO.test(bare.trim())) {
    const no = STATES[expected]?.some(([value]) => value === false);
    if (no) return [{ tells: 'state', fact: expected, value: false, day, named }];
  }
  if (
    expected === 'registryStatus' &&
    REGISTRY_UNCLEAR.test(bare) &&
    calm(moodOf(bare)) &&
    left(bare.replace(REGISTRY_UNCLEAR, '')) <= 4
  )
    return [{ tells: 'state', fact: 'registryStatus', value: null, day, named }];
  return [];
}
