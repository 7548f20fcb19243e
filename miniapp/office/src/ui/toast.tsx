import { createContext, type ReactNode, useCallback, useContext, useEffect, useState } from 'react';

const Say = createContext<(sentence: string) => void>(() => {});
/** Says in one sentence that something was done. */
export const useSay = () => useContext(Say);

const SHOWN_MS = 6000;

/** The one place for what was done. */
export function Toasts({ children }: { children: ReactNode }) {
  const [said, setSaid] = useState<{ sentence: string; count: number } | null>(null);
  const say = useCallback(
    (sentence: string) => setSaid((before) => ({ sentence, count: (before?.count ?? 0) + 1 })),
    [],
  );
  useEffect(() => {
    if (!said) return;
    const timer = setTimeout(() => setSaid(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [said]);
  return (
    <Say.Provider value={say}>
      {children}
      <div className="toast-place" role="status" aria-live="polite">
        {said && <p className="toast">{said.sentence}</p>}
      </div>
    </Say.Provider>
  );
}
