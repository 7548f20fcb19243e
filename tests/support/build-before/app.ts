import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import * as react from 'react';
import { createElement, type FunctionComponent, type ReactNode } from 'react';
import * as jsxRuntime from 'react/jsx-runtime';
import { renderToStaticMarkup } from 'react-dom/server';
import type { TestApp, TestHolder } from '../server';

type Screen = FunctionComponent<Record<string, unknown>>;

/** What of the app before is bundled: its way to the server, and the screens that certificates and looks are shown on. */
interface BundledApp {
  CertificateList: Screen;
  DetailView: Screen;
  LookResult: Screen;
  // biome-ignore lint/suspicious/noExplicitAny: answers as the app before knew them
  call(endpoint: string, given?: object): Promise<any>;
  // biome-ignore lint/suspicious/noExplicitAny: what it made of them
  lookUp(content: string): Promise<any>;
  keepSession(session: unknown): void;
  sessionOf(tokens: object, holderId: string): unknown;
}

interface TaroRequest {
  url: string;
  method: string;
  data?: unknown;
  header: Record<string, string>;
}

const piece = ({ children }: { children?: ReactNode }) => createElement('div', null, children);
const components = new Proxy({}, { get: () => piece });

/** The mini-program of the build before other packs came, on a phone whose requests reach `app`. */
export class AppBefore {
  private constructor(private readonly bundled: BundledApp) {}

  /** Signs a holder in on such a phone. */
  static async open(app: TestApp, holder: TestHolder): Promise<AppBefore> {
    const storage = new Map<string, unknown>();
    const taro = {
      request: async ({ url, method, data, header }: TaroRequest) => {
        const { status, body } = await app.request(method, url, data).set(header);
        return { statusCode: status, data: status === 204 ? null : body, header: {} };
      },
      getStorageSync: (key: string) => storage.get(key) ?? '',
      setStorageSync: (key: string, value: unknown) => void storage.set(key, value),
      removeStorageSync: (key: string) => void storage.delete(key),
      getStorageInfoSync: () => ({ keys: [...storage.keys()] }),
      onNetworkStatusChange: () => undefined,
      getNetworkType: async () => ({ networkType: '4g' }),
      nextTick: (act: () => void) => void setTimeout(act, 0),
    };
    const hooks = {
      useDidShow: () => undefined,
      useDidHide: () => undefined,
      useRouter: () => ({ params: {} }),
    };
    const known: Record<string, unknown> = {
      '@tarojs/taro': { __esModule: true, default: taro, ...taro, ...hooks },
      '@tarojs/components': components,
      react,
      'react/jsx-runtime': jsxRuntime,
    };
    const code = gunzipSync(readFileSync(join(__dirname, 'app.js.gz'))).toString();
    const module = { exports: {} as BundledApp };
    new Function('module', 'exports', 'require', code)(module, module.exports, (name: string) => known[name]);
    const { id } = await holder.get('/v1/me');
    const tokens = { ...holder.tokens, expiresIn: 900 };
    module.exports.keepSession(module.exports.sessionOf(tokens, id));
    return new AppBefore(module.exports);
  }

  call: BundledApp['call'] = (endpoint, given) => this.bundled.call(endpoint, given);

  /** The words of one of its screens. */
  shows(screen: 'CertificateList' | 'DetailView' | 'LookResult', props: Record<string, unknown>): string {
    const drawn = renderToStaticMarkup(createElement(this.bundled[screen], props));
    return drawn.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ');
  }

  /** What its scan page says of a code or number. */
  async scans(content: string): Promise<string> {
    return this.shows('LookResult', { outcome: await this.bundled.lookUp(content) });
  }
}
