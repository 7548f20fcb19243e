import axios, { type AxiosInstance } from 'axios';

export interface WeChatOptions {
  apiBase: string;
  appId: string;
  appSecret: string;
  timeoutMs: number;
}

/** A connection to WeChat's API. Keep-alive and proxies are left to the runtime; nothing is retried here. */
export function wechatHttp(options: WeChatOptions): AxiosInstance {
  return axios.create({
    baseURL: options.apiBase,
    timeout: options.timeoutMs,
    maxContentLength: 1024 * 1024,
    maxRedirects: 0,
  });
}
