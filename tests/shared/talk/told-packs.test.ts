import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type FactOut, type TurnOut, talkOf, untold } from '../../support/talk-cases';

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

/** Each line said to the command, at the question that stands. */
const results = talkOf(
  lines.map(({ pack, kind, trade, day, text }, id) => ({
    ...{ id: String(id), asOf: day, says: ['下一步', text] },
    holder: { registeredOn: null, certificates: [untold(pack, kind, trade)] },
  })),
).map(({ turns }, i) => ({ line: lines[i] as Line, turn: turns[1] as TurnOut }));

const wordsOf = ({ fact, value }: FactOut): string => `${fact}=${value}`;

function wanted({ want }: Line): string[] {
  if (want === 'none') return [];
  const credit = /^(?:specialty|common)?(\d+)@/.exec(want);
  return credit ? [`credit=${Number(credit[1]) / 10}`] : want.split(' ').sort();
}

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
