import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page, Response } from 'playwright-core';
import { Faults } from './faults';
import { complaintsAbout } from './layout';
import { type Printed, printedOf } from './printed';

/** Only ends what never comes, also on a machine that is busy with something else. */
const PATIENCE_MS = 90_000;
// What is in front: an open sheet, else the page.
const FRONT = '.page:visible:not(:has([role=dialog])), [role=dialog]:visible';
const TOUCHABLE = ['button', 'radio', 'tab', 'link'] as const;

export type TextSize = '标准' | '大' | '特大';

/** Somebody with a phone in their hand. What goes wrong on it unprovoked is kept in `faults`. */
export class Person {
  readonly faults: Faults;
  /** How often this person has tapped. */
  tapped = 0;

  constructor(
    readonly page: Page,
    private readonly context: BrowserContext,
    private readonly url: string,
  ) {
    this.faults = new Faults(page);
    page.setDefaultTimeout(PATIENCE_MS);
  }

  /** Opens the app, on a path within it or where it begins. */
  async arrives(path = ''): Promise<void> {
    await this.page.goto(`${this.url}${path}`);
  }

  /** Follows a link into the app while it is open: the page is not loaded anew. */
  async follows(path: string): Promise<void> {
    await this.page.evaluate((hash) => {
      window.location.hash = hash;
    }, path);
  }

  /** Opens the app for the first time, agrees to the privacy notice and comes in as a sample person. */
  async signsInAs(name: string): Promise<void> {
    await this.arrives('#/pages/sign-in/index');
    await this.taps('我看过了，同意');
    await this.taps(name, { part: true });
    await this.isAt('我的证');
  }

  /** Taps what has this name, or has it in its name where `part` is set. */
  async taps(name: string, { part = false } = {}): Promise<void> {
    this.tapped += 1;
    await this.doing(`tap “${name}”`, () => touchable(this.front, name, !part).tap());
  }

  /** Taps something on the card of one of several certificates. */
  async tapsOn(certificate: string, name: string): Promise<void> {
    const card = this.front.locator('.cert').filter({ hasText: certificate });
    this.tapped += 1;
    await this.doing(`tap “${name}” on “${certificate}”`, () => touchable(card, name, true).tap());
  }

  /** Chooses one of several answers. */
  async chooses(answer: string): Promise<void> {
    const option = this.front.getByRole('radio', { name: answer }).first();
    this.tapped += 1;
    await this.doing(`choose “${answer}”`, () => option.tap());
  }

  /** Answers the question on the screen; the answer itself leads on. */
  async answers(answer: string): Promise<void> {
    const asked = await this.page.locator(FRONT).elementHandle();
    await this.chooses(answer);
    await this.doing(`leave the question for “${answer}”`, async () => {
      await asked?.waitForElementState('hidden');
    });
  }

  /** Says where the certificate is from. */
  async choosesPlace(place: string): Promise<void> {
    await this.isAt('哪里的证书');
    await this.answers(place);
  }

  /** Goes back, page by page, to where the certificates are. */
  async goesHome(): Promise<void> {
    const tab = this.front.getByRole('tab', { name: '我的证' });
    const wayBack = this.front.getByRole('button', { name: '返回', exact: true });
    // The page before may still be closing: what counts is what stands in front, and that the tap has taken it away.
    for (;;) {
      await this.doing('see a way home', () => tab.or(wayBack).first().waitFor());
      if (await tab.isVisible()) break;
      const closing = await this.page.locator('.page:visible').last().elementHandle();
      await this.taps('返回');
      await this.doing('leave the page', async () => {
        await closing?.waitForElementState('hidden');
      });
    }
    await this.taps('我的证');
    await this.isAt('我的证');
  }

  /** Opens a step on the map. */
  async opensStep(title: string): Promise<void> {
    await this.taps(`，${title}，`, { part: true });
    await this.isAt(title);
  }

  /** Opens a fact or an earlier answer to change it. */
  async changesAnswer(name: string): Promise<void> {
    await this.taps(`${name}，`, { part: true });
  }

  /**
   * Adds a certificate by answering the questions; the last answer may be a date, or none where nothing hangs on one.
   * `kind`: where the post fits several.
   */
  async addsCertificate(post: string, holding: string, last: string | null, kind?: string): Promise<void> {
    // 加一本证 where there is none yet, 再加一本证 after that.
    await this.taps('加一本证', { part: true });
    await this.choosesPlace('吉林省');
    await this.answers(post);
    if (kind) await this.answers(kind);
    await this.answers(holding);
    if (last && /^\d{4}-/.test(last)) {
      await this.tells(last);
      await this.meansIt();
    } else if (last) await this.answers(last);
    await this.taps('加上这本证');
    await this.isAt('全部步骤');
  }

  /** Says how much was studied in a past year. */
  async statesYear(year: number, hours: number): Promise<void> {
    await this.isAt(`${year}年，一共学了多少学时？`);
    await this.types('学了多少？，学时数', `${hours}`);
    await this.taps(`${year}年学了 ${hours} 学时`);
  }

  /** Looks numbers up that nobody knows, more than one may in an hour; the screen stays as it is. */
  async hasTriedManyNumbers(): Promise<void> {
    for (let number = 0; number < 21; number += 1)
      await this.page.request.post(`${this.url}v1/looks`, { data: { payload: `J77${1000 + number}` } });
  }

  /** Tells the server something at once that a walk would tell it in many taps, as whom this phone is signed in. */
  async sends(method: 'POST' | 'PUT', path: string, data: object): Promise<unknown> {
    const token = await this.page.evaluate(
      () => JSON.parse(JSON.parse(localStorage.getItem('session') ?? '').data).accessToken as string,
    );
    const headers = { authorization: `Bearer ${token}` };
    const answer = await this.page.request.fetch(`${this.url}${path}`, { method, headers, data });
    if (!answer.ok()) throw new Error(`${method} ${path}: ${answer.status()} ${await answer.text()}`);
    return answer.json();
  }

  async types(label: string, text: string): Promise<void> {
    await this.doing(`type into “${label}”`, () =>
      this.front.getByLabel(label).locator('visible=true').last().fill(text),
    );
  }

  /** Taps into a field and writes: the tap counts, the typing does not. */
  async writes(label: string, text: string): Promise<void> {
    const field = this.front.getByLabel(label).locator('visible=true').last();
    this.tapped += 1;
    await this.doing(`tap into “${label}”`, () => field.tap());
    await this.types(label, text);
  }

  /** Picks a day in the calendar, `2022-11-25`. */
  async picks(date: string): Promise<void> {
    const [year, month, day] = date.split('-').map(Number) as [number, number, number];
    const calendar = this.front.locator('.cal');
    if (!(await calendar.isVisible())) await this.taps('选别的日期');
    const shown = await this.doing('read the month', () => calendar.locator('.cal-month').innerText());
    const [shownYear, shownMonth] = (shown.match(/\d+/g) ?? []).map(Number) as [number, number];
    await this.tapsOften(year < shownYear ? '上一年' : '下一年', Math.abs(year - shownYear));
    await this.tapsOften(month < shownMonth ? '上个月' : '下个月', Math.abs(month - shownMonth));
    await this.taps(`${year}年${month}月${day}日`);
  }

  /** Tells what is known of a day of the law: the year, then its month, then the day, as far as they are told. */
  async tells(date: string): Promise<void> {
    const [year, month, day] = date.split('-').map(Number) as [number, number?, number?];
    await this.taps(`${year}年`);
    if (month) await this.taps(`${year}年${month}月`);
    if (day) await this.taps(`${year}年${month}月${day}日`);
  }

  /** Where the day that was told is questioned, says that it is meant; where it is not, it has led on. */
  private async meansIt(): Promise<void> {
    const sure = this.front.getByRole('button', { name: /^没错，就是/ });
    const onward = this.page.getByRole('heading', { name: '看看结果', exact: true });
    await this.doing('see what follows from the day', () => sure.or(onward).first().waitFor());
    if (await sure.isVisible()) await sure.tap();
  }

  /** Tells a day and keeps it. */
  async keepsDay(date: string): Promise<void> {
    await this.tells(date);
    const [year, month, day] = date.split('-').map(Number);
    await this.taps(`按“${year}年${month}月${day}日”记下`);
  }

  private async tapsOften(name: string, count: number): Promise<void> {
    for (let done = 0; done < count; done += 1) await this.taps(name);
  }

  async goesBack(): Promise<void> {
    await this.taps('返回');
  }

  async reloads(): Promise<void> {
    await this.page.reload();
  }

  /** Writes down hours on the study screen, for today or for a day. */
  async notesHours(hours: number, date?: string): Promise<void> {
    await this.taps('记学时');
    await this.types('学了多少？，学时数', `${hours}`);
    if (date) await this.picks(date);
    else await this.doing('choose today', () => this.front.getByRole('radio', { name: /^今天/ }).tap());
    await this.doing('keep the hours', () =>
      this.front.getByRole('button', { name: new RegExp(`^记.*日 ${hours} 学时$`) }).tap(),
    );
    const isKept = this.page.getByText(`记下了 ${hours} 学时`).locator('visible=true');
    const isEnough = this.front.getByRole('button', { name: '对，就这样' });
    await this.doing('see that they are kept', () => isKept.or(isEnough).first().waitFor());
    // Where they turn the verdict, that is shown first.
    if (await isEnough.isVisible()) await this.taps('对，就这样');
  }

  /** Chooses how large text is shown, where everybody can. */
  async choosesTextSize(size: TextSize): Promise<void> {
    await this.chooses(size);
    await this.seesTextIn(size);
  }

  async seesTextIn(size: TextSize): Promise<void> {
    const page = this.page.locator(`.page.fs-${SIZE_CLASS[size]}:visible`);
    await this.doing(`see text in ${size}`, () => page.waitFor());
  }

  /** Waits until the app has put its own files on the phone, which it does when nothing else is going on. */
  async hasAppOnPhone(): Promise<void> {
    await this.doing('have the app on the phone', async () => {
      const isMarked = () => performance.getEntriesByName('readable-offline').length > 0;
      await this.page.waitForFunction(isMarked, undefined, { timeout: 0 });
    });
  }

  /** The phone loses its connection. */
  async goesOffline(): Promise<void> {
    this.faults.outOfReach = true;
    await this.context.setOffline(true);
  }

  /** The phone has its connection again; settles when the app has noticed. */
  async comesBackOnline(): Promise<void> {
    const noticed = this.noticesServer();
    await this.context.setOffline(false);
    await noticed;
  }

  /** Settles when the app has had an answer from the server again. */
  async noticesServer(): Promise<void> {
    // What the phone has put by answers also without a server.
    const isServers = (response: Response) => response.ok() && !response.fromServiceWorker();
    await this.page.waitForResponse(isServers, { timeout: 0 });
    this.faults.outOfReach = false;
  }

  /** Waits until every one of these texts can be read. */
  async sees(...texts: string[]): Promise<void> {
    for (const text of texts) {
      const shown = this.page.getByText(text).locator('visible=true').first();
      await this.doing(`see “${text}”`, () => shown.waitFor());
    }
  }

  /** Waits until a text stands on the screen where it can be read without scrolling. */
  async hasInSight(text: string): Promise<void> {
    await this.sees(text);
    const shown = this.front.getByText(text).locator('visible=true').first();
    await this.doing(`have “${text}” in sight`, async () => {
      const line = await shown.elementHandle();
      await this.page.waitForFunction((element) => {
        const { left, right, top, bottom } = (element as Element).getBoundingClientRect();
        const above = document.elementFromPoint((left + right) / 2, (top + bottom) / 2);
        return above !== null && (element as Element).contains(above);
      }, line);
    });
  }

  /** Asks the talk, and waits until its answer to this question says so. */
  async asks(question: string, ...answer: string[]): Promise<void> {
    await this.types('打字问', question);
    await this.taps('发送');
    await this.doing(`be answered “${answer.join('”, “')}” to “${question}”`, async () => {
      await this.page.waitForFunction(
        ([asked, wanted]) => {
          const [, ...said] = document.body.innerText.split(asked);
          return said.length > 0 && wanted.every((one) => said.at(-1)?.includes(one));
        },
        [question, answer] as const,
      );
    });
  }

  /** Waits until a text is no longer to be read. */
  async seesNoMore(text: string): Promise<void> {
    await this.doing(`no longer see “${text}”`, async () => {
      await this.page.waitForFunction((gone) => !document.body.innerText.includes(gone), text);
    });
  }

  /** What the screen in front is called. */
  heading(): Promise<string> {
    return this.front.getByRole('heading').first().innerText();
  }

  /** Waits for the screen of this title. */
  async isAt(title: string): Promise<void> {
    const heading = this.page.getByRole('heading', { name: title, exact: true });
    await this.doing(`be at “${title}”`, () => heading.waitFor());
  }

  /** Opens a clause under a verdict and reads it. */
  async readsClause(clause: string): Promise<void> {
    const [number, part] = clause.split('(');
    await this.taps(`第${number}条${part ? `（${part.replace(')', '）')}` : ''}`, { part: true });
    await this.doing(`read clause ${clause}`, () =>
      this.front.locator('[aria-expanded=true]').first().waitFor(),
    );
  }

  async hasChosen(answer: string): Promise<boolean> {
    return (await this.front.getByRole('radio', { name: answer }).getAttribute('aria-checked')) === 'true';
  }

  /** Takes the JSON file that a tap makes. */
  async downloads(name: string): Promise<{ name: string; content: Record<string, unknown> }> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.taps(name, { part: true })]);
    return { name: file.suggestedFilename(), content: JSON.parse(readFileSync(await file.path(), 'utf8')) };
  }

  /** Takes the page that a tap makes: what can be read on it, and the names of its rows. */
  async downloadsPage(name: string): Promise<{ text: string; names: string[] }> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.taps(name, { part: true })]);
    const page = await this.context.newPage();
    await page.setContent(readFileSync(await file.path(), 'utf8'));
    const names = await page.locator('h2, th').allInnerTexts();
    const text = await page.locator('body').innerText();
    await page.close();
    return { text, names };
  }

  /** Takes the page that a tap makes to a printer. */
  async prints(name: string): Promise<Printed> {
    const [file] = await Promise.all([this.page.waitForEvent('download'), this.taps(name, { part: true })]);
    const page = await this.context.newPage();
    await page.setContent(readFileSync(await file.path(), 'utf8'));
    const printed = await printedOf(page);
    await page.close();
    return printed;
  }

  /** All that can be read on what is in front. */
  reads(): Promise<string> {
    return this.front.innerText();
  }

  /** Which of these names can be tapped. */
  canTap(name: string): Promise<boolean> {
    return this.front.getByRole('button', { name, exact: true }).isVisible();
  }

  /** What is wrong with how the screen is laid out, in the size it has and in the standard one. */
  async complaints(): Promise<string[]> {
    const found = await complaintsAbout(this.page);
    await this.page.evaluate(resize, ['fs-huge', 'fs-normal'] as const);
    const standard = await complaintsAbout(this.page);
    await this.page.evaluate(resize, ['fs-normal', 'fs-huge'] as const);
    return [...found, ...standard.map((complaint) => `in standard size: ${complaint}`)];
  }

  private get front(): Locator {
    return this.page.locator(FRONT);
  }

  /** Does something, and where that fails tells what the screen said instead. */
  private async doing<T>(what: string, act: () => Promise<T>): Promise<T> {
    try {
      return await act();
    } catch (error) {
      const screen = await this.page.evaluate(() => document.body.innerText).catch(() => '(no screen)');
      throw new Error(`could not ${what}; the screen says:\n${screen}\n\n${(error as Error).message}`);
    }
  }
}

/** What can be tapped and has a name, whatever its role. */
function touchable(within: Locator, name: string, exact: boolean): Locator {
  const [first, ...others] = TOUCHABLE.map((role) => within.getByRole(role, { name, exact }));
  return others.reduce((either, other) => either.or(other), first as Locator).locator('visible=true');
}

// Runs in the page: the text size is one class on it.
function resize([from, to]: readonly [string, string]): void {
  for (const page of document.querySelectorAll(`.page.${from}`)) page.classList.replace(from, to);
}

const SIZE_CLASS: Record<TextSize, string> = { 标准: 'normal', 大: 'large', 特大: 'huge' };
