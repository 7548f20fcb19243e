import { render, screen } from '@testing-library/react';
import { clauseInText, clauseName } from '../../../miniapp/src/ui/ClauseNote/name';
import { VerdictCard } from '../../../miniapp/src/ui/VerdictCard';

const DAY = '12月31日（还剩26天）';

test.each([
  ['where a sentence says it', [`${DAY}前要申请更换，过了这一天旧证书自动失效。`]],
  ['where none does', ['换这本证书不用先学习。']],
])('the day of a verdict is said once: %s', (_, sentences) => {
  render(
    <VerdictCard tone="soon" title="可以换" reading={null} clauses={[]} {...{ sentences, deadline: DAY }} />,
  );
  expect(document.body.textContent?.split(DAY)).toHaveLength(2);
  expect(screen.getByText(DAY).textContent).toBe(DAY);
});

describe('nothing is said twice in a verdict', () => {
  const shown = (sentences: readonly string[], reading: string | null) => {
    render(<VerdictCard tone="late" title="过了" deadline={null} clauses={[]} {...{ sentences, reading }} />);
    return document.body.textContent ?? '';
  };
  const times = (said: string, words: string) => said.split(words).length - 1;

  test('what a reading tells is not told as its consequence besides', () => {
    const lapse = '助手的理解是：证书失效。是不是这样，以主管部门的答复为准。';
    const said = shown([lapse], '助手的理解：有效期满的证书已经失效，要重新考。最后以主管部门的答复为准。');
    expect(said).toContain('助手的理解：有效期满的证书已经失效，要重新考。最后以主管部门的答复为准。');
    expect([times(said, '助手的理解'), times(said, '以主管部门的答复为准')]).toEqual([1, 1]);
  });

  test('several readings stand under one mark, and that the authority decides is said once', () => {
    const late = '这在期限以后。文件没有写这样怎样算，以主管部门的答复为准。';
    const readings = ['甲。', '乙。'].map((text) => `助手的理解：${text}最后以主管部门的答复为准。`);
    const said = shown([late], readings.join('\n'));
    expect(said).toContain('助手的理解：甲。乙。');
    expect([times(said, '助手的理解'), times(said, '以主管部门的答复为准')]).toEqual([1, 1]);
  });

  test('of two sentences the first says that the authority decides', () => {
    const said = shown(['甲，以主管部门的答复为准。', '乙。是不是这样，以主管部门的答复为准。'], null);
    expect(said).toContain('甲，以主管部门的答复为准。乙。');
    expect(times(said, '以主管部门的答复为准')).toBe(1);
  });
});

test.each([
  ['一', '第一条', '第一条'],
  ['二(三)', '第二条（三）', '第二条（三）'],
  ['2', '第 2 条', '第 2 条'],
  ['第十条', '第十条', '第十条'],
  ['正文', '正文', '“正文”'],
])('a clause is called as one says it, without blanks in Chinese numbers: %s', (id, name, inText) => {
  expect([clauseName(id), clauseInText(id)]).toEqual([name, inText]);
});
