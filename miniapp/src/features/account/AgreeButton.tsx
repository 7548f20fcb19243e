import { Button as NativeButton, Text } from '@tarojs/components';
import Taro from '@tarojs/taro';
import { useEffect, useState } from 'react';
import { Button } from '../../ui/Button';
import './index.scss';
import { words } from './words';

/** Whether WeChat wants its own privacy agreement tapped before the app may use what it guards. */
function useWechatAgreement(): boolean {
  const [needed, setNeeded] = useState(false);
  useEffect(() => {
    if (process.env.TARO_ENV !== 'weapp' || !Taro.canIUse('getPrivacySetting')) return;
    Taro.getPrivacySetting({ success: (setting) => setNeeded(setting.needAuthorization) });
  }, []);
  return needed;
}

/** Agrees to the privacy notice, and in WeChat to WeChat's own with the same tap. */
export function AgreeButton({ onAgree }: { onAgree: () => void }) {
  const withWechat = useWechatAgreement();
  if (!withWechat) return <Button text={words.agree} onTap={onAgree} />;
  return (
    <NativeButton
      id="agree"
      className="agree-native"
      openType="agreePrivacyAuthorization"
      onAgreePrivacyAuthorization={onAgree}
    >
      <Text>{words.agree}</Text>
    </NativeButton>
  );
}
