import { useResource } from '../../api/resource';
import { PrivacyText } from '../../features/account/PrivacyText';
import { signInOptions } from '../../features/account/store';
import { words } from '../../features/account/words';
import { Loaded } from '../../features/shell/Loaded';
import { Screen } from '../../features/shell/Screen';

export default function PrivacyPage() {
  const shelf = useResource(signInOptions);
  return (
    <Screen open title={words.privacyPage}>
      <Loaded shelf={shelf} resource={signInOptions}>
        {(options) => <PrivacyText notice={options.privacyNotice} />}
      </Loaded>
    </Screen>
  );
}
