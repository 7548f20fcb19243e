import type { Desk } from '../desk';

/** A walk at the desk's pages. */
export interface DeskLeg {
  name: string;
  /** Nobody: somebody who has not come in. */
  who: string | null;
  walk(desk: Desk, look: (screen: string) => Promise<void>): Promise<void>;
}

const atTheDoor: DeskLeg = {
  name: 'the door of the desk',
  who: null,
  async walk(desk, look) {
    await desk.sees('两分钟有效，只能用一次。');
    await look('desk-sign-in');
    await desk.signsInAs('吴芳');
    await desk.sees('你还没有加入单位');
    await look('desk-start');
    await desk.follows('替单位申请');
    desk.faults.expect(/status of 422/);
    await desk.types('单位全称', '吉林示范建筑公司');
    await desk.types('统一社会信用代码', '9122010000000000');
    await desk.chooses('向哪个主管部门申请', '示例县住房和城乡建设局（示例县）');
    await desk.types('你的姓名', '吴芳');
    await desk.presses('交申请');
    await desk.sees('统一社会信用代码是 18 位');
    await look('desk-application');
  },
};

const aClerk: DeskLeg = {
  name: 'a clerk of a company',
  who: '马丽',
  async walk(desk, look) {
    await desk.sees('大家办到哪里了');
    await look('desk-company');
    await desk.follows('人员');
    await desk.sees('共 60 人');
    await look('desk-people');
    await desk.page.getByLabel(/^选 /).first().check();
    await desk.presses('都没加入，提醒不到：看名单');
    await desk.sees('知道了，不发');
    await look('desk-nudge');
    await desk.page.keyboard.press('Escape');
    await desk.types('姓名或编号', '演示-3002');
    await desk.sees('符合的 1 人');
    await desk.page.locator('td a').first().click();
    await desk.sees('演示-3002');
    await look('desk-person');
    await desk.presses('移出名单');
    await desk.sees('他自己的记录和同意不受影响');
    await look('desk-person-remove');
    await desk.page.keyboard.press('Escape');
    await desk.follows('名单');
    await desk.sees('演示名单.xlsx');
    await look('desk-rosters');
    await desk.uploads(
      '新名单.csv',
      '证书编号,姓名,岗位,项目\n演示-0001,陈志远,机械员,一号楼\n,,施工员,一号楼\n',
    );
    await desk.sees('2 行 = 新增 1 + 变化 0 + 没变 0 + 不收 1');
    await look('desk-roster');
    await desk.presses('改这一行：第 3 行');
    await desk.sees('只改这里，你的文件不变。');
    await look('desk-roster-row');
    await desk.page.keyboard.press('Escape');
    await desk.follows('提醒');
    await desk.page.getByRole('heading', { name: '提醒', level: 1 }).waitFor();
    await look('desk-nudges');
    await desk.follows('请人加入');
    await desk.presses('做一张海报');
    await desk.sees('0 人扫它同意了');
    await look('desk-posters');
    await desk.follows('成员');
    await desk.sees('田班长');
    await desk.presses('发邀请');
    await desk.sees('收回邀请');
    await look('desk-members');
    await desk.presses(/^改身份：/);
    await desk.sees('先选另一个身份');
    await look('desk-member');
    await desk.page.keyboard.press('Escape');
    await desk.presses(/^我退出/);
    await desk.page.getByRole('dialog').waitFor();
    await look('desk-leave');
    await desk.page.keyboard.press('Escape');
    await desk.follows('日志');
    await desk.page.getByRole('heading', { name: '日志', level: 1 }).waitFor();
    await look('desk-log');
  },
};

const anOfficer: DeskLeg = {
  name: 'an officer of a county',
  who: '关科长',
  async walk(desk, look) {
    await desk.sees('以哪个身份做事');
    await look('desk-memberships');
    await desk.follows(/^示例县住房和城乡建设局/);
    await desk.sees('示例建筑有限公司');
    await look('desk-district');
    for (const [buttons, sight, screen] of [
      [['看人名：示例建筑有限公司'], '看人名要写原因', 'desk-names'],
      [['更多：示例建筑有限公司'], '主管部门同意了', 'desk-more'],
      [['更多：示例建筑有限公司', '改名'], '新名称', 'desk-rename'],
      [['更多：示例建筑有限公司', '并入别家'], '并入哪家', 'desk-merge'],
      [['新建下级主管部门'], '管哪个地区', 'desk-authority'],
    ] as const) {
      for (const button of buttons) await desk.presses(button);
      await desk.sees(sight);
      await look(screen);
      await desk.page.keyboard.press('Escape');
    }
    for (const [link, heading, screen] of [
      ['申请', '单位的申请', 'desk-applications'],
      ['转来的问题', '转来的问题', 'desk-questions'],
      ['官方名单', '官方名单', 'desk-lists'],
    ] as const) {
      await desk.follows(link);
      await desk.page.getByRole('heading', { name: heading, level: 1 }).waitFor();
      await look(screen);
    }
  },
};

/** Every page and dialog of the desk, with the clock in December 2022. */
export const deskTour: readonly DeskLeg[] = [atTheDoor, aClerk, anOfficer];
