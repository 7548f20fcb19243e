import type { ChatCertificate, ChatContext, ChatHolder } from '../types';
import { creditsOf, nameOf, recordedOf, titleOf } from './records';
import { calledOf, factWords, hoursWords } from './words';

/** What may tell two certificates of one name apart, the plainest first. */
const TELLING = [
  'newNumber',
  'registryStatus',
  'exchangedOn',
  'issuedOn',
  'expiresOn',
  'appliedOn',
  'inPost',
];

const NOT_TOLD: Readonly<Record<string, string>> = {
  newNumber: '没记新编号',
  registryStatus: '没记系统里的状态',
  inPost: '没记在不在岗',
};

const hoursOf = (one: ChatCertificate): number =>
  Math.round(creditsOf(one).reduce((sum, { hours }) => sum + hours, 0) * 10) / 10;

function wordsOf(holder: ChatHolder, one: ChatCertificate, fact: string, asOf: number): string {
  const value = recordedOf(holder, one, fact);
  if (value === null) return NOT_TOLD[fact] ?? `没记“${calledOf(fact, one.law !== undefined)}”`;
  return factWords({ op: 'set', certificate: one.id, fact, value, on: null }, asOf, one.law !== undefined);
}

/** How several of one name differ: by the first fact in which they do, by their hours, or by which was added first. */
function apart(holder: ChatHolder, alike: readonly ChatCertificate[], asOf: number): string {
  const differ = (of: (one: ChatCertificate) => unknown): boolean => new Set(alike.map(of)).size > 1;
  const fact = TELLING.find((name) => differ((one) => recordedOf(holder, one, name)));
  const words = (one: ChatCertificate): string =>
    fact === undefined ? `记了 ${hoursWords(hoursOf(one))}` : wordsOf(holder, one, fact, asOf);
  if (fact === undefined && !differ(hoursOf)) return '先登记的是第一本。';
  return `${alike.map((one) => `${titleOf(one)}：${words(one)}`).join('；')}。`;
}

/** Which is which, of certificates among which one is chosen; empty where none are of one name. */
export function toldApart({ asOf, holder }: ChatContext, among: readonly ChatCertificate[]): string {
  const alike = among.filter(({ nth }) => nth !== undefined);
  if (!holder) return '';
  return [...new Set(alike.map(nameOf))]
    .map((name) => alike.filter((one) => nameOf(one) === name))
    .map((each) => (each.length > 1 ? apart(holder, each, asOf) : ''))
    .join('');
}
