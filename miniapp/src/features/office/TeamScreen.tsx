import type { ResponseOf } from '@hz/shared/contracts';
import { Text } from '@tarojs/components';
import { call } from '../../api/call';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Fact, Rows } from '../../ui/Rows';
import { showToast } from '../../ui/Toast';
import { Screen } from '../shell/Screen';
import { Asked } from './Asked';
import './index.scss';
import { useAct, useAnswer } from './useOffice';
import { words } from './words';

type Person = ResponseOf<'GET /v1/office/team'>['teams'][number]['people'][number];

const said = words.team;

const isFine = ({ state, study }: Person): boolean =>
  state === 'exchanged' && (study === null || study.state === 'met' || study.state === 'none');

const URGENCY: readonly Person['state'][] = ['open', 'void', 'exchanged', 'cannot', 'unknown', 'listed'];
/** Who can still exchange comes first. */
const byUrgency = (one: Person, other: Person): number =>
  URGENCY.indexOf(one.state) - URGENCY.indexOf(other.state);

/** The leader's people on the phone: whom to speak to, and that it was done. */
export function TeamScreen() {
  const team = useAnswer(() => call('GET /v1/office/team'), 'team');
  return (
    <Screen title={said.title}>
      <Asked of={team}>
        {({ teams }) =>
          teams.length === 0 ? (
            <Card>
              <Text className="office-text">{said.none}</Text>
            </Card>
          ) : (
            teams.map(({ org, projects, people }) => (
              <Card key={org.id} title={`${org.name}　${projects.join('、')}`}>
                <Group
                  title={said.call}
                  people={people.filter((one) => !isFine(one)).sort(byUrgency)}
                  onTold={team.reload}
                />
                <Group title={said.fine} people={people.filter(isFine)} />
              </Card>
            ))
          )
        }
      </Asked>
    </Screen>
  );
}

interface GroupProps {
  title: string;
  people: readonly Person[];
  onTold?: () => Promise<void>;
}

const Group = ({ title, people, onTold }: GroupProps) =>
  people.length === 0 ? null : (
    <Rows>
      <Text className="office-small">{`${title}（${people.length}）`}</Text>
      {people.map((person) => (
        <Row key={person.id} person={person} onTold={onTold} />
      ))}
    </Rows>
  );

function Row({ person, onTold }: { person: Person; onTold?: (() => Promise<void>) | undefined }) {
  const { busy, failure, act } = useAct();
  const tell = () =>
    act(async () => {
      await call('POST /v1/office/team/:id/told', { params: { id: person.id }, body: {} });
      showToast({ text: said.noted });
      await onTold?.();
    });
  return (
    <>
      <Fact
        name={person.name}
        value={[said.states[person.state], person.post].filter(Boolean).join('，')}
        source={person.told ? said.toldOn(person.told.on, person.told.by) : person.stateReason}
      />
      <ErrorLine text={failure?.message} />
      {onTold && (
        <Button
          kind="second"
          text={said.told}
          label={`${said.told}：${person.name}`}
          busy={busy}
          onTap={() => void tell()}
        />
      )}
    </>
  );
}
