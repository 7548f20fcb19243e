import { throughDouble } from '../../support/reminder-app';
import { startApp, type TestApp, type TestAppOptions } from '../../support/server';
import { WeChatDouble } from '../../support/wechat-double';
import { type Answerer, requestErrors } from './network';
import { Phone, type PhoneOptions } from './phone';

const answerFrom =
  (appOf: () => TestApp): Answerer =>
  async ({ method, path, body, token, holder }) => {
    const request = appOf().request(method, path, body);
    if (holder) request.set('X-Holder', holder);
    const response = await (token ? request.set('Authorization', `Bearer ${token}`) : request);
    return { status: response.status, body: response.status === 204 ? null : response.body };
  };

/** A phone with the mini-program, a real server behind it, and a double of WeChat's API behind that. */
export class Served {
  /** While it is false the phone has no connection. */
  online = true;

  private readonly apps: TestApp[];

  private constructor(
    app: TestApp,
    readonly phone: Phone,
    private readonly wechat: WeChatDouble,
  ) {
    this.apps = [app];
  }

  /** The server that answers the phone now. */
  get app(): TestApp {
    return this.apps.at(-1) as TestApp;
  }

  /** A newer server takes the place of this one, on the same data. */
  async replaceServer(options: TestAppOptions): Promise<void> {
    const { app } = this;
    this.apps.push(await startApp({ ...options, sameDataAs: app, keyring: app.keyring }));
  }

  /** With `messages` the server sends subscribe messages through the double. */
  static async start({
    messages = false,
    on = {},
    ...options
  }: TestAppOptions & { messages?: boolean; on?: PhoneOptions } = {}): Promise<Served> {
    const wechat = await new WeChatDouble().start();
    wechat.codes.set('code', 'openid-1');
    const app = await startApp({
      ...options,
      wechatBase: wechat.base,
      push: messages ? throughDouble(wechat.base) : undefined,
    });
    let served: Served | undefined;
    const answer = answerFrom(() => served?.app ?? app);
    const phone = new Phone(async (request) => {
      if (served && !served.online) throw requestErrors[3];
      return answer(request);
    }, on);
    served = new Served(app, phone, wechat);
    return served;
  }

  async stop(): Promise<void> {
    this.phone.switchOff();
    for (const app of [...this.apps].reverse()) await app.stop();
    await this.wechat.stop();
  }

  /** Somebody takes the phone in hand: whose WeChat it is from now on. */
  takenBy(openid: string): void {
    this.phone.loginCode = `code of ${openid}`;
    this.wechat.codes.set(this.phone.loginCode, openid);
  }

  /** From the first screen to the holder's own, by taps alone. */
  async signIn(): Promise<void> {
    await this.phone.open('/pages/home/index');
    await this.phone.tap('登录');
    await this.phone.tap('我看过了，同意');
    await this.phone.tap('微信登录');
  }

  /** Tells a day, `2022-12-05`, by its year, its month and itself, and keeps it. */
  async keepsDay(date: string): Promise<void> {
    const [year, month, day] = date.split('-').map(Number);
    await this.phone.tap(`${year}年`);
    await this.phone.tap(`${year}年${month}月`);
    await this.phone.tap(`${year}年${month}月${day}日`);
    await this.phone.tap(`按“${year}年${month}月${day}日”记下`);
  }

  /** Adds the certificate of a site professional whose old one is valid; leaves the whole way on screen. */
  async addCertificate(): Promise<void> {
    await this.phone.tap('加一本证');
    for (const answer of ['吉林省', '施工员（土建）', '旧证书，还没换', '有效']) {
      await this.phone.tap(answer);
    }
    await this.phone.tap('加上这本证');
  }
}
