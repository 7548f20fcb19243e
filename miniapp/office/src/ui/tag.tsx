import type { Tone } from '../words';

const marks: Record<Tone, string> = { done: '✓', soon: '!', late: '✕', ask: '?', plain: '' };

/** A state in a word, with a mark of its own beside its colour. */
export const Tag = ({ tone, children }: { tone: Tone; children: string }) => (
  <span className={`tag ${tone}`}>
    {marks[tone] && (
      <span className="mark" aria-hidden="true">
        {marks[tone]}
      </span>
    )}
    {children}
  </span>
);
