import type { Locator, Page } from 'playwright-core';
import { axeFindings } from './axe';
import { Faults } from './faults';

/** Only ends what never comes, also on a machine that is busy with something else. */
const PATIENCE_MS = 90_000;

/** Somebody at a computer with the office's pages before them. */
export class Desk {
  readonly faults: Faults;
  /** What the server answered last, by the end of its address: what a QR code carries stands in no word of the page. */
  private readonly answered = new Map<string, unknown>();

  constructor(readonly page: Page) {
    this.faults = new Faults(page);
    // Nobody is signed in at first: that is asked, and answered so.
    this.faults.expect(/status of 401 .*\/v1\/office\/session/);
    page.setDefaultTimeout(PATIENCE_MS);
    page.on('response', (answer) => {
      const end = answer.url().split('/').at(-1) as string;
      if (answer.request().method() === 'POST')
        void answer.json().then(
          (body) => this.answered.set(end, body),
          () => undefined,
        );
    });
  }

  /** What is in front: an open dialog, else the page. */
  private get front(): Locator {
    return this.page.locator('dialog[open], body:not(:has(dialog[open]))').last();
  }

  /** The last answer to a POST to an address that ends so, once it is there. */
  async answer<T>(end: string): Promise<T> {
    while (!this.answered.has(end)) await this.page.waitForTimeout(20);
    return this.answered.get(end) as T;
  }

  async sees(text: string | RegExp): Promise<void> {
    await this.front
      .getByText(text)
      .first()
      .waitFor()
      .catch(async (error) => {
        throw new Error(`no ${text} in: ${await this.page.locator('body').innerText()}`, { cause: error });
      });
  }

  async seesNoMore(text: string | RegExp): Promise<void> {
    await this.front.getByText(text).first().waitFor({ state: 'detached' });
  }

  async presses(name: string | RegExp): Promise<void> {
    await this.front.getByRole('button', { name }).first().click();
  }

  async follows(name: string | RegExp): Promise<void> {
    await this.front.getByRole('link', { name }).first().click();
  }

  async types(label: string | RegExp, text: string): Promise<void> {
    await this.front.getByLabel(label).first().fill(text);
  }

  async chooses(label: string | RegExp, choice: string): Promise<void> {
    await this.front.getByLabel(label).first().selectOption({ label: choice });
  }

  async ticks(label: string | RegExp): Promise<void> {
    await this.front.getByLabel(label).first().check();
  }

  /** The demo's way in, without a phone. */
  async signsInAs(name: string): Promise<void> {
    await this.presses(new RegExp(`^${name}`));
    await this.page.getByRole('button', { name: '退出' }).waitFor();
  }

  async uploads(name: string, text: string): Promise<void> {
    await this.page
      .locator('input[type=file]')
      .setInputFiles({ name, mimeType: 'text/csv', buffer: Buffer.from(text) });
  }

  /** What the page gives to print: of each sheet the heading, and then everything. */
  async printed(): Promise<string[]> {
    await this.page.emulateMedia({ media: 'print' });
    const [heading, all] = await Promise.all([
      this.page.locator('h1:visible, h2:visible').allInnerTexts(),
      this.page.locator('body').innerText(),
    ]);
    await this.page.emulateMedia({ media: 'screen' });
    return [...heading, all];
  }

  /** What is wrong with the page, the open dialog included: wider than the window, or hard for somebody to use. */
  async complaints(): Promise<string[]> {
    return [...(await this.tooWide()), ...(await axeFindings(this.page)).violations];
  }

  private async tooWide(): Promise<string[]> {
    return this.page.evaluate(() => {
      const { clientWidth, scrollWidth } = document.documentElement;
      return scrollWidth > clientWidth ? [`${location.hash}: ${scrollWidth} > ${clientWidth}`] : [];
    });
  }
}
