import { typedCode } from '@hz/shared/text';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { Field } from '../../ui/Field';
import './index.scss';
import { usePhoneCode } from './usePhoneCode';
import type { SignIn } from './useSignIn';
import { words } from './words';

const CODE = /^\d{6}$/;

/** A phone number first, then the code that was sent to it. */
export function PhoneForm({ consent, signIn }: { consent: string; signIn: SignIn }) {
  const form = usePhoneCode(consent);
  const [code, setCode] = useState('');
  const [codeError, setCodeError] = useState<string | null>(null);
  const enter = () => {
    const read = typedCode(code);
    if (!CODE.test(read)) return setCodeError(words.codeWrong);
    setCodeError(null);
    void signIn.phone(form.phone, read);
  };
  return (
    <Card title={words.phoneTitle} icon="phone">
      <Field
        label={words.phone}
        type="phone"
        placeholder={words.phonePlaceholder}
        value={form.typed}
        error={form.error}
        onChange={form.setTyped}
      />
      {form.sentFor ? (
        <>
          <Field
            label={words.code}
            type="phone"
            maxLength={20}
            focus
            placeholder={words.codePlaceholder}
            help={words.sent(form.sentFor.minutes)}
            value={code}
            error={codeError}
            onChange={setCode}
            onConfirm={enter}
          />
          <Button
            text={words.signIn}
            missing={code.trim() === '' ? words.codeFirst : null}
            busy={signIn.busy === 'phone'}
            onTap={enter}
          />
          {form.wait > 0 ? (
            <Text className="account-help account-after">{words.wait(form.wait)}</Text>
          ) : (
            <Button kind="quiet" text={words.sendAgain} busy={form.busy} onTap={() => void form.send()} />
          )}
        </>
      ) : (
        <Button
          kind="second"
          text={words.sendCode}
          missing={form.typed.trim() === '' ? words.phoneFirst : null}
          busy={form.busy}
          onTap={() => void form.send()}
        />
      )}
    </Card>
  );
}
