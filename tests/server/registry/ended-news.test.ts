// A newer list that calls a claimed record ended: its holder hears it, and is not left to silence.
import { aList, appoint, importList } from '../../support/registry';
import { startApp, type TestApp, type TestHolder } from '../../support/server';
import { aName, anIdentityNumber } from '../../support/spreadsheets';

const HEADING = ['证书编号', '姓名', '身份证号', '岗位', '状态'];

let app: TestApp;
let clerk: TestHolder;
beforeEach(async () => {
  app = await startApp({ today: '2022-12-05' });
  clerk = await appoint(app, await app.signIn(), 'clerk');
});
afterEach(() => app.stop());

const lists = (status: string, asOf: string) =>
  importList(
    app,
    clerk,
    aList(
      HEADING,
      ['A-1001', aName(1), anIdentityNumber(1), '材料员', status],
      ['A-1002', aName(2), anIdentityNumber(2), '资料员', '有效'],
    ),
    { asOf },
  );
async function claims(number: string, at: number): Promise<TestHolder> {
  const holder = await app.signIn();
  const wish = { name: aName(at), idNumber: anIdentityNumber(at), number };
  await holder.request('POST', '/v1/claims', wish).expect(200);
  return holder;
}
const notices = async (holder: TestHolder) => (await holder.get('/v1/reminders/inbox')).notices;

test('whoever claimed a record hears that a newer list calls it cancelled, and nobody else does', async () => {
  await lists('有效', '2022-11-28');
  const [holder, other] = [await claims('A-1001', 1), await claims('A-1002', 2)];
  expect(await notices(holder)).toEqual([]);
  await lists('注销', '2022-12-03');
  expect(await notices(holder)).toMatchObject([
    {
      ...{ tone: 'late', about: 'claims', read: false, title: '名单上是注销' },
      text: '材料员：新的名单上写着“注销”。是不是这样、还能怎么办，问发证的主管部门。',
    },
  ]);
  expect(await notices(other)).toEqual([]);
});

test('the same word of a list after it is told once', async () => {
  await lists('有效', '2022-11-28');
  const holder = await claims('A-1001', 1);
  await lists('注销', '2022-12-03');
  await lists('注销', '2022-12-04');
  expect(await notices(holder)).toHaveLength(1);
});

test('an older list that comes in later makes nothing ended that a newer one calls valid', async () => {
  await lists('有效', '2022-12-03');
  const holder = await claims('A-1001', 1);
  await lists('注销', '2022-11-01');
  expect(await notices(holder)).toEqual([]);
});
