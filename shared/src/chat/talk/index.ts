import type { Answers } from '../../guide';
import type { Rulebook } from '../../rulebook';
import type { ChatContext, ChatState, Talk } from '../types';
import { answerIntake, startIntake } from './intake';
import { isGoOn, isStop, type Turn } from './turn';
import { answerWay, certificateOf, tellStep } from './way';

export { GO_ON, type Turn, tap } from './turn';

// 我要换证, 带我一步步办, 看看我能不能换: wishes to be led, not questions.
const START =
  /^(我(现在)?(要|想|得)(去)?(换证|换电子证|办换证|换个?证)|我想换证|开始(换证|吧)|现在就换|(你)?(一步步|一步一步|一步一步的?)?带我(换|办|一步步|一步一步|走).*|一步步带我办|(请)?帮我(换证|换一下证|办换证)|给我换(一下)?证|看看我能不能换|(帮我)?看看(我|我的证|我这个证)?能(不能换|换不|换吗|否换).*|看看我的证|我能不能换(帮我看看)?|我(这个)?证能换(不|吗)?帮我(看看|查查).*)$/;
const plainWish = (text: string): string => text.normalize('NFKC').replace(/[\s，。！？,.!?~]+/g, '');

export const wantsGuide = (text: string): boolean => START.test(plainWish(text));

/** Whoever has signed in keeps the answers on record, where every face of the product finds them. */
const talkAnswers = (talk: Talk | null, { holder }: ChatContext): Answers =>
  holder ? holder.intake : talk?.at === 'intake' ? talk.answers : {};

/** The certificate whose exchange is not done, else none: a wish to exchange is about that one. */
const unfinished = ({ holder }: ChatContext) =>
  holder?.certificates.find(({ facts }) => facts.exchangedOn === null && facts.issuedOn === null);

/** Begins to lead: through the steps of a certificate that is not exchanged yet, else through the first questions. */
export function startTalk(rulebook: Rulebook, context: ChatContext): Turn {
  const certificate = unfinished(context);
  if (certificate) return tellStep({ rulebook, context, certificate }, '好，接着办。', []);
  return startIntake(rulebook, talkAnswers(null, context), context, '好，先问几个问题。');
}

/** Where a talk stands, told again. */
export function resumeTalk(rulebook: Rulebook, talk: Talk, context: ChatContext): Turn {
  if (talk.at === 'intake') return startIntake(rulebook, talkAnswers(talk, context), context, '接着刚才的。');
  const certificate = certificateOf(context.holder, talk.certificateId);
  return certificate ? tellStep({ rulebook, context, certificate }, '', []) : startTalk(rulebook, context);
}

const stopped: Turn = {
  text: '好，先停在这里，想接着办就说“继续”。',
  clauses: [],
  actions: [],
  quickReplies: [],
  effects: [],
  talk: null,
  asks: false,
};

/** The turn after a text that answers what the talk asks; null when it is about something else. */
function answerTalk(rulebook: Rulebook, talk: Talk, text: string, context: ChatContext): Turn | null {
  if (talk.at === 'intake')
    return answerIntake(rulebook, { ...talk, answers: talkAnswers(talk, context) }, text, context);
  const certificate = certificateOf(context.holder, talk.certificateId);
  return certificate ? answerWay({ rulebook, context, certificate }, text) : null;
}

/** Whether a text is one of the things that can be tapped where the talk stands. */
const isTapped = (rulebook: Rulebook, talk: Talk, text: string, context: ChatContext): boolean =>
  resumeTalk(rulebook, talk, context).quickReplies.some((reply) => reply.text === text.trim());

/** The turn of a running talk after a text; null when the text is about something else. */
export function takeTurn(
  rulebook: Rulebook,
  state: ChatState,
  text: string,
  context: ChatContext,
): Turn | null {
  const { talk, awaiting } = state;
  if (!talk) return null;
  if (isGoOn(text)) return resumeTalk(rulebook, talk, context);
  if (awaiting && isStop(text)) return { ...stopped, talk };
  return awaiting || isTapped(rulebook, talk, text, context)
    ? answerTalk(rulebook, talk, text, context)
    : null;
}

/** The talk's own question once more, when what was said is no answer to it and no question either. */
export function repeatTurn(rulebook: Rulebook, talk: Talk, context: ChatContext): Turn {
  if (talk.at === 'intake') return startIntake(rulebook, talkAnswers(talk, context), context, '没对上。');
  return resumeTalk(rulebook, talk, context);
}
