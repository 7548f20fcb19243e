import axios, { type AxiosInstance } from 'axios';

export interface WeChatOptions {
  apiBase: string;
  appId: string;
  appSecret: string;
  timeoutMs: number;
}

/** How WeChat says that a call failed; calls that worked carry no errcode, or 0. */
export interface WeChatAnswer {
  errcode?: number;
  errmsg?: string;
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
