import { Text } from '@tarojs/components';
import { useResource } from '../../api/resource';
import { ErrorLine } from '../../ui/ErrorLine';
import { PackOptions } from '../packs/PackOptions';
import { packs } from '../packs/store';
import { usePlace } from '../packs/usePlace';
import { words as packWords } from '../packs/words';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import './index.scss';
import type { UseIntake } from './useIntake';

/** First of all: where the certificate is from. A tap goes on. */
export function PlaceScreen({ pack, intake }: { pack: string | null; intake: UseIntake }) {
  const shelf = useResource(packs);
  const { chosen } = usePlace();
  return (
    <Screen open title={packWords.title}>
      <Text className="intake-help">{packWords.help}</Text>
      <ErrorLine text={intake.error} />
      <Loaded shelf={shelf} resource={packs}>
        {({ packs: list }) => (
          <PackOptions
            packs={list}
            chosen={pack ?? chosen?.id ?? null}
            onChoose={({ id }) => void (intake.busy || intake.givePlace(id, pack !== null))}
          />
        )}
      </Loaded>
    </Screen>
  );
}
