import { spawnSync } from 'node:child_process';
import { resolve } from 'node:path';

const config = resolve(__dirname, '../../miniapp/config/require-https.ts');

function build(base: string | undefined): { status: number | null; said: string } {
  const script = `require(${JSON.stringify(config)}).requireHttps(process.env.TARO_APP_API_BASE)`;
  const env = { ...process.env, TARO_APP_API_BASE: base };
  if (base === undefined) delete env.TARO_APP_API_BASE;
  const { status, stderr } = spawnSync('npx', ['tsx', '-e', script], { env, encoding: 'utf8' });
  return { status, said: stderr };
}

test.each([undefined, '', 'http://hz.example.cn', 'hz.example.cn', 'https://hz.example.cn/api'])(
  'with the server named %j the build ends with a sentence that says what to do',
  (base) => {
    const { status, said } = build(base);
    expect(status).toBe(1);
    expect(said).toContain('TARO_APP_API_BASE=https://');
  },
);

test('with an https address it goes on', () => {
  expect(build('https://hz.example.cn').status).toBe(0);
});
