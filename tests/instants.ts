// `npm run test:instants [-- N …]`: the tests that need no browser, at seven instants and under two time zones, with
// Debian's `faketime`. The instant is given as an offset, so that all processes agree on it. N …: only those, from 1.
import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

/** Times of Shanghai at which something may change. */
const INSTANTS = [
  '2027-01-01T00:00:05',
  '2027-02-28T12:00:00',
  '2028-02-29T12:00:00',
  '2026-12-07T20:59:00',
  '2026-12-07T21:01:00',
  '2026-12-07T23:59:30',
  '2026-12-08T03:00:00',
];
const ZONES = ['Asia/Shanghai', 'America/New_York'];
const LANES = ['shared', 'store', 'server', 'miniapp', 'weapp'];
const root = join(__dirname, '..');

/** Runs the lanes as though it were another time. Extra words go to jest: which files. */
function passesAt(instant: string, zone: string, words: readonly string[]): boolean {
  const offset = Math.round((Date.parse(`${instant}+08:00`) - Date.now()) / 1000);
  const options = ['run', '-s', 'jest', '--', ...words, '--silent'];
  const env = { ...process.env, TZ: zone, FAKETIME_DONT_FAKE_MONOTONIC: '1' };
  const lanes = words.length > 0 ? [] : ['--selectProjects', ...LANES];
  const sign = offset < 0 ? '' : '+';
  const { error, status } = spawnSync('faketime', ['-f', `${sign}${offset}s`, 'npm', ...options, ...lanes], {
    ...{ cwd: root, env, stdio: 'inherit' },
  });
  if (error) throw new Error('faketime is not there (Debian: apt-get install faketime)');
  return status === 0;
}

const chosen = process.argv.slice(2).filter((word) => /^\d+$/.test(word));
const files = process.argv.slice(2).filter((word) => !/^\d+$/.test(word));
let failed = 0;
for (const [at, instant] of INSTANTS.entries()) {
  if (chosen.length > 0 && !chosen.includes(String(at + 1))) continue;
  for (const zone of ZONES) {
    const passes = passesAt(instant, zone, files);
    if (!passes) failed += 1;
    console.log(`${passes ? 'ok    ' : 'FAILED'} ${instant} (${zone})`);
  }
}
process.exitCode = failed === 0 ? 0 : 1;
