import { canonicalNumber, isIdentityNumber } from '@hz/shared/codes';
import { withOneDot, withoutInvisible } from '@hz/shared/text';

test.each([
  '\u200b',
  '\u200d',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u00ad',
  '\ufeff',
  '\u2060',
  '\ufe0f',
  '\u034f',
  '\u{e0101}',
  '\u0007',
])('what nobody sees is not there: %j', (invisible) => {
  expect(withoutInvisible(`${invisible}欧阳${invisible}小明 A-1001${invisible}`)).toBe('欧阳小明 A-1001');
  expect(canonicalNumber(`A-${invisible}1001`)).toBe('A-1001');
});

test('white space and letters of every script stay', () => {
  const text = ' 阿卜杜拉·买买提\t１２３\nབཀྲ་ཤིས Zoë ';
  expect(withoutInvisible(text)).toBe(text);
});

test.each(['⋅', '∙', '●', '•', '‧', '・', '･', '·'])('%s in a name is a dot', (dot) => {
  expect(withOneDot(`阿卜杜拉${dot}买买提`)).toBe('阿卜杜拉·买买提');
});

test.each([
  ['110105194912310021', false],
  ['11010519491231002X', true],
  ['220102199002300011', false],
])('the identity number %s: %s', (number, right) => {
  expect(isIdentityNumber(number)).toBe(right);
});

test('a birthday that does not exist makes no identity number, whatever its check letter', () => {
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  for (const body of ['22010219900230001', '22010219900431001']) {
    const sum = weights.reduce((total, weight, at) => total + weight * Number(body[at]), 0);
    expect(isIdentityNumber(body + '10X98765432'[sum % 11])).toBe(false);
  }
});
