// In the mini-program no line ends within what is read as one: letters that nobody sees keep it together.
import { joinedText } from '../../../miniapp/src/app/weapp/joined';

/** Where a line may end is written as it is, where it may not as · and _. */
const shown = (text: string) =>
  joinedText(text)
    .replace(/\u2060/g, '·')
    .replace(/\u00a0/g, '_');

test.each([
  ['还差 20 学时，学满才能换', '还·差·_20_·学·时·，学满才能换'],
  ['12月31日（还剩26天）前申请', '12·月·31·日（·还·剩·26·天·）前申请'],
  ['可以问厅建管处 0431-82752530。', '可以问厅建管处 0431-82752530·。'],
  ['没有数的话', '没有数的话'],
])('%s', (text, kept) => expect(shown(text)).toBe(kept));

test('what is kept together already stays so when it is written again', () => {
  const once = joinedText('记了 12 学时，12月31日截止');
  expect(joinedText(once)).toBe(once);
});
