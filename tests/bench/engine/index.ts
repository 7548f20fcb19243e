// The engine beside json-logic-engine on the same rules and cases, bundled as the product's server is.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { bundledPacks } from '../../../server/bundled-packs';
import { interleaved, printTable } from '../measure';

const ROUNDS = 9;
const MOST_FOR_EXPLAINING = 2;
const MOST_BESIDE_PEER = 0.08;
const MOST_OF_OTHERS = 0.15;

async function bundled(folder: string): Promise<typeof import('./contenders')> {
  const outfile = join(folder, 'contenders.cjs');
  await build({
    entryPoints: [join(__dirname, 'contenders.ts')],
    bundle: true,
    platform: 'node',
    target: 'node20',
    outfile,
    plugins: [bundledPacks],
    logLevel: 'error',
  });
  return require(outfile);
}

const verdict = (met: boolean): string => (met ? 'met' : 'MISSED');

/** Prints what one assessment costs. */
export async function run(): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'bench-engine-'));
  try {
    const { checkAgreement, contenders, others } = await bundled(folder);
    console.log(
      `${checkAgreement()} random cases, the same answers from both; processor time, median of ${ROUNDS} rounds\n`,
    );
    const figures = await interleaved(ROUNDS, contenders);
    const peer = figures['json-logic-engine, compiled'];
    const times = (ns: number, base: number) => `${(ns / base).toFixed(2)}×`;
    const figure = (name: string): number => figures[name as keyof typeof figures];
    const row = (name: keyof typeof figures, beside: string, aim: string) => [
      name,
      figures[name].toFixed(0),
      beside,
      aim,
    ];
    const cost = figures.explain / figures.assess;
    printTable([
      ['', 'ns a case', 'beside', 'aim'],
      row('json-logic-engine, compiled', '', ''),
      row(
        'assess',
        `${times(figures.assess, peer)} json-logic`,
        `at most ${MOST_BESIDE_PEER}×: ${verdict(figures.assess <= MOST_BESIDE_PEER * peer)}`,
      ),
      row(
        'explain',
        `${times(figures.explain, figures.assess)} assess`,
        `at most ${MOST_FOR_EXPLAINING}×: ${verdict(cost <= MOST_FOR_EXPLAINING)}`,
      ),
      row(
        'explain, facts laid out',
        `${times(figures['explain, facts laid out'], figures.assess)} assess`,
        'none: for display only',
      ),
      ...others.map((id) => {
        const [told, of] = [figure(`${id}: assess`), figure(`${id}: json-logic-engine, compiled`)];
        return [
          `${id}: assess`,
          told.toFixed(0),
          `${times(told, of)} json-logic (${of.toFixed(0)})`,
          `at most ${MOST_OF_OTHERS}×: ${verdict(told <= MOST_OF_OTHERS * of)}`,
        ];
      }),
    ]);
  } finally {
    rmSync(folder, { recursive: true });
  }
}
