import { cpuMs } from '../../support/cpu';
import { aName, aNumber, anIdentityNumber } from '../../support/spreadsheets';
import { answerTo, faultOf, type ListCase, type RightRow } from './support/cases';
import { inlineRows, type RawWorkbook, rawWorkbook, zipOf } from './support/raw-workbook';

const HEADING = ['证书编号', '姓名', '身份证号', '岗位', '状态', '换证日期'];
const aRow = (index: number, status = '有效'): string[] => [
  ...[aNumber(index), aName(index), anIdentityNumber(index), '材料员', status, '2022-11-25'],
];
const right = (index: number, row: number, values: Record<string, unknown> = {}): RightRow => ({
  row,
  values: {
    number: aNumber(index),
    name: aName(index),
    status: 'valid',
    exchangedOn: '2022-11-25',
    ...values,
  },
});
const rows = inlineRows([HEADING, aRow(0), aRow(1, '注销')]);
const expected = [right(0, 2), right(1, 3, { status: 'cancelled' })];
const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
const RELATED = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';

const judged = async (content: Buffer, told: Partial<ListCase>): Promise<string | undefined> => {
  const list: ListCase = { file: '', why: '', kind: 'certificates', asOf: '2022-12-31', ...told };
  return faultOf(list, await answerTo(list, content));
};

describe('workbooks whose parts lie elsewhere or are written otherwise', () => {
  const relations = (inner: string) =>
    `<Relationships xmlns="${PACKAGE}/relationships">${inner}</Relationships>`;
  const sheet = `<worksheet xmlns="${MAIN}"><sheetData>${rows}</sheetData></worksheet>`;
  const cases: [string, Partial<RawWorkbook>][] = [
    ['without compression', { stored: true }],
    [
      'targets from the root',
      {
        parts: {
          'xl/_rels/workbook.xml.rels': relations(
            `<Relationship Id="s1" Type="${RELATED}/worksheet" Target="/data/a%20b.xml"/>`,
          ),
          'data/a b.xml': sheet,
          'xl/worksheets/sheet1.xml': null,
        },
      },
    ],
    [
      'targets that go up',
      {
        parts: {
          'xl/_rels/workbook.xml.rels': relations(
            `<Relationship Target="../other/sheet.xml" Type="${RELATED}/worksheet" Id="s1"/>`,
          ),
          'other/sheet.xml': sheet,
          'xl/worksheets/sheet1.xml': null,
        },
      },
    ],
    [
      'part names with backslashes',
      { parts: { 'xl\\worksheets\\sheet1.xml': sheet, 'xl/worksheets/sheet1.xml': null } },
    ],
    [
      'part names in capitals',
      { parts: { 'XL/Worksheets/SHEET1.XML': sheet, 'xl/worksheets/sheet1.xml': null } },
    ],
    [
      'a part name with a slash before it',
      { parts: { '/xl/worksheets/sheet1.xml': sheet, 'xl/worksheets/sheet1.xml': null } },
    ],
    [
      'the strict namespaces',
      {
        parts: {
          '_rels/.rels': relations(
            '<Relationship Id="r1" Type="http://purl.oclc.org/ooxml/officeDocument/relationships/officeDocument" Target="xl/workbook.xml"/>',
          ),
        },
      },
    ],
    [
      'prefixes before all names',
      {
        parts: {
          'xl/worksheets/sheet1.xml': sheet
            .replaceAll(/<(\/?)(worksheet|sheetData|row|c|is|t)\b/g, '<$1x:$2')
            .replace('xmlns=', 'xmlns:x='),
        },
      },
    ],
    [
      'a sheet in UTF-16',
      { parts: { 'xl/worksheets/sheet1.xml': Buffer.from(`\ufeff${sheet}`, 'utf16le') } },
    ],
    ['a sheet with a mark before it', { parts: { 'xl/worksheets/sheet1.xml': `\ufeff${sheet}` } }],
    [
      'no relationships of the file, only its types',
      {
        parts: {
          '_rels/.rels': null,
          '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/></Types>`,
        },
      },
    ],
  ];
  test.each(cases)('%s', async (_, told) => {
    const content = rawWorkbook({ sheets: { 名单: `<sheetData>${rows}</sheetData>` }, ...told });
    expect(await judged(content, { rows: expected })).toBeUndefined();
  });
});

describe('cells as XML allows them', () => {
  const cell = (reference: string, xml: string, attributes = '') =>
    `<c r="${reference}" ${attributes}>${xml}</c>`;
  const oneRow = (...cells: string[]) =>
    `<sheetData>${inlineRows([HEADING])}<row r="2">${cells.join('')}</row></sheetData>`;
  const text = (reference: string, inner: string) => cell(reference, `<is>${inner}</is>`, 't="inlineStr"');
  const plain = (values: readonly string[], from = 0) =>
    values.map((value, at) => text(`${String.fromCharCode(65 + from + at)}2`, `<t>${value}</t>`));
  const [number = '', name = '', id = '', post = '', status = '', on = ''] = aRow(0);

  const good: [string, string, Record<string, unknown>?][] = [
    [
      'sections of CDATA',
      oneRow(text('A2', `<t><![CDATA[${number}]]></t>`), ...plain([name, id, post, status, on], 1)),
    ],
    [
      'a comment within a text',
      oneRow(...plain([`${number.slice(0, 5)}<!-- x -->${number.slice(5)}`, name, id, post, status, on])),
    ],
    [
      'letters as numbers',
      oneRow(
        ...plain([[...number].map((one) => `&#${one.charCodeAt(0)};`).join(''), name, id, post, status, on]),
      ),
    ],
    [
      'reading aids beside a name',
      oneRow(
        ...plain([number]),
        text('B2', `<t>${name}</t><rPh sb="0" eb="1"><t>ming zi</t></rPh><phoneticPr fontId="1"/>`),
        ...plain([id, post, status, on], 2),
      ),
    ],
    [
      'a text in runs',
      oneRow(
        ...plain([number]),
        text('B2', `<r><t>${name[0]}</t></r><r><rPr><b/></rPr><t>${name.slice(1)}</t></r>`),
        ...plain([id, post, status, on], 2),
      ),
    ],
    [
      'cells without their place',
      `<sheetData>${inlineRows([HEADING])}<row>${plain(aRow(0))
        .join('')
        .replace(/ r="[A-Z]2"/g, '')}</row></sheetData>`,
    ],
    ['cells in another order', oneRow(...plain(aRow(0)).reverse())],
    [
      'a text of a formula',
      oneRow(
        ...plain([number, name, id, post]),
        cell('E2', '<f>A1</f><v>注销</v>', 't="str"'),
        ...plain([on], 5),
      ),
      { status: 'cancelled' },
    ],
    [
      'a date in ISO 8601',
      oneRow(...plain([number, name, id, post, status]), cell('F2', '<v>2022-11-25T00:00:00</v>', 't="d"')),
    ],
    [
      'an instant in ISO 8601',
      oneRow(
        ...plain([number, name, id, post, status]),
        cell('F2', '<v>2022-11-24T16:00:00.000Z</v>', 't="d"'),
      ),
    ],
    [
      'a day with a fraction that is midnight',
      oneRow(...plain([number, name, id, post, status]), cell('F2', '<v>44889.9999999998</v>')),
    ],
    [
      'escapes of characters',
      oneRow(...plain([`_x000D_${number}_x000a_`, `${name}_x200B_`, id, post, status, on])),
    ],
    [
      'merged cells before the rows',
      `<mergeCells><mergeCell ref="E2:E2"/></mergeCells>${oneRow(...plain(aRow(0)))}`,
    ],
    [
      'a row number that goes back',
      `<sheetData>${inlineRows([HEADING], 5)}<row r="2">${plain(aRow(0)).join('')}</row></sheetData>`,
    ],
  ];
  test.each(good.map(([what, inner, values = {}]) => [what, inner, values] as const))(
    '%s',
    async (_, inner, values) => {
      const content = rawWorkbook({ sheets: { 名单: inner } });
      expect(await judged(content, { rows: [right(0, 2, values)] })).toBeUndefined();
    },
  );

  test.each([
    [
      'an error in the number',
      oneRow(cell('A2', '<v>#REF!</v>', 't="e"'), ...plain([name, id, post, status, on], 1)),
      'number',
    ],
    [
      'a text that is not in the file',
      oneRow(...plain([number, name, id, post]), cell('E2', '<v>7</v>', 't="s"'), ...plain([on], 5)),
      'status',
    ],
    [
      'a formula without a result',
      oneRow(...plain([number, name, id, post]), cell('E2', '<f>VLOOKUP(A2,Z:Z,1)</f>'), ...plain([on], 5)),
      'status',
    ],
    [
      'a shared formula without a result',
      oneRow(...plain([number, name, id, post]), cell('E2', '<f t="shared" si="0"/><v/>'), ...plain([on], 5)),
      'status',
    ],
    [
      'a cell of 40,000 letters',
      oneRow(...plain([number, name, id, post, '有'.repeat(40_000), on])),
      'status',
    ],
  ])('%s is a finding', async (_, inner, field) => {
    const content = rawWorkbook({ sheets: { 名单: inner } });
    expect(await judged(content, { rows: [{ row: 2, finding: { field } }] })).toBeUndefined();
  });

  test('a file that asks to be worked out, with a 0 for a formula', async () => {
    const content = rawWorkbook({
      sheets: {
        名单: oneRow(...plain([number, name, id, post]), cell('E2', '<f>A1</f><v>0</v>'), ...plain([on], 5)),
      },
      parts: {
        'xl/workbook.xml': `<workbook xmlns="${MAIN}" xmlns:r="${RELATED}"><sheets><sheet name="a" r:id="s1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`,
      },
    });
    expect(await judged(content, { rows: [{ row: 2, finding: { field: 'status' } }] })).toBeUndefined();
  });
});

describe('what is no list is refused by its name', () => {
  const wide = (name: string) =>
    Buffer.concat([
      Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
      Buffer.alloc(600),
      Buffer.from(name, 'utf16le'),
    ]);
  const good = rawWorkbook({ sheets: { 名单: `<sheetData>${rows}</sheetData>` } });
  const at = good.indexOf('PK\x01\x02');
  const locked = Buffer.from(good);
  locked[at + 8] = 1;
  const damaged = Buffer.from(
    rawWorkbook({ sheets: { 名单: `<sheetData>${rows}</sheetData>` }, stored: true }),
  );
  damaged[damaged.indexOf('有效')] = 0x41;
  test.each<[string, Buffer, string]>([
    ['an encrypted .xlsx', wide('EncryptedPackage'), '密码'],
    ['an old .xls', wide('Workbook'), 'xls'],
    ['an old .doc', wide('WordDocument'), '文档'],
    ['an encrypted zip', locked, '密码'],
    ['a workbook with a changed letter', damaged, '坏了'],
    ['a workbook cut short', good.subarray(0, good.length - 40), '坏了'],
    [
      'a sheet that is missing',
      rawWorkbook({ sheets: { a: '<sheetData/>' }, parts: { 'xl/worksheets/sheet1.xml': null } }),
      '缺了工作表',
    ],
    ['broken XML', rawWorkbook({ sheets: { a: '<sheetData><row></sheetData>' } }), '坏了'],
    ['a .docx', zipOf([['word/document.xml', Buffer.from('<a/>')]]), '文档'],
    ['an .xlsb', zipOf([['xl/workbook.bin', Buffer.from('a')]]), 'xlsb'],
    ['a zip with a list in it', zipOf([['名单.xlsx', good]]), '压缩包'],
    ['a .rar', Buffer.from('Rar!\x1a\x07'), '压缩包'],
    ['a PDF', Buffer.from('%PDF-1.7'), 'PDF'],
    [
      'a web page that begins with a comment',
      Buffer.from('<!-- x -->\n<table><tr><td>1</td></tr></table>'),
      '网页',
    ],
    ['a saved web page', Buffer.from('MIME-Version: 1.0\n'), '网页'],
    [
      'a flat .ods',
      Buffer.from('<?xml version="1.0"?>\n<office:document xmlns:office="o" xmlns:html="h">'),
      '.fods',
    ],
    [
      'entities that are their own',
      rawWorkbook({
        sheets: { a: '' },
        parts: { 'xl/worksheets/sheet1.xml': '<!DOCTYPE a [<!ENTITY b "c">]><worksheet>&b;</worksheet>' },
      }),
      '坏了',
    ],
  ])('%s', async (_, content, says) => {
    expect(await judged(content, { refused: true, says })).toBeUndefined();
  });
});

describe('what is too much is refused before it is taken in', () => {
  test('a few kilobytes that unpack to gigabytes', async () => {
    const bomb = zipOf([
      ['[Content_Types].xml', Buffer.from('<a/>')],
      ['xl/workbook.xml', Buffer.alloc(80_000_000, 32)],
    ]);
    expect(bomb.length).toBeLessThan(100_000);
    expect(await judged(bomb, { refused: true, says: '太大' })).toBeUndefined();
  });

  test('a hundred thousand merged cells over one row', async () => {
    const merges = Array.from({ length: 3000 }, (_, at) => `<mergeCell ref="A${at + 2}:F9000"/>`).join('');
    const inner = `<sheetData>${inlineRows([HEADING])}<row r="8000"><c r="G8000"><v>1</v></c></row></sheetData><mergeCells>${merges}</mergeCells>`;
    expect(
      await judged(rawWorkbook({ sheets: { a: inner } }), { refused: true, says: '合并' }),
    ).toBeUndefined();
  });

  test('a row of a text file that does not end', async () => {
    const content = Buffer.from(`证书编号,岗位\n${'甲'.repeat(500_000)}`);
    expect(await judged(content, { refused: true, says: '太长' })).toBeUndefined();
  });
});

const BRACKETS = [
  '(',
  ')',
  '（',
  '[',
  '）））',
  '"',
  ' ',
  '学时',
  '专业',
  '方向',
  '—',
  '0',
  '1.',
  '合计',
  '、',
  '\u200b',
  "'",
  '年',
  '<!--',
  '和',
];
test.each(BRACKETS)('60,000 times %s in any cell is answered at once', async (letter) => {
  const long = letter.repeat(60_000 / letter.length);
  const lists = HEADING.map((_, column) => {
    const row = aRow(0);
    row[column] = long;
    return [HEADING, row];
  });
  const headings = [[long, ...HEADING], [...aRow(0)]];
  const taken = await cpuMs(async () => {
    for (const list of [...lists, headings]) {
      const content = Buffer.from(
        list.map((row) => row.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(',')).join('\n'),
      );
      await answerTo({ file: '', kind: 'certificates', asOf: '2022-12-31' }, content);
    }
  });
  // A quadratic reader took 14 seconds for one of these seven.
  expect(taken).toBeLessThan(5000);
});

// WPS runs on none of our machines: made by hand after what its files are known to hold.
describe('a workbook as WPS writes it', () => {
  const texts = [
    '证书编号',
    '姓名',
    '岗位',
    '状态',
    '换证日期',
    '照片',
    aNumber(0),
    aName(0),
    '材料员',
    '有效',
    aNumber(1),
    aName(1),
  ];
  const si = texts
    .map((text) => `<si><t>${text}</t><phoneticPr fontId="1" type="noConversion"/></si>`)
    .join('');
  const cell = (at: string, text: string, style = 1) =>
    `<c r="${at}" s="${style}" t="s"><v>${texts.indexOf(text)}</v></c>`;
  const photo = (at: string, id: string) =>
    `<c r="${at}" s="1" t="str"><f>_xlfn.DISPIMG("${id}",1)</f><v>=DISPIMG("${id}",1)</v></c>`;
  const heading = texts
    .slice(0, 6)
    .map((text, at) => cell(`${'ABCDEF'[at]}1`, text))
    .join('');
  const person = (row: number, number: string, name: string, date: string) =>
    `<row r="${row}" spans="1:6" ht="14.25" customHeight="1">${cell(`A${row}`, number)}${cell(`B${row}`, name)}${cell(`C${row}`, '材料员')}${cell(`D${row}`, '有效')}${date}${photo(`F${row}`, 'ID_0A1B2C3D4E5F60718293A4B5C6D7E8F9')}</row>`;
  const content = rawWorkbook({
    sheets: {
      Sheet1: `<sheetPr/><dimension ref="A1:F3"/><sheetViews><sheetView tabSelected="1" workbookViewId="0"><selection activeCell="A1" sqref="A1"/></sheetView></sheetViews><sheetFormatPr defaultColWidth="9" defaultRowHeight="13.5" outlineLevelRow="2" outlineLevelCol="5"/><cols><col min="1" max="6" width="20" customWidth="1"/></cols><sheetData><row r="1" spans="1:6">${heading}</row>${person(2, aNumber(0), aName(0), '<c r="E2" s="2"><v>44890</v></c>')}${person(3, aNumber(1), aName(1), '<c r="E3" s="3"><v>44890</v></c>')}</sheetData><pageMargins left="0.75" right="0.75" top="1" bottom="1" header="0.5" footer="0.5"/><headerFooter/>`,
    },
    sharedStrings: si,
    styles:
      '<numFmts count="2"><numFmt numFmtId="176" formatCode="yyyy/m/d;@"/><numFmt numFmtId="177" formatCode="yyyy&quot;年&quot;m&quot;月&quot;d&quot;日&quot;;@"/></numFmts><fonts count="2"><font><sz val="11"/><color theme="1"/><name val="宋体"/><charset val="134"/><scheme val="minor"/></font><font><sz val="9"/><name val="宋体"/></font></fonts><cellStyleXfs count="1"><xf numFmtId="0" fontId="0"><alignment vertical="center"/></xf></cellStyleXfs><cellXfs count="4"><xf numFmtId="0" fontId="0" xfId="0"><alignment vertical="center"/></xf><xf numFmtId="49" fontId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="176" fontId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="177" fontId="0" xfId="0" applyNumberFormat="1"/></cellXfs>',
    parts: {
      'docProps/app.xml':
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"><Application>WPS 表格</Application><HeadingPairs/></Properties>',
      'docProps/custom.xml':
        '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/custom-properties"><property fmtid="{D5CDD505-2E9C-101B-9397-08002B2CF9AE}" pid="2" name="KSOProductBuildVer"><lpwstr xmlns="http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes">2052-12.1.0.18608</lpwstr></property></Properties>',
      'xl/cellimages.xml': '<etc:cellImages xmlns:etc="http://www.wps.cn/officeDocument/2017/etCustomData"/>',
    },
  });

  test('its dates, texts and pictures in cells', async () => {
    const rows = [0, 1].map((index) => ({
      row: index + 2,
      values: { number: aNumber(index), name: aName(index), status: 'valid', exchangedOn: '2022-11-25' },
    }));
    expect(await judged(content, { rows })).toBeUndefined();
  });
});

test.each([
  ['.xls', 'libreoffice.xls'],
  ['.ods', 'libreoffice.ods'],
])('%s is refused by its name, with what to do', async (name, file) => {
  const answer = await answerTo({ file, kind: 'certificates', asOf: '2022-12-31' }, file);
  expect(answer).toMatchObject({ refused: expect.stringContaining(name) });
  expect(answer).toMatchObject({ refused: expect.stringContaining('另存为 .xlsx') });
});

test('.xlsb is refused by its name, with what to do', async () => {
  const content = zipOf([
    ['[Content_Types].xml', Buffer.from('<Types/>')],
    ['xl/workbook.bin', Buffer.from('x')],
  ]);
  expect(await answerTo({ file: '', kind: 'certificates', asOf: '2022-12-31' }, content)).toEqual({
    refused: '这是 .xlsb 文件。请用表格软件打开，另存为 .xlsx 再导入。',
  });
});
