import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../api/call';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { EmptyState } from '../../ui/EmptyState';
import { ErrorLine } from '../../ui/ErrorLine';
import { Fact, Rows } from '../../ui/Rows';
import { Screen } from '../shell/Screen';
import { Asked } from './Asked';
import './index.scss';
import { useAct, useAnswer } from './useOffice';
import { words } from './words';

const said = words.desk;

/** A desk wants to be signed in, or to take a list out: which one, and whether it is really the one in front of us. */
export function DeskScreen({ code }: { code: string }) {
  const asked = useAnswer(() => call('GET /v1/office/sign-ins/:code', { params: { code } }), code);
  const [ended, setEnded] = useState<'confirmed' | 'refused' | null>(null);
  const { busy, failure, act } = useAct();
  const digits = asked.value?.digits ?? '';
  const isExport = asked.value?.purpose === 'export';
  const told = isExport ? words.export : said;
  const answer = (confirm: boolean) =>
    act(async () => {
      await call('POST /v1/office/sign-ins/:code/answer', { params: { code }, body: { confirm, digits } });
      setEnded(confirm ? 'confirmed' : 'refused');
    });
  if (ended)
    return (
      <Screen title={told.title}>
        <EmptyState
          icon={ended === 'confirmed' ? 'check' : 'shield'}
          title={told[ended]}
          text={ended === 'confirmed' ? told.confirmedText : ''}
        >
          <Button text={words.toMe} onTap={() => go('me')} />
        </EmptyState>
      </Screen>
    );
  return (
    <Screen
      title={told.title}
      here={{ page: 'office-desk', params: { code } }}
      footer={
        asked.value && (
          <>
            <ErrorLine text={failure?.message} />
            <Button text={told.confirm} busy={busy} onTap={() => void answer(true)} />
            <Button kind="quiet" text={told.refuse} disabled={busy} onTap={() => void answer(false)} />
          </>
        )
      }
    >
      <Asked of={asked}>
        {(ask) => (
          <Card>
            <Text className="office-text">{told.lead}</Text>
            <Text className="office-small">{said.digits}</Text>
            <Text className="office-digits">{ask.digits}</Text>
            <Rows>
              <Fact name={said.browser} value={ask.browser} />
              <Fact name={said.address} value={ask.address} />
              {!isExport && (
                <Fact
                  name={said.as}
                  value={
                    ask.memberships.map(({ org, roleName }) => `${org.name} ${roleName}`).join('；') ||
                    said.nobody
                  }
                />
              )}
            </Rows>
          </Card>
        )}
      </Asked>
    </Screen>
  );
}
