import type { ReactNode } from 'react';
import { go, useParam } from '../../navigation';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { words as listWords } from '../certificates/words';
import { NoVerdict } from '../packs/NoVerdict';
import { PutAway } from '../put-away/PutAway';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import { type Held, type HeldWithPack, useHeld } from './store';
import { useHeldChange } from './useHeldChange';
import { words } from './words';

/** A certificate whose document is known no more: it is named, and can be put away. */
const WithoutPack = ({ held }: { held: Held }) => (
  <Screen title={held.title}>
    <NoVerdict state="not-served" />
    <PutAway certificate={held} sending={useHeldChange(held)} />
  </Screen>
);

/** The certificate that the page's address names, with its pack; until both are there, why they are not. */
export function HeldScreen({ children }: { children: (both: HeldWithPack) => ReactNode }) {
  const { shelf, resource, held } = useHeld(useParam('id') ?? '');
  if (shelf.data) return <>{children(shelf.data)}</>;
  const isGone = shelf.failure?.code === 'not-found';
  if (isGone && held) return <WithoutPack held={held} />;
  return (
    <Screen title={words.title}>
      {isGone ? (
        <EmptyState icon="card" title={listWords.gone} text={listWords.goneText}>
          <Button text={listWords.toHome} onTap={() => go('home')} />
        </EmptyState>
      ) : (
        <Loaded shelf={{ ...shelf, data: null }} resource={resource}>
          {() => null}
        </Loaded>
      )}
    </Screen>
  );
}
