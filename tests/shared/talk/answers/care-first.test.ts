// Whoever is in need, or is being cheated, hears that first, and is neither turned away nor scolded.
import { talkOf } from '../../../support/talk-cases';

const says = (text: string): string =>
  talkOf([{ id: 'one', asOf: '2022-12-05', holder: null, says: [text] }])[0]?.turns[0]?.answer ?? '';

describe('whoever needs help', () => {
  it.each([
    '工友喝了百草枯',
    '手让搅拌机绞了',
    '我胸口闷得慌喘不上气',
    '师傅突然晕过去了',
    '腿被钢筋砸断了',
    '血止不住',
    '媳妇吞了一把安眠药',
    '我爸半个身子不能动了',
    '他中暑晕在钢筋棚，叫不醒',
    '塔吊上的砖掉下来砸到人了',
    '师傅倒地上抽',
  ])('%s: is sent to 120', (text) => {
    expect(says(text)).toContain('120');
    expect(says(text)).not.toMatch(/不归换证助手管|是不是：/);
  });

  it.each(['日子没法活了', '活不了了', '我熬不下去了', '真不想再坚持了'])('%s: is listened to', (text) => {
    expect(says(text)).toContain('12356');
  });

  it.each(['包工头把我打了', '挨打了咋办', '工长动手打人'])('%s: is sent to 110', (text) => {
    expect(says(text)).toContain('110');
  });

  it('is told from what only sounds like it', () => {
    expect(says('网页崩溃了')).not.toContain('12356');
    expect(says('打电话打不通')).not.toContain('报警');
    expect(says('从业人员注册被卡住了')).not.toContain('120');
  });
});

describe('whoever is being cheated', () => {
  it.each([
    '微信群里发了个链接，说填银行卡就能换证',
    '收到短信说证件冻结要点链接',
    '他让我交500块保证金才给办',
    '客服叫我开屏幕共享',
    '说要下载个软件才能换证',
    '中介要我把身份证拍给他',
    '住建厅的人打电话让我转账',
    '有人说给钱就能把注销的恢复',
  ])('%s: is warned, and not scolded', (text) => {
    const said = says(text);
    expect(said).toMatch(/^别转账/);
    expect(said).toContain('96110');
    expect(said).not.toMatch(/买证|再转账|吃亏的是你/);
  });
});
