import type { ReactNode } from 'react';
import { go, useParam } from '../../navigation';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { words as listWords } from '../certificates/words';
import { Loaded } from '../shell/Loaded';
import { Screen } from '../shell/Screen';
import { type HeldWithPack, useHeld } from './store';
import { words } from './words';

/** The certificate that the page's address names, with its pack; until both are there, why they are not. */
export function HeldScreen({ children }: { children: (both: HeldWithPack) => ReactNode }) {
  const { shelf, resource } = useHeld(useParam('id') ?? '');
  if (shelf.data) return <>{children(shelf.data)}</>;
  const isGone = shelf.failure?.code === 'not-found';
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
