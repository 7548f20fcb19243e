import { Text } from '@tarojs/components';
import { call } from '../../api/call';
import { useResource } from '../../api/resource';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { PrivacyText } from '../account/PrivacyText';
import { me, signInOptions } from '../account/store';
import { Loaded } from '../shell/Loaded';
import './index.scss';
import { useAct } from './useOffice';
import { words } from './words';

/** The privacy notice as it is now, to agree to: nothing new starts before. */
export function AgreeAnew({ onAgreed }: { onAgreed: () => Promise<void> }) {
  const shelf = useResource(signInOptions);
  const { busy, failure, act } = useAct();
  return (
    <Loaded shelf={shelf} resource={signInOptions}>
      {({ privacyNotice, privacyVersion }) => (
        <>
          <Card title={words.consent.title} icon="shield">
            <Text className="office-text">{words.consent.text}</Text>
          </Card>
          <PrivacyText notice={privacyNotice} />
          <ErrorLine text={failure?.message} />
          <Button
            text={words.consent.agree}
            busy={busy}
            onTap={() =>
              void act(async () => {
                me.put(await call('PUT /v1/me/privacy', { body: { consent: privacyVersion } }));
                await onAgreed();
              })
            }
          />
        </>
      )}
    </Loaded>
  );
}
