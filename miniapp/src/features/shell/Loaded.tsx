import type { ReactNode } from 'react';
import type { Resource, Shelf } from '../../api/resource';
import { Button } from '../../ui/Button';
import { EmptyState } from '../../ui/EmptyState';
import { Skeleton } from '../../ui/Skeleton';
import { words } from './words';

interface Props<T> {
  shelf: Shelf<T>;
  resource: Resource<T>;
  children: (data: T) => ReactNode;
}

/** The last known state where there is one; else the skeleton, or what went wrong and how to go on. */
export function Loaded<T>({ shelf, resource, children }: Props<T>) {
  if (shelf.data !== null) return <>{children(shelf.data)}</>;
  if (!shelf.failure || shelf.loading) return <Skeleton />;
  return (
    <EmptyState
      icon={shelf.failure.offline ? 'offline' : 'ask'}
      title={words.failedTitle}
      text={shelf.failure.message}
    >
      <Button text={words.tryAgain} onTap={() => void resource.refresh()} />
    </EmptyState>
  );
}
