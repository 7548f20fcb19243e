export const words = {
  copy: '复制网址',
  copied: '网址复制好了，去浏览器里粘贴打开',
  notCopied: '没复制成：手机没让用剪贴板。请照着上面的字抄下来',
  dial: '打电话',
  extension: (extension: string) => `接通后按 ${extension}`,
} as const;
