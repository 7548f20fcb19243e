/** The colours that drawings (icons, the ring) need by value; the style sheets have the same in tokens.scss. */
export const colours = {
  ink: '#1F2A37',
  muted: '#4B5563',
  faint: '#9AA3AE',
  line: '#E3E6E0',
  white: '#FFFFFF',
  teal: '#0F766E',
  tealTint: '#E4F1EF',
  amber: '#D97706',
  amberInk: '#8A4A03',
  brick: '#B42318',
  leaf: '#2E7D32',
} as const;

export type Colour = keyof typeof colours;
