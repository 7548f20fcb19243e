import { isCreditCode, typedCreditCode } from '../../../shared/src/text';

/** Codes that are printed on licences and in annual reports of listed companies. */
const PUBLISHED = [
  ...['91110000600037341L', '914403001922038216', '9144030071526726XG', '91330100799655058B'],
  ...['91110000802100433B', '91350100M000100Y43'],
];
/** Made by python-stdnum, which has its own reading of GB 32100-2015. */
const BY_STDNUM = [
  ...['52601815J1XG612DDC', '12186091Y7LLJY1JJB', '513082464H3J9HTM5Q', '12518190K6FMHDQAEQ'],
  ...['99543231J9GFWAPE90', '91186252XFD1YM2QHE'],
];

test.each([...PUBLISHED, ...BY_STDNUM])('%s is a unified social credit code', (code) => {
  expect(isCreditCode(code)).toBe(true);
});

test('no other letter in any one place makes another code', () => {
  const letters = [...'0123456789ABCDEFGHJKLMNPQRTUWXYIOSVZ'];
  for (const code of PUBLISHED)
    for (let at = 0; at < 18; at++)
      for (const letter of letters) {
        const other = code.slice(0, at) + letter + code.slice(at + 1);
        expect(other === code || !isCreditCode(other)).toBe(true);
      }
});

test('two letters that changed places are noticed', () => {
  for (const code of PUBLISHED)
    for (let at = 0; at < 17; at++) {
      const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`;
      expect(swapped === code || !isCreditCode(swapped)).toBe(true);
    }
});

test.each([
  ['', false],
  ['91110000600037341', false],
  ['91110000600037341L0', false],
  ['22010119900307001X', false],
  ['111111111111111111', false],
])('%s is none', (text, isOne) => {
  expect(isCreditCode(text)).toBe(isOne);
});

test('it is read as people type it', () => {
  expect(typedCreditCode(' 9111 0000-6000\u200b37341l ')).toBe('91110000600037341L');
  expect(typedCreditCode('９１１１００００６０００３７３４１Ｌ')).toBe('91110000600037341L');
});

// The worked example of GB 32100-2015, annex A: the sum is 1640, 1640 mod 31 is 28, 31 − 28 is 3: not the Z that stands there.
test('the standard’s own example is told from the right code', () => {
  expect(isCreditCode('91350100M000100Y43')).toBe(true);
  expect(isCreditCode('91350100M000100Y4Z')).toBe(false);
});
