import { Failure } from '../../../miniapp/src/api/failure';
import { reportFault } from '../../../miniapp/src/api/faults';
import { reportErrors } from '../../../miniapp/src/app/web/errors';
import { phone } from '../../support/taro-double';

const told = () =>
  phone.asked.filter(({ path }) => path === '/v1/faults').map(({ body }) => body as { text: string });

beforeEach(() => {
  phone.reset();
  phone.answers(() => ({ status: 204 }));
});

async function fails(error: unknown, ...more: unknown[]): Promise<void> {
  for (const each of [error, ...more]) reportFault(each);
  await new Promise((resolve) => setTimeout(resolve, 0));
}

test('where it happened travels, and nothing of the person', async () => {
  const error = new Error(
    '王建国 13912345678 22010219800101001X 在 https://hz.example.cn/S/AbC?name=1 填了 J2200001',
  );
  error.stack = `${error}\n    at draw (https://hz.example.cn/js/app.1a2b.js:2:59758)`;
  await fails(error);
  const [{ text }] = told() as [{ text: string }];
  expect(text).toContain('app.1a2b.js:2:59758');
  for (const personal of ['王建国', '13912345678', '22010219800101001', '/S/AbC', 'name=1', 'J2200001'])
    expect(text).not.toContain(personal);
  expect(told()).toEqual([{ face: 'web', page: expect.any(String), text }]);
});

test('on the web too what nobody has caught is told, but not what a screen has told already', async () => {
  reportErrors();
  window.dispatchEvent(new ErrorEvent('error', { error: new TypeError('x is undefined') }));
  const rejected = (reason: Error) =>
    Object.assign(new Event('unhandledrejection', { cancelable: true }), { reason });
  window.dispatchEvent(rejected(new RangeError('too far')));
  const handled = rejected(new Error('Loading chunk 7 failed'));
  handled.preventDefault();
  window.dispatchEvent(handled);
  await new Promise((resolve) => setTimeout(resolve, 0));
  expect(told().map(({ text }) => text.split('\n')[0])).toEqual([
    'TypeError: x is undefined',
    'RangeError: too far',
  ]);
});

test('each fault is told once, what the server refused not at all, and a flood ends after a few', async () => {
  await fails(new Failure('conflict', '别处改过了', 409));
  expect(told()).toEqual([]);
  await fails('same', 'same');
  expect(told()).toHaveLength(1);
  await fails(...(Array.from('abcdefghijkl', (letter) => `fault ${letter}`) as [string, ...string[]]));
  expect(told().length).toBeLessThan(6);
});
