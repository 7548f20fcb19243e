// An accident or an illness on the site is met first, in whatever few words it is cried out; what only speaks of one is
// a question like any other. Whoever was cheated, or whose certificate or name others use, is helped and not scolded.
import { ofJilin, talkOf } from '../../../support/talk-cases';

const holder = {
  registeredOn: '2022-11-20',
  certificates: [ofJilin('施工员', {}, { credits: [{ on: '2022-12-01', hours: 12 }] })],
};

const turnOf = (...says: string[]) =>
  talkOf([{ id: 'one', asOf: '2022-12-05', holder, says }])[0]?.turns.at(-1);
const says = (text: string): string => turnOf(text)?.answer ?? '';

describe('somebody is hurt or ill', () => {
  it.each([
    '触电了',
    '有人触电了怎么办',
    '小工让电打了',
    '电着人了',
    '有人掉下去了',
    '我从梯子上摔下来了',
    '掉坑里了',
    '坠楼了',
    '人被埋了',
    '板子压着人了',
    '叉车撞人了',
    '手指头切掉了',
    '钉子扎穿脚了',
    '骨折了',
    '流了好多血',
    '心梗了',
    '脑出血',
    '中暑了',
    '中暑了怎么办',
    '晕倒了',
    '我头晕恶心',
    '癫痫犯了',
    '煤气中毒了',
    '烫伤了',
    '眼睛溅进石灰了',
    '老王头不行了，老师傅没气了',
    '出人命了',
    '工地出事了',
    '救命啊',
    '看课的时候工友晕倒了',
  ])('%s: 120 first', (text) => {
    expect(says(text)).toMatch(/^(?:先救人：)?马上打 120/);
  });

  it.each(['着火了', '工地着火了怎么办', '宿舍起火了', '气瓶炸了', '配电箱冒烟了', '煤气泄漏'])(
    '%s: 119 first',
    (text) => {
      expect(says(text)).toMatch(/^先离开，.*119.*120/);
    },
  );

  it.each([
    '触电培训要学几个学时',
    '触电急救那节课算不算学时',
    '防中暑的课在哪看',
    '预防触电要不要考试',
    '视频里讲触电那段卡住了',
    '火灾事故案例那节看不了',
    '浏览器中毒了打不开',
    '手机掉水里了怎么换号',
    '手机摔坏了收不到验证码',
    '脸上烫伤过识别不了',
    '工伤摔伤赔多少',
    '原来叫电气施工员现在叫电什么',
    '学时掉下去了',
    '困难找人办',
    '压着我的证不给',
  ])('%s: is no emergency', (text) => {
    expect(says(text)).not.toMatch(/打 (?:120|119)/);
  });
});

describe('whoever was cheated', () => {
  it.each([
    '中介说能改学时，我交了800，现在联系不上人了',
    '有人打电话说我证要过期了，让交钱激活',
    '收到短信说证要注销，交费才能保留',
    '培训机构收了我两千不退钱',
    '给了那人五百，他不接电话了',
    '黄牛失联了，钱都给了',
    '自称厅里的人让我先交500解冻',
    '培训机构说包拿证靠谱吗',
    '被中介坑了',
  ])('%s: 110 and 96110, and no reproach', (text) => {
    expect(says(text)).toMatch(/^别转账.*110.*96110/);
    expect(says(text)).not.toContain('我不能帮');
  });
});

describe('whose certificate or name others use', () => {
  it.each([
    '我怀疑单位拿我的证去挂靠了',
    '单位没经我同意就用我的证投标',
    '老东家偷偷把我的证挂出去了',
    '公司背着我把证挂靠了',
    '我的证被公司挂出去了',
    '中介拿我的证去卖',
    '原单位没跟我说就拿我的证备案',
  ])('%s: is told to whom it is reported', (text) => {
    expect(says(text)).toMatch(/^这不是你的错。.*反映.*110.*96110.*0431-82752530/);
  });

  it.each([
    '有人用我的身份证注册了',
    '身份证被别人注册了',
    '我的身份被人冒用了',
    '不知道谁拿我身份证注册的',
    '中介用我的名字报名了',
  ])('%s: 110, and the desk that can look', (text) => {
    expect(says(text)).toMatch(/^这不是你的错。.*110.*96110.*400-999-9355/);
    expect(says(text)).not.toContain('别反复提交');
  });

  it('is none who wants that himself', () => {
    for (const text of ['把证挂出去多少钱', '公司想借我的证投标，给钱', '花钱找人代学行不'])
      expect(turnOf(text)).toMatchObject({ intent: 'refuse_fraud', outcome: 'decline' });
    // An employer that bids with its own people does nothing behind their back.
    expect(says('单位说投标得用我的证，今年我得学多少')).not.toContain('不是你的错');
    for (const text of ['能用别人的身份证注册吗', '显示身份证已注册'])
      expect(says(text)).not.toContain('不是你的错');
  });
});
