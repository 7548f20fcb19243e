import type { ReactNode } from 'react';
import type { Failure } from '../../api/failure';
import { go } from '../../navigation';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { AgreeAnew } from './AgreeAnew';
import { words } from './words';

interface Props<T> {
  of: { value: T | null; failure: Failure | null; reload: () => Promise<void> };
  children: (value: T) => ReactNode;
}

/** What a code stands for, once it is there; before, what has to be agreed to, or why it does not come. */
export function Asked<T>({ of: { value, failure, reload }, children }: Props<T>) {
  if (value !== null) return <>{children(value)}</>;
  if (failure?.code === 'consent-required') return <AgreeAnew onAgreed={reload} />;
  if (!failure) return <Skeleton />;
  if (failure.offline || failure.serverFault)
    return (
      <EmptyState icon="offline" title={words.notNow} text={failure.message}>
        <Button text={words.again} onTap={() => void reload()} />
      </EmptyState>
    );
  const isGone = failure.status === 404 || failure.status === 410;
  return (
    <EmptyState icon="ask" title={words.over} text={isGone ? words.overHelp : failure.message}>
      <Button text={words.toMe} onTap={() => go('me')} />
    </EmptyState>
  );
}
