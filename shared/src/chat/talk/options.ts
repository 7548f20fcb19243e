import { type Day, formatDay } from '../../calendar';
import type { Option, Question } from '../../guide';
import { plainTrade } from '../../rulebook';
import { spokenDay } from './spoken-day';

/** What people say for an option besides its own words. */
const SAID: Record<string, Record<string, RegExp>> = {
  family: {
    'site-professional': /现场|八大员|管理|专业人员|[施质材机劳资标]\S?员|质检员/,
    'skilled-worker': /技能|技工|工人|[木瓦电焊架油抹砌钢筋防水混凝土]工|普工|特种工/,
  },
  holding: {
    exchanged: /(?<![没未])换(过|好|完|成|了)|已经?换|早换/,
    electronic: /直接|一开始|新考|考下来就|本来就是电子|没换过.*电子/,
    old: /没换|还没|旧|老|纸|没有换/,
  },
  registryStatus: {
    unchecked: /没查(?!到)|不知道|还没|没看|不清楚|不会查/,
    cancelled: /注销|吊销/,
    'not-found': /查不到|没查到|没有|找不到|查无|不存在/,
    valid: /有效|正常|能查到|查到了/,
  },
};

const ORDINALS = ['一', '二', '三', '四', '五', '六'];

function byOrdinal(options: readonly Option[], plain: string): Option | undefined {
  const at = /^(?:第|选)?([一二三四五六1-6])(?:个|项|种)?$/.exec(plain)?.[1];
  if (at === undefined) return undefined;
  const index = ORDINALS.indexOf(at);
  return options[index >= 0 ? index : Number(at) - 1];
}

/** 施工员 土建 and 土建施工员 are 施工员（土建）: every part of the option's name is said. */
function byParts(options: readonly Option[], plain: string): Option[] {
  const parts = ({ label }: Option) =>
    plainTrade(label)
      .split(/[()（）]/)
      .filter((part) => part !== '');
  const said = options.filter((option) => parts(option).every((part) => plain.includes(part)));
  const longest = Math.max(0, ...said.map((option) => parts(option).length));
  return said.filter((option) => parts(option).length === longest);
}

/** Options that a text may mean although it does not say all of their name: 施工员 for each 施工员（…）. */
const near = (options: readonly Option[], plain: string): Option[] =>
  plain.length < 2 ? [] : options.filter(({ label }) => plainTrade(label).startsWith(plain));

export type Match =
  | { kind: 'value'; value: string }
  | { kind: 'several'; options: Option[] }
  | { kind: 'none' };

const one = (value: string): Match => ({ kind: 'value', value });

function matchChoice({ id, options }: Question, text: string): Match {
  const plain = plainTrade(text);
  const exact = options.find(({ label, value }) => plainTrade(label) === plain || value === text.trim());
  const chosen = exact ?? byOrdinal(options, plain);
  if (chosen) return one(chosen.value);
  const named = byParts(options, plain);
  if (named.length === 1) return one((named[0] as Option).value);
  const spoken = Object.entries(SAID[id] ?? {}).find(([, said]) => said.test(plain));
  if (spoken) return one(spoken[0]);
  const several = named.length > 1 ? named : near(options, plain);
  if (several.length === 1) return one((several[0] as Option).value);
  return several.length > 1 ? { kind: 'several', options: several } : { kind: 'none' };
}

/** What a typed or tapped answer means for a question of the guide. A trade that no option names is none here. */
export function matchAnswer(question: Question, text: string, asOf: Day): Match {
  if (question.kind !== 'date') return matchChoice(question, text);
  const day = spokenDay(text, asOf);
  return day === null ? { kind: 'none' } : one(formatDay(day));
}
