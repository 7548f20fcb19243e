import { parseDay } from '@hz/shared/calendar';
import type { Pack } from '@hz/shared/law';
import {
  type Chat,
  type ChatContext,
  type ChatHolder,
  type ChatReply,
  type ChatState,
  createChat,
  newChat,
  Understanding,
} from '@hz/shared/talk';
import { learnedUnderstanding } from '@hz/shared/talk/learned';
import { loadRulebook, type Rulebook } from '@hz/shared/v1/rulebook';
import { afterWriting } from '../../shared/src/talk/written';
import { aCertificate, type CertificateTold } from './certificates';
import { jilinData, type RulebookData, readRulebook } from './rulebooks';

export const jilin = loadRulebook('jilin-2022-25');

/** Jilin's rulebook with some of what is written in it changed. */
export function jilinWith(change: (data: RulebookData) => void): Rulebook {
  const data = jilinData();
  change(data);
  return readRulebook(data);
}

/** The chat under a rulebook or a pack, made of what was learned beforehand, or learned once a test file. */
export const aChat = (law: Rulebook | Pack = jilin): Chat => createChat(law, learnedUnderstanding());

/** A chat that knows hardly any phrases, for what is asked by the titles of questions alone. */
export const titlesOnly = (rulebook: Rulebook): Chat =>
  createChat(rulebook, new Understanding([{ intent: 'smalltalk', text: '你好', template: 1 }]));

/** A holder who has signed in, with certificates c1, c2 …. */
export const signedIn = (
  certificates: CertificateTold[] = [],
  told: Partial<ChatHolder> = {},
): ChatHolder => ({
  registeredOn: null,
  intake: {},
  ...told,
  certificates: certificates.map((one, i) => ({ id: `c${i + 1}`, facts: aCertificate(one) })),
});

export const on = (asOf: string, holder: ChatHolder | null = null): ChatContext => ({
  asOf: parseDay(asOf),
  holder,
});

/** One chat from message to message. */
export class Talking {
  state: ChatState = newChat();

  constructor(
    private readonly chat: Chat,
    public context: ChatContext = on('2022-12-05'),
  ) {}

  say(text: string): ChatReply {
    const reply = this.chat.reply(this.state, text, this.context);
    this.state = reply.state;
    return reply;
  }
}

/** A talk whose writing stands on record before the next message. */
export class KeptTalking extends Talking {
  override say(text: string): ChatReply {
    const reply = super.say(text);
    const { holder, asOf } = this.context;
    if (holder) this.context = { ...this.context, holder: afterWriting(holder, reply.written, asOf) };
    return reply;
  }

  sayAll(...texts: string[]): ChatReply {
    return texts.map((text) => this.say(text)).at(-1) as ChatReply;
  }

  get certificates() {
    return this.context.holder?.certificates ?? [];
  }
}

/** A talk with a registered 资料员, whose writing stands on record; `told` is what is known of the certificate besides. */
export const clerkTalking = (chat: Chat, told: CertificateTold = {}, asOf = '2022-12-05'): KeptTalking =>
  new KeptTalking(
    chat,
    on(
      asOf,
      signedIn([{ trade: '资料员', specialty: null, ...told }], { registeredOn: parseDay('2022-12-01') }),
    ),
  );
