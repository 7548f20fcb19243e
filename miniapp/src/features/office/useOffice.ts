import { useEffect, useState } from 'react';
import { asFailure, type Failure } from '../../api/failure';
import { useOneAtATime } from '../../api/one-at-a-time';

/** What a link or a code stands for: asked for once it is opened, and again on a tap. */
export function useAnswer<T>(ask: () => Promise<T>, of: string) {
  const [value, setValue] = useState<T | null>(null);
  const [failure, setFailure] = useState<Failure | null>(null);
  async function reload(): Promise<void> {
    setFailure(null);
    try {
      setValue(await ask());
    } catch (error) {
      setFailure(asFailure(error));
    }
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked for anew only where the link is another
  useEffect(() => void reload(), [of]);
  return { value, failure, reload };
}

/** One thing at a tap; what went wrong stays in sight beside the button. */
export function useAct() {
  const { busy, once } = useOneAtATime();
  const [failure, setFailure] = useState<Failure | null>(null);
  const act = (work: () => Promise<void>): Promise<void> =>
    once(async () => {
      setFailure(null);
      await work().catch((error) => setFailure(asFailure(error)));
    });
  return { busy, failure, act };
}
