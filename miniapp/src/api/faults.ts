import type { RequestOf } from '@hz/shared/contracts';
import Taro from '@tarojs/taro';
import { call } from './call';
import { Failure } from './failure';

type Fault = RequestOf<'POST /v1/faults'>['body'];

const MOST_A_SESSION = 5;
const LONGEST = 2_000;
const told = new Set<string>();

// What a person may have typed or be called never travels: numbers of three digits and more, Chinese words, addresses.
const withoutPersons = (text: string): string =>
  text
    .replace(/https?:\/\/\S+\/(?=[\w.-]+:\d+:\d+)/g, '')
    .replace(/https?:\/\/\S+/g, '(address)')
    .replace(/[\u2e80-\u9fff\uff00-\uffef]+/g, '(words)')
    .replace(/(^|[^:\w.])[A-Za-z]{0,4}-?\d{3,}[A-Za-z]?(?![:\w.])/g, '$1(number)')
    .slice(0, LONGEST);

function textOf(error: unknown): string {
  if (typeof error === 'string') return error;
  const { message = '', stack = '' } = (error ?? {}) as { message?: string; stack?: string };
  return stack.includes(message) ? stack : `${message}\n${stack}`;
}

const pageNow = (): string => {
  const pages = Taro.getCurrentPages();
  return (pages[pages.length - 1]?.route ?? '').replace(/^\//, '').split('?')[0] as string;
};

/**
 * Tells the server of an error that nobody has caught: where it happened and what it said, without anything of the
 * person. Each once, and few in a session: a fault must not become a flood. What the server answered badly is in its
 * own log already.
 */
export function reportFault(error: unknown): void {
  if (error instanceof Failure) return;
  const text = withoutPersons(textOf(error));
  if (text === '' || told.has(text) || told.size >= MOST_A_SESSION) return;
  told.add(text);
  const fault: Fault = { page: pageNow(), text, face: process.env.TARO_ENV === 'h5' ? 'web' : 'wechat' };
  call('POST /v1/faults', { body: fault }).catch(() => undefined);
}
