import { UnreadableList } from '@hz/lists';
import { formatDay, parseDay } from '@hz/shared/calendar';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import ExcelJS from 'exceljs';
import {
  emptySummary,
  type ListOptions,
  type ListRow,
  readList,
} from '../../../server/src/features/registry/lists/read';
import { times } from '../../support/long';
import fc from '../../support/properties';
import {
  aCsv,
  aGroupedWorkbook,
  aName,
  aNumber,
  anIdentityNumber,
  aRegistryRow,
  aWorkbook,
  type CellValue,
  csvText,
  REGISTRY_HEADING,
  withFile,
} from '../../support/spreadsheets';

type Kind = 'certificates' | 'study';

const options = <K extends Kind>(kind: K, told: Partial<ListOptions<K>> = {}): ListOptions<K> => ({
  kind,
  mapping: {},
  rulebook: loadRulebook('jilin-2022-25'),
  asOf: parseDay('2024-12-31'),
  coversFrom: null,
  ...told,
});

async function read<K extends Kind>(content: Buffer, kind: K, told: Partial<ListOptions<K>> = {}) {
  const summary = emptySummary();
  const rows = await withFile(content, async (file) => {
    const gathered: ListRow<K>[] = [];
    for await (const row of readList(file, options(kind, told), summary)) gathered.push(row);
    return gathered;
  });
  const good = rows.flatMap((one) => ('row' in one ? [one.row] : []));
  const bad = rows.flatMap((one) =>
    'faults' in one ? one.faults.map(({ field, code }) => `${one.at} ${field ?? 'row'} ${code}`) : [],
  );
  return { rows, good, bad, summary };
}

const csv = (...rows: CellValue[][]) => Buffer.from(csvText(rows));
const certificates = (...rows: CellValue[][]) =>
  read(csv(['证书编号', '岗位', '身份证号', '状态', '换证日期', '证书类别'], ...rows), 'certificates');
const study = (rows: CellValue[][], told: Partial<ListOptions<'study'>> = {}) =>
  read(csv(['证书编号', '日期', '年度', '学时', '来源'], ...rows), 'study', told);

describe('a file is read by what is in it', () => {
  const rows = [aRegistryRow(0), aRegistryRow(1, { 证书状态: '注销' })];
  const expected = [
    {
      number: aNumber(0),
      name: aName(0),
      idNumber: anIdentityNumber(0),
      status: 'valid',
      trade: '施工员',
      specialty: '土建',
    },
    { number: aNumber(1), status: 'cancelled', family: 'site-professional', company: '吉林省第1建筑公司' },
  ];

  test.each(['utf8', 'utf8-bom', 'gb18030', 'utf16le'] as const)('a .csv in %s', async (encoding) => {
    expect((await read(aCsv(rows, encoding), 'certificates')).good).toMatchObject(expected);
  });

  test('an .xlsx with a title merged over the heading', async () => {
    const { good, summary } = await read(await aWorkbook(rows), 'certificates');
    expect(good).toMatchObject(expected);
    expect(summary.columns).toContainEqual({
      field: 'idNumber',
      column: 'E',
      heading: expect.stringContaining('身份证号码'),
    });
  });

  test('an .xlsx with groups over the heading, and a sheet beside it that is no list', async () => {
    const content = await aGroupedWorkbook(
      [
        { name: '序号', columns: [] },
        { name: '持证人', columns: ['姓名', '身份证号'] },
        { name: '原证书', columns: ['编号', '状态'] },
        { name: '新证书', columns: ['编号', '换证日期'] },
        { name: '岗位', columns: [] },
      ],
      [[1, aName(0), anIdentityNumber(0), 'A-1001', '有效', 'B-2001', 44_900, '材料员']],
    );
    const { good, summary } = await read(content, 'certificates');
    expect(good).toMatchObject([
      { number: 'A-1001', newNumber: 'B-2001', trade: '材料员', exchangedOn: parseDay('2022-12-05') },
    ]);
    expect(summary.skippedSheets).toEqual(['填表说明']);
  });

  test('Chinese characters survive wherever the file is cut into pieces', async () => {
    // Long and all different, so that every cut goes through Chinese text.
    const companies = Array.from({ length: 800 }, (_, index) => `第${index}公司${'吉林建设'.repeat(12)}`);
    const many = companies.map((company, index) => aRegistryRow(index, { 工作单位: company }));
    const { good } = await read(await aWorkbook(many), 'certificates');
    expect(good.map(({ company }) => company)).toEqual(companies);
  });

  test('a workbook that counts days from 1904', async () => {
    const workbook = new ExcelJS.Workbook();
    workbook.properties.date1904 = true;
    const sheet = workbook.addWorksheet('x');
    sheet.addRow(['证书编号', '岗位', '换证日期']);
    sheet.addRow(['A-1001', '材料员', 44_900 - 1462]);
    const { good } = await read(Buffer.from(await workbook.xlsx.writeBuffer()), 'certificates');
    expect(good).toMatchObject([{ exchangedOn: parseDay('2022-12-05') }]);
  });

  test('columns mapped by hand, by heading or by letter', async () => {
    const content = csv(['甲', '乙', '岗位'], ['A-1001', '2022-12-05', '材料员']);
    const { good } = await read(content, 'certificates', { mapping: { number: '甲', exchangedOn: 'B' } });
    expect(good).toMatchObject([{ number: 'A-1001', exchangedOn: parseDay('2022-12-05') }]);
  });

  test.each<[string, Buffer, RegExp]>([
    ['an empty file', Buffer.alloc(0), /空/],
    ['an old .xls', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 1, 2, 3]), /另存为 \.xlsx/],
    ['a web page named .xls', Buffer.from('<html><table>'), /网页/],
    ['a picture', Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 1]), /图片/],
    ['bytes without meaning', Buffer.from([1, 2, 0, 0, 3, 0, 9]), /不是名单/],
    ['a broken zip', Buffer.concat([Buffer.from([0x50, 0x4b, 3, 4]), Buffer.alloc(300, 7)]), /打不开/],
    ['a list without the columns it needs', Buffer.from('甲,乙\n1,2'), /证书编号或新证书编号、岗位/],
    ['two columns for one field', Buffer.from('证书编号,证书号,岗位\n1,2,3'), /A 列和 B 列/],
  ])('%s is refused with what to do', async (_, content, message) => {
    const refusal = read(content, 'certificates');
    await expect(refusal).rejects.toBeInstanceOf(UnreadableList);
    await expect(refusal).rejects.toThrow(message);
  });
});

describe('a row of the registry’s list', () => {
  test('full-width digits, spaces and text marks are only writing', async () => {
    const { good } = await certificates([
      ' ２２１７ 1000',
      '材 料 员',
      ` ${anIdentityNumber(3)} `,
      '有 效',
      '２０２２年１２月５日',
      '',
    ]);
    expect(good).toMatchObject([
      {
        number: '22171000',
        trade: '材料员',
        idNumber: anIdentityNumber(3),
        status: 'valid',
        exchangedOn: parseDay('2022-12-05'),
      },
    ]);
  });

  test.each([
    '2022-12-05',
    '2022/12/5',
    '2022.12.05',
    '20221205',
    '2022年12月5日',
    '2022-12-05 08:30:00',
    '44900',
    '44900.5',
  ])('the date %s', async (written) => {
    const { good } = await certificates(['A-1001', '材料员', '', '有效', written, '']);
    expect(good.map(({ exchangedOn }) => formatDay(exchangedOn ?? 0))).toEqual(['2022-12-05']);
  });

  test.each<[string, CellValue[]]>([
    ['idNumber id-shortened', ['A-1001', '材料员', '2.20102E+17', '有效', '', '']],
    ['idNumber id-invalid', ['A-1001', '材料员', '220102199001011234', '有效', '', '']],
    ['number number-shortened', ['1.23E+17', '材料员', '', '有效', '', '']],
    ['number number-missing', ['', '材料员', '', '有效', '', '']],
    ['post post-missing', ['A-1001', '', '', '有效', '', '']],
    ['status status-unknown', ['A-1001', '材料员', '', '可能有效', '', '']],
    ['exchangedOn date-invalid', ['A-1001', '材料员', '', '有效', '2022-02-30', '']],
    ['exchangedOn date-invalid', ['A-1001', '材料员', '', '有效', '12/05/22', '']],
    ['exchangedOn after-as-of', ['A-1001', '材料员', '', '有效', '2025-01-01', '']],
    ['family family-unknown', ['A-1001', '塔吊司机', '', '有效', '', '']],
    ['family family-unknown', ['A-1001', '塔吊司机', '', '有效', '', '特种作业']],
  ])('%s is refused with the reason, and the next row is read', async (fault, row) => {
    const { good, bad } = await certificates(row, ['A-1002', '材料员', '', '有效', '', '']);
    expect(bad).toEqual([`2 ${fault}`]);
    expect(good).toMatchObject([{ number: 'A-1002' }]);
  });

  test('numbers that a workbook keeps as numbers: short ones are taken, long ones have lost digits', async () => {
    const rows = [
      [221_710_001, '材料员', null],
      [2.2171010400123e17, '材料员', null],
      ['A-1003', '材料员', 220_102_199_001_011_230],
    ];
    const content = await aWorkbook(rows, { heading: ['证书编号', '岗位', '身份证号'] });
    const { good, bad } = await read(content, 'certificates');
    expect(good).toMatchObject([{ number: '221710001' }]);
    expect(bad).toEqual(['4 number number-shortened', '5 idNumber id-shortened']);
  });

  test.each([
    ['土建施工员', '', '施工员', '土建'],
    ['施工员（土建）', '', '施工员', '土建'],
    ['施工员（土建方向）', '', '施工员', '土建'],
    ['施工员', '土建', '施工员', '土建'],
    ['质量员-装饰装修', '', '质量员', '装饰装修'],
    ['试验员（土建）', '', '试验员(土建)', null],
  ])('the post %s %s is %s %s', async (post, specialty, trade, expected) => {
    const content = csv(
      ['证书编号', '岗位', '专业', '证书类别'],
      ['A-1001', post, specialty, '现场专业人员'],
    );
    expect((await read(content, 'certificates')).good).toMatchObject([{ trade, specialty: expected }]);
  });

  test.each([
    ['住房和城乡建设领域施工现场专业人员职业培训合格证', 'site-professional', true],
    ['住房和城乡建设领域专业人员岗位培训考核合格证书', 'site-professional', false],
    ['住房和城乡建设行业技能人员职业培训合格证', 'skilled-worker', null],
  ])('the certificate’s name %s tells its family and form', async (name, family, electronic) => {
    const { good } = await certificates(['A-1001', '试验员', '', '有效', '2022-11-25', name]);
    expect(good).toMatchObject([{ family, electronic }]);
  });

  test('the same row twice is one row; the same number with something else is refused', async () => {
    const { good, bad } = await certificates(
      ['A-1001', '材料员', '', '注销', '', ''],
      ['A-1001', '材料员', '', '注销', '', ''],
      ['a-1001', '材料员', '', '有效', '', ''],
    );
    expect(good).toMatchObject([{ status: 'cancelled' }]);
    expect(bad).toEqual(['3 row duplicate-row', '4 row duplicate-number']);
  });

  test('a number told twice counts by the worse status, in whatever order, and says so', async () => {
    const told = (...statuses: string[]) =>
      certificates(...statuses.map((status) => ['A-1001', '材料员', '', status, '', '']));
    const { rows, good } = await told('有效', '注销', '有效', '注销');
    expect(good.map(({ status }) => status)).toEqual(['valid', 'cancelled']);
    expect(rows[1]).toMatchObject({ at: 3, remarks: [{ field: 'status', code: 'status-twice' }] });
    expect((await told('', '查不到', '注销')).good.map(({ status }) => status)).toEqual([
      null,
      'not-found',
      'cancelled',
    ]);
  });

  test('a running number does not make two rows of one', async () => {
    const content = csv(['序号', '证书编号', '岗位'], [1, 'A-1001', '材料员'], [2, 'A-1001', '材料员']);
    expect((await read(content, 'certificates')).bad).toEqual(['3 row duplicate-row']);
  });

  test('empty rows are passed over and rows keep their numbers', async () => {
    const { good, bad } = await certificates(
      [],
      ['', '', '', '', '', ''],
      ['A-1001', '材料员', '', '?', '', ''],
    );
    expect(good).toEqual([]);
    expect(bad).toEqual(['4 status status-unknown']);
  });
});

describe('a row of a study list', () => {
  test('a date, or a year that counts on its December 31', async () => {
    const { good } = await study([
      ['A-1001', '2023-05-01', '', '8.5学时', '资源库'],
      ['A-1001', '', '2024年度', 32, ''],
      ['A-1002', '2024', '', 0, ''],
    ]);
    expect(good).toEqual([
      { number: 'A-1001', on: parseDay('2023-05-01'), wholeYear: false, tenths: 85, source: '资源库' },
      { number: 'A-1001', on: parseDay('2024-12-31'), wholeYear: true, tenths: 320, source: null },
      { number: 'A-1002', on: parseDay('2024-12-31'), wholeYear: true, tenths: 0, source: null },
    ]);
  });

  test.each<[string, CellValue[]]>([
    ['on date-missing', ['A-1001', '', '', 8, '']],
    ['on after-as-of', ['A-1001', '2025-01-01', '', 8, '']],
    ['on after-as-of', ['A-1001', '', 2025, 8, '']],
    ['hours hours-missing', ['A-1001', '2024-05-01', '', '', '']],
    ['hours hours-invalid', ['A-1001', '2024-05-01', '', 8.25, '']],
    ['hours hours-invalid', ['A-1001', '2024-05-01', '', '-3', '']],
    ['on before-coverage', ['A-1001', '2023-12-31', '', 8, '']],
  ])('%s', async (fault, row) => {
    expect((await study([row], { coversFrom: parseDay('2024-01-01') })).bad).toEqual([`2 ${fault}`]);
  });

  test('a year is counted once: not from dates and as a whole, and not twice as a whole', async () => {
    const { good, bad } = await study([
      ['A-1001', '2024-05-01', '', 8, ''],
      ['A-1001', '2024-05-02', '', 8, ''],
      ['A-1001', '', 2024, 32, ''],
      ['A-1002', '', 2024, 32, ''],
      ['A-1002', '', 2024, 30, ''],
    ]);
    expect(good).toHaveLength(3);
    expect(bad).toEqual(['4 row year-and-dates', '6 row year-twice']);
  });
});

const ifUnreadable = (error: unknown): null => {
  if (error instanceof UnreadableList) return null;
  throw error;
};

describe('whatever the file holds', () => {
  const anyCell = fc.oneof(
    fc.string({ maxLength: 30, unit: 'binary' }).map((text) => text.replaceAll('\u0000', '')),
    fc.constantFrom('', '有效', '1.2E+17', '2024', '44900', '２０２４-０１-０１', '=cmd()', '"', ','),
    fc.integer().map(String),
  );

  test('every row is taken or refused with a reason: no throw, no hang', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(anyCell, { minLength: 1, maxLength: 12 }), { maxLength: 8 }),
        fc.constantFrom<Kind>('certificates', 'study'),
        async (rows, kind) => {
          const heading = kind === 'certificates' ? REGISTRY_HEADING : ['证书编号', '日期', '学时'];
          // A first row of rubbish may look like a second row of headings that name a column twice.
          const list = await read(csv([...heading], ...rows), kind).catch(ifUnreadable);
          for (const one of list?.rows ?? []) expect('row' in one || one.faults.length > 0).toBe(true);
        },
      ),
      { numRuns: times(300, 20_000) },
    );
  });

  test('any bytes are a list or an unreadable file', async () => {
    const heads = [
      [],
      [0x50, 0x4b, 3, 4],
      [0xef, 0xbb, 0xbf],
      [0xff, 0xfe],
      [...Buffer.from('证书编号,岗位\n')],
    ];
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...heads), fc.uint8Array({ maxLength: 400 }), async (head, bytes) => {
        await read(Buffer.from([...head, ...bytes]), 'certificates').catch(ifUnreadable);
      }),
      { numRuns: times(300, 20_000) },
    );
  });

  test('a workbook with flipped bytes is a list or an unreadable file', async () => {
    const content = await aWorkbook([aRegistryRow(0), aRegistryRow(1)]);
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 4, max: content.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const broken = Buffer.from(content);
          broken[at] = (broken[at] ?? 0) ^ flip;
          await read(broken, 'certificates').catch((error) => {
            if (!(error instanceof UnreadableList)) throw error;
          });
        },
      ),
      { numRuns: times(150, 3000) },
    );
  });
});
