import { addPacks } from '@hz/shared/packs';
import { AMENDED_HUBEI, HUBEI } from '../support/amended';
import { Served } from './support/served';

let served: Served;
beforeEach(async () => {
  served = await Served.start({ today: '2026-11-20' });
});
afterEach(() => served.stop());

async function tells(date: string): Promise<void> {
  const [year, month, day] = date.split('-').map(Number);
  await served.phone.tap(`${year}年`);
  await served.phone.tap(`${year}年${month}月`);
  await served.phone.tap(`${year}年${month}月${day}日`);
}

test('a certificate of each of three places is added, told of, reminded of and shown by its own rules', async () => {
  const { phone } = served;
  await served.signIn();
  await phone.tap('加一本证');
  for (const answer of ['吉林省', '施工员（土建）', '旧证书，还没换']) await phone.tap(answer);
  await phone.tap('加上这本证');
  await phone.open('/pages/home/index');

  await phone.tap('再加一本证');
  await phone.tap('湖北省');
  await phone.type('照证书上的写', '材料员');
  await phone.tap('继续');
  await tells('2024-05-10');
  expect(phone.words()).toContain('材料员，我的判断是');
  await phone.tap('加上这本证');
  expect(phone.route).toBe('pages/packs/certificate/index');
  expect(phone.words()).not.toContain('吉林');
  await phone.tap('说说以前');
  await phone.tap('32 学时');
  await phone.tap('这段时间学了 32 学时');
  await phone.tap('16 学时');
  await phone.tap('这段时间学了 16 学时');
  expect(phone.words()).toContain('都说清楚了');
  await phone.tap('看这本证的全部');
  await phone.tap('记一笔、看每一段时间学了多少');
  expect(phone.route).toBe('pages/packs/hours/index');
  served.online = false;
  await phone.tap('记学时');
  await phone.tap('8 学时');
  await phone.tap('今天11月20日');
  await phone.tap('记11月20日 8 学时');
  expect(phone.words()).toContain('等网络，还没发出去');
  served.online = true;
  await phone.tap('有 1 条改动还没发出去');
  await phone.tap('再试一次');
  expect(phone.words()).toContain('还差 40 学时');

  await phone.open('/pages/home/index');
  await phone.tap('再加一本证');
  await phone.tap('全国（建筑施工）');
  await phone.tap('C 类');
  await tells('2027-01-10');
  await phone.tap('是');
  await phone.tap('还没有');
  await phone.tap('加上这本证');
  await phone.tap('去申请');
  await phone.tap('我已申请');
  await served.keepsDay('2026-11-19');
  expect(phone.words()).toContain('11月19日做完了');

  await phone.open('/pages/reminders/index');
  expect(phone.words()).toContain('材料员');
  await phone.open('/pages/home/index');
  expect(phone.words()).toContain('湖北省 · 现场专业人员');
  // What was applied for is not at its end: it stands among what goes on.
  expect(phone.words()).toContain('建筑施工安管人员（C 类）');
  await phone.tap('办完了的、办不了的（1）');
  expect(phone.words()).toContain('施工员（土建）');
  const kept = await served.app.connection.collection('certificates').find().toArray();
  expect(kept).toHaveLength(3);
  for (const { _id, trade } of kept) {
    await phone.open(`/pages/verification/code/index?id=${_id.toHexString()}`);
    expect(phone.words()).toContain(trade);
    expect(phone.words()).toContain('这是换证助手出的说明');
  }

  await phone.open('/pages/chat/index');
  const answers = async (text: string): Promise<string> => {
    await phone.type('打字问', text);
    await phone.tap('发送');
    return phone.words().split(text).at(-1) as string;
  };
  expect(await answers('我的材料员今年还差多少学时')).toContain('还差 40 学时');
  expect(await answers('安全员C证什么时候到期')).toContain('延续申请已交，还要等批');
  expect(await answers('施工员换证到哪天截止')).toContain('2022年12月31日');
  expect(phone.errors).toEqual([]);
  expect(phone.templates.complaints).toEqual([]);
});

test('a visitor who chose one place is told nothing of any other', async () => {
  const { phone } = served;
  await phone.open('/pages/home/index');
  await phone.tap('哪里的证书');
  await phone.tap('湖北省');
  const seen = [phone.words()];
  await phone.tap('看看我的证要办什么');
  await phone.type('照证书上的写', '材料员');
  await phone.tap('继续');
  seen.push(phone.words());
  await tells('2024-05-10');
  expect(phone.words()).toContain('材料员，我的判断是');
  seen.push(phone.words());
  for (const page of ['notice', 'help']) {
    await phone.open(`/pages/${page}/index`);
    expect(phone.words()).toContain('湖北省');
    seen.push(phone.words());
  }
  await phone.open('/pages/chat/index');
  await phone.type('打字问', '换证到哪天截止');
  await phone.tap('发送');
  expect(phone.words()).toContain('手头没有');
  seen.push(phone.words());
  for (const number of ['0220610100007', '鄂建安C(2021)0001234']) {
    await phone.open(`/pages/verification/scan/index?number=${encodeURIComponent(number)}`);
    expect(phone.words()).toContain('请问发证的主管部门');
    seen.push(phone.words());
  }
  expect(seen.join('\n')).not.toContain('吉林');
  expect(phone.errors).toEqual([]);
  expect(phone.templates.complaints).toEqual([]);
});

test('an amendment leaves what was told, and the phone says what changed from its day on', async () => {
  const { phone } = served;
  const cyclesOf = async () => {
    const [{ _id } = {}] = await served.app.connection.collection('certificates').find().toArray();
    await phone.open(`/pages/packs/certificate/index?id=${_id}`);
    return phone.words();
  };
  served.app.clock.moveTo('2026-05-20');
  await served.signIn();
  await phone.tap('加一本证');
  await phone.tap('湖北省');
  await phone.type('照证书上的写', '材料员');
  await phone.tap('继续');
  await tells('2025-05-10');
  await phone.tap('加上这本证');
  await phone.tap('说说以前');
  await phone.tap('32 学时');
  await phone.tap('这段时间学了 32 学时');
  await phone.tap('看这本证的全部');
  await phone.tap('记一笔、看每一段时间学了多少');
  await phone.tap('记学时');
  await phone.tap('8 学时');
  await phone.tap('今天5月20日');
  await phone.tap('记5月20日 8 学时');
  const was = await cyclesOf();
  expect(was).toContain('要学 32 学时，记了 8 学时，还差 24 学时');
  expect(was).not.toContain('规定改过');

  addPacks([AMENDED_HUBEI]);
  try {
    await served.replaceServer({ today: '2026-06-02' });
    const is = await cyclesOf();
    expect(is).toContain('要学 40 学时，记了 8 学时，还差 32 学时');
    expect(is).toContain('规定改过：这一期开始的时候要学 32 学时，6月1日起改成 40 学时');
    expect(is).toContain('2025年5月10日');
  } finally {
    addPacks([HUBEI]);
  }
});
