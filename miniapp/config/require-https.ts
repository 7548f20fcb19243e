/** Ends the build where the mini-program would talk to nobody: WeChat sends requests to an https address alone. */
export function requireHttps(base: string | undefined): void {
  if (base !== undefined && /^https:\/\/[^/\s]+$/.test(base)) return;
  console.error(
    `小程序要连哪台服务器？用 TARO_APP_API_BASE 给一个 https 开头、不带路径的地址再构建，例如 TARO_APP_API_BASE=https://hz.example.cn npm run build:weapp（现在是“${base ?? ''}”）。`,
  );
  process.exit(1);
}
