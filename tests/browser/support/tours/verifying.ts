import type { Person } from '../person';
import type { Leg } from './leg';

/** What the demo's list says of 周国强, and what they must know to claim it. */
const OFFICIAL = { 姓名: '周国强', 身份证号: '220102197509210037', 证书编号: '演示-1003' };

/** Opens the claims of a certificate; says whether its record is claimed already, by a walk before this one. */
export async function opensClaim(person: Person): Promise<boolean> {
  await person.taps('详情');
  await person.sees('出示状态码');
  const isClaimed = (await person.reads()).includes('认领的官方记录');
  await person.taps(isClaimed ? '认领的官方记录' : '认领官方记录', { part: true });
  return isClaimed;
}

export async function claims(person: Person): Promise<void> {
  for (const [label, text] of Object.entries(OFFICIAL)) await person.types(label, text);
  await person.taps('核对并认领');
}

export async function looksUp(person: Person, number: string): Promise<void> {
  await person.types('证书编号', number);
  await person.taps('查这个编号');
}

export const verifying: Leg = {
  name: 'looking certificates up',
  who: '周国强',
  async walk(person, look) {
    await person.taps('怎么办');
    // Home has a button of this name too, and is still there while the tabs change.
    await person.isAt('怎么办');
    await person.taps('扫码查证', { part: true });
    await person.isAt('查证');
    await look('scan');
    await looksUp(person, 'J9999999');
    await person.sees('这里没有这个编号');
    await look('scan-unknown');
    await person.taps('再查一个');
    await looksUp(person, OFFICIAL.身份证号);
    await person.sees('这是身份证号，不是证书编号');
    await look('scan-refused');
    await person.goesHome();
    if (!(await opensClaim(person))) await claims(person);
    await person.sees('撤回认领');
    await look('claim-attached');
    await person.taps('撤回认领');
    await person.sees('不能一下改回去');
    await look('claim-withdraw');
    await person.taps('先不撤回');
    await person.goesHome();
    await person.taps('扫码查证');
    await person.isAt('查证');
    await looksUp(person, OFFICIAL.证书编号);
    await person.sees('这是你的证');
    await look('scan-own');
    await person.goesHome();
    await person.taps('详情');
    await person.taps('出示状态码', { part: true });
    await person.sees('不能代替证书');
    await look('code');
    await person.taps('谁查过这本证');
    await person.sees('你自己查了编号');
    await look('looks');
  },
};
