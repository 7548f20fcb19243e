// A verifier's phone without a connection has its own clock alone, which may be wrong: that is said as a possible cause.
import { type PackLookVerdict, verdictWords } from '@hz/shared/codes';
import { choice } from '../../../miniapp/src/features/packs/store';
import { lookUp } from '../../../miniapp/src/features/verification/look-up';
import { saidOnce } from '../../../miniapp/src/features/verification/said-once';
import { keys } from '../../../miniapp/src/features/verification/store';
import { aKeyPair, aSignedStatus, ISSUED_AT, publicKeyOf } from '../../support/status-codes';
import { phone } from '../../support/taro-double';

const at = (seconds: number) => jest.spyOn(Date, 'now').mockReturnValue((ISSUED_AT + seconds) * 1000);

beforeEach(() => {
  phone.reset();
  phone.connect(false);
  jest.spyOn(keys.state, 'get').mockReturnValue({ data: [publicKeyOf(aKeyPair())] } as never);
});
afterEach(() => jest.restoreAllMocks());

const sentenceOf = async () => ({ sentence: '', ...(await lookUp(`HZ:${aSignedStatus()}`)) }).sentence;

test('a code that holds is verified', async () => {
  at(60);
  expect(await lookUp(`HZ:${aSignedStatus()}`)).toMatchObject({ kind: 'verified' });
});

test('ahead: a fresh code looks too old, and this phone’s time is named', async () => {
  at(24 * 60 * 60);
  expect(await sentenceOf()).toContain('这部手机的时间快了');
});

test('behind: a code looks as if it came from the future, and this phone’s time is named', async () => {
  at(-24 * 60 * 60);
  expect(await sentenceOf()).toContain('这部手机的时间慢了');
});

test('a look carries the place that was chosen on this phone', async () => {
  phone.connect(true);
  phone.answers(() => ({ body: {} }));
  await lookUp('X-1001');
  choice.put({ pack: 'hubei-2021', preset: 'jilin-2022-25' });
  await lookUp('X-1001');
  expect(phone.asked.map(({ body }) => body)).toEqual([
    { payload: 'X-1001' },
    { payload: 'X-1001', pack: 'hubei-2021' },
  ]);
});

describe('a look says each thing once', () => {
  const source = '数据来自示例名单，截至 2022年11月30日。以官方系统为准。';
  const said = (verdict: PackLookVerdict, reason: string) =>
    saidOnce({
      verdict,
      origin: 'official',
      reason,
      sentences: [verdictWords[verdict].meaning, source],
    });

  test('what the title says already gives way to the reason', () =>
    expect(said('cancelled', '名单里写着“注销”。只有显示“有效”的才能更换。')).toEqual({
      sentences: [source],
      why: '名单里写着“注销”。只有显示“有效”的才能更换。',
    }));

  test.each([
    ['not-mapped', '“试验员”在新系统里没有对应的名称。'],
    ['undetermined', '名单里写的不够，说不准。'],
    ['not-published', '这份文件当时还没有发布。'],
  ] as const)('a reason that the meaning says already is left out: %s', (verdict, reason) =>
    expect(said(verdict, reason)).toEqual({
      sentences: [verdictWords[verdict].meaning, source],
      why: null,
    }),
  );

  test('what says more stays beside its reason', () =>
    expect(said('lapsed', '名单里写的有效期到 2022年11月1日。')).toEqual({
      sentences: [verdictWords.lapsed.meaning, source],
      why: '名单里写的有效期到 2022年11月1日。',
    }));
});
