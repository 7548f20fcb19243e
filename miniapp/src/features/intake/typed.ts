import { holderId } from '../../api/session';
import { storage } from '../../api/storage';

interface Typed {
  question: string;
  text: string;
}

const keyOf = () => `typed:${holderId() ?? 'stranger'}`;

/** Words that were typed as an answer and not given yet: a page that is loaded again still has them. */
export function typedFor(question: string): string | null {
  const kept = storage.read<Typed>(keyOf());
  return kept?.question === question ? kept.text : null;
}

/** Keeps what is being typed; null: it was given, or something else was chosen. */
export function keepTyped(question: string, text: string | null): void {
  if (text === null) storage.remove(keyOf());
  else storage.write(keyOf(), { question, text } satisfies Typed);
}
