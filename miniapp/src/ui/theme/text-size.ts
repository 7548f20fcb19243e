/** How large text is shown; the factor is the value of --fs. */
export type TextSize = 'normal' | 'large' | 'huge';

export const textFactor: Record<TextSize, number> = { normal: 1, large: 1.2, huge: 1.4 };

/** The size that fits a phone's own font setting, as a factor of its standard size. */
export function textSizeFor(factor: number): TextSize {
  if (factor >= 1.3) return 'huge';
  return factor >= 1.1 ? 'large' : 'normal';
}
