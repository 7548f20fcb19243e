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

test.each([
  ['一', '第一条', '第一条'],
  ['二(三)', '第二条（三）', '第二条（三）'],
  ['2', '第 2 条', '第 2 条'],
  ['第十条', '第十条', '第十条'],
  ['正文', '正文', '“正文”'],
])('a clause is called as one says it, without blanks in Chinese numbers: %s', (id, name, inText) => {
  expect([clauseName(id), clauseInText(id)]).toEqual([name, inText]);
});
