import { parsePayload, refusalSentences } from '@hz/shared/codes';
import { times } from '../../support/long';
import fc from '../../support/properties';
import { aSignedStatus } from '../../support/status-codes';

const number = (text: string) => ({ kind: 'number', number: text });
const refused = (code: string) => expect.objectContaining({ kind: 'refused', code });

describe('a bare number', () => {
  test.each([
    ['22171010400123', '22171010400123'],
    ['２２１７１０１０４００１２３', '22171010400123'],
    [' 2217 1010 4001　23\n', '22171010400123'],
    ['吉建教ｇｗ20180001', '吉建教GW20180001'],
    ['22—1710—1040', '22-1710-1040'],
    ['吉（2018）0012号', '吉(2018)0012号'],
  ])('%j is the number %s', (content, expected) => {
    expect(parsePayload(content)).toEqual(number(expected));
  });

  test('is found behind its label', () => {
    expect(parsePayload('姓名：张三 证书编号：22171010400123，岗位：施工员')).toEqual(
      number('22171010400123'),
    );
  });
});

describe('a pasted text', () => {
  test.each([
    ['姓名：李明\n准考证号：20180512345\n证书编号：22171010400123'],
    ['姓名：李明\n身份证号：1101**********002X\n证书编号：22171010400123'],
    ['我的证书编号是22171010400123'],
    ['证书编号\n22171010400123'],
    ['No.22171010400123'],
    ['NO: 22171010400123'],
    ['22171010400123 李明'],
    ['证书编号（新）：22171010400123'],
    ['新证书编号为 22171010400123，请查收'],
    ['岗位证书编号=22171010400123;手机号=13800000000'],
    ['{"zsbh":"22171010400123","name":"李明"}'],
    ['{"data":{"idCard":"x","certificate_no":22171010400123}}'],
    ['[{"姓名":"李明","准考证号":"20180512345","证书编号":"22171010400123"}]'],
    ['\u200b22171010400123'],
    ['2217\u200b1010\u00ad400123\u202c'],
    ['李明的证书 https://example.gov.cn/q?zsbh=22171010400123 请核对'],
    [
      'https://weixin110.qq.com/cgi-bin/mmspamsupport-bin/newredirectconfirmcgi?main_type=2&url=https%3A%2F%2Fexample.gov.cn%2Fq%3Fzsbh%3D22171010400123',
    ],
    ['姓名：李明 电话：13800000000 证书编号：22171010400123'],
    ['流水号：2018051234567\n证书号：22171010400123'],
    ['证书编号：221710 10400123'],
  ])('%j is the number', (content) => {
    expect(parsePayload(content)).toEqual(number('22171010400123'));
  });

  test('with a status address is the status code', () => {
    const text = aSignedStatus();
    const address = `HTTPS://HZ.EXAMPLE.COM/S/${text}`;
    const status = { kind: 'status-code', text };
    expect(parsePayload(`我的证书状态，点开看：${address}`)).toEqual(status);
    expect(parsePayload(`点开看 ${address} （换证助手）`)).toEqual(status);
    expect(parsePayload(`https://wx.example.com/jump?to=${encodeURIComponent(address)}`)).toEqual(status);
  });

  test.each([
    ['身份证号：11010519491231002X', 'identity-number'],
    ['220102600308011', 'identity-number'],
    ['WIFI:S:site;T:WPA;P:12345678;;', 'not-a-certificate-code'],
    ['准考证号：20180512345', 'not-a-certificate-code'],
    ['手机号：13800000000', 'not-a-certificate-code'],
    ['20180512345 22171010400123', 'not-a-certificate-code'],
    ['{"name":"李明"}', 'not-a-certificate-code'],
    ['{"a":', 'not-a-certificate-code'],
  ])('%j is none: %s', (content, code) => {
    expect(parsePayload(content)).toEqual(refused(code));
  });
});

describe('a web address', () => {
  test.each([
    'https://example.gov.cn/query?zsbh=22171010400123',
    'HTTP://EXAMPLE.GOV.CN/Q?x=1&cert_no=22171010400123#top',
    'https://example.gov.cn/cert/22171010400123',
    'https://example.gov.cn/#/detail?number=22171010400123',
    'https://example.gov.cn/q?bh=%EF%BC%92%EF%BC%92171010400123',
  ])('%s carries the number', (content) => {
    expect(parsePayload(content)).toEqual(number('22171010400123'));
  });

  test.each([
    'https://example.com/',
    'https://u.wechat.com/kMDX1234abcd',
    'https://example.com/oauth?code=081abC2345',
    'https://example.com/2023/05/news.html',
  ])('%s carries none and is not opened', (content) => {
    expect(parsePayload(content)).toEqual(refused('not-a-certificate-code'));
  });

  test('with broken escapes is unreadable', () => {
    expect(parsePayload('https://example.gov.cn/q?zsbh=%E4%')).toEqual(refused('unreadable'));
  });
});

describe('a status code', () => {
  const text = aSignedStatus();

  test.each([
    `HZ:${text}`,
    `hz:${text.toLowerCase()}`,
    `HTTPS://HZ.EXAMPLE.COM/S/${text}`,
    `http://127.0.0.1:3000/s/${text.toLowerCase()}`,
  ])('is taken from %s', (content) => {
    expect(parsePayload(content)).toEqual({ kind: 'status-code', text });
  });

  test('that lost letters is unreadable', () => {
    expect(parsePayload(`HZ:${text.slice(1)}`)).toEqual(refused('unreadable'));
    expect(parsePayload(`HTTPS://HZ.EXAMPLE.COM/S/${text.slice(0, 140)}`)).toEqual(refused('unreadable'));
  });
});

describe('what is refused', () => {
  test.each([
    ['', 'unreadable'],
    ['  \n ', 'unreadable'],
    ['\u0000\u0001\u0002', 'unreadable'],
    ['编号\ufffd\ufffd', 'unreadable'],
    ['你好', 'not-a-certificate-code'],
    ['wxp://f2f0abcdef12345678', 'not-a-certificate-code'],
    ['weixin://dl/business?t=12345678', 'not-a-certificate-code'],
    ['javascript:alert(12345678)', 'not-a-certificate-code'],
    ['tel:13800000000', 'not-a-certificate-code'],
    ['12', 'not-a-certificate-code'],
    ['1'.repeat(3000), 'not-a-certificate-code'],
    ['11010519491231002X', 'identity-number'],
    ['１１０１０５１９４９１２３１００２ｘ', 'identity-number'],
  ])('%j: %s, with a sentence', (content, code) => {
    const payload = parsePayload(content);
    expect(payload).toEqual(refused(code));
    expect(payload).toHaveProperty('sentence', refusalSentences[code as keyof typeof refusalSentences]);
  });
});

describe('whatever is scanned', () => {
  const anyText = fc.oneof(
    fc.string({ maxLength: 300, unit: 'binary' }),
    fc.string({ maxLength: 300, unit: 'grapheme' }),
    fc.webUrl({ withQueryParameters: true, withFragments: true }),
    fc
      .tuple(
        fc.constantFrom('HZ:', 'https://a.cn/S/', 'https://a.cn/?zsbh=', '证书编号：', '%'),
        fc.string({ maxLength: 2000 }),
      )
      .map(([head, tail]) => head + tail),
    fc.stringMatching(/^[0-9０-９\s-]{0,60}$/),
  );

  test('gets one answer, and a number it answers is read as the same number again', () => {
    fc.assert(
      fc.property(anyText, (content) => {
        const payload = parsePayload(content);
        if (payload.kind === 'number') expect(parsePayload(payload.number)).toEqual(payload);
        if (payload.kind === 'refused') expect(refusalSentences[payload.code]).toBe(payload.sentence);
      }),
      { numRuns: times(2000, 20_000) },
    );
  });

  // What takes more than linear time would not end before the test is given up.
  test('of the greatest length gets its answer a thousand times over', () => {
    const nasty = [
      '%'.repeat(2048),
      `?${'a=&'.repeat(680)}`,
      `https://${'/'.repeat(2000)}`,
      '编号:'.repeat(600),
      ' '.repeat(2047),
    ];
    for (let time = 0; time < 200; time += 1)
      for (const content of nasty) expect(parsePayload(content).kind).toBe('refused');
  });
});
