import type { z } from 'zod';
import { packSchema, pathText } from '../law';

/** One fault of a pack's data: where, and in words for somebody who knows the law and no program. */
export interface PlainFault {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

// biome-ignore lint/suspicious/noExplicitAny: the inside of a schema has no type of its own
type Schema = any;

/** The schemas that may stand at a place: behind what is optional, and each of several. */
function inner(schema: Schema): Schema[] {
  const def = schema?.def;
  switch (def?.type) {
    case 'optional':
    case 'nullable':
    case 'default':
      return inner(def.innerType);
    case 'pipe':
      return inner(def.in);
    case 'lazy':
      return inner(def.getter());
    case 'union':
      return def.options.flatMap(inner);
    default:
      return def ? [schema] : [];
  }
}

function below(schema: Schema, key: PropertyKey): Schema[] {
  const { def } = schema;
  if (def.type === 'array') return inner(def.element);
  if (def.type === 'record') return inner(def.valueType);
  return def.type === 'object' && Object.hasOwn(schema.shape, key) ? inner(schema.shape[key]) : [];
}

/** The keys that a schema knows: of an object, and of a record whose keys are listed. */
function keysOf({ def, shape }: Schema): string[] {
  if (def.type === 'object') return Object.keys(shape);
  return def.type === 'record' && def.keyType.def.type === 'enum' ? Object.keys(def.keyType.def.entries) : [];
}

/** The keys that may be written at a place. */
function keysAt(path: readonly PropertyKey[]): string[] {
  let here: Schema[] = inner(packSchema);
  for (const key of path) here = here.flatMap((schema) => below(schema, key));
  return [...new Set(here.flatMap(keysOf))];
}

/** What belongs under a key, with an example. */
const examples: Readonly<Record<string, string>> = {
  clause: '依据哪一条，照文件里的条号写，例如 clause: 第8条',
  from: '从哪一天起，例如 from: 2020-06-30',
  value: '数值本身，例如 value: 32',
  unit: '单位，day（日期）、hours（学时）、number（整数）或 names（名称）',
  values: '一列数值，每个都有 from、value 和 clause',
  certainty:
    '文件看到什么程度：text-read（看过原文）、copy-read（看过抄件）、told（听别人说）、not-recorded（没有记录）、invented（编的例子）',
  issuedOn: '发文日期，例如 issuedOn: 2020-06-30',
  number: '文号；没有看到写 number: null',
  source: '在哪里看到的；没有写 source: null',
  authority: '发文机关',
  title: '名称',
  text: '用自己的话写的一句或几句',
  question: '怎样问人，例如 question: {title: 是哪一天注册的}',
  type: 'event（哪一天发生的事）、date（一个日子）或 state（一种情况）',
  reason: '原因的名字，写在 reasons 里',
  documents: '至少一份文件',
  clauses: '至少一条',
  obligations: '至少一项义务',
  gates: '证书的结论看不看它：true 或 false',
  kinds: '哪几种证书',
  when: 'once（办一次）、cycle（一期一期）或 term（有效期）',
};

/** Our own words for faults, as the schema has them, and as they are told. */
const told: readonly (readonly [RegExp, string])[] = [
  [/^must be a date/, '要写真有的日期，例如 2020-06-30'],
  [/^must be hours/, '要写学时，最多一位小数，例如 32 或 31.9'],
  [/^must not be empty/, '不能空着'],
  [/^must be an id/, '名字只能用小写字母、数字和短横线，例如 course-library'],
  [
    /^must be a name/,
    '要写 facts 或 values 里的名字，例如 issuedOn 或 yearly.hours；日子和数写进 values，这里写它的名字',
  ],
  [/^must be a pattern/, '要写一个说法，几个说法中间用 | 隔开，例如 安全员|三类人员'],
  [/^must be a clause/, '要写文件里的条号，中间不空格，例如 第8条'],
  [/^must be MM-DD/, '要写成月-日，例如 07-01'],
  [/^must be a whole number/, '要写整数'],
  [/^must have a value/, '至少要有一个数值'],
  [
    /^must be one of all, any/,
    '条件要写 all、any、not、kind 中的一个，或者一个 fact 加一个 happened、is、in、before、onOrAfter、ageFrom',
  ],
  [/^must be \{system/, '要写成 {system: 名字} 或 {contact: 名字}'],
  [/^must be yes-no/, '要写 yes-no、text，或者每个可能的值和它的说法，例如 {m: 男, f: 女}'],
  [/^must be once/, '要写 once（办一次）、cycle（一期一期）或 term（有效期）中的一个'],
  [/^unit must be/, `unit 是${examples.unit}`],
  [/^type must be/, `type 是${examples.type}`],
];

const kinds: Readonly<Record<string, string>> = {
  string: '文字',
  number: '数字',
  int: '整数',
  boolean: 'true 或 false',
  array: '一列（每项以“- ”开头）',
  object: '一组“名字: 内容”',
  record: '一组“名字: 内容”',
};

type Issue = z.core.$ZodIssue;

/** Of the ways in which a place may be written, the one that was meant: that with the fewest faults. */
function flattened(issue: Issue): Issue[] {
  if (issue.code !== 'invalid_union' || issue.errors.length === 0) return [issue];
  const [closest] = [...issue.errors].sort((one, other) => weight(one) - weight(other));
  return (closest ?? []).flatMap((one) => flattened({ ...one, path: [...issue.path, ...one.path] } as Issue));
}

// A wrong kind of thing at the place itself is further off than anything wrong inside it.
const weight = (issues: readonly Issue[]): number =>
  issues.reduce(
    (sum, issue) => sum + (issue.path.length === 0 && issue.code === 'invalid_type' ? 100 : 1),
    0,
  );

function plain(issue: Issue): PlainFault[] {
  const name = String(issue.path.at(-1) ?? '');
  // Of a list, its own name says more than a place in it.
  const named = String(issue.path.filter((key) => typeof key === 'string').at(-1) ?? '');
  if (issue.code === 'unrecognized_keys') {
    const keys = keysAt(issue.path).join('、');
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      message: `不认识“${key}”；这里可以写的是：${keys}`,
    }));
  }
  if (issue.code === 'invalid_type') {
    const example = examples[name];
    if (issue.input === undefined && issue.message.includes('undefined'))
      return [{ path: issue.path, message: `缺少“${name}”${example ? `：${example}` : ''}` }];
    const wanted =
      issue.expected === 'string' && issue.message.includes('received number') && !example
        ? '名字；数写进 values，这里写它在 values 里的名字'
        : (example ?? kinds[issue.expected] ?? issue.expected);
    return [{ path: issue.path, message: `“${named}”要写${wanted}` }];
  }
  if (issue.code === 'too_small') return [{ path: issue.path, message: `“${named}”至少要写一项` }];
  if (issue.code === 'invalid_value')
    return [{ path: issue.path, message: `“${named}”只能是 ${issue.values.map(String).join('、')}` }];
  const words = told.find(([pattern]) => pattern.test(issue.message))?.[1] ?? examples[name];
  return [
    {
      path: issue.path,
      message: `“${named || pathText(issue.path)}”${words ?? `写得不对：${issue.message}`}`,
    },
  ];
}

/** What a schema found wrong with a pack's data, in plain words. */
export const plainFaults = (error: z.ZodError): PlainFault[] =>
  error.issues.flatMap(flattened).flatMap(plain);

const PART_OF_DAY = '要写日期，例如 2020-06-30；只知道年或月的写 2020 或 2020-06，什么都不知道的写 unknown';

/** What is told of a case, as it is read, and in plain words: what is in brackets goes in for $1 and $2. */
const toldOfCases: readonly (readonly [RegExp, string])[] = [
  [/^must be a date YYYY-MM-DD, or|its year or month$/, PART_OF_DAY],
  [/^must be a date/, '要写真有的日期，例如 2020-06-30'],
  [/^must be hours|^must be a positive multiple/, '要写学时，比 0 多，最多一位小数，例如 32 或 31.9'],
  [/^must be an object of facts/, '要写成一组“事实: 内容”，例如 {kind: builder, issuedOn: 2020-06-30}'],
  [/^there is no such fact in (\S+); there are: (.*)$/, '这个包没有这个事实；有的是：$2'],
  [/^must be true or false/, '要写 true、false，或者 unknown（不知道）'],
  [/^must be a text/, '要写文字'],
  [/^must not be empty/, '不能空着'],
  [/^must be one of (.*)$/, '只能是 $1'],
  [/^is missing$/, '要写是哪一种证书'],
  [/^must be (\S+(?: or \S+)*) in \S+$/, '只能是 $1'],
  [/^must not be before (\S+)$/, '不能早于 $1：那是这个包的日子'],
  [/^at most (\d+) may be known in part, not (\d+)$/, '只知道一部分的日子最多 $1 个，这里有 $2 个'],
  [/^unknown key$/, '案例里没有这一项'],
];

/** A fault of a case, of which the path comes first, in plain words. */
export function caseFault(fault: string): PlainFault {
  const [, where = '', what = fault] = /^([^:]+): (.*)$/s.exec(fault) ?? [];
  const [pattern, words] = toldOfCases.find(([one]) => one.test(what)) ?? [];
  const parts = pattern?.exec(what) ?? [];
  const message = words?.replace(/\$(\d)/g, (_, at) => (parts[at] ?? '').replaceAll(', ', '、')) ?? what;
  const path = where.split(/[.[\]]/).filter((key) => key !== '');
  return {
    path: path.map((key) => (/^\d+$/.test(key) ? Number(key) : key)),
    message: `${where}：${message}`,
  };
}
