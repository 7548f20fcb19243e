const LETTER = '[0-9A-Za-z_-]';

/**
 * Whether a text can be read in another: as a word of its own. Ids, hashes, times and sealed texts hold any few digits
 * by chance, in the middle of others.
 */
export const isReadableIn = (text: string, word: string): boolean =>
  new RegExp(`(?<!${LETTER})${word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')}(?!${LETTER})`).test(text);
