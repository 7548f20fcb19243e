import type { ReactNode } from 'react';

interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  kind?: 'main' | 'plain' | 'danger';
  busy?: boolean;
  off?: boolean;
  /** What a screen reader says where the text alone does not tell. */
  label?: string;
}

export function Button({ children, onPress, kind = 'plain', busy, off, label }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button ${kind}`}
      onClick={onPress}
      disabled={busy || off}
      aria-busy={busy || undefined}
      aria-label={label}
    >
      {busy ? '请稍等 …' : children}
    </button>
  );
}

/** A link that looks like a button: another place, not an act. */
export const Go = ({
  to,
  children,
  kind = 'plain',
}: {
  to: string;
  children: ReactNode;
  kind?: 'main' | 'plain';
}) => (
  <a className={`button ${kind}`} href={to}>
    {children}
  </a>
);
