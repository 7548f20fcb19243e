import { Text, View } from '@tarojs/components';
import { Button } from '../../ui/Button';
import { Card } from '../../ui/Card';
import { ErrorLine } from '../../ui/ErrorLine';
import { Icon } from '../../ui/Icon';
import { Tap } from '../../ui/Tap';
import './index.scss';
import { PhoneForm } from './PhoneForm';
import type { Method, SignIn } from './useSignIn';
import { words } from './words';

interface Person {
  id: string;
  name: string;
  story: string;
}

function DemoPeople({ people, signIn }: { people: readonly Person[]; signIn: SignIn }) {
  return (
    <Card title={words.demoTitle} icon="helmet">
      <Text className="account-help">{words.demoHelp}</Text>
      {people.map((person) => (
        <Tap
          key={person.id}
          id={`demo-${person.id}`}
          className="person"
          disabled={signIn.busy !== null}
          onTap={() => void signIn.demo(person.id)}
        >
          <View className="person-face">
            <Text>{person.name.slice(0, 1)}</Text>
          </View>
          <View className="person-words">
            <Text className="person-name">{person.name}</Text>
            <Text className="person-story">{person.story}</Text>
          </View>
          <Icon name="next" colour="faint" size="small" />
        </Tap>
      ))}
    </Card>
  );
}

interface Props {
  methods: readonly Method[];
  people: readonly Person[];
  consent: string;
  signIn: SignIn;
}

/** The ways to sign in that this face of the app has. */
export function MethodsView({ methods, people, consent, signIn }: Props) {
  return (
    <>
      <ErrorLine text={signIn.error} />
      {methods.includes('demo') && <DemoPeople people={people} signIn={signIn} />}
      {methods.includes('wechat') && (
        <Card>
          <Button text={words.wechat} busy={signIn.busy === 'wechat'} onTap={() => void signIn.wechat()} />
          <Text className="account-help account-after">{words.wechatHelp}</Text>
        </Card>
      )}
      {methods.includes('phone') && <PhoneForm consent={consent} signIn={signIn} />}
    </>
  );
}
