// Whoever was cheated, and whoever reports fraud, has asked for none.
import { talkOf } from '../../../support/talk-cases';

const turn = (text: string) =>
  talkOf([{ id: 'one', asOf: '2022-12-05', holder: null, says: [text] }])[0]?.turns[0];

describe('whoever is being cheated', () => {
  it.each([
    '我给他验证码了咋办',
    '验证码告诉对方了',
    '电话里说不交钱就注销我的证，真的假的',
    '短信让我点网址补录信息是不是诈骗',
    '有人说帮我换证先交两百定金',
    '有个公众号让我交年检费',
    '花了八百找人代换结果没换成能退吗',
    '我把身份证照片发给办证的人了怎么办',
    '微信有人加我说能内部换证',
  ])('%s: is told what to do, and neither asked back nor turned away', (text) => {
    const said = turn(text);
    expect(said?.outcome).toBe('answer');
    expect(said?.answer).toMatch(/96110/);
    expect(said?.answer).toMatch(/110/);
  });

  it.each(['老板逼我把证挂给别人', '我身份证让人拿去办证了'])('%s: is no fault of theirs', (text) => {
    expect(turn(text)?.answer).toMatch(/^这不是你的错。/);
  });

  it.each(['收不到验证码咋办', '平台没给我发验证码'])('%s: waits for a code of the platform', (text) => {
    expect(turn(text)?.intent).toBe('sms_code');
  });
});

describe('whoever reports fraud', () => {
  it.each(['举报挂证', '我要举报有人代考', '怎么举报挂证的公司', '怎么举报收钱代学的', '举报假证'])(
    '%s: is not refused',
    (text) => {
      const said = turn(text);
      expect(said?.outcome).toBe('answer');
      expect(said?.answer).toMatch(/^举报.*文件未规定/);
    },
  );

  it('代学被举报会怎样: is whoever did it', () => {
    expect(turn('代学被举报会怎样')?.outcome).toBe('decline');
  });
});

describe('a card that is to be bought or borrowed', () => {
  it.each([
    '买个安全员C证多少钱',
    '想买个B证要花多少',
    'C证能买到不',
    '买个施工员证多少钱',
    '能不能借我一个质量员证投标用',
  ])('%s: is refused, whatever scheme the card is of', (text) =>
    expect(turn(text)).toMatchObject({ intent: 'refuse_fraud', outcome: 'decline' }),
  );

  it.each(['安全员C证丢了能补吗', '延续C证多少钱', '买安全帽多少钱'])('%s: buys none', (text) =>
    expect(turn(text)?.intent).not.toBe('refuse_fraud'),
  );
});
