import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { brotliDecompressSync } from 'node:zlib';
import WebSocket from 'ws';

// Headless Chromium 66, the oldest that .browserslistrc promises, lies in this package. Only the test that needs it
// fetches it; a copy stays in tests/.output.
const PACKAGE = 'chrome-aws-lambda@66.0.3347';
const FOLDER = join(__dirname, '../../.output/chromium-66');
const PROGRAM = join(FOLDER, 'chromium');
const PATIENCE_MS = 90_000;
const BETWEEN_LOOKS_MS = 50;

/** The program, fetched where it is not there yet. Throws an Error that says so where it cannot be had. */
function oldestChromium(): string {
  if (existsSync(PROGRAM)) return PROGRAM;
  mkdirSync(FOLDER, { recursive: true });
  const options = { cwd: FOLDER, encoding: 'utf8' } as const;
  const packed = spawnSync('npm', ['pack', PACKAGE, '--silent'], options);
  const archive = packed.stdout.trim().split('\n').pop();
  if (packed.status !== 0 || !archive) throw new Error(`${PACKAGE} could not be fetched: ${packed.stderr}`);
  spawnSync('tar', ['xzf', archive, 'package/bin/chromium.br'], options);
  const program = brotliDecompressSync(readFileSync(join(FOLDER, 'package/bin/chromium.br')));
  writeFileSync(`${PROGRAM}.part`, program, { mode: 0o755 });
  renameSync(`${PROGRAM}.part`, PROGRAM);
  for (const left of [archive, 'package']) rmSync(join(FOLDER, left), { recursive: true });
  return PROGRAM;
}

interface Message {
  id?: number;
  method?: string;
  params?: Record<string, unknown>;
  result?: Record<string, unknown>;
  error?: { message: string };
}

/** The address at which a browser with this profile is driven: it writes its port there when it listens. */
async function addressOf(profile: string): Promise<string> {
  const file = join(profile, 'DevToolsActivePort');
  const end = Date.now() + PATIENCE_MS;
  while (!existsSync(file) || readFileSync(file, 'utf8').trim() === '') {
    if (Date.now() > end) throw new Error('the oldest Chromium does not start');
    await setTimeout(BETWEEN_LOOKS_MS);
  }
  const [port] = readFileSync(file, 'utf8').split('\n');
  const targets = (await (await fetch(`http://127.0.0.1:${port}/json/list`)).json()) as {
    type: string;
    webSocketDebuggerUrl: string;
  }[];
  const page = targets.find(({ type }) => type === 'page');
  if (!page) throw new Error('the oldest Chromium has no page');
  return page.webSocketDebuggerUrl;
}

/** A page of the oldest Chromium, driven by its own protocol: the usual driver is too new for it. */
export class OldestChromium {
  /** Exceptions and console errors. */
  readonly faults: string[] = [];
  private readonly answers = new Map<number, (message: Message) => void>();
  private readonly waiting: { method: string; done: () => void }[] = [];
  private last = 0;

  private constructor(
    private readonly child: ChildProcess,
    private readonly profile: string,
    private readonly socket: WebSocket,
  ) {
    socket.on('message', (text) => this.hear(JSON.parse(String(text)) as Message));
  }

  static async open(): Promise<OldestChromium> {
    const profile = mkdtempSync(join(tmpdir(), 'hz-chromium-66-'));
    const flags = ['--headless', '--no-sandbox', '--disable-gpu', '--no-first-run', '--hide-scrollbars'];
    const words = [...flags, '--remote-debugging-port=0', `--user-data-dir=${profile}`, 'about:blank'];
    const child = spawn(oldestChromium(), words, { stdio: 'ignore' });
    const socket = new WebSocket(await addressOf(profile));
    await once(socket, 'open');
    const browser = new OldestChromium(child, profile, socket);
    for (const domain of ['Page', 'Runtime', 'Log', 'Network']) await browser.send(`${domain}.enable`);
    await browser.isSoWide(390);
    return browser;
  }

  async close(): Promise<void> {
    const gone = once(this.child, 'exit');
    this.socket.terminate();
    this.child.kill('SIGKILL');
    await gone;
    rmSync(this.profile, { recursive: true, force: true });
  }

  async isSoWide(width: number): Promise<void> {
    const screen = { width, height: 844, deviceScaleFactor: 1, mobile: true };
    await this.send('Emulation.setDeviceMetricsOverride', screen);
  }

  /** Which browser this is. */
  version = async (): Promise<string> => (await this.evaluate('navigator.userAgent')) as string;

  async goto(url: string): Promise<void> {
    const loaded = new Promise<void>((done) => this.waiting.push({ method: 'Page.loadEventFired', done }));
    await this.send('Page.navigate', { url });
    await loaded;
  }

  async evaluate(expression: string): Promise<unknown> {
    const { result, exceptionDetails } = await this.send('Runtime.evaluate', {
      expression,
      awaitPromise: true,
      returnByValue: true,
    });
    if (exceptionDetails) throw new Error(JSON.stringify(exceptionDetails));
    return (result as { value?: unknown }).value;
  }

  words = async (): Promise<string> => (await this.evaluate('document.body.innerText')) as string;

  /** Waits until a text can be read. */
  async sees(text: string): Promise<void> {
    await this.until(text, async () => (await this.words()).includes(text));
  }

  /** Taps the last thing in sight that can be tapped and has this name, or a line of just these words. */
  async taps(name: string): Promise<void> {
    await this.until(`something to tap: ${name}`, async () =>
      Boolean(await this.evaluate(`(${tapOn})(${JSON.stringify(name)})`)),
    );
  }

  /** Types into the field of this label. */
  async types(label: string, text: string): Promise<void> {
    const field = `input[aria-label="${label}"]`;
    await this.until(
      label,
      async () => (await this.evaluate(`!!document.querySelector('${field}')`)) as boolean,
    );
    await this.evaluate(`document.querySelector('${field}').focus()`);
    for (const letter of text) await this.send('Input.dispatchKeyEvent', { type: 'char', text: letter });
  }

  private async until(what: string, holds: () => Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE_MS;
    while (!(await holds())) {
      if (Date.now() > end)
        throw new Error(`not there: ${what}\n${await this.words()}\n${this.faults.join('\n')}`);
      await setTimeout(BETWEEN_LOOKS_MS);
    }
  }

  private send(method: string, params: object = {}): Promise<Record<string, unknown>> {
    this.last += 1;
    const id = this.last;
    const answered = new Promise<Message>((resolve) => this.answers.set(id, resolve));
    this.socket.send(JSON.stringify({ id, method, params }));
    return answered.then(({ result, error }) => {
      if (error) throw new Error(`${method}: ${error.message}`);
      return result ?? {};
    });
  }

  private hear({ id, method, params = {}, ...more }: Message): void {
    if (id !== undefined) {
      this.answers.get(id)?.({ ...more });
      this.answers.delete(id);
    }
    if (method === undefined) return;
    this.note(method, params);
    const at = this.waiting.findIndex((each) => each.method === method);
    if (at >= 0) this.waiting.splice(at, 1)[0]?.done();
  }

  private note(method: string, params: Record<string, unknown>): void {
    if (method === 'Runtime.exceptionThrown') this.faults.push(`exception: ${JSON.stringify(params)}`);
    if (method === 'Runtime.consoleAPICalled' && params.type === 'error')
      this.faults.push(`console: ${JSON.stringify(params.args)}`);
    const entry = params.entry as { level?: string } | undefined;
    if (method === 'Log.entryAdded' && entry?.level === 'error')
      this.faults.push(`log: ${JSON.stringify(entry)}`);
  }
}

// Runs in the page: taps the last thing in front that has this name; says whether there was one. The page before is in
// sight until the next has come: what merely has the name somewhere in its words may be another thing of that page.
const tapOn = function tap(name: string): boolean {
  const inFront = Array.from(document.querySelectorAll('[role=dialog]')).filter(
    (each) => each.clientHeight > 0,
  );
  const within = inFront.length > 0 ? (inFront[inFront.length - 1] as Element) : document;
  const candidates = Array.from(
    within.querySelectorAll('[role=button],[role=radio],[role=tab],[role=link]'),
  ).filter((each) => {
    const box = each.getBoundingClientRect();
    const said = each.getAttribute('aria-label') || (each as HTMLElement).innerText;
    const isMeant = said.split('\n').indexOf(name) >= 0;
    return isMeant && box.width > 0 && box.height > 0 && !each.getAttribute('aria-disabled');
  });
  const target = candidates[candidates.length - 1] as HTMLElement | undefined;
  if (target) target.click();
  return target !== undefined;
};
