import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { talk } from '../../../shared/src/chat/talk-command';
import { aChat } from '../../support/chat';

interface Line {
  pack: string;
  kind: string;
  trade: string;
  day: string;
  text: string;
  want: string;
}

const lines: Line[] = readFileSync(join(__dirname, 'told', 'packs.tsv'), 'utf8')
  .trimEnd()
  .split('\n')
  .filter((line) => !line.startsWith('#'))
  .map((line) => {
    const [pack, kind, trade, day, text, want] = line.split('\t') as [
      string,
      string,
      string,
      string,
      string,
      string,
    ];
    return { pack, kind, trade, day, text, want };
  });

interface FactOut {
  op: string;
  fact: string;
  value: unknown;
  on: string | null;
}
type Turns = { turns: { answer: string; written: FactOut[]; proposed: FactOut[] }[] }[];

/** Each line said to the command, at the question that stands. */
function outOf(said: readonly Line[]): Turns {
  const cases = said.map(({ pack, kind, trade, day, text }, id) => ({
    ...{ id: String(id), asOf: day, says: ['下一步', text] },
    holder: {
      registeredOn: null,
      certificates: [{ id: 'c1', pack, kind, trade, facts: {}, credits: [], statedCycles: [] }],
    },
  }));
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

const wordsOf = ({ fact, value }: FactOut): string => `${fact}=${value}`;

function wanted({ want }: Line): string[] {
  if (want === 'none') return [];
  const credit = /^(?:specialty|common)?(\d+)@/.exec(want);
  return credit ? [`credit=${Number(credit[1]) / 10}`] : want.split(' ').sort();
}

const results = outOf(lines).map(({ turns }, i) => ({
  line: lines[i] as Line,
  turn: turns[1] as Turns[number]['turns'][number],
}));

it('hears what holders of other schemes tell, by the facts of their packs', () => {
  const wrong = results.filter(
    ({ line, turn }) => JSON.stringify(turn.proposed.map(wordsOf).sort()) !== JSON.stringify(wanted(line)),
  );
  expect(wrong.map(({ line, turn }) => `${line.pack} ${line.text}: ${turn.proposed.map(wordsOf)}`)).toEqual(
    [],
  );
});

it('writes none of it before it was read back', () => {
  expect(results.filter(({ turn }) => turn.written.length > 0)).toEqual([]);
});

it('names no system, telephone or province of another scheme', () => {
  const own = results.filter(({ line }) => line.pack !== 'jilin-2022-25');
  expect(
    own
      .filter(({ turn }) => /吉林|rcgz|etledu|400-999|0431/.test(turn.answer))
      .map(({ turn }) => turn.answer),
  ).toEqual([]);
});
