import type { certificateFields, studyFields } from '@hz/shared/contracts';

type CertificateField = (typeof certificateFields)[number];
type StudyField = (typeof studyFields)[number];
export type Field = CertificateField | StudyField;
export type ListKind = 'certificates' | 'study';

/** The headings under which a column goes around, without marks, notes in brackets and white space. */
const NUMBER = [
  '证书编号',
  '证书号',
  '证书号码',
  '证书编码',
  '编号',
  '证号',
  '岗位证书编号',
  '岗位证书号',
  '合格证编号',
  '合格证号',
];
const OLD_NUMBER = [
  '原证书编号',
  '原证书号',
  '原编号',
  '原证编号',
  '旧证书编号',
  '旧证书号',
  '旧编号',
  '旧证编号',
];

const certificateHeadings: Readonly<Record<CertificateField, readonly string[]>> = {
  number: [...OLD_NUMBER, ...NUMBER],
  newNumber: [
    ...['新证书编号', '新证书号', '新编号', '新证编号', '电子证书编号', '电子证书号', '电子证编号'],
    ...['换证后编号', '换证后证书编号', '更换后编号', '更换后证书编号', '换发后证书编号', '换发证书编号'],
  ],
  name: ['姓名', '持证人', '持证人姓名', '人员姓名', '学员姓名', '名字'],
  idNumber: [
    ...['身份证号', '身份证号码', '身份证', '公民身份号码', '公民身份证号', '公民身份证号码', '居民身份证号'],
    ...['居民身份证号码', '证件号码', '证件号', '身份证件号', '身份证件号码', '有效证件号码'],
  ],
  family: ['证书类别', '证书类型', '证书种类', '证书名称', '人员类别', '人员类型', '类别', '类型'],
  form: ['证书形式', '证书介质', '是否电子证书', '是否电子证', '电子证书'],
  post: [
    ...[
      '岗位',
      '岗位名称',
      '岗位工种',
      '岗位工种名称',
      '工种',
      '工种名称',
      '职业工种',
      '职业岗位',
      '专业岗位',
    ],
    ...['证书岗位', '从业岗位', '岗位类别'],
  ],
  specialty: ['专业', '专业名称', '专业类别', '岗位专业', '专业方向'],
  status: ['状态', '证书状态', '当前状态', '有效状态', '是否有效', '证书有效状态'],
  company: [
    ...[
      '单位',
      '单位名称',
      '工作单位',
      '所在单位',
      '聘用单位',
      '从业单位',
      '企业',
      '企业名称',
      '所属企业',
      '公司',
    ],
    ...['公司名称', '现工作单位'],
  ],
  creditCode: [
    ...['统一社会信用代码', '社会信用代码', '信用代码', '企业统一社会信用代码', '单位统一社会信用代码'],
    ...['企业信用代码', '单位信用代码', '统一信用代码', '公司统一社会信用代码'],
  ],
  region: ['地区', '所在地', '所在地区', '所属地区', '区域', '市州', '地市', '城市', '行政区划', '所属市州'],
  issuedOn: [
    '发证日期',
    '发证时间',
    '颁发日期',
    '颁证日期',
    '签发日期',
    '核发日期',
    '批准日期',
    '取得日期',
    '取证日期',
  ],
  exchangedOn: [
    ...['换证日期', '换证时间', '更换日期', '更换时间', '换发日期', '换发时间', '换领日期', '转换日期'],
    ...['申请更换日期', '申请换证日期', '更换申请日期'],
  ],
  expiresOn: [
    ...['有效期', '有效期至', '有效期到', '有效期止', '有效期截止', '有效期截止日期', '有效截止日期'],
    ...['证书有效期', '证书有效期至', '有效期满日期', '到期日期', '到期日', '截止有效期'],
    ...['有效期限', '证书有效期限', '有效期起止', '有效期起止日期', '有效起止日期'],
  ],
};

const studyHeadings: Readonly<Record<StudyField, readonly string[]>> = {
  number: [...NUMBER, ...OLD_NUMBER, ...certificateHeadings.newNumber],
  on: [
    '日期',
    '学习日期',
    '完成日期',
    '完成时间',
    '学习完成日期',
    '学习时间',
    '培训日期',
    '结业日期',
    '结业时间',
  ],
  year: ['年度', '年份', '年', '学习年度', '学习年份', '继续教育年度', '培训年度', '学年'],
  hours: [
    '学时',
    '学时数',
    '课时',
    '完成学时',
    '已学学时',
    '学习学时',
    '继续教育学时',
    '培训学时',
    '认定学时',
  ],
  source: ['来源', '学时来源', '学习来源', '学习平台', '平台', '课程来源', '培训机构', '学习方式'],
};

const headingsOf = (kind: ListKind): Readonly<Partial<Record<Field, readonly string[]>>> =>
  kind === 'certificates' ? certificateHeadings : studyHeadings;

/** No heading is longer; what is, is a title or a note. */
const MAX_HEADING = 60;
const OPEN = '([【{<〔';
const CLOSE = ')]】}>〕';

/** A heading without white space and marks, and what stands in its brackets. */
function partsOf(heading: string): { plain: string; notes: string[] } {
  const notes: string[] = [];
  let plain = '';
  let note: string | null = null;
  const text = heading.length > MAX_HEADING * 2 ? '' : heading.normalize('NFKC').slice(0, MAX_HEADING);
  for (const letter of text) {
    if (note === null && OPEN.includes(letter)) note = '';
    else if (note !== null && CLOSE.includes(letter)) {
      notes.push(note.trim());
      note = null;
    } else if (note === null) plain += letter;
    else note += letter;
  }
  return { plain: (note === null ? plain : plain + note).replace(/[\s*#:、/,.·_-]/g, ''), notes };
}

/** A heading as it is compared: no white space, marks or notes in brackets. */
export const plainHeading = (heading: string): string => partsOf(heading).plain;

const namesByHeading = (kind: ListKind): Map<string, Field> =>
  new Map(
    Object.entries(headingsOf(kind)).flatMap(([field, headings]) =>
      headings.map((heading) => [heading, field as Field] as const),
    ),
  );
const fieldsByHeading = { certificates: namesByHeading('certificates'), study: namesByHeading('study') };

/** The field that a heading names in its usual variants; 证书编号（新） is 新证书编号. */
export function fieldOf(kind: ListKind, heading: string): Field | undefined {
  const { plain, notes } = partsOf(heading);
  const names = fieldsByHeading[kind];
  for (const note of notes) {
    const qualified = names.get(note + plain);
    if (qualified !== undefined) return qualified;
    // 姓名（单位负责人）, 日期（有效期至）: the column is about something else.
    if (/有效期|曾用|负责人|联系人|经办/.test(note)) return undefined;
  }
  return names.get(plain);
}

const OTHER_UNIT = /^(?:单位[:]?)?(?:分钟|分|min|minutes?|天|日|学分|周|次|门)$/i;
const UNIT_ABOVE = /单位[:：]?\s*(?:分钟|天|学分|周|次|门)/;

/** Whether a heading says that its hours are something else: minutes, days. */
export const isOtherUnit = (heading: string): boolean =>
  partsOf(heading).notes.some((note) => OTHER_UNIT.test(note.replace(/\s/g, '')));

/** Whether a line above the heading says so for the whole list: 单位：分钟. */
export const saysOtherUnit = (line: string): boolean => UNIT_ABOVE.test(line.slice(0, 300));

/** A running number of the list: it says nothing about the row. */
export const isRowNumberHeading = (heading: string): boolean =>
  ['序号', '行号', '序', 'NO', 'No', 'no'].includes(plainHeading(heading));

/** What a list must tell at the least: one field of each group. */
export const requiredFields: Readonly<Record<ListKind, readonly (readonly Field[])[]>> = {
  certificates: [['number', 'newNumber'], ['post']],
  study: [['number'], ['on', 'year'], ['hours']],
};

/** How a field is called when it is missing or at fault. */
export const fieldNames: Readonly<Record<Field, string>> = {
  number: '证书编号',
  newNumber: '新证书编号',
  name: '姓名',
  idNumber: '身份证号',
  family: '证书类别',
  form: '证书形式',
  post: '岗位',
  specialty: '专业',
  status: '状态',
  company: '单位',
  creditCode: '统一社会信用代码',
  region: '地区',
  issuedOn: '发证日期',
  exchangedOn: '换证日期',
  expiresOn: '有效期至',
  on: '日期',
  year: '年度',
  hours: '学时',
  source: '来源',
};
