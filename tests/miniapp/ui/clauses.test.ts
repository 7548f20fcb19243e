import { inOrder } from '../../../miniapp/src/ui/ClauseNote/name';

const ordered = (...ids: string[]) => inOrder(ids.map((id) => ({ id }))).map(({ id }) => id);

test('clauses stand in the order of their document, a whole one before its parts', () => {
  expect(ordered('一', '二(二)', '二')).toEqual(['一', '二', '二(二)']);
  expect(ordered('四(二)', '二', '二(一)', '三(一)')).toEqual(['二', '二(一)', '三(一)', '四(二)']);
  expect(ordered('3', '1', '2')).toEqual(['1', '2', '3']);
});

test('headings stay as they were given: nobody numbered them', () => {
  expect(ordered('正文', '学时', '2')).toEqual(['正文', '学时', '2']);
});
