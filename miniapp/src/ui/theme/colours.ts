/** The colours that a drawing can have; the style sheets say what each is, by day and in the dark. */
export type Colour = 'ink' | 'muted' | 'faint' | 'white' | 'teal' | 'amber' | 'amberInk' | 'brick' | 'leaf';
