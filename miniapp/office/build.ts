// Bundles the desk's pages: one script and one style sheet, named by what is in them, and the page that loads them.
import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'esbuild';
import { compile } from 'sass';

const DIST = join(__dirname, 'dist');

/** Writes a file under a name that changes with its content, and gives the name. */
function write(name: string, kind: string, content: string | Uint8Array): string {
  const file = `${name}.${createHash('sha256').update(content).digest('hex').slice(0, 12)}.${kind}`;
  writeFileSync(join(DIST, file), content);
  return file;
}

const page = (script: string, style: string): string => `<!doctype html>
<html lang="zh-CN">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width, initial-scale=1" />
    <meta name="color-scheme" content="light dark" />
    <meta name="robots" content="noindex" />
    <title>换证助手 · 单位</title>
    <link rel="icon" href="data:," />
    <link rel="stylesheet" href="./${style}" />
  </head>
  <body>
    <div id="office"><p class="before">换证助手 · 单位　正在打开 …</p></div>
    <noscript><p class="before">这一页要打开浏览器的 JavaScript 才能用。</p></noscript>
    <script src="./${script}" defer></script>
  </body>
</html>
`;

async function bundle(): Promise<void> {
  rmSync(DIST, { recursive: true, force: true });
  mkdirSync(DIST, { recursive: true });
  const { outputFiles } = await build({
    absWorkingDir: __dirname,
    entryPoints: ['src/main.tsx'],
    bundle: true,
    write: false,
    minify: true,
    format: 'iife',
    target: 'es2020',
    jsx: 'automatic',
    define: { 'process.env.NODE_ENV': '"production"', 'process.env.TARO_ENV': '"h5"' },
  });
  const script = outputFiles[0]?.contents;
  if (!script) throw new Error('esbuild gave no script');
  const { css } = compile(join(__dirname, 'src/office.scss'), { style: 'compressed' });
  writeFileSync(join(DIST, 'index.html'), page(write('office', 'js', script), write('office', 'css', css)));
}

void bundle();
