import type { Person } from '../person';
import type { Leg } from './leg';

/** Adds the certificates of the three places as the walk below does, all at once, for whoever has signed in. */
export async function holdsThree(holder: Person): Promise<void> {
  const adds = async (pack: string, kind: string, trade: string, specialty: string | null, facts: object) => {
    const requestId = `request-of-${pack}`;
    const sent = { requestId, pack, kind, trade, specialty, facts };
    return (await holder.sends('POST', 'v2/certificates', sent)) as { id: string };
  };
  const exchanged = { registryStatus: 'valid', exchangedOn: '2022-11-25', issuedOn: '2022-11-25' };
  await adds('jilin-2022-25', 'site-professional', '施工员', '土建', exchanged);
  const { id } = await adds('hubei-2021', 'site-professional', '材料员', null, { exchangedOn: '2024-05-10' });
  for (const [from, hours] of Object.entries({ '2024-05-11': 32, '2025-05-11': 20 }))
    await holder.sends('PUT', `v2/certificates/${id}/cycles/${from}`, { hours });
  const credit = { on: '2026-11-20', hours: 8 };
  await holder.sends('PUT', `v2/certificates/${id}/credits/credit-0001`, credit);
  const term = { expiresOn: '2027-01-10', employed: true, appliedOn: null };
  await adds('safety-abc', 'safety-abc', 'C', null, term);
  await holder.arrives('?again');
}

/** From the home page on: what is reminded of each, the code of each, and what is asked about each. */
export async function usesThree(holder: Person, look: (screen: string) => Promise<void>): Promise<void> {
  await holder.taps('提醒');
  await holder.sees('建筑施工安管人员（C 类）', '施工员（土建）');
  await holder.taps('都看看', { part: true });
  await holder.sees('材料员');
  await look('reminders-three');

  for (const title of ['材料员', '建筑施工安管人员（C 类）']) {
    await holder.taps('我的证');
    await holder.tapsOn(title, '出示状态码');
    await holder.sees(title, '这是换证助手出的说明');
    await holder.goesBack();
    await holder.isAt('我的证');
  }
  await holder.taps('我的证');
  await holder.tapsOn('施工员（土建）', '详情');
  await holder.isAt('施工员（土建）');
  await holder.taps('出示状态码', { part: true });
  await holder.sees('施工员（土建）', '这是换证助手出的说明');
  await holder.goesHome();
  await holder.taps('问问');
  await holder.asks('施工员换证到哪天截止', '2022年12月31日');
  await holder.asks('我的材料员还差几个学时', '还差 36 学时');
  await holder.asks('安全员C证什么时候到期', '2027年1月10日');
  await look('chat-three');
}

export const threePlaces: Leg = {
  name: 'certificates of three places, each by its own rules',
  who: '新来的人',
  async walk(holder, look) {
    await holder.addsCertificate('施工员（土建）', '已经换成电子证书', '2022-11-25');
    await holder.goesHome();

    await holder.taps('再加一本证');
    await holder.choosesPlace('湖北省');
    await holder.types('照证书上的写', '材料员');
    await holder.taps('继续');
    await holder.isAt('这本证书是哪一天换发的？');
    await holder.tells('2024-05-10');
    await holder.isAt('看看结果');
    await look('other-verdict');
    await holder.taps('加上这本证');
    await holder.isAt('材料员');
    await holder.sees('以前的周期学了多少', '湖北省 · 现场专业人员');
    await look('held-asked');
    await holder.taps('说说以前');
    await holder.isAt('2024年5月11日 到 2025年5月10日，一共学了多少学时？');
    await look('cycles');
    await holder.chooses('32 学时');
    await holder.taps('这段时间学了 32 学时');
    await holder.isAt('2025年5月11日 到 2026年5月10日，一共学了多少学时？');
    await holder.types('学了多少？，学时数', '20');
    await holder.taps('这段时间学了 20 学时');
    await holder.isAt('都说清楚了');
    await look('cycles-told');
    await holder.taps('看这本证的全部');
    await holder.isAt('材料员');
    await look('held');
    await holder.taps('删除这本证');
    await holder.sees('收起这本证');
    await look('held-remove');
    await holder.taps('关闭');
    await holder.changesAnswer('换证日期');
    await holder.sees('这本证书是哪一天换发的？');
    await look('held-fact');
    await holder.taps('关闭');
    await holder.taps('记一笔、看每一段时间学了多少', { part: true });
    await holder.isAt('学时');
    await look('held-hours');
    await holder.taps('记学时');
    await holder.sees('哪天学的？');
    await look('held-hours-add');
    await holder.taps('关闭');
    await holder.notesHours(8);
    await holder.sees('还差 36 学时');
    await look('held-hours-noted');
    await holder.taps('自己记的，11月20日记下', { part: true });
    await holder.sees('改这一笔');
    await look('held-hours-edit');
    await holder.taps('关闭');
    await holder.goesHome();

    await holder.taps('再加一本证');
    await holder.choosesPlace('全国（建筑施工）');
    await holder.answers('C 类');
    await holder.isAt('证书的有效期到哪一天？');
    await holder.tells('2027-01-10');
    await holder.isAt('现在有单位聘用你吗？');
    await holder.answers('是');
    await holder.answers('还没有');
    await holder.taps('加上这本证');
    await holder.isAt('建筑施工安管人员（C 类）');
    await look('held-term');
    await holder.taps('去申请');
    await holder.isAt('通过单位申请延续');
    await look('held-step');
    await holder.taps('我已申请');
    await look('held-mark');
    await holder.taps('关闭');
    await holder.goesHome();
    await holder.sees('施工员（土建）', '湖北省 · 现场专业人员', '建筑施工安管人员（C 类）');
    await look('home-three');

    await usesThree(holder, look);
  },
};

/** Somebody with certificates of several places. */
export const threePlacesTour: readonly Leg[] = [threePlaces];
