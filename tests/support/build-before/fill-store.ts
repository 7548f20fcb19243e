// Fills the store of a running demo by using every feature that keeps something, as people do it: over HTTP, so that
// any build can be used. README.md says how the store beside this file was made with it.
import { csvText } from '../spreadsheets';
import { Visitor } from './visitor';

type Told = [pack: string, kind: string, trade: string, specialty: string | null, facts: object];

/** A certificate of each pack, with personal facts too. */
const CERTIFICATES: Told[] = [
  ['jilin-2022-25', 'site-professional', '施工员', '土建', { registryStatus: 'valid', inPost: true }],
  [
    'jilin-2022-25',
    'site-professional',
    '质量员',
    null,
    { exchangedOn: '2022-11-18', registryStatus: 'valid' },
  ],
  ['jilin-2022-25', 'skilled-worker', '架子工', null, { exchangedOn: '2022-11-15' }],
  ['hubei-2021', 'site-professional', '材料员', null, { exchangedOn: '2021-11-20' }],
  ['hubei-2021', 'site-professional', '资料员', null, { issuedOn: '2021-10-08' }],
  [
    ...(['yunnan-2023', 'site-professional', '机械员', null] as const),
    { oldValid: true, oldIssuedOn: '2017-05-02', sex: 'f', birthDate: '1980-03-04' },
  ],
  ['anhui-2021', 'site-professional', '劳务员', null, { exchangedOn: '2022-03-01', inPost: true }],
  ['anhui-2021', 'site-professional', '标准员', null, { exchangedOn: '2022-03-01' }],
  ['water-abc', 'safety-abc', 'B', null, { expiresOn: '2023-02-20', employed: true, accident: false }],
  ['safety-abc', 'safety-abc', 'C', null, { expiresOn: '2023-02-25', employed: 'unknown' }],
];

/** What is known in part and not at all: kept as it was told, and judged more carefully since. */
const IN_PART: Told[] = [
  ['jilin-2022-25', 'site-professional', '质量员', null, { exchangedOn: '2022-11', registryStatus: 'valid' }],
  ['jilin-2022-25', 'skilled-worker', '架子工', null, { exchangedOn: 'unknown' }],
  ['hubei-2021', 'site-professional', '资料员', null, { issuedOn: '2021' }],
  ['safety-abc', 'safety-abc', 'C', null, { expiresOn: '2023-02' }],
];

const LISTED = [
  '证书编号',
  '姓名',
  '身份证号',
  '证书类别',
  '岗位',
  '状态',
  '换证日期',
  '发证日期',
  '单位',
  '地区',
];
const ID = '220102198811020044';
const list = (...rows: string[][]) => ({
  type: 'application/octet-stream',
  content: csvText(rows).toString(),
});

/** What a clerk brings in: two lists that say different things of one number, one of study, one taken back. */
async function bringsIn(clerk: Visitor): Promise<void> {
  const post = '现场专业人员';
  const imports = async (told: Record<string, string>, ...rows: string[][]) => {
    const query = new URLSearchParams({ fileName: 'list.csv', dryRun: 'false', ...told });
    const { id } = await clerk.call('POST', `/v1/registry/imports?${query}`, undefined, list(...rows));
    for (;;) {
      const { state } = await clerk.get(`/v1/registry/imports/${id}`);
      if (state !== 'running') return id;
    }
  };
  const certificates = { kind: 'certificates', source: '省厅名单' };
  await imports(
    { ...certificates, asOf: '2022-11-25' },
    LISTED,
    ['演示-5001', '孙敏', ID, post, '材料员', '有效', '', '2018-05-01', '示例建筑有限公司', '长春市'],
    [
      '演示-5002',
      '孙敏',
      ID,
      post,
      '资料员',
      '有效',
      '2022-11-20',
      '2018-05-01',
      '示例建筑有限公司',
      '长春市',
    ],
    ['演示-5003', '何晓东', ID, post, '天外员', '有效', '', '', '', ''],
  );
  await imports(
    { ...certificates, source: '市里的名单', asOf: '2022-12-01' },
    LISTED,
    ['演示-5001', '孙敏', ID, post, '材料员', '注销', '', '2018-05-01', '另一家公司', '吉林市'],
    ['演示-5002', '孙敏', ID, post, '资料员', '有效', '2022-11-20', '2018-05-01', '另一家公司', '长春市'],
  );
  await imports(
    { kind: 'study', source: '学习名单', asOf: '2022-12-02', coversFrom: '2022-01-01' },
    ['证书编号', '学习日期', '学时'],
    ['演示-1001', '2022-11-30', '6'],
    ['演示-5002', '2022-11-28', '7.5'],
  );
  const wrong = await imports(
    { ...certificates, source: '发错了的名单', asOf: '2022-12-03' },
    LISTED,
    ['演示-5001', '孙敏', ID, post, '材料员', '有效', '2022-12-01', '', '', ''],
    ['演示-5004', '李秀英', ID, post, '材料员', '有效', '', '', '', ''],
  );
  await clerk.call('POST', `/v1/registry/imports/${wrong}/take-back`, {});
  for (;;) if ((await clerk.get(`/v1/registry/imports/${wrong}`)).state !== 'taking-back') break;
}

async function adds(holder: Visitor, certificates: readonly Told[]): Promise<string[]> {
  const ids: string[] = [];
  for (const [at, [pack, kind, trade, specialty, facts]] of certificates.entries()) {
    const requestId = `request-${String(at).padStart(6, '0')}`;
    const sent = { requestId, pack, kind, trade, specialty, facts };
    ids.push((await holder.call('POST', '/v2/certificates', sent)).id);
  }
  return ids;
}

/** What a holder of several does: certificates of every pack, study, steps, a move, an archive. */
async function holds(holder: Visitor): Promise<void> {
  const ids = await adds(holder, CERTIFICATES);
  const put = (at: number, path: string, body: object) =>
    holder.call('PUT', `/v2/certificates/${ids[at]}/${path}`, body);
  await put(0, 'credits/credit-0001', { on: '2022-11-28', hours: 6.5 });
  await holder.call('PUT', `/v1/certificates/${ids[0]}/totals/credit-0002`, { on: '2022-12-02', hours: 14 });
  await holder.call('PUT', `/v1/certificates/${ids[0]}/steps/register`, { on: '2022-11-27' });
  await put(3, 'credits/credit-0003', { on: '2022-11-29', hours: 8, for: '2021-11-21' });
  await put(3, 'credits/credit-0004', { on: '2022-11-30', hours: 4 });
  await put(3, 'cycles/2021-11-21', { hours: 24 });
  await put(6, 'credits/credit-0005', { on: '2022-12-01', hours: 8, category: 'specialty' });
  await put(6, 'credits/credit-0006', { on: '2022-12-01', hours: 4, category: 'common' });
  await put(8, 'steps/apply', { value: '2022-12-01' });
  const { version } = await holder.get(`/v2/certificates/${ids[1]}`);
  const moved = { version, pack: 'hubei-2021', kind: 'site-professional' };
  await holder.call('PUT', `/v2/certificates/${ids[1]}/pack`, moved);
  const last = await holder.get(`/v2/certificates/${ids[7]}`);
  await holder.call('PUT', `/v2/certificates/${ids[7]}`, { version: last.version, archived: true });
  await holder.call('PUT', '/v2/choice', { pack: 'hubei-2021' });
  const { version: own } = await holder.get('/v1/me');
  await holder.call('PUT', '/v1/me', { version: own, textSize: 'large', registeredOn: '2022-11-27' });
}

/** Records that are claimed, one of them by two, and judged by an officer. */
async function claim(wu: Visitor, others: readonly Visitor[], officer: Visitor): Promise<void> {
  const wish = (number: string) => ({ name: '孙敏', idNumber: ID, number });
  await wu.call('POST', '/v1/claims', wish('演示-5001'));
  await wu.call('POST', '/v1/claims', wish('演示-5002'));
  for (const one of others) await one.call('POST', '/v1/claims', wish('演示-5001'));
  const { disputes } = await officer.get('/v1/registry/disputes');
  const decision = { decision: 'holder', note: '看过身份证' };
  await officer.call('POST', `/v1/registry/disputes/${disputes[0].id}/decision`, decision);
}

/** Answers questions of two places and adds nothing: the answers to the first one's wait beside the second's. */
async function begins(holder: Visitor): Promise<void> {
  const told = { post: '机械员', exchangedOn: 'none', issuedOn: 'none' };
  const answers = Object.entries(told).map(([question, value]) => ({ question, value }));
  await holder.call('PUT', '/v2/intake', { pack: 'yunnan-2023', answers });
  const post = { question: 'post', value: '材料员' };
  await holder.call('PUT', '/v2/intake', { pack: 'hubei-2021', answers: [post] });
}

async function asks(holder: Visitor): Promise<void> {
  // The last of them tells what is personal, and is kept of nobody: it was of no use.
  const texts = ['我还差多少学时', '我昨天学了4个学时', '帮我算一卦', '我要找人工', '换证要什么材料'];
  texts.push('我是1982年5月生的女的，帮我看看星座');
  for (const [at, text] of texts.entries()) {
    const turn = `/v1/chat/turns/turn-${String(at).padStart(6, '0')}`;
    await holder.call('PUT', turn, { text });
    await holder.call('PUT', `${turn}/useful`, { useful: at % 2 === 0 });
  }
}

/** The office: posters, consent, reminders, invitations, questions answered, an application, a list with faults. */
async function office(url: string, wang: Visitor, certificateId: string): Promise<void> {
  const [clerk, county] = [await Visitor.sitDown(url, 'ma'), await Visitor.sitDown(url, 'guan')];
  const orgOf = async (desk: Visitor, at: number) =>
    (await desk.get('/v1/office/session')).memberships[at].org as { id: string; name: string };
  const company = `/v1/office/orgs/${(await orgOf(clerk, 0)).id}`;
  const roster = {
    type: 'text/csv',
    content:
      '证书编号,姓名,岗位,项目,班组长\n演示-1001,王建国,施工员,一号楼,田班长\n演示-5002,孙敏,资料员,二号楼,\n,没有编号,施工员,,\n',
  };
  const checked = await clerk.call('POST', `${company}/rosters?fileName=list.csv`, undefined, roster);
  const rest = { answer: 'keep', of: checked.counts.gone };
  await clerk.call('POST', `${company}/rosters/${checked.id}/take-over`, { rest });
  const { payload } = await clerk.call('POST', `${company}/posters`, { project: '一号楼', days: 30 });
  const code = /code=([0-9a-z]{26})/.exec(payload)?.[1];
  const kinds = ['hours', 'steps', 'nudges'];
  await wang.call('POST', `/v1/office/posters/${code}/consents`, { certificateId, kinds });
  const { people } = await clerk.get(`${company}/people?search=${encodeURIComponent('王建国')}`);
  await clerk.call('POST', `${company}/nudges`, { people: people.map(({ id }: { id: string }) => id) });
  const others = await clerk.get(`${company}/people?page=1`);
  await clerk.call('POST', `${company}/people/${others.people[0].id}/told`, {});
  await clerk.call('POST', `${company}/invitations`, { role: 'company-editor', note: '给小马' });
  const { memberships } = await county.get('/v1/office/session');
  for (const { org } of memberships as { org: { id: string } }[]) {
    const at = `/v1/office/orgs/${org.id}`;
    const { questions } = await county.get(`${at}/questions`);
    const [first] = questions as { id: string }[];
    if (!first) continue;
    await county.call('POST', `${at}/questions/${first.id}/take`, {});
    await county.call('POST', `${at}/questions/${first.id}/answer`, { text: '请带身份证来窗口。' });
  }
  const wangsDesk = await Visitor.sitDown(url, 'wang');
  const { authorities } = await wangsDesk.get('/v1/office/authorities');
  await wangsDesk.call('POST', '/v1/office/applications', {
    ...{ company: '王家建筑有限公司', creditCode: '91350100M000100Y43', memberName: '王建国' },
    authorityId: authorities[0].id,
  });
}

/** Uses everything. Before it, somebody gave 孙敏 the clerk's role and 周国强 the officer's (`npm run role`). */
export async function fillStore(url: string): Promise<void> {
  const enter = (identity: string) => Visitor.enter(url, identity);
  const [wang, li, wu] = [await enter('wang'), await enter('li'), await enter('wu')];
  const [zhao, tian] = [await enter('zhao'), await enter('tian')];
  const [clerk, officer] = [await enter('sun'), await enter('zhou')];
  await bringsIn(clerk);
  await holds(li);
  await adds(tian, IN_PART);
  const { certificates } = await wang.get('/v1/certificates');
  const wish = { name: '王建国', idNumber: '220102197003070014', number: '演示-1001' };
  await wang.call('POST', '/v1/claims', { ...wish, certificateId: certificates[0].id });
  await claim(wu, [zhao], officer);
  await zhao.call('PUT', '/v1/intake/answers/family', { value: 'skilled-worker' });
  await begins(wu);
  await asks(wang);
  await asks(li);
  await office(url, wang, certificates[0].id);
  for (const one of [wang, li]) {
    const { version, push } = await one.get('/v1/reminders/settings');
    const pause = one === li ? null : { resumeOn: '2023-01-20' };
    await one.call('PUT', '/v1/reminders/settings', { version, hour: 10, pause });
    const answers = push.templates.map(({ templateId }: Record<string, string>) => ({
      templateId,
      answer: 'accept',
    }));
    if (answers.length > 0)
      await one.call('POST', '/v1/reminders/grants', { reportId: 'report-000001', answers });
  }
  const { payload } = await wang.call('POST', `/v1/certificates/${certificates[0].id}/status-code`, {});
  for (const by of [Visitor.stranger(url), li, officer])
    for (const one of [payload, '演示-1001', '演示-5001', '演示-9999'])
      await by.call('POST', '/v1/looks', { payload: one });
  for (const to of ['2022-12-17', '2022-12-24', '2022-12-28'])
    await wang.call('POST', '/v1/demo/clock', { to, time: '10:30' });
  const { messages, notices } = await li.get('/v1/reminders/inbox');
  if (messages[0]) await li.call('PUT', `/v1/reminders/inbox/${messages[0].day}/read`, {});
  if (notices[0]) await li.call('PUT', `/v1/reminders/notices/${notices[0].id}/read`, {});
}

if (require.main === module) void fillStore(process.argv[2] as string);
