import type { ReactNode } from 'react';

interface ButtonProps {
  children: ReactNode;
  onPress: () => void;
  kind?: 'main' | 'plain' | 'danger';
  busy?: boolean;
  off?: boolean;
  /** What is to be chosen or filled in first: until then the button says that, and cannot be pressed. */
  missing?: string | null | undefined;
  /** What a screen reader says where the text alone does not tell. */
  label?: string;
}

export function Button({ children, onPress, kind = 'plain', busy, off, missing, label }: ButtonProps) {
  return (
    <button
      type="button"
      className={`button ${kind}`}
      onClick={onPress}
      disabled={busy || off || Boolean(missing)}
      aria-busy={busy || undefined}
      aria-label={missing ? undefined : label}
    >
      {busy ? '请稍等 …' : (missing ?? children)}
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
