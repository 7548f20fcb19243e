import { talk } from '../../shared/src/talk/talk-command';
import { aChat } from './chat';

interface CertificateCase {
  id: string;
  pack: string;
  kind: string;
  trade: string;
  facts: Record<string, unknown>;
  credits: { on: string; hours: number }[];
  statedCycles: { from: string; hours: number }[];
}

interface TalkCase {
  id: string;
  asOf: string;
  says: (string | { choose: number })[];
  holder: { registeredOn: string | null; certificates: CertificateCase[] } | null;
  pack?: string;
}

export interface FactOut {
  op: string;
  certificate: string | null;
  fact: string;
  value: unknown;
  on: string | null;
}

export interface TurnOut {
  intent: string | null;
  outcome: string;
  answer: string;
  quickReplies: string[];
  written: FactOut[];
  proposed: FactOut[];
}

/** A certificate of which nothing is known but its kind and trade. */
export const untold = (pack: string, kind: string, trade: string): CertificateCase => ({
  ...{ id: 'c1', pack, kind, trade },
  ...{ facts: {}, credits: [], statedCycles: [] },
});

/** A certificate of Jilin's that the registry calls valid, of somebody who is in the post. */
export const ofJilin = (trade: string, facts: object = {}, more: object = {}) => ({
  ...untold('jilin-2022-25', 'site-professional', trade),
  facts: { registryStatus: 'valid', inPost: true, ...facts },
  ...more,
});

/** What was told of whole years. */
export const yearsTold = (...hours: [year: number, hours: number][]) => ({
  statedCycles: hours.map(([year, done]) => ({ from: `${year}-01-01`, hours: done })),
});

/** What the command `talk` makes of cases, each with its turns. */
export function talkOf(cases: readonly TalkCase[]): { id: string; turns: TurnOut[] }[] {
  let out = '';
  const world = {
    today: 0,
    read: () => JSON.stringify(cases),
    print: (text: string) => {
      out += text;
    },
    complain: (text: string) => {
      throw new Error(text);
    },
  };
  expect(talk(['cases.json'], world, aChat)).toBe(0);
  return JSON.parse(out);
}
