import { Text } from '@tarojs/components';
import { useState } from 'react';
import { asFailure } from '../../../api/failure';
import { useResource } from '../../../api/resource';
import { showToast } from '../../../ui/Toast';
import '../../../features/packs/index.scss';
import { PackOptions } from '../../../features/packs/PackOptions';
import { choose, type PackSummary, packs } from '../../../features/packs/store';
import { usePlace } from '../../../features/packs/usePlace';
import { words } from '../../../features/packs/words';
import { Loaded } from '../../../features/shell/Loaded';
import { Screen } from '../../../features/shell/Screen';
import { back } from '../../../navigation';

export default function PlacePage() {
  const shelf = useResource(packs);
  const { chosen } = usePlace();
  const [busy, setBusy] = useState(false);
  const take = async ({ id }: PackSummary) => {
    if (busy) return;
    setBusy(true);
    try {
      await choose(id);
      back();
    } catch (failure) {
      showToast({ text: asFailure(failure).message });
    } finally {
      setBusy(false);
    }
  };
  return (
    <Screen open title={words.title}>
      <Text className="packs-help">{words.help}</Text>
      <Loaded shelf={shelf} resource={packs}>
        {({ packs: list }) => (
          <PackOptions packs={list} chosen={chosen?.id ?? null} onChoose={(pack) => void take(pack)} />
        )}
      </Loaded>
    </Screen>
  );
}
