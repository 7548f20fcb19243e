import { formatDayChinese, parseDay } from '@hz/shared/calendar';
import type { ResponseOf } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { useState } from 'react';
import { call } from '../../api/call';
import { useResource } from '../../api/resource';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Entry, Fact, Rows } from '../../ui/Rows';
import { Sheet } from '../../ui/Sheet';
import { showToast } from '../../ui/Toast';
import { instantWords } from '../dates';
import { PushCard } from '../reminders/PushCard';
import { settings } from '../reminders/store';
import { Screen } from '../shell/Screen';
import { Asked } from './Asked';
import './index.scss';
import { useAct, useAnswer } from './useOffice';
import { words } from './words';

type Consent = ResponseOf<'GET /v1/office/consents'>['consents'][number];
type Desk = ResponseOf<'GET /v1/office/desks'>['desks'][number];

const said = words.joined;

/** Who may see what of mine, and where I am signed in: to look at, and to end. */
export function JoinedScreen() {
  const consents = useAnswer(() => call('GET /v1/office/consents'), 'consents');
  const desks = useAnswer(() => call('GET /v1/office/desks'), 'desks');
  return (
    <Screen title={said.title}>
      <Card title={said.consents} icon="shield">
        <Asked of={consents}>
          {(answer) =>
            answer.consents.length === 0 ? (
              <Text className="office-text">{said.noConsents}</Text>
            ) : (
              answer.consents.map((consent) => (
                <ConsentRow key={consent.id} consent={consent} onRevoked={consents.reload} />
              ))
            )
          }
        </Asked>
      </Card>
      {consents.value?.consents.some(({ kinds }) => kinds.includes('nudges')) && <Push />}
      <Card title={said.desks} icon="person">
        <Asked of={desks}>
          {(answer) =>
            answer.desks.length === 0 ? (
              <Text className="office-text">{said.noDesks}</Text>
            ) : (
              answer.desks.map((desk) => <DeskRow key={desk.id} desk={desk} onEnded={desks.reload} />)
            )
          }
        </Asked>
      </Card>
      <Team />
    </Screen>
  );
}

/** The people of whoever leads some; nobody else is offered any. */
function Team() {
  const { value } = useAnswer(() => call('GET /v1/office/team'), 'team');
  if (!value?.teams.length) return null;
  return (
    <Card>
      <Rows>
        <Entry icon="person" text={said.team} hint={said.teamHint} onTap={() => go('office-team')} />
      </Rows>
    </Card>
  );
}

/** Companies' reminders come by WeChat too, as often as that is allowed. */
function Push() {
  const { data } = useResource(settings);
  return data && <PushCard push={data.push} />;
}

function ConsentRow({ consent, onRevoked }: { consent: Consent; onRevoked: () => Promise<void> }) {
  const [open, setOpen] = useState(false);
  const { busy, failure, act } = useAct();
  const revoke = () =>
    act(async () => {
      await call('DELETE /v1/office/consents/:id', { params: { id: consent.id } });
      setOpen(false);
      showToast({ text: said.revoked });
      await onRevoked();
    });
  return (
    <>
      <Fact
        name={consent.certificate}
        value={consent.project ? `${consent.company}，${consent.project}` : consent.company}
        source={`${said.sees(consent.kinds)}；${said.given(formatDayChinese(parseDay(consent.givenOn)))}`}
      />
      <Button kind="second" text={said.revoke} onTap={() => setOpen(true)} />
      {open && (
        <Sheet
          title={said.revokeTitle}
          onClose={() => setOpen(false)}
          footer={
            <>
              <ErrorLine text={failure?.message} />
              <Button kind="danger" text={said.revoke} busy={busy} onTap={() => void revoke()} />
              <Button kind="quiet" text={said.keep} onTap={() => setOpen(false)} />
            </>
          }
        >
          <Text className="office-text">{said.revokeText(consent.company, consent.kinds)}</Text>
        </Sheet>
      )}
    </>
  );
}

function DeskRow({ desk, onEnded }: { desk: Desk; onEnded: () => Promise<void> }) {
  const { busy, failure, act } = useAct();
  const end = () =>
    act(async () => {
      await call('DELETE /v1/office/desks/:id', { params: { id: desk.id } });
      showToast({ text: said.ended });
      await onEnded();
    });
  return (
    <>
      <Fact name={desk.browser} value={desk.address} source={said.used(instantWords(desk.lastUsedAt))} />
      <ErrorLine text={failure?.message} />
      <Button kind="second" text={said.end} busy={busy} onTap={() => void end()} />
    </>
  );
}
