import { render, screen } from '@testing-library/react';
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
