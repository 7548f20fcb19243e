/** The cookie by which a desk is signed in: for the office's own paths alone, and out of reach of any script. */
export const DESK_COOKIE = 'hz-desk';
