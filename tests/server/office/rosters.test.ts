// A company's list: dry run, mending, taking over, undoing, and what it must not tell.
import type { PersonView, RosterRow } from '@hz/shared/contracts';
import type { z } from 'zod';
import { testInLongRun } from '../../support/long';
import {
  addCompany,
  addCounty,
  check,
  foundSite,
  importOfficial,
  peopleOf,
  type Seat,
  takeOver,
  upload,
} from '../../support/office';
import { openSheet } from '../../support/open-sheet';
import { aList, appoint, CERTIFICATE_HEADING, importList } from '../../support/registry';
import { expectError, startApp, type TestApp } from '../../support/server';

type Row = z.infer<typeof RosterRow>;

let app: TestApp;
let county: Seat;
let company: Seat;
beforeAll(async () => {
  app = await startApp({ today: '2022-12-05' });
  county = await addCounty(await foundSite(app));
  await importOfficial(app, [
    { number: '吉建-0001', name: '王建国' },
    { number: '吉建-0002', name: '李秀英', exchangedOn: '2022-11-20' },
    { number: '吉建-0003', name: '周国强', status: '注销' },
    { number: '吉建-0004', name: '张敏' },
  ]);
});
beforeEach(async () => {
  app.aheadMs = 0;
  company = await addCompany(county);
});
afterAll(() => app.stop());

const rowsOf = async (seat: Seat, id: string, query = ''): Promise<Row[]> =>
  (await seat.desk.get(`${seat.at}/rosters/${id}/rows${query}`)).rows;
const codesOf = ({ faults }: Row) => faults.map(({ code }) => code);

/** Ten kinds of faults, each in a row of its own. */
const FAULTY: (string | null)[][] = [
  ['吉建-0001', '王建国', '施工员', '一号楼', '赵班长'],
  [null, '没编号', '施工员', '一号楼', '赵班长'],
  ['吉建-0002', null, '资料员', '一号楼', ''],
  ['见附件', '看不懂', '资料员', '一号楼', ''],
  ['吉建-0006', '13912345678', '资料员', '一号楼', ''],
  ['110105199001010037', '写错栏', '资料员', '一号楼', ''],
  ['吉建-0001', '王建国', '施工员', '二号楼', ''],
  [null, '没编号', '施工员', '一号楼', '赵班长'],
  ['吉建-9999', '查无此人', '施工员', '二号楼', ''],
  ['吉建-0004', '张甲', '', '', ''],
  ['吉建-0005', '李四', '', '', ''],
];

test('a list with nobody on it is refused: taken over, it would ask whether everybody goes', async () => {
  const empty = await upload(company, [['', '', '', '', '']]);
  expectError(empty, 422, 'list-unreadable');
  expect(empty.body.error.message).toContain('一个人也没有');
  expect((await company.desk.get(`${company.at}/rosters`)).rosters).toEqual([]);
});

test('every fault of a file is told at once, with its row, and the counts add up to the file’s rows', async () => {
  const roster = await check(company, FAULTY);
  expect(roster.counts).toMatchObject({ rows: 11, new: 5, changed: 0, same: 0, leftOut: 6, exact: 1 });
  const rows = await rowsOf(company, roster.id);
  expect(rows.map((row) => [row.row, row.effect, ...codesOf(row)])).toEqual([
    [2, 'new'],
    [3, 'new', 'number-missing'],
    [4, 'left-out', 'name-missing'],
    [5, 'left-out', 'number-unreadable'],
    [6, 'left-out', 'name-unreadable'],
    [7, 'left-out', 'identity-number-as-number'],
    [8, 'left-out', 'number-twice'],
    [9, 'left-out', 'number-missing', 'person-twice'],
    [10, 'new', 'not-found'],
    [11, 'new', 'not-found'],
    [12, 'new', 'not-found'],
  ]);
  expect((await rowsOf(company, roster.id, '?kind=faults')).length).toBe(10);
  // A dry run changes nothing.
  expect(await peopleOf(company)).toEqual([]);
  expect((await company.desk.get(`${company.at}/home`)).next).toMatchObject([{ kind: 'upload-roster' }]);
});

test('an identity number that stands in the wrong column is not kept, nor told again', async () => {
  const roster = await check(company, FAULTY);
  const rows = await rowsOf(company, roster.id);
  expect(JSON.stringify(rows)).not.toContain('110105199001010037');
  for (const name of ['office_roster_rows', 'office_people']) {
    const documents = await app.connection.collection(name).find().toArray();
    expect(JSON.stringify(documents)).not.toContain('110105199001010037');
    expect(JSON.stringify(documents)).not.toContain('王建国');
  }
  expect(app.logLines.join()).not.toContain('王建国');
});

test('columns that are not read are named, and nothing of them is kept', async () => {
  const heading = ['序号', '姓名', '身份证号', '手机', '证书编号（原）', '部门'];
  const rows = [['1', '王建国', '110105199001010037', '13912345678', '吉建-0001', '工程部']];
  const roster = await check(company, rows, heading);
  expect(roster.unusedColumns).toEqual(['序号', '身份证号', '手机', '部门']);
  expect(roster.columns.map(({ field, column }) => `${field} ${column}`)).toEqual(['number E', 'name B']);
  expect(roster.counts).toMatchObject({ rows: 1, exact: 1 });
});

test('columns of other names are chosen by hand; a file without a heading is refused in a sentence', async () => {
  const heading = ['本本号', '谁', '干啥'];
  const refused = await upload(company, [['吉建-0001', '王建国', '施工员']], heading);
  expectError(refused, 422, 'list-unreadable');
  expect(refused.body.error.message).toContain('证书编号');
  const mapping = encodeURIComponent(JSON.stringify({ number: '本本号', name: 'B', post: '干啥' }));
  const { body } = await company.desk
    .request('POST', `${company.at}/rosters?fileName=list.csv&mapping=${mapping}`)
    .set('Content-Type', 'text/csv')
    .send(Buffer.from('本本号,谁,干啥\n吉建-0001,王建国,施工员\n') as never)
    .expect(201);
  expect(body.counts.exact).toBe(1);
});

test('a row is mended on the page and looked up anew; taking over does what the dry run says', async () => {
  const roster = await check(company, FAULTY);
  const mended = await company.desk.request('PUT', `${company.at}/rosters/${roster.id}/row`, {
    ...{ row: 5, sheet: null, number: '吉建-0003', name: '周国强' },
  });
  expect(mended.body.counts).toMatchObject({ rows: 11, new: 6, leftOut: 5, exact: 2 });
  const said = mended.body.counts;
  const taken = await company.desk.post(`${company.at}/rosters/${roster.id}/take-over`, { gone: [] }, 200);
  expect(taken.state).toBe('taken');
  const people = await peopleOf(company);
  expect(people).toHaveLength(said.new);
  expect(Object.fromEntries(people.map(({ name, state }: Record<string, string>) => [name, state]))).toEqual({
    ...{
      王建国: 'open',
      没编号: 'unknown',
      周国强: 'cannot',
      查无此人: 'unknown',
      张甲: 'unknown',
      李四: 'unknown',
    },
  });
  expectError(
    await company.desk.request('POST', `${company.at}/rosters/${roster.id}/take-over`, { gone: [] }),
    409,
    'roster-over',
  );
});

test('the next list says 新增, 变化 and 不在新名单; each of those is answered for by name; undone, all is as before', async () => {
  await takeOver(company, [
    ['吉建-0001', '王建国', '施工员', '一号楼', ''],
    ['吉建-0002', '李秀英', '资料员', '一号楼', ''],
    ['吉建-0003', '周国强', '质量员', '一号楼', ''],
  ]);
  const before = await peopleOf(company);
  const next = await check(company, [
    ['吉建-0001', '王建国', '施工员', '二号楼', ''],
    ['吉建-0004', '张敏', '安全员', '', ''],
  ]);
  expect(next.counts).toMatchObject({ rows: 2, new: 1, changed: 1, same: 0, gone: 2 });
  expect(next.gone.map(({ name }) => name)).toEqual(['李秀英', '周国强']);
  const [changed] = await rowsOf(company, next.id, '?kind=changed');
  expect(changed?.changes).toEqual([{ field: 'project', from: '一号楼', to: '二号楼' }]);
  const takeIt = (gone: object[]) =>
    company.desk.request('POST', `${company.at}/rosters/${next.id}/take-over`, { gone });
  const [li, zhou] = next.gone;
  expectError(await takeIt([{ personId: li?.personId, answer: 'keep' }]), 422, 'roster-undecided');
  expect(await peopleOf(company)).toEqual(before);
  const answers = [
    { personId: li?.personId, answer: 'keep' },
    { personId: zhou?.personId, answer: 'remove' },
  ];
  await takeIt(answers).expect(200);
  const names = async () => (await peopleOf(company)).map(({ name }: { name: string }) => name).sort();
  expect(await names()).toEqual(['张敏', '李秀英', '王建国']);
  await company.desk.post(`${company.at}/rosters/${next.id}/undo`, {}, 200);
  const listed = ({ name, number, project, post, state }: Record<string, string>) => ({
    ...{ name, number, project, post, state },
  });
  const sorted = (people: Record<string, string>[]) =>
    people.map(listed).sort((a, b) => String(a.number).localeCompare(String(b.number)));
  expect(sorted(await peopleOf(company))).toEqual(sorted(before));
  expectError(
    await company.desk.request('POST', `${company.at}/rosters/${next.id}/undo`, {}),
    409,
    'roster-over',
  );
});

test('a list that was cut short while it was taken over is finished at the next start, once', async () => {
  const roster = await check(company, [
    ['吉建-0001', '王建国', '', '', ''],
    ['吉建-0002', '李秀英', '', '', ''],
  ]);
  const { rosters, people } = app.features.office;
  const put = jest.spyOn(people, 'put').mockRejectedValueOnce(new Error('killed'));
  await company.desk
    .request('POST', `${company.at}/rosters/${roster.id}/take-over`, { gone: [] })
    .expect(500);
  put.mockRestore();
  expect(await peopleOf(company)).toEqual([]);
  await rosters.recover();
  await rosters.recover();
  expect(await peopleOf(company)).toHaveLength(2);
  await company.desk.post(`${company.at}/rosters/${roster.id}/undo`, {}, 200);
  expect(await peopleOf(company)).toEqual([]);
});

test('a day later a dry run is over, and what was taken over cannot be undone', async () => {
  const taken = await takeOver(company, [['吉建-0001', '王建国', '', '', '']]);
  const dry = await check(company, [['吉建-0002', '李秀英', '', '', '']]);
  app.aheadMs = 24 * 3_600_000 + 1;
  const { rosters } = app.features.office;
  const stale = await rosters.get(company.org, dry.id);
  expect(rosters.stateOf(stale)).toBe('over');
  await expect(rosters.takeOver(stale, [])).rejects.toMatchObject({ code: 'roster-over' });
  await expect(rosters.undo(await rosters.get(company.org, taken.id))).rejects.toMatchObject({
    code: 'roster-over',
  });
});

test('two lists taken over at the same moment, and one twice, put nobody on the list twice', async () => {
  const people = [
    ['吉建-0001', '王建国', '施工员', '', ''],
    [null, '没编号', '', '', ''],
  ];
  const [one, two] = [await check(company, people), await check(company, people)];
  const take = (id: string) =>
    company.desk.request('POST', `${company.at}/rosters/${id}/take-over`, {
      rest: { answer: 'keep', of: 0 },
    });
  const answers = await Promise.all([take(one.id), take(two.id), take(one.id)]);
  expect(answers.filter(({ status }) => status === 200).length).toBeGreaterThan(0);
  for (const answer of answers.filter(({ status }) => status !== 200))
    expect(['roster-busy', 'roster-over', 'roster-undecided']).toContain(answer.body.error.code);
  expect((await peopleOf(company)).map(({ name }: { name: string }) => name).sort()).toEqual(
    ['没编号', '王建国'].sort(),
  );
});

test('of many who are not on the new list some are named, and one answer is given for all others', async () => {
  const names = ['甲', '乙', '丙', '丁'];
  await takeOver(
    company,
    names.map((name, at) => [`吉建-700${at}`, `张${name}`, '', '', '']),
  );
  const next = await check(company, [['吉建-0001', '王建国', '', '', '']]);
  const take = (rest: object) =>
    company.desk.request('POST', `${company.at}/rosters/${next.id}/take-over`, {
      ...{ gone: [{ personId: next.gone[1]?.personId, answer: 'keep' }], rest },
    });
  // Somebody else changed the list since it was looked at: it is asked again.
  expectError(await take({ answer: 'remove', of: 3 }), 422, 'roster-undecided');
  await take({ answer: 'remove', of: 4 }).expect(200);
  const left = (await peopleOf(company)).map(({ name }: { name: string }) => name);
  expect(left.sort()).toEqual(['张乙', '王建国'].sort());
});

test('people who came while states were worked out are looked up all the same', async () => {
  await takeOver(company, [['吉建-0001', '王建国', '', '', '']]);
  const { people, orgs } = app.features.office;
  const before = await orgs.get(company.org);
  await people.put(company.org, [
    {
      id: null,
      facts: { number: '吉建-0002', name: '李秀英', post: null, project: null, leader: null },
      checked: true,
    },
  ]);
  // What was worked out from how the company was before does not count as done.
  await orgs.noteTally(before, before.mark ?? (await app.features.office.port.mark()), null);
  expect(await peopleOf(company)).toMatchObject([{ state: 'open' }, { name: '李秀英', state: 'exchanged' }]);
});

test('a list is no oracle: a wrong name says what an unknown number says, and the fourth name is not looked up', async () => {
  const wrong = await check(company, [
    ['吉建-0004', '张甲', '', '', ''],
    ['吉建-8888', '没有此人', '', '', ''],
  ]);
  const [named, unknown] = await rowsOf(company, wrong.id);
  const told = ({ row: _, number: __, name: ___, ...rest }: Row) => rest;
  expect(told(named as Row)).toEqual(told(unknown as Row));
  for (const name of ['张乙', '张丙']) await check(company, [['吉建-0004', name, '', '', '']]);
  const fourth = await check(company, [['吉建-0004', '张敏', '', '', '']]);
  expect(await rowsOf(company, fourth.id)).toMatchObject([{ match: 'unchecked', effect: 'new' }]);
  // Nor does taking it over look it up, today or tomorrow.
  await company.desk.post(`${company.at}/rosters/${fourth.id}/take-over`, { gone: [] }, 200);
  expect(await peopleOf(company)).toMatchObject([{ name: '张敏', state: 'unknown' }]);
  // The same name again is free; a month later there is room again; another company has its own three.
  const again = await check(company, [['吉建-0004', '张甲', '', '', '']]);
  expect(await rowsOf(company, again.id)).toMatchObject([{ match: 'not-found' }]);
  const other = await addCompany(county);
  const first = await check(other, [['吉建-0004', '张敏', '', '', '']]);
  expect(await rowsOf(other, first.id)).toMatchObject([{ match: 'exact' }]);
});

test('twelve at once with twelve names: three are looked up', async () => {
  const names = Array.from({ length: 12 }, (_, at) => `张${'甲乙丙丁戊己庚辛壬癸子丑'[at]}`);
  const rosters = await Promise.all(names.map((name) => check(company, [['吉建-0004', name, '', '', '']])));
  const rows = await Promise.all(rosters.map(({ id }) => rowsOf(company, id)));
  expect(rows.flat().filter(({ match }) => match === 'not-found')).toHaveLength(3);
});

testInLongRun('a company has 5,000 rows a day', async () => {
  const many = (count: number, from: number) =>
    Array.from({ length: count }, (_, at) => [`甲-${100000 + from + at}`, '王建国', '', '', '']);
  const { rowsLeftToday } = await check(company, many(4990, 0));
  expect(rowsLeftToday).toBe(10);
  expectError(await upload(company, many(11, 5000)), 429, 'roster-limit');
  expect((await check(company, many(10, 5000))).rowsLeftToday).toBe(0);
});

test('each number that was looked up stands in its holder’s trail as 单位, once a day and company', async () => {
  const looks = () => app.connection.collection('looks').find({ who: 'company' }).toArray();
  await app.connection.collection('looks').deleteMany({});
  await takeOver(company, [['吉建-0001', '王建国', '', '', '']]);
  await check(company, [['吉建-0001', '王建国', '', '', '']]);
  await peopleOf(company);
  await company.desk.get(`${company.at}/home`);
  expect(await looks()).toHaveLength(1);
  const other = await addCompany(county);
  await check(other, [['吉建-0001', '王建国', '', '', '']]);
  expect(await looks()).toHaveLength(2);
  app.clock.moveTo('2022-12-06');
  await peopleOf(company);
  await peopleOf(company);
  expect(await looks()).toHaveLength(3);
  app.clock.moveTo('2022-12-05');
});

test('the annotated file has every row with its faults, as another program reads it', async () => {
  const roster = await check(company, FAULTY);
  const { fileName, content } = await company.desk.get(`${company.at}/rosters/${roster.id}/file`);
  expect(fileName).toBe('list-核对.xlsx');
  const table = await openSheet(Buffer.from(content, 'base64'));
  expect(table[0]).toEqual(['行', '证书编号', '姓名', '岗位', '项目', '班组长', '结果', '问题']);
  expect(table).toHaveLength(12);
  expect(table[7]?.slice(0, 7)).toEqual(['8', '吉建-0001', '王建国', '施工员', '二号楼', '', '没有放进名单']);
  expect(table[7]?.[7]).toContain('前面已经有一行了');
});

test('states follow the day and the lists in force', async () => {
  await takeOver(company, [['吉建-0001', '王建国', '', '', '']]);
  const state = async () => (await peopleOf(company))[0].state;
  expect(await state()).toBe('open');
  app.clock.moveTo('2023-01-02');
  expect(await state()).toBe('void');
  app.clock.moveTo('2022-12-05');
  expect(await state()).toBe('open');
});

test('each row is judged by the pack of the list that has it, and by no other', async () => {
  const clerk = await appoint(app, await app.signIn(), 'clerk');
  const heading = [...CERTIFICATE_HEADING, '有效期至'];
  const row = (number: string, name: string, post: string, expires: string) => [
    ...[number, '', name, '', post, '有效', '', expires],
  ];
  const cards = aList(
    heading,
    row('京建安C-0001', '赵铁柱', '安全员C证', '2024-03-31'),
    row('京建安C-0002', '孙小红', '安全员C证', '2022-12-20'),
    row('京建安C-0003', '周大山', '安全员C证', '2022-11-01'),
  );
  await importList(app, clerk, cards, { pack: 'safety-abc', source: '安管名单', asOf: '2022-11-30' });
  const hubei = aList(CERTIFICATE_HEADING, ['鄂-0001', '', '吴湖', '', '材料员', '有效', '']);
  await importList(app, clerk, hubei, { pack: 'hubei-2021', source: '湖北名单', asOf: '2022-11-30' });
  const { counts } = await takeOver(company, [
    ['吉建-0001', '王建国', '施工员', '一号楼', ''],
    ['京建安C-0001', '赵铁柱', '安全员', '一号楼', ''],
    ['京建安C-0002', '孙小红', '安全员', '一号楼', ''],
    ['京建安C-0003', '周大山', '安全员', '一号楼', ''],
    ['鄂-0001', '吴湖', '材料员', '一号楼', ''],
    ['京建安C-0003', '冒名的', '安全员', '一号楼', ''],
  ]);
  expect(counts).toMatchObject({ exact: 5 });
  const people: PersonView[] = await peopleOf(company);
  const told = people.map(({ name, state, stateReason, deadline }) => [name, state, stateReason, deadline]);
  expect(told).toEqual([
    ['王建国', 'open', '名单里写着“有效”，还没有更换的记录。', '2022-12-31'],
    ['赵铁柱', 'listed', '名单里写的有效期到 2024年3月31日。', null],
    ['孙小红', 'listed', '名单里写的有效期到 12月20日，可以申请延续了。', '2022-12-20'],
    ['周大山', 'void', '名单里写的有效期到 11月1日。', null],
    ['吴湖', 'listed', '名单里写着“有效”。', null],
  ]);
  const home = await company.desk.get(`${company.at}/home`);
  expect([home.people, home.open, home.listed, home.void, home.unknown].map(({ count }) => count)).toEqual([
    ...[5, 1, 3, 1, 0],
  ]);
  expect((await peopleOf(company, '?state=listed')).map(({ name }: PersonView) => name)).toEqual([
    ...['赵铁柱', '孙小红', '吴湖'],
  ]);
});
