import { fireEvent, render, screen } from '@testing-library/react';
import { LookResult } from '../../../miniapp/src/features/verification/LookResult';
import { ScanScreen } from '../../../miniapp/src/features/verification/ScanScreen';
import { aLook } from '../../support/a-look';
import { tap } from '../../support/taps';
import { phone } from '../../support/taro-double';

beforeEach(() => {
  phone.reset();
  phone.params = {};
});

async function looksUp(number: string): Promise<void> {
  fireEvent.input(screen.getByLabelText('证书编号'), { target: { value: number } });
  await tap('查这个编号');
}

test('why a typed number is not looked up stands at its field, where it can be put right', async () => {
  render(<ScanScreen />);
  await looksUp('220102198001010012');
  expect(screen.getByText(/这是身份证号，不是证书编号/)).toBeTruthy();
  expect(screen.queryByText('没查成')).toBeNull();
  expect(screen.getByLabelText<HTMLInputElement>('证书编号').value).toBe('220102198001010012');
  expect(phone.asked.some(({ path }) => path === '/v2/looks')).toBe(false);
});

test('what the server refuses of a typed number stands there too', async () => {
  phone.answers(({ path }) =>
    path === '/v2/looks'
      ? { status: 429, body: { error: { code: 'too-many', message: '查得太多了，请 60 分钟后再查。' } } }
      : { status: 404 },
  );
  render(<ScanScreen />);
  await looksUp('J9999999');
  expect(await screen.findByText('查得太多了，请 60 分钟后再查。')).toBeTruthy();
  expect(screen.getByLabelText('证书编号')).toBeTruthy();
  expect(screen.queryByText('再查一个')).toBeNull();
});

const head = () => document.querySelector('.verdict-head') as HTMLElement;

test.each([
  ['of some days ago', '2022-12-05', '名单是11月30日的，5 天前', 'done'],
  ['of today', '2022-11-30', '名单是11月30日的，就是今天', 'done'],
  ['that is old', '2023-01-30', '名单是2022年11月30日的，61 天前。后来有没有变，看不出来', 'soon'],
])('the good news of a list %s says how old it is beside its sign', (_, asOf, said, tone) => {
  render(<LookResult outcome={{ kind: 'look', look: aLook({ asOf }) }} />);
  expect(head().textContent).toBe(`电子证书${said}`);
  expect(head().closest('.verdict')?.className).toBe(`verdict verdict-${tone}`);
});

test('what no list says has no age', () => {
  const told = { origin: 'self', tone: 'ask', title: '只有本人填写，没有核实' } as const;
  render(<LookResult outcome={{ kind: 'look', look: aLook({ ...told, source: null, sourceAsOf: null }) }} />);
  expect(head().textContent).toBe('只有本人填写，没有核实');
});
