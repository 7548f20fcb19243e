import { templatesSetting } from '../../../server/src/platform/clients/wechat/templates';
import { fitValue, kindOf, VALUE_KINDS } from '../../../server/src/platform/clients/wechat/values';
import fc from '../../support/properties';
import { misfit } from '../../support/wechat-limits';

test.each([
  ['thing1', 'thing'],
  ['character_string12', 'character_string'],
  ['phone_number3', 'phone_number'],
  ['thing', undefined],
  ['thingy1', undefined],
  ['1thing', undefined],
])('the key %s is of the kind %s', (key, kind) => {
  expect(kindOf(key)).toBe(kind);
});

test.each([
  ['thing', '施工员（土建）', '施工员（土建）'],
  ['thing', '一二三四五六七八九十一二三四五六七八九十', '一二三四五六七八九十一二三四五六七八九十'],
  ['thing', '一二三四五六七八九十一二三四五六七八九十一', '一二三四五六七八九十一二三四五六七八九…'],
  ['thing', ' 两行\n文字 ', '两行 文字'],
  ['name', '阿卜杜热西提·买买提·吐尔逊', '阿卜杜热西提·买买…'],
  ['name', 'Abcdefghij Klmnopqrstuvw', 'Abcdefghij Klmnopqr…'],
  ['symbol', '！！！！！！', '！！！！！'],
  ['thing', '', '-'],
  ['number', '  ', '0'],
] as const)('a %s %j becomes %j', (kind, text, fitted) => {
  expect(fitValue(kind, text)).toBe(fitted);
});

test('free text of any length fits wherever free text goes', () => {
  const free = VALUE_KINDS.filter((kind) =>
    ['thing', 'character_string', 'symbol', 'phone_number'].includes(kind),
  );
  fc.assert(
    fc.property(fc.constantFrom(...free), fc.string({ unit: 'grapheme', maxLength: 60 }), (kind, text) => {
      expect(misfit({ [`${kind}1`]: { value: fitValue(kind, text) } })).toBeUndefined();
    }),
  );
});

describe('the setting WECHAT_TEMPLATES', () => {
  const written = (keys: object) => JSON.stringify({ exchange: { id: 'abcdefghij-1', keys } });
  const faultOf = (text: string) => templatesSetting.safeParse(text).error?.issues[0]?.message;

  test('names each template and what its keys tell', () => {
    const keys = { thing1: 'certificate', date2: 'deadline', number3: 'days-left', phrase4: 'matter' };
    expect(templatesSetting.parse(written(keys))).toEqual({ exchange: { id: 'abcdefghij-1', keys } });
  });

  test.each([
    ['{', /JSON/],
    [written({ date1: 'advice' }), /date1 放不下 advice，可以用 thing/],
    [written({ topic1: 'advice' }), /没有 topic1/],
    [written({ thing1: 'weather' }), /exchange\.keys\.thing1/],
    [written({}), /不能是空的/],
    ['{"exchange":{"id":"短","keys":{"thing1":"advice"}}}', /模板编号/],
    ['{"other":{}}', /other/],
  ])('%s is refused, and says where', (text, fault) => {
    expect(faultOf(text)).toMatch(fault);
  });
});
