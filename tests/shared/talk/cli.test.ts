import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseDay } from '@hz/shared/calendar';
import { INTENTS } from '@hz/shared/talk';
import { readFile } from '../../../shared/src/packs/read-file';
import { ask as askCommand } from '../../../shared/src/talk/ask';
import { aChat } from '../../support/chat';

const root = resolve(__dirname, '../../..');
const folder = mkdtempSync(join(tmpdir(), 'ask-'));
afterAll(() => rmSync(folder, { recursive: true }));

const written = (text: string): string => {
  const file = join(folder, 'phrases.txt');
  writeFileSync(file, text);
  return file;
};

const told = (status: number | null, stdout: string, stderr: string) => ({
  ...{ status, stdout, stderr, lines: stdout.split('\n').slice(0, -1) },
});

/** The command as it is typed. */
function typed(...args: string[]) {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['--import', 'tsx', join(root, 'shared/src/talk/cli.ts'), ...args],
    { cwd: root, encoding: 'utf8' },
  );
  return told(status, stdout, stderr);
}

/** The same in this process, where the phrases are learnt once. */
function run(...args: string[]) {
  let stdout = '';
  let stderr = '';
  const world = {
    today: parseDay('2022-12-05'),
    read: readFile,
    print: (text: string) => {
      stdout += text;
    },
    complain: (text: string) => {
      stderr += text;
    },
  };
  return told(askCommand(args, world, aChat), stdout, stderr);
}

const ask = (text: string, ...args: string[]) => run(written(text), ...args);

describe('the command ask', () => {
  it('prints one object a line for each phrase, in order, empty ones too', () => {
    const phrases = ['换证到几号截止', '', '能代刷课吗', '今天天气怎么样', '转人工', '那个'];
    const { status, stderr, lines } = typed(written(`${phrases.join('\n')}\n`), '--as-of', '2022-12-05');
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
    const answers = lines.map((line) => JSON.parse(line));
    expect(answers.map(({ text }) => text)).toEqual(phrases);
    expect(answers.map(({ outcome }) => outcome)).toEqual([
      'answer',
      'answer',
      'decline',
      'decline',
      'handoff',
      'clarify',
    ]);
    for (const answer of answers) {
      expect(Object.keys(answer)).toEqual([
        'text',
        'intent',
        'confidence',
        'outcome',
        'answer',
        'clauses',
        'actions',
        'candidates',
      ]);
      expect(answer.candidates).toHaveLength(3);
      expect(answer.candidates[0]).toEqual({ intent: answer.intent, confidence: answer.confidence });
      expect(INTENTS).toContain(answer.intent);
    }
    expect(answers[0]).toMatchObject({ intent: 'exchange_deadline', clauses: ['二'] });
    expect(answers[0].answer).toContain('还剩26天');
  });

  it('answers as of the day given, and the same every time', () => {
    const late = ask('换证到几号截止', '--as-of', '2023-01-02');
    expect(late.lines[0]).toContain('已过2天');
    expect(ask('换证到几号截止', '--as-of', '2023-01-02').stdout).toBe(late.stdout);
  });

  it('asks every phrase in a chat of its own, whatever stands in the lines between', () => {
    const odd = [
      '😀😀',
      '   ',
      '换证'.repeat(5000),
      '1'.repeat(10_000),
      '\u0000\u200b',
      'NULL',
      '\ud7ff',
      '換證',
    ];
    const phrases = ['怎么弄', '每年要学多少学时', ...odd, '怎么弄'];
    const { status, lines } = ask(phrases.join('\n'), '--as-of', '2022-12-05');
    expect(status).toBe(0);
    expect(lines.map((line) => JSON.parse(line).text)).toEqual(phrases);
    expect(lines.at(-1)).toBe(lines[0]);
  });

  it('says how it is used, and that is no failure', () => {
    expect(typed('--help')).toMatchObject({
      status: 0,
      stdout: expect.stringMatching(/^usage: .*ask/),
      stderr: '',
    });
  });

  it('says what is wrong, prints nothing and fails', () => {
    expect(typed('--as-of')).toMatchObject({
      status: 1,
      stdout: '',
      stderr: expect.stringMatching(/^usage/),
    });
    written('换证');
    const wrong: [string[], RegExp][] = [
      [[], /^usage: npm run -s ask/],
      [[join(folder, 'none.txt')], /^没有这个文件：/],
      [[join(folder, 'phrases.txt'), '--as-of', '2022-13-01'], /not a date/],
      [[join(folder, 'phrases.txt'), '--as-of'], /^usage/],
      [[join(folder, 'phrases.txt'), '--as-of', '2022-01-01'], /2022-11-14/],
    ];
    for (const [args, message] of wrong) {
      const { status, stdout, stderr } = run(...args);
      expect({ status, stdout }).toEqual({ status: 1, stdout: '' });
      expect(stderr).toMatch(message);
    }
  });
});
