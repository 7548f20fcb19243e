// On the web no line ends within what is read as one.
import { render } from '@testing-library/react';
import Text from '../../../miniapp/src/app/web/Text';

const wholesOf = (...words: string[]) => {
  const { container } = render(<Text className="said">{words}</Text>);
  expect(container.textContent).toBe(words.join(''));
  return Array.from(container.querySelectorAll('.whole')).map((each) => each.textContent);
};

test.each([
  ['换证以前要学满 32 学时，你记了 0.5 学时。', ['学满 32 学时，', '0.5 学时。']],
  ['数据截至 2022年11月30日。以官方系统为准。', ['2022年11月30日。']],
  ['从 1 月 1 日到 12 月 31 日', ['1 月 1 日', '12 月 31 日']],
  ['最后一天是 12月31日（还剩26天）。', ['12月31日', '（还剩26天）。']],
  ['可以问厅建管处 0431-82752530。', ['0431-82752530。']],
  ['平台客服中心 400-999-9355 转 1', ['400-999-9355 转 1']],
  ['有事那天，上午 9 点提醒', ['上午 9 点']],
  ['第 2 步，共 7 步', ['第 2 步，', '7 步']],
  ['建筑施工安管人员（C 类）', ['（C 类）']],
  ['这本证书是哪一天换发的？', ['的？']],
  ['没有数的话', []],
])('%s', (sentence, wholes) => expect(wholesOf(sentence)).toEqual(wholes));

test('each of several pieces is looked at by itself', () =>
  expect(wholesOf('还差 ', '36 学时')).toEqual(['36 学时']));
