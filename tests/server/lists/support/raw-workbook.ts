import { crc32, deflateRawSync } from 'node:zlib';

/** What a hand-made workbook is to be: sheets as their inner XML, and any part written otherwise. */
export interface RawWorkbook {
  /** The inner XML of the worksheets, by name. */
  sheets: Record<string, string>;
  sharedStrings?: string;
  styles?: string;
  /** Parts by name: in place of those that are made, or besides them; null leaves one out. */
  parts?: Record<string, string | Buffer | null>;
  /** Without compression. */
  stored?: boolean;
}

const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** A workbook made of XML by hand, for what no program at hand writes. */
export function rawWorkbook({
  sheets,
  sharedStrings,
  styles,
  parts = {},
  stored = false,
}: RawWorkbook): Buffer {
  const names = Object.keys(sheets);
  const relation = (id: string, role: string, target: string) =>
    `<Relationship Id="${id}" Type="${RELATED}/${role}" Target="${target}"/>`;
  const made: Record<string, string | Buffer | null> = {
    '[Content_Types].xml': `${HEAD}<Types xmlns="${PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/></Types>`,
    '_rels/.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${relation('r1', 'officeDocument', 'xl/workbook.xml')}</Relationships>`,
    'xl/workbook.xml': `${HEAD}<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets>${names
      .map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="s${at + 1}"/>`)
      .join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `${HEAD}<Relationships xmlns="${PACKAGE}/relationships">${names
      .map((_, at) => relation(`s${at + 1}`, 'worksheet', `worksheets/sheet${at + 1}.xml`))
      .join(
        '',
      )}${relation('x1', 'sharedStrings', 'sharedStrings.xml')}${relation('x2', 'styles', 'styles.xml')}</Relationships>`,
    ...(sharedStrings !== undefined && {
      'xl/sharedStrings.xml': `${HEAD}<sst xmlns="${MAIN}">${sharedStrings}</sst>`,
    }),
    ...(styles !== undefined && {
      'xl/styles.xml': `${HEAD}<styleSheet xmlns="${MAIN}">${styles}</styleSheet>`,
    }),
    ...Object.fromEntries(
      Object.values(sheets).map((inner, at) => [
        `xl/worksheets/sheet${at + 1}.xml`,
        `${HEAD}<worksheet xmlns="${MAIN}">${inner}</worksheet>`,
      ]),
    ),
    ...parts,
  };
  return zipOf(
    Object.entries(made).flatMap(([name, content]) =>
      content === null ? [] : [[name, Buffer.from(content)] as const],
    ),
    stored,
  );
}

/** A zip of parts, by its local heads and its directory. */
export function zipOf(parts: readonly (readonly [string, Buffer])[], stored = false): Buffer {
  const pieces: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of parts) {
    const packed = stored ? content : deflateRawSync(content);
    const bytes = Buffer.from(name);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(0x800, 2);
    common.writeUInt16LE(stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(content), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(content.length, 18);
    common.writeUInt16LE(bytes.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04'), common, bytes, packed]);
    const entry = Buffer.alloc(16);
    entry.writeUInt32LE(offset, 12);
    directory.push(
      Buffer.concat([Buffer.from('PK\x01\x02'), Buffer.from([20, 0]), common, entry.subarray(2), bytes]),
    );
    pieces.push(local);
    offset += local.length;
  }
  const whole = Buffer.concat(directory);
  const end = Buffer.alloc(18);
  end.writeUInt16LE(parts.length, 4);
  end.writeUInt16LE(parts.length, 6);
  end.writeUInt32LE(whole.length, 8);
  end.writeUInt32LE(offset, 12);
  return Buffer.concat([...pieces, whole, Buffer.from('PK\x05\x06'), end]);
}

const escaped = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');

/** Rows of texts as the XML of a sheet, each text in its cell. */
export const inlineRows = (rows: readonly (readonly string[])[], from = 1): string =>
  rows
    .map(
      (row, at) =>
        `<row r="${from + at}">${row.map((text, column) => `<c r="${String.fromCharCode(65 + column)}${from + at}" t="inlineStr"><is><t xml:space="preserve">${escaped(text)}</t></is></c>`).join('')}</row>`,
    )
    .join('');
