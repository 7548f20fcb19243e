/** The browsers and systems that people know by name, by what they write into their User-Agent; the first that fits. */
const BROWSERS: readonly (readonly [RegExp, string])[] = [
  [/MicroMessenger/, '微信'],
  [/Edg(?:e|A|iOS)?\/(\d+)/, 'Edge'],
  [/(?:QQBrowser|MetaSr|Quark|360SE|UBrowser)/, '国产浏览器'],
  [/Firefox\/(\d+)/, 'Firefox'],
  [/Chrome\/(\d+)/, 'Chrome'],
  [/Version\/(\d+).*Safari/, 'Safari'],
];
const SYSTEMS: readonly (readonly [RegExp, string])[] = [
  [/Windows/, 'Windows'],
  [/iPhone|iPad/, 'iOS'],
  [/Mac OS X/, 'macOS'],
  [/Android/, 'Android'],
  [/Linux/, 'Linux'],
];

/** What a browser calls itself, for a person to recognise it: Edge 120 · Windows. */
export function browserName(agent: string): string {
  const browser = BROWSERS.find(([pattern]) => pattern.test(agent));
  const version = browser?.[0].exec(agent)?.[1];
  const system = SYSTEMS.find(([pattern]) => pattern.test(agent))?.[1];
  const name = browser ? [browser[1], version].filter(Boolean).join(' ') : '认不出的浏览器';
  return system ? `${name} · ${system}` : name;
}
