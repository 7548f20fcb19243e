import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inflateRawSync } from 'node:zlib';
import { times } from '../../support/long';
import fc from '../../support/properties';
import { answerTo } from './support/cases';
import { zipOf } from './support/raw-workbook';

jest.setTimeout(3_600_000);

const FILES = join(__dirname, 'files');
const files = readdirSync(FILES).map((name) => ({ name, content: readFileSync(join(FILES, name)) }));

/** The parts of a zip that holds few and small ones, by its directory; undefined where it is none. */
function partsOf(content: Buffer): [string, Buffer][] | undefined {
  if (content.readUInt32LE(0) !== 0x04034b50) return undefined;
  const parts: [string, Buffer][] = [];
  for (let at = content.indexOf('PK\x01\x02'); at >= 0; at = content.indexOf('PK\x01\x02', at + 46)) {
    const [method, packed, nameLength, local] = [
      ...[content.readUInt16LE(at + 10), content.readUInt32LE(at + 20)],
      ...[content.readUInt16LE(at + 28), content.readUInt32LE(at + 42)],
    ] as [number, number, number, number];
    const from = local + 30 + content.readUInt16LE(local + 26) + content.readUInt16LE(local + 28);
    const bytes = content.subarray(from, from + packed);
    parts.push([
      content.toString('utf8', at + 46, at + 46 + nameLength),
      method === 0 ? bytes : inflateRawSync(bytes),
    ]);
  }
  return parts;
}

interface Mutation {
  at: number;
  kind: 'flip' | 'cut' | 'insert' | 'repeat' | 'drop';
  byte: number;
  length: number;
}
const aMutation: fc.Arbitrary<Mutation> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  kind: fc.constantFrom('flip', 'cut', 'insert', 'repeat', 'drop'),
  byte: fc.integer({ min: 1, max: 255 }),
  length: fc.integer({ min: 1, max: 200 }),
});

function mutated(content: Buffer, { at, kind, byte, length }: Mutation): Buffer {
  const place = Math.floor(at * content.length);
  const [before, after] = [content.subarray(0, place), content.subarray(place)];
  if (kind === 'cut') return before;
  if (kind === 'drop') return Buffer.concat([before, after.subarray(length)]);
  if (kind === 'insert') return Buffer.concat([before, Buffer.alloc(length % 8, byte), after]);
  if (kind === 'repeat') return Buffer.concat([before, after.subarray(0, length), after]);
  const flipped = Buffer.from(content);
  flipped[place] = (flipped[place] ?? 0) ^ byte;
  return flipped;
}

/** A file with something changed: anywhere in it, or, for a workbook, within one of its parts, packed anew. */
const aMutatedFile = fc
  .tuple(
    fc.constantFrom(...files),
    fc.array(aMutation, { minLength: 1, maxLength: 4 }),
    fc.nat(),
    fc.boolean(),
  )
  .map(([{ name, content }, mutations, which, within]) => {
    const parts = within ? partsOf(content) : undefined;
    if (!parts) return { name, content: mutations.reduce(mutated, content) };
    const chosen = which % parts.length;
    const changed = parts.map(
      ([part, bytes], at) => [part, at === chosen ? mutations.reduce(mutated, bytes) : bytes] as const,
    );
    return { name, content: zipOf(changed) };
  });

test('whatever is changed in a file, it is read or refused in a sentence, and every line says something', async () => {
  await fc.assert(
    fc.asyncProperty(
      aMutatedFile,
      fc.constantFrom('certificates' as const, 'study' as const),
      async ({ content }, kind) => {
        const answer = await answerTo({ file: '', kind, asOf: '2022-12-31' }, content);
        if ('refused' in answer) {
          expect(answer.refused).toMatch(/[。？]$/);
          return;
        }
        const { lines, summary } = answer;
        for (const { values, findings = [] } of lines)
          expect(values !== undefined || findings.length > 0).toBe(true);
        expect(summary.rows).toBe(lines.length);
        expect(summary.good + summary.withFindings).toBe(lines.length);
        const { all, heading, blank } = summary.lines;
        expect(all).toBe(heading + blank + lines.length);
      },
    ),
    { numRuns: times(150, 50_000) },
  );
});
