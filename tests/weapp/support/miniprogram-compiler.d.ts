declare module 'miniprogram-compiler' {
  /** The source of a function `(global) => $gwx` that draws every .wxml below a folder. */
  export function wxmlToJs(root: string): string;
}
