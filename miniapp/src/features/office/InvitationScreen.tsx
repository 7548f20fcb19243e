import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../api/call';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorLine } from '../../ui/ErrorLine';
import { Field } from '../../ui/Field';
import { Screen } from '../shell/Screen';
import { Asked } from './Asked';
import './index.scss';
import { useAct, useAnswer } from './useOffice';
import { words } from './words';

const said = words.invitation;
const LONGEST_NAME = 40;

/** An invitation into an organisation: who asks for what, and yes. */
export function InvitationScreen({ code }: { code: string }) {
  const asked = useAnswer(() => call('GET /v1/office/invitations/:code', { params: { code } }), code);
  const [memberName, setName] = useState('');
  const [role, setRole] = useState<string | null>(null);
  const { busy, failure, act } = useAct();
  const accept = () =>
    act(async () => {
      const request = { params: { code }, body: { memberName } };
      setRole((await call('POST /v1/office/invitations/:code/acceptance', request)).role);
    });
  if (role)
    return (
      <Screen title={said.title}>
        <EmptyState icon="check" title={said.accepted} text={said.acceptedText}>
          {role === 'company-leader' ? (
            <Button text={said.team} onTap={() => go('office-team')} />
          ) : (
            <Button text={words.toMe} onTap={() => go('me')} />
          )}
        </EmptyState>
      </Screen>
    );
  return (
    <Screen
      title={said.title}
      here={{ page: 'office-invitation', params: { code } }}
      footer={
        asked.value && (
          <>
            <ErrorLine text={failure?.fields.length === 0 ? failure.message : null} />
            <Button
              text={said.accept}
              busy={busy}
              missing={memberName.trim() === '' ? said.nameFirst : null}
              onTap={() => void accept()}
            />
          </>
        )
      }
    >
      <Asked of={asked}>
        {({ org, roleName, projects }) => (
          <Card>
            <Text className="office-text">{said.asks(org, roleName)}</Text>
            {projects.length > 0 && <Text className="office-small">{said.projects(projects)}</Text>}
            <Field
              label={said.name}
              help={said.nameHelp}
              value={memberName}
              maxLength={LONGEST_NAME}
              error={failure?.fields[0]?.message ?? null}
              onChange={setName}
            />
          </Card>
        )}
      </Asked>
    </Screen>
  );
}
