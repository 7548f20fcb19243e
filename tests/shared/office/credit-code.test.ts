import { creditCheck, isCreditCode } from '@hz/shared/office';

// The worked example of GB 32100-2015, annex A: the weighted sum is 1640, 1640 mod 31 is 28, and 31 − 28 is 3.
test('the check character of the standard’s own example is 3, not Z', () => {
  expect(creditCheck('91350100M000100Y4')).toBe('3');
  expect(isCreditCode('91350100M000100Y43')).toBe(true);
  expect(isCreditCode('91350100M000100Y4Z')).toBe(false);
});

// Codes of companies that everybody can look up, as their own pages print them.
test.each([
  ['北京百度网讯科技有限公司', '91110000802100433B'],
  ['深圳市腾讯计算机系统有限公司', '9144030071526726XG'],
  ['华为技术有限公司', '914403001922038216'],
  ['阿里巴巴（中国）网络技术有限公司', '91330100799655058B'],
])('%s has the code that it publishes', (_, code) => {
  expect(isCreditCode(code)).toBe(true);
});

test('one wrong character, or two neighbours that changed places, is noticed', () => {
  const code = '9144030071526726XG';
  const letters = '0123456789ABCDEFGHJKLMNPQRTUWXY';
  for (let at = 0; at < code.length; at++) {
    for (const other of letters.replace(code[at] as string, ''))
      expect(isCreditCode(code.slice(0, at) + other + code.slice(at + 1))).toBe(false);
    if (at > 0 && code[at] !== code[at - 1])
      expect(isCreditCode(code.slice(0, at - 1) + code[at] + code[at - 1] + code.slice(at + 1))).toBe(false);
  }
});

test.each([
  '',
  '9144030071526726X',
  '9144030071526726XGG',
  '9144030071526726xg',
  '9I44030071526726XG',
  '220102198001011234',
])('“%s” is no code', (text) => expect(isCreditCode(text)).toBe(false));
