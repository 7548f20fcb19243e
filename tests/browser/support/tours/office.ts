import { Desk } from '../desk';
import type { Person } from '../person';
import type { Leg } from './leg';

/** A desk beside somebody's phone. */
async function deskBeside({ page }: Person): Promise<Desk> {
  const context = await page.context().browser()?.newContext({ locale: 'zh-CN', reducedMotion: 'reduce' });
  if (!context) throw new Error('no browser');
  const desk = new Desk(await context.newPage());
  await desk.page.goto(`${new URL(page.url()).origin}/office/`);
  return desk;
}

/** Follows what a QR code carries. */
const scans = (person: Person, payload: string): Promise<void> =>
  person.follows(payload.slice(payload.indexOf('#')));

const joining: Leg = {
  name: 'a company asks to be let in',
  who: '陈志远',
  async walk(person, look) {
    const desk = await deskBeside(person);
    await desk.signsInAs('马丽');
    await desk.follows('请人加入');
    await desk.presses('做一张海报');
    const { payload } = await desk.answer<{ payload: string }>('posters');
    await scans(person, payload);
    await person.sees('“示例建筑有限公司”请你加入');
    await look('office-poster');
    await person.chooses('机械员');
    await person.types('证书上的姓名', '陈志远');
    await look('office-poster-name');
    await person.page.getByRole('checkbox', { name: /^学时/ }).tap();
    await person.taps('同意');
    await person.sees('同意了');
    await look('office-poster-done');
    await person.follows('#/pages/office/joined/index');
    await person.sees('示例建筑有限公司');
    await look('office-joined-company');
    await person.taps('收回同意');
    await person.sees('马上看不到了');
    await look('office-revoke');
    await person.taps('关闭');
    await desk.page.context().close();
  },
};

const invited: Leg = {
  name: 'a desk signs in, somebody is invited, a leader has a team',
  who: '田班长',
  async walk(person, look) {
    const desk = await deskBeside(person);
    const { payload, digits } = await desk.answer<{ payload: string; digits: string }>('sign-ins');
    await scans(person, payload);
    await person.sees(digits);
    await look('office-desk');
    await desk.signsInAs('马丽');
    await desk.follows('成员');
    await desk.presses('发邀请');
    const { payload: invitation } = await desk.answer<{ payload: string }>('invitations');
    await scans(person, invitation);
    await person.sees('“示例建筑有限公司”请你做');
    await look('office-invitation');
    await person.follows('#/pages/office/team/index');
    await person.sees('示例建筑有限公司　一号楼');
    await look('office-team');
    await desk.page.context().close();
  },
};

/** What companies and desks ask of a phone, with the clock in December 2022. */
export const officeTour: readonly Leg[] = [joining, invited];
