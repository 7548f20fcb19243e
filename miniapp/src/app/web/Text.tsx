import { Children, type HTMLAttributes, type ReactNode } from 'react';
import { WHOLE } from '../whole';

// Stands in for Taro's own Text on the web (config/index.ts): every sentence on a screen passes here.

/** A text with no line end within what is read as one. */
function joined(text: string): ReactNode {
  const parts = text.split(WHOLE);
  if (parts.length === 1) return text;
  let at = 0;
  return parts.map((part, place) => {
    at += part.length;
    // Every other part is a whole.
    return place % 2 === 0 ? (
      part
    ) : (
      <span key={at} className="whole">
        {part}
      </span>
    );
  });
}

/** Words on the screen. */
export default function Text({ className = '', children, ...rest }: HTMLAttributes<HTMLSpanElement>) {
  return (
    <span {...rest} className={`taro-text ${className}`}>
      {Children.map(children, (child) => (typeof child === 'string' ? joined(child) : child))}
    </span>
  );
}
