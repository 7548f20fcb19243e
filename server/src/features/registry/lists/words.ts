import type { RegistryStatus } from '@hz/shared/v1/engine';
import type { FamilyId } from '@hz/shared/v1/rulebook';
import type { CellFault, Read } from './cells';
import { empty } from './cells';

// Statuses in the registry's words and those that say the same. What is not listed is refused, never guessed.
const STATUSES: Readonly<Record<RegistryStatus, readonly string[]>> = {
  valid: ['有效', '正常', '在用', '是', 'TRUE', '有效证书', '正常使用'],
  cancelled: ['注销', '已注销', '作废', '已作废', '吊销', '已吊销', '撤销', '已撤销', '注销证书'],
  'not-found': ['查不到', '未查到', '查无', '查无此证', '无记录', '不存在', '无此证书', '未找到'],
};

export function readStatus(text: string): Read<RegistryStatus> {
  if (text === '') return empty;
  const found = Object.entries(STATUSES).find(([, words]) => words.includes(text.toUpperCase()));
  return found ? { value: found[0] as RegistryStatus } : { fault: 'status-unknown' };
}

/** What the certificate's kind says: its family, and whether it is an electronic certificate. */
export interface Kind {
  family: FamilyId | null;
  electronic: boolean | null;
}

const ELECTRONIC_SITE = '施工现场专业人员职业培训合格证';
const OLD_SITE = '岗位培训考核合格证';

/** Reads a certificate's name or class: 《…施工现场专业人员职业培训合格证》, 现场专业人员, 技能人员（电子）. */
export function readKind(text: string): Kind | 'family-unknown' {
  if (text === '') return { family: null, electronic: null };
  const electronic =
    text.includes(ELECTRONIC_SITE) || text.includes('电子') ? true : text.includes(OLD_SITE) ? false : null;
  if (/专业人员|岗位培训考核|管理人员|八大员/.test(text)) return { family: 'site-professional', electronic };
  if (/技能人员|技术工人|技工|工人|操作人员/.test(text)) return { family: 'skilled-worker', electronic };
  return 'family-unknown';
}

export function readForm(text: string): Read<boolean> {
  if (text === '') return empty;
  if (/^(电子(版|证书?|证照)?|是|有|TRUE)$/i.test(text)) return { value: true };
  return /^(纸质(版|证书?)?|否|FALSE|旧证书?|原证书?)$/i.test(text)
    ? { value: false }
    : { fault: 'form-unknown' };
}

/** Why a row cannot be taken as a whole, as a stable code. */
export type RowFault =
  | CellFault
  | 'kind-unknown'
  | 'kind-foreign'
  | 'duplicate-number'
  | 'duplicate-row'
  | 'status-twice'
  | 'ended-elsewhere'
  | 'number-may-be-phone'
  | 'year-and-dates'
  | 'year-twice'
  | 'after-as-of'
  | 'before-coverage'
  | 'unknown-certificate'
  | 'different-person'
  | 'claimed-by-two'
  | 'electronic-without-date';

/** The reason in a plain sentence, with what to do about it. No cell's content is repeated: it may be personal. */
export const faultSentences: Readonly<Record<RowFault, string>> = {
  'number-missing': '没有证书编号。',
  'number-shortened':
    '证书编号被表格改成了 1.23E+17 这样的数，后几位已经丢了。请把这一列设成文本，重新导出。',
  'number-invalid': '这不像证书编号。请核对这一格。',
  'number-two': '一格里有两个编号。请一行写一个，或者把新编号写进“新证书编号”。',
  'number-is-identity': '这是身份证号，不是证书编号。请核对用的是哪一列。',
  'id-shortened': '身份证号被表格改成了 1.23E+17 这样的数，后几位已经丢了。请把这一列设成文本，重新导出。',
  'id-invalid': '身份证号不对：要 18 位，生日和最后一位校验要对得上。',
  'name-invalid': '姓名看不懂。',
  'name-letters-lost': '姓名里有字丢了，或者被遮住了。请补上，或者换一种编码重新导出。',
  'post-missing': '没有岗位或工种。',
  'family-unknown': '看不出是现场专业人员还是技能人员。请加一列“证书类别”。',
  'kind-foreign': '这是另一种证书，不归这份文件管。请放到它自己那份文件的名单里再导入。',
  'kind-unknown': '看不出是这份文件的哪一种证书。请把岗位或类别写清楚。',
  'status-unknown': '状态看不懂。能用的是：有效、注销、查不到。',
  'form-unknown': '证书形式看不懂。能用的是：电子、纸质。',
  'date-missing': '没有日期，也没有年度。',
  'date-invalid': '日期看不懂，或者没有这一天。请写成 2020-06-30。',
  'year-invalid': '年度看不懂。请写成 2024。',
  'hours-missing': '没有学时。',
  'hours-invalid': '学时看不懂。请写数字，最多一位小数。',
  'hours-other-unit': '这一列不是学时（是分钟、天或学分）。请换算成学时，并改表头。',
  'text-too-long': '内容太长了。',
  'letters-lost': '有字丢了，没有记这一格。请换一种编码重新导出。',
  'formula-without-result': '这一格是公式，还没有算出结果。请用表格软件打开，保存一次再导入。',
  'credit-code-invalid': '统一社会信用代码不对：要 18 位，最后一位校验要对得上。没有记这一格。',
  'cell-broken': '这一格坏了，读不出来。请重新导出。',
  'cell-struck': '这一格画了删除线。还算数的，请去掉删除线；不算数的，请删掉这一行。',
  'cell-error': '这一格是错误值（如 #N/A），当作没有写。请核对。',
  'duplicate-number': '同一个编号在这份名单里出现过，说的却不一样。',
  'duplicate-row': '和前面的一行完全一样，只算一次。',
  'status-twice': '同一个编号在这份名单里出现过，状态却没有这一行差。按这一行的状态算，请核对。',
  'number-may-be-phone': '这个证书编号像手机号。照样收了，请核对用的是不是编号那一列。',
  'ended-elsewhere':
    '名单在别处写着注销、吊销或作废（备注、标题、别的列），状态却不是注销。请核对，把状态写清楚再导入。',
  'year-and-dates': '这本证书这一年既有按日期的，又有按全年的，会算两次。',
  'year-twice': '这本证书这一年按全年的出现了两次，会算两次。',
  'after-as-of': '日期比名单的截止日期还晚。',
  'before-coverage': '日期在名单管的日期之前。',
  'unknown-certificate': '证书名单里没有这个编号。请先导入证书名单。',
  'different-person': '旧编号和新编号在库里是两个人的。请核对。',
  'claimed-by-two': '旧编号和新编号被两个人认领了。请先核对归谁。',
  'electronic-without-date': '写的是电子证书，却没有发证日期，也没有换证日期。',
};
