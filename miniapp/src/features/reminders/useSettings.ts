import type { RequestOf } from '@hz/shared/contracts';
import { useEffect, useState } from 'react';
import { call } from '../../api/call';
import { asFailure } from '../../api/failure';
import { useOneAtATime } from '../../api/one-at-a-time';
import { useResource } from '../../api/resource';
import { sendKept } from './reports';
import { settings, timeline } from './store';
import { words } from './words';

type Change = Omit<RequestOf<'PUT /v1/reminders/settings'>['body'], 'version'>;

/** The hour and the pause. Changing them needs the server at once: two phones must not overwrite each other. */
export function useSettings() {
  const shelf = useResource(settings);
  const { busy, once } = useOneAtATime();
  const [error, setError] = useState<string | null>(null);
  useEffect(() => void sendKept(), []);

  async function patch(change: Change): Promise<void> {
    const { data } = settings.state.get();
    if (!data) return;
    settings.put(await call('PUT /v1/reminders/settings', { body: { version: data.version, ...change } }));
    void timeline.refresh();
  }

  /** Says whether it was taken. */
  async function change(what: Change): Promise<boolean> {
    const isDone = await once(async () => {
      setError(null);
      try {
        await patch(what);
        return true;
      } catch (thrown) {
        const failure = asFailure(thrown);
        const conflict = failure.code === 'version-conflict';
        if (conflict) await settings.refresh();
        setError(conflict ? words.changedElsewhere : failure.message);
        return false;
      }
    });
    return isDone ?? false;
  }

  return {
    shelf,
    busy,
    error,
    clearError: () => setError(null),
    change,
    resume: () => change({ pause: null }),
  };
}

export type Settings = ReturnType<typeof useSettings>;
