import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { read, utils, type WorkSheet } from '@e965/xlsx';
import { answerTo } from './support/cases';

const FILES = join(__dirname, 'files');
const files = readdirSync(FILES);

/** The rows of a sheet with something in them, by another reader: their numbers as a person sees them. */
function filledRows(sheet: WorkSheet): number[] {
  const { s: from } = utils.decode_range(sheet['!ref'] ?? 'A1');
  return utils
    .sheet_to_json<unknown[]>(sheet, { header: 1, blankrows: true, raw: false })
    .flatMap((cells, at) =>
      cells.some((cell) => String(cell ?? '').trim() !== '') ? [from.r + at + 1] : [],
    );
}

test.each(files)(
  '%s: every line of it is a heading, blank or a row, and no row that another reader sees is lost',
  async (file) => {
    const content = readFileSync(join(FILES, file));
    for (const kind of ['certificates', 'study'] as const) {
      const answer = await answerTo({ file, kind, asOf: '2022-12-31' }, content);
      if ('refused' in answer) {
        expect(answer.refused).toMatch(/[。？]$/);
        continue;
      }
      const { lines, summary } = answer;
      const { all, heading, blank } = summary.lines;
      expect(all).toBe(heading + blank + lines.length);
      expect(summary.rows).toBe(summary.good + summary.withFindings);
      if (!file.endsWith('.xlsx')) continue;
      const book = read(content);
      for (const name of book.SheetNames) {
        const told = new Set(lines.filter(({ sheet }) => sheet === name).map(({ row }) => row));
        if (told.size === 0) continue;
        const first = Math.min(...told);
        const seen = filledRows(book.Sheets[name] as WorkSheet).filter((row) => row >= first);
        // A row in which merged cells alone show something is none of its own.
        expect([...seen].filter((row) => !told.has(row))).toEqual([]);
      }
    }
  },
);

test('lines of a text with titles, blank lines and a cell of three lines', async () => {
  const text = '换证名单,,\n\n证书编号,岗位,备注\nA-10001,材料员,"一\n二\n三"\n\n\nA-10002,材料员,\n\n';
  const answer = await answerTo({ file: '', kind: 'certificates', asOf: '2022-12-31' }, Buffer.from(text));
  expect(answer).toMatchObject({ summary: { rows: 2, lines: { all: 9, heading: 3, blank: 4 } } });
});
