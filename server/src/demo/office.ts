import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { utils, write } from '@e965/xlsx';
import { makeFolder } from '@hz/embedded-mongo';
import type { Features } from '../features';

/** A roster with ten kinds of faults, to be tried at the desk; made up, as everything here. */
export const FAULTY_LIST = '演示名单-有十种问题.xlsx';

const COUNTY = { code: '990101', name: '示例县' };
const PROJECTS = ['一号楼', '二号楼', '地下车库'];
const POSTS = ['施工员', '质量员', '资料员', '材料员', '机械员'];
const FAMILY = [...'赵钱孙李周吴郑王冯陈'];
const GIVEN = ['建国', '秀英', '国强', '志远', '敏', '芳', '桂兰', '海燕', '永生'];

/** The first 48 have an official record; the last twelve have none: 查不到. */
const OFFICE_PEOPLE = Array.from({ length: 60 }, (_, at) => ({
  number: `演示-${3001 + at}`,
  name: `${FAMILY[at % FAMILY.length]}${GIVEN[(at * 7) % GIVEN.length]}`,
  post: POSTS[at % POSTS.length] as string,
  project: PROJECTS[at % PROJECTS.length] as string,
  leader: at % PROJECTS.length === 0 ? '田班长' : '',
}));

/** Their rows of the official list: every third has exchanged, every eighth is cancelled. */
export const officeListRows = (): string =>
  OFFICE_PEOPLE.slice(0, 48)
    .map(({ number, name, post }, at) => {
      const status = at % 8 === 7 ? '注销' : '有效';
      const exchangedOn = at % 3 === 0 && status === '有效' ? '2022-11-20' : '';
      return `${number},,${name},,现场专业人员,${post === '施工员' ? '土建施工员' : post},${status},${exchangedOn}`;
    })
    .join('\n');

/** Whose number other names are tried with. */
const TRIED = 19;

/** Codes of made-up companies: no place has the region 990101. */
const LETTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
function creditCode(at: number): string {
  const first = `91990101${String(at).padStart(9, '0')}`;
  const sum = [...first].reduce((total, letter, place) => total + LETTERS.indexOf(letter) * 3 ** place, 0);
  return first + LETTERS[(31 - (sum % 31)) % 31];
}

/** A county office with 40 companies, one of them with 60 people, once; through the services that serve real ones. */
export async function seedOffice(
  { office }: Features,
  enter: (person: string) => Promise<string>,
  folder: string,
): Promise<void> {
  writeFaultyList(folder);
  if ((await office.orgs.companiesWithin(COUNTY)).length > 0) return;
  const [officer, clerk, leader] = [await enter('guan'), await enter('ma'), await enter('tian')];
  const site = await office.orgs.site();
  await office.orgs.nameSite('示例省住房和城乡建设厅', { code: '99', name: '示例省' });
  const put = (
    orgId: string,
    holderId: string,
    role: Parameters<typeof office.members.put>[0]['role'],
    name: string,
    projects: string[] = [],
  ) => office.members.put({ orgId, holderId, role, name, projects });
  await put(site._id.toHexString(), officer, 'authority-admin', '关科长');
  const county = await office.orgs.addAuthority('示例县住房和城乡建设局', COUNTY);
  await put(county._id.toHexString(), officer, 'authority-admin', '关科长');
  const company = await office.orgs.company(creditCode(1), '示例建筑有限公司', COUNTY);
  const companyId = company._id.toHexString();
  await put(companyId, clerk, 'company-admin', '马丽');
  await put(companyId, leader, 'company-leader', '田班长', ['一号楼']);
  const rows = OFFICE_PEOPLE.map((cells, at) => ({
    ...{ row: at + 2, sheet: null, faults: [] },
    cells: { ...cells, leader: cells.leader === '' ? null : cells.leader },
  }));
  const member = await office.members.in(clerk, companyId);
  if (!member) return;
  const read = { sheets: [], sheet: null, columns: [], unusedColumns: [], rows };
  await office.rosters.takeOver((await office.rosters.check(member, '演示名单.xlsx', read)).roster, []);
  // Two more names for one number, so that the list beside it brings the fourth.
  const tried = ['试乙', '试丙'].map((name, at) => ({
    ...{ row: at + 2, sheet: null, faults: [] },
    cells: { number: OFFICE_PEOPLE[TRIED]?.number ?? null, name, post: null, project: null, leader: null },
  }));
  await office.rosters.check(member, '试填.xlsx', { ...read, rows: tried });
  for (let at = 2; at <= 40; at += 1) await addCompany(office, at);
}

/** Most have a short list, every fourth has none yet. */
async function addCompany(office: Features['office'], at: number): Promise<void> {
  const kinds = ['建筑', '安装', '装饰', '市政', '园林'];
  const name = `${FAMILY[at % FAMILY.length]}氏第${at}${kinds[at % kinds.length]}工程有限公司`;
  const company = await office.orgs.company(creditCode(at), name, COUNTY);
  if (at % 4 === 0) return;
  const people = Array.from(
    { length: 4 + (at % 9) },
    (_, place) => OFFICE_PEOPLE[(at * 11 + place * 5) % 60],
  );
  const facts = people.flatMap((one) => (one ? [{ ...one, leader: null }] : []));
  await office.people.put(
    company._id.toHexString(),
    facts.map((one) => ({ id: null, facts: one, checked: true })),
  );
  await office.orgs.noteList(company._id, office.parts.clock.today());
}

function writeFaultyList(folder: string): void {
  const path = join(folder, FAULTY_LIST);
  if (existsSync(path)) return;
  const [one, two, three, four] = OFFICE_PEOPLE as [Row, Row, Row, Row];
  const sheet = utils.aoa_to_sheet([
    ['序号', '证书编号', '姓名', '岗位', '项目', '班组长', '手机'],
    [1, one.number, one.name, one.post, '一号楼', '田班长', ''],
    [2, '', '没有编号', '施工员', '一号楼', '', ''],
    [3, two.number, '', '质量员', '一号楼', '', ''],
    [4, '见附件', three.name, '资料员', '一号楼', '', ''],
    [5, three.number, '13900000000', '资料员', '一号楼', '', ''],
    [6, '110105199001010037', '写错一栏', '材料员', '二号楼', '', ''],
    [7, one.number, one.name, one.post, '二号楼', '', ''],
    [8, '', '没有编号', '施工员', '一号楼', '', ''],
    [9, '演示-9999', '查无此人', '施工员', '二号楼', '', ''],
    ...['甲', '乙', '丙', '丁'].map((name, at) => [
      10 + at,
      `演示-${3100 + at}`,
      `张${name}`,
      '施工员',
      '',
      '',
      '',
    ]),
    // The fourth name that is tried with this number.
    [14, OFFICE_PEOPLE[TRIED]?.number, '试丁', '', '', '', ''],
    [18, four.number, four.name, { t: 'e', v: 0x2a, w: '#N/A' }, '二号楼', '', ''],
  ]);
  const book = utils.book_new();
  utils.book_append_sheet(book, sheet, '人员名单');
  makeFolder(folder);
  writeFileSync(path, write(book, { type: 'buffer', bookType: 'xlsx' }));
}

type Row = (typeof OFFICE_PEOPLE)[number];
