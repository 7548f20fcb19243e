import { newChat } from '@hz/shared/chat';
import { aChat, on } from '../../support/chat';

const chat = aChat();
const ask = (text: string) => chat.reply(newChat(), text, on('2022-12-05'));
const lookUp = (number: string) => ({ type: 'scan', label: '查这个编号', number });

describe('a certificate number', () => {
  const typed = [
    '0220610100007',
    '02206101 00007',
    '０２２０６１０１００００７',
    ' 022-06101—00007 ',
    '证书编号：0220610100007',
  ];

  it.each(typed)('typed alone (%s) is offered to be looked up', (text) => {
    const reply = ask(text);
    expect(reply).toMatchObject({ intent: 'verify_qr', outcome: 'answer', confidence: 1 });
    expect(reply.actions[0]).toMatchObject({ type: 'scan', label: '查这个编号' });
    const { number } = reply.actions[0] as { number: string };
    expect(number.replaceAll('-', '')).toBe('0220610100007');
  });

  it('is offered beside the answer, too, when the question is whether it is genuine', () => {
    expect(ask('帮我查查 0220610100007 是真的吗')).toMatchObject({
      intent: 'verify_qr',
      actions: expect.arrayContaining([lookUp('0220610100007')]),
    });
  });

  it('does not hide what is asked about it', () => {
    expect(ask('0220610100007怎么下载')).toMatchObject({ intent: 'download_cert', outcome: 'answer' });
  });
});

describe('what is no certificate number', () => {
  it.each(['13812345678', '0431-82752530', '400-999-9355', '2022-12-31', '20221231', '32', '12月31日'])(
    '%s is not offered to be looked up',
    (text) => {
      expect(JSON.stringify(ask(text).actions)).not.toContain('"number"');
    },
  );

  it('an identity number is refused with the scanner’s own words, and not passed on', () => {
    const reply = ask('11010519491231002X');
    expect(reply.answer).toContain('这是身份证号，不是证书编号');
    expect(JSON.stringify(reply.actions)).not.toContain('11010519491231002X');
  });
});
