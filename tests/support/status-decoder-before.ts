// How a status code was read by the apps that are out in the field since before other packs came (version 1 alone): what
// they do with a code of today is what their holders see.
const VERDICTS = [
  'unknown-number',
  'self-reported',
  'electronic',
  'cancelled',
  'not-in-registry',
  'not-mapped',
  'void',
  'exchange-open',
];
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';

function bytesOf(text: string): number[] {
  const bytes: number[] = [];
  let [buffer, bits] = [0, 0];
  for (const letter of text) {
    buffer = ((buffer << 5) | ALPHABET.indexOf(letter)) & 0xfff;
    bits += 5;
    if (bits < 8) continue;
    bits -= 8;
    bytes.push((buffer >> bits) & 0xff);
  }
  return bytes;
}

/** The verdict that the 148 letters of a code carried to such an app, or why it read none. */
export function readByAppsBefore(text: string): { verdict: string } | 'unreadable' | 'newer-version' {
  const [version = 0, verdict = 0, high = 0, low = 0] = bytesOf(text);
  if (version > 1) return 'newer-version';
  const lifetime = (high << 8) | low;
  const known = VERDICTS[verdict];
  if (version !== 1 || known === undefined || lifetime < 1 || lifetime > 600) return 'unreadable';
  return { verdict: known };
}
