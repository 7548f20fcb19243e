import { fireEvent, render, screen } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { signInOptions } from '../../../miniapp/src/features/account/store';
import SignInPage from '../../../miniapp/src/pages/sign-in';
import { tap } from '../../support/taps';
import { phone } from '../../support/taro-double';

const options = {
  ...{ methods: ['phone'], privacyVersion: '2022-12-01', demoIdentities: [] },
  privacyNotice: [{ title: '我们记什么', text: '手机号和你填的' }],
};

beforeEach(() => {
  phone.reset();
  keepSession(null);
  signInOptions.forget();
  const bodies: Record<string, object> = {
    '/v1/auth/options': options,
    '/v1/auth/phone/code': { resendAfter: 60, expiresIn: 300 },
  };
  phone.answers(({ path }) => (bodies[path] ? { body: bodies[path] } : { status: 404 }));
});

test('once the code is on its way the cursor stands in its field, however long the page is', async () => {
  render(<SignInPage />);
  await tap('我看过了，同意');
  fireEvent.change(screen.getByLabelText('手机号'), { target: { value: '13800138000' } });
  await tap('发验证码');
  expect(document.activeElement).toBe(await screen.findByLabelText('短信里的验证码'));
  expect(screen.getByRole('button', { name: '先填验证码' }).getAttribute('aria-disabled')).toBe('true');
});
