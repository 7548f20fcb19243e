import { useState } from 'react';
import { probe, reachable } from '../../api/network';
import { changes } from '../../api/queue';
import { outdated, refreshFailed } from '../../api/resource';
import { useObservable } from '../../observable';
import { OfflineBar } from '../../ui/OfflineBar';
import { PendingSheet } from './PendingSheet';
import { words } from './words';

/** Changes that were refused, changes that wait, no connection, a server that answers badly: the most pressing of them. */
export function ConnectionBar() {
  const online = useObservable(reachable);
  const isOutdated = useObservable(outdated);
  const list = useObservable(changes);
  const [open, setOpen] = useState(false);
  const refused = list.filter((change) => change.refusal !== null).length;
  const show = () => setOpen(true);
  return (
    <>
      {refused > 0 ? (
        <OfflineBar tone="refused" text={words.refused(refused)} action={words.see} onTap={show} />
      ) : list.length > 0 ? (
        <OfflineBar tone="waiting" text={words.waiting(list.length)} action={words.see} onTap={show} />
      ) : !online ? (
        <OfflineBar tone="waiting" text={words.offline} action={words.retry} onTap={() => void probe()} />
      ) : (
        isOutdated && (
          <OfflineBar tone="waiting" text={words.outdated} action={words.retry} onTap={refreshFailed} />
        )
      )}
      {open && list.length > 0 && <PendingSheet list={list} onClose={() => setOpen(false)} />}
    </>
  );
}
