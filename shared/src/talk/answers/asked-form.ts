import { plain } from '../told/plain';

/** The words that a question wants to hear first, one of the two: 来得及 or 来不及, 够 or 不够. */
export interface Form {
  yes: string;
  no: string;
}

const END = '(?:吗|么|不|没有?|吧|嘛|否|呗|不行|不对|不能)?[呀啊哈]*[?？]*$';

/** In the order in which they are looked for: what a question ends with is what it wants to hear. */
const FORMS: readonly (readonly [RegExp, Form])[] = [
  [/来得?及|来不及|赶得?[上及]|赶趟|赶不上/, { yes: '来得及', no: '来不及' }],
  [/(?:对|没错|是这样)(?:不对|吧|不|吗|么|嘛)|是(?:吧|不是)[?？]*$/, { yes: '对', no: '不对' }],
  [/够不够|够(?:了)?(?:吗|么|不|没有?|吧)|算不算够/, { yes: '够', no: '不够' }],
  [new RegExp(`算不算|算数|算(?:今年|去年|按时|在内|上)?的?${END}`), { yes: '算', no: '不算' }],
  [/能不能|能否|可不可以|能(?!上)|可以/, { yes: '能', no: '不能' }],
];

/** How a question on whether something goes wants to be answered; whatever it is, 行 or 不行 does. */
export function formOf(text: string): Form {
  const said = plain(text);
  return FORMS.find(([words]) => words.test(said))?.[1] ?? { yes: '行', no: '不行' };
}
