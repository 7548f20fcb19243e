import { bytesOf, type ListSource } from './bytes';
import { UnreadableList } from './unreadable';

export type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be' | 'gb18030';

/** How a text file is written, by its mark or by what is in it. Throws UnreadableList for what is no text. */
export async function encodingOf(file: ListSource, head: Buffer): Promise<Encoding> {
  const [a, b, c] = head;
  if (a === 0xff && b === 0xfe) return 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  if (a === 0xef && b === 0xbb && c === 0xbf) return 'utf-8';
  if (head.includes(0)) return unmarkedUtf16(head);
  return (await isUtf8(file)) ? 'utf-8' : 'gb18030';
}

// Digits, commas and line ends have an empty half in UTF-16, always the same one.
function unmarkedUtf16(head: Buffer): Encoding {
  const empty = [0, 0];
  for (let at = 0; at < head.length; at++) if (head[at] === 0) empty[at % 2] = (empty[at % 2] ?? 0) + 1;
  const [first = 0, second = 0] = empty;
  if (second > 10 * first && second * 20 > head.length) return 'utf-16le';
  if (first > 10 * second && first * 20 > head.length) return 'utf-16be';
  throw new UnreadableList('这不是名单文件。请用 .xlsx 或 .csv。');
}

/**
 * Chinese text in GB18030 is not valid UTF-8 but by the rarest chance, so the whole file is asked. A file that lost a
 * few bytes on its way is still UTF-8, and what was lost shows in the cells.
 */
async function isUtf8(file: ListSource): Promise<boolean> {
  const decoder = new TextDecoder('utf-8');
  let chinese = 0;
  let lost = 0;
  const count = (text: string) => {
    for (let at = 0; at < text.length; at++) {
      const code = text.charCodeAt(at);
      if (code > 0x7f) chinese += 1;
      if (code === 0xfffd) lost += 1;
    }
  };
  for await (const chunk of bytesOf(file)) count(decoder.decode(chunk, { stream: true }));
  count(decoder.decode());
  return lost * 10 <= chinese;
}
