import type { WeChatCalls } from './call';
import type { SendTrouble } from './send-errors';
import { fitValue, kindOf } from './values';

export type MiniProgramState = 'developer' | 'trial' | 'formal';

/** One subscribe message. `values` are by the template's own keys: thing1, date2 … */
export interface SubscribeMessage {
  openId: string;
  templateId: string;
  /** Where a tap on it leads, without a leading slash. */
  page: string;
  values: Readonly<Record<string, string>>;
}

export type SendResult =
  | { sent: true; msgid: string | null }
  | { sent: false; trouble: SendTrouble; errcode: number | null; means: string };

/** `POST /cgi-bin/message/subscribe/send`. Never throws for what WeChat says: the trouble is the answer. */
export class SubscribeMessages {
  constructor(
    private readonly calls: WeChatCalls,
    private readonly state: MiniProgramState,
  ) {}

  async send({ openId, templateId, page, values }: SubscribeMessage): Promise<SendResult> {
    const result = await this.calls.post('/cgi-bin/message/subscribe/send', {
      touser: openId,
      template_id: templateId,
      page,
      data: fitted(values),
      miniprogram_state: this.state,
      lang: 'zh_CN',
    });
    if (!result.ok)
      return { sent: false, trouble: result.trouble, errcode: result.errcode, means: result.means };
    const { msgid } = result.answer;
    return { sent: true, msgid: msgid === undefined ? null : String(msgid) };
  }
}

const fitted = (values: Readonly<Record<string, string>>): Record<string, { value: string }> =>
  Object.fromEntries(
    Object.entries(values).map(([key, value]) => [key, { value: fitValue(kindOf(key) ?? 'thing', value) }]),
  );
