// Everything that must pass, in one command: checks, builds, tests. Ends with one line `N passed, N failed`.
import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import { join, relative, sep } from 'node:path';
import { ensureChromium } from './support/chromium';

const root = join(__dirname, '..');
const reports = join(root, 'tests', '.output');
const long = process.argv.includes('--long');
/** What is random in the tests follows from it; a failure is repeated with TEST_SEED. */
const seed = process.env.TEST_SEED ?? String(Math.floor(Math.random() * 2 ** 31));

interface Count {
  passed: number;
  failed: number;
}

interface Stage {
  name: string;
  command: string[];
  /** Counts what ran; a stage without one is a single check that passes with exit code 0. */
  count?: (exitCode: number) => Count;
}

const npmRun = (script: string): Stage => ({ name: script, command: ['npm', 'run', '-s', script] });
// The mini-program of the tests talks to the harness, which answers under this name.
process.env.TARO_APP_API_BASE ??= 'https://localhost';

function jestStage(projects: string[]): Stage {
  const report = join(reports, `${projects.join('-')}.json`);
  rmSync(report, { force: true });
  const options = [
    '--json',
    `--outputFile=${report}`,
    `--maxWorkers=${availableParallelism() + 1}`, // one more than cores: some wait for what takes its time
    '--selectProjects',
    ...projects,
  ];
  return {
    name: `jest ${projects.join(' ')}`,
    command: ['npm', 'run', '-s', 'jest', '--', ...options],
    count: (exitCode) => readJestReport(report, exitCode),
  };
}

function readJestReport(report: string, exitCode: number): Count {
  try {
    const { numPassedTests, numFailedTests, numRuntimeErrorTestSuites, testResults } = JSON.parse(
      readFileSync(report, 'utf8'),
    ) as JestReport;
    printTimes(testResults);
    const failed = numFailedTests + numRuntimeErrorTestSuites;
    return { passed: numPassedTests, failed: failed === 0 && exitCode !== 0 ? 1 : failed };
  } catch {
    return { passed: 0, failed: 1 };
  }
}

interface JestReport {
  numPassedTests: number;
  numFailedTests: number;
  numRuntimeErrorTestSuites: number;
  testResults: { name: string; startTime: number; endTime: number }[];
}

/** How long the files of each folder of tests took, added up: several run at once. */
function printTimes(files: JestReport['testResults']): void {
  const seconds = new Map<string, number>();
  for (const { name, startTime, endTime } of files) {
    const part = relative(join(root, 'tests'), name).split(sep).slice(0, -1).slice(0, 2).join('/');
    seconds.set(part, (seconds.get(part) ?? 0) + (endTime - startTime) / 1000);
  }
  const longest = [...seconds].sort(([, one], [, other]) => other - one);
  console.log(`        ${longest.map(([part, took]) => `${part} ${took.toFixed(0)} s`).join(', ')}`);
}

// Jest repeats its whole report on stdout when asked for JSON: progress and failures come on stderr.
function run({ name, command, count }: Stage): Promise<Count> {
  const started = performance.now();
  const [program = '', ...words] = command;
  const env = { ...process.env, TEST_LONG: long ? '1' : '', TEST_SEED: seed };
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, {
      cwd: root,
      env,
      stdio: ['ignore', count ? 'ignore' : 'inherit', 'inherit'],
    });
    child.on('error', reject);
    child.on('close', (code) => {
      const exitCode = code ?? 1;
      const result = count?.(exitCode) ?? { passed: exitCode === 0 ? 1 : 0, failed: exitCode === 0 ? 0 : 1 };
      const seconds = ((performance.now() - started) / 1000).toFixed(0);
      console.log(`${result.failed === 0 ? 'ok    ' : 'FAILED'} ${name} (${seconds} s)`);
      resolve(result);
    });
  });
}

async function inOrder(stages: Stage[]): Promise<Count[]> {
  const counts: Count[] = [];
  for (const stage of stages) counts.push(await run(stage));
  return counts;
}

async function main(): Promise<void> {
  mkdirSync(reports, { recursive: true });
  const started = performance.now();
  console.log(`seed of what is random: TEST_SEED=${seed}`);
  ensureChromium();
  const checks = ['check:types', 'check:lint', 'check:imports', 'check:dead'].map(npmRun);
  // As the demo and `npm start` build, so that the tests find both fresh.
  const outdated: Stage = {
    name: 'build h5 and server',
    command: ['npx', 'tsx', 'server/src/commands/build-outdated.ts'],
  };
  const builds = [outdated, npmRun('build:weapp')];
  const first = await Promise.all([inOrder(builds), inOrder(checks)]);
  const tests = await inOrder([
    jestStage(['shared', 'store', 'server', 'miniapp', 'weapp']),
    jestStage(['browser']),
  ]);
  const counts = [...first.flat(), ...tests];
  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  console.log(`in all ${((performance.now() - started) / 60_000).toFixed(1)} min`);
  if (failed > 0) console.log(`to repeat what was random: TEST_SEED=${seed}`);
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}

main().catch((error: Error) => {
  console.error(error.message);
  console.log('0 passed, 1 failed');
  process.exitCode = 1;
});
