import type { Context } from 'koa';

/** The cookie by which a desk is signed in: for the office's own paths alone, and out of reach of any script. */
export const DESK_COOKIE = 'hz-desk';

/** An answer that also signs the browser in at a desk, or out of it. */
export class Seated<Answer> {
  constructor(
    readonly answer: Answer,
    /** The cookie; null signs out. */
    private readonly cookie: string | null,
  ) {}

  seat(ctx: Pick<Context, 'cookies' | 'secure'>): void {
    ctx.cookies.set(DESK_COOKIE, this.cookie, {
      ...{ httpOnly: true, sameSite: 'strict', path: '/v1/office', overwrite: true },
      secure: ctx.secure,
    });
  }
}
