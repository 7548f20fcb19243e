import { Text } from '@tarojs/components';
import { useState } from 'react';
import { useResource } from '../../api/resource';
import { useParam } from '../../navigation';
import { ErrorLine } from '../../ui/ErrorLine';
import { PackOptions } from '../packs/PackOptions';
import { packs } from '../packs/store';
import { usePlace } from '../packs/usePlace';
import { words as packWords } from '../packs/words';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import { BegunSheet } from './BegunSheet';
import './index.scss';
import { begunIn } from './useBegun';
import type { UseIntake } from './useIntake';

/** First of all: where the certificate is from. A tap goes on; where another one is added, never with answers of before unsaid. */
export function PlaceScreen({ pack, intake }: { pack: string | null; intake: UseIntake }) {
  const shelf = useResource(packs);
  const { chosen } = usePlace();
  const isAnother = useParam('another') !== null;
  const { data } = intake.shelf;
  // Once it was said what is meant, going back and forth asks no more.
  const [isMeant, setMeant] = useState(false);
  const [asked, setAsked] = useState<{ id: string; jurisdiction: string } | null>(null);
  const begun = data === null ? [] : begunIn(data);
  const changed = pack !== null;
  const give = (id: string, act = intake.givePlace) => {
    setMeant(true);
    setAsked(null);
    void (intake.busy || act(id, changed));
  };
  return (
    <Screen open title={packWords.title}>
      <Text className="intake-help">{packWords.help}</Text>
      <ErrorLine text={intake.error} />
      <Loaded shelf={shelf} resource={packs}>
        {({ packs: list }) => (
          <PackOptions
            packs={list}
            chosen={pack ?? chosen?.id ?? null}
            onChoose={(one) =>
              isAnother && !isMeant && begun.some((each) => each.pack === one.id)
                ? setAsked(one)
                : give(one.id)
            }
          />
        )}
      </Loaded>
      {asked && (
        <BegunSheet
          place={asked.jurisdiction}
          said={data?.view?.pack === asked.id ? data.view.answered.map(({ label }) => label) : []}
          onGoOn={() => give(asked.id)}
          onAnew={() => give(asked.id, intake.giveAnew)}
          onClose={() => setAsked(null)}
        />
      )}
    </Screen>
  );
}
