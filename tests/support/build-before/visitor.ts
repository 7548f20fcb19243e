/** A body that is sent as it is. */
export interface File {
  type: string;
  content: string;
}

type Sent = object | undefined;

/** Somebody at a server of any build: a phone that is signed in, a browser at a desk, or a stranger. */
export class Visitor {
  private constructor(
    readonly url: string,
    readonly name: string,
    private readonly headers: Record<string, string>,
  ) {}

  static stranger = (url: string): Visitor => new Visitor(url, 'a stranger', {});

  /** Signs in as one of the demo's people, on the phone. */
  static async enter(url: string, identity: string): Promise<Visitor> {
    const visitor = Visitor.stranger(url);
    const { privacyVersion: consent } = await visitor.get('/v1/auth/options');
    const { accessToken } = await visitor.call('POST', '/v1/auth/demo', { identity, consent });
    return new Visitor(url, identity, { Authorization: `Bearer ${accessToken}` });
  }

  /** Sits down as one of the demo's people, at a desk. */
  static async sitDown(url: string, identity: string): Promise<Visitor> {
    const origin = { Origin: url };
    const response = await new Visitor(url, identity, origin).fetch('POST', '/v1/office/demo/sign-in', {
      identity,
    });
    const cookie = response.headers.getSetCookie().map((one) => one.split(';')[0]);
    return new Visitor(url, `${identity} at a desk`, { ...origin, Cookie: cookie.join('; ') });
  }

  private async fetch(method: string, path: string, body?: Sent, file?: File): Promise<Response> {
    const type = file?.type ?? 'application/json';
    const sent = file?.content ?? (body && JSON.stringify(body));
    const headers = { ...this.headers, ...(sent !== undefined && { 'Content-Type': type }) };
    const response = await fetch(`${this.url}${path}`, { method, headers, ...(sent && { body: sent }) });
    if (!response.ok)
      throw new Error(`${this.name}: ${method} ${path}: ${response.status} ${await response.text()}`);
    return response;
  }

  // biome-ignore lint/suspicious/noExplicitAny: answers of two builds
  async call(method: string, path: string, body?: Sent, file?: File): Promise<any> {
    const response = await this.fetch(method, path, body, file);
    return response.status === 204 ? null : response.json();
  }

  get = (path: string) => this.call('GET', path);

  /** What a screen is told: its answer, or the code of a refusal. */
  async sees(path: string): Promise<Record<string, unknown>> {
    const response = await fetch(`${this.url}${path}`, { headers: this.headers });
    const body = await response.json();
    return response.ok ? body : { refused: body.error.code };
  }
}
