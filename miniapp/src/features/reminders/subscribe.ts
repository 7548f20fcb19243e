import type { RequestOf } from '@hz/shared/contracts';
import Taro from '@tarojs/taro';

export type Answers = RequestOf<'POST /v1/reminders/grants'>['body']['answers'];
type Answer = Answers[number]['answer'];

const REFUSALS: readonly string[] = ['reject', 'ban', 'filter'] satisfies Answer[];

/** WeChat adds ways to accept from time to time: each begins with the same word. */
const isKnown = (answer: unknown): answer is Answer =>
  typeof answer === 'string' && (answer.startsWith('accept') || REFUSALS.includes(answer));

export const isConsent = ({ answer }: Answers[number]): boolean => answer.startsWith('accept');

// The main switch for messages is off in WeChat's own settings.
const SWITCHED_OFF = 20004;

/** What came of asking: an answer for each template, or why WeChat did not ask. */
export type Asked = { answers: Answers } | { failed: 'switched-off' | 'not-asked' };

/**
 * Lets WeChat ask whether it may send one message of each template. WeChat asks only in answer to a tap:
 * call this in the tap's handler, before anything is awaited.
 */
export async function askWeChat(templateIds: readonly string[]): Promise<Asked> {
  try {
    const option = { tmplIds: [...new Set(templateIds)] } as Taro.requestSubscribeMessage.Option;
    const result: Record<string, unknown> = { ...(await Taro.requestSubscribeMessage(option)) };
    const answers = option.tmplIds.flatMap((templateId) => {
      const answer = result[templateId];
      return isKnown(answer) ? [{ templateId, answer }] : [];
    });
    return answers.length > 0 ? { answers } : { failed: 'not-asked' };
  } catch (failure) {
    const { errCode } = failure as Partial<Taro.requestSubscribeMessage.FailCallbackResult>;
    return { failed: errCode === SWITCHED_OFF ? 'switched-off' : 'not-asked' };
  }
}
