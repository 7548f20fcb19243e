import { limits } from './limits';
import { StringTable } from './string-table';
import { UnreadableList } from './unreadable';
import { readXml } from './xml';
import type { Zip } from './zip';

const tooMany = () => new UnreadableList('表格里的文字太多了，请分成几份再导入。');

/** `_x000D_` in a workbook's text is the character of that number, `_x005F_` the stroke itself. */
export const unescaped = (text: string): string =>
  text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, code: string) =>
        String.fromCharCode(Number.parseInt(code, 16)),
      )
    : text;

/** The texts that cells refer to by number, without the reading aids (rPh) beside them. */
export async function readSharedStrings(zip: Zip, part: string | undefined): Promise<StringTable> {
  const strings = new StringTable();
  if (part === undefined) return strings;
  if (zip.sizeOf(part) > limits.sharedStringsBytes) throw tooMany();
  let text = '';
  let isText = false;
  let inReading = false;
  await readXml(zip.open(part), {
    open: (name) => {
      if (name === 'si') text = '';
      else if (name === 'rPh') inReading = true;
      else if (name === 't') isText = !inReading;
    },
    text: (piece) => {
      // One letter more than a cell can hold is enough to see that it is too long.
      if (isText && text.length <= limits.cellLetters) text += piece.slice(0, limits.cellLetters + 1);
    },
    close: (name) => {
      if (name === 't') isText = false;
      else if (name === 'rPh') inReading = false;
      else if (name === 'si') {
        if (strings.count >= limits.sharedStrings) throw tooMany();
        strings.add(text);
      }
    },
  });
  return strings;
}
