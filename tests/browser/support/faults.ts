import type { ConsoleMessage, Page, Request } from 'playwright-core';

// A page that is left or reloaded lets go of what it was asking for: nobody misses the answer.
const isAbandoned = (request: Request): boolean => request.failure()?.errorText === 'net::ERR_ABORTED';
// Only a phone that was told to lose its connection says so, also when the word comes after the connection is back.
const isCutOff = (text: string | undefined): boolean =>
  text?.includes('net::ERR_INTERNET_DISCONNECTED') ?? false;
const isNetwork = (message: ConsoleMessage): boolean =>
  /^(Failed to load resource: net::|An unknown error occurred when fetching the script)/.test(message.text());

/** Everything that went wrong in a page without being provoked: console errors, exceptions, failed requests. */
export class Faults {
  private readonly found: string[] = [];
  private outage = false;
  private readonly expected: RegExp[] = [];

  constructor(page: Page) {
    page.on('pageerror', (error) => this.note(`exception: ${error.stack ?? error.message}`));
    page.on('console', (message) => {
      if (message.type() !== 'error' && message.type() !== 'warning') return;
      if (isCutOff(message.text()) || (isNetwork(message) && this.outage)) return;
      this.note(`console ${message.type()}: ${message.text()} (${message.location().url})`);
    });
    page.on('requestfailed', (request) => {
      if (this.outage || isAbandoned(request) || isCutOff(request.failure()?.errorText)) return;
      this.note(`no answer: ${request.method()} ${request.url()} ${request.failure()?.errorText}`);
    });
  }

  /** From now on the server is out of reach on purpose, until it is told otherwise. */
  set outOfReach(outage: boolean) {
    this.outage = outage;
  }

  /** Lets pass what a walk provokes: an answer of 401 to somebody who was signed out elsewhere. */
  expect(pattern: RegExp): void {
    this.expected.push(pattern);
  }

  get list(): readonly string[] {
    return this.found;
  }

  private note(fault: string): void {
    if (!this.expected.some((pattern) => pattern.test(fault))) this.found.push(fault);
  }
}
