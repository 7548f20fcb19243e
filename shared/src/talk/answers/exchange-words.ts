import { formatDaysLeft } from '../../calendar';
import { entryAt } from '../../v1/rulebook';
import type { ChatAction } from '../types';
import {
  allAre,
  isDoubtful,
  isUnmapped,
  type Matter,
  nextWords,
  ofEach,
  openStep,
  type Standing,
} from './matter';
import { isLapsed } from './over';

const startGuide: ChatAction = { type: 'start-guide', label: '一步步带我办' };

/** The step that a known certificate stands at, else the guide from its start. */
export const onward = (matter: Matter): ChatAction => {
  const at = matter.standings.find(({ next }) => next.stepId !== null);
  return at ? openStep(matter, at.next.stepId as string) : startGuide;
};

/** So many days ago, how many is no use to anybody. */
const LONG_AGO = 60;

/** 还剩26天, 已过2天; long after it only that it is over. */
export function daysLeft({ rulebook, asOf }: Matter): string {
  const left = entryAt(rulebook.exchange.deadline, asOf).value - asOf;
  return left < -LONG_AGO ? '已经过了' : formatDaysLeft(left);
}

export const REVIVAL = '能不能恢复、补办，文件未规定，可以问{contact:authority}。';
export const ONLY_IN_REGISTRY = '这样的证书，还是到{system:provincial-registry}里查。';
const ONLY_VALID = '{system:provincial-registry}里查得到、显示“有效”的旧证书才能换。';
const DOUBT = '这样算不算换成，文件未规定，可以问{contact:authority}。';
const WAS_VALID =
  '现在换不了：换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效；改正过来以后还能不能换，文件未规定。';
const ASKS = '觉得不对，可以问{contact:authority}。';

/** What is said of certificates that cannot be exchanged, or perhaps were not: on what it hangs, and whom to ask. */
export const whyNot = (matter: Matter): string[] =>
  allAre(matter, isDoubtful)
    ? [DOUBT]
    : [allAre(matter, isUnmapped) ? ONLY_IN_REGISTRY : matter.late ? WAS_VALID : ONLY_VALID, ASKS];

/** The record lacks what a question says there is: it is asked for, and nothing is made of its absence. */
export const UNTOLD = '助手这里没有记你换过，已经换好的，说一声哪天换的';

export const lapsedLine = ({ title }: Standing): string =>
  `你的${title}：换证的期限{exchange.deadline}已经过了，没换的旧证书自动失效`;

/** That the last day is over: of the holder's own where it is over for all of them, else with what `rule` says to everybody. */
export const overOf = (matter: Matter, rule: string): string[] =>
  allAre(matter, isLapsed)
    ? ofEach(matter.standings, lapsedLine)
    : [...ofEach(matter.standings, nextWords), rule];
