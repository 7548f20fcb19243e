// WeChat on what is no phone held upright by day: on a computer, on tablets, turned, in the dark.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postcss from 'postcss';
import { FLOORS, sizesAt } from '../support/type-sizes';
import { allPages, appConfig, DIST } from './support/bundle';
import { Served } from './support/served';

const read = (name: string): string => readFileSync(join(DIST, name), 'utf8');

test('the window may be turned and made wider', () => {
  expect(appConfig()).toMatchObject({ window: { pageOrientation: 'auto' }, resizable: true });
});

describe('on a computer', () => {
  let served: Served;
  beforeAll(async () => {
    served = await Served.start({ today: '2022-12-05', on: { platform: 'windows' } });
  });
  afterAll(() => served.stop());

  test('where there is no camera, the scanner says to type the number, and that leads to the verdict', async () => {
    const { phone } = served;
    await phone.open('/pages/verification/scan/index');
    await phone.tap('扫一扫');
    expect(phone.words()).toContain('也可以输入编号');
    await phone.type('证书编号', 'X-9999');
    await phone.tap('查这个编号');
    expect(phone.words()).toContain('这里没有这个编号');
    expect(phone.errors).toEqual([]);
  });

  test('where there is no calendar, the holder hears that the phone has one', async () => {
    const { phone } = served;
    await served.signIn();
    await served.addCertificate();
    await phone.open('/pages/reminders/index');
    await phone.tap('放进手机日历');
    await phone.tap('放进日历');
    expect(phone.words()).toContain('换手机打开再放');
    expect(phone.words()).not.toContain('放过了');
    expect(phone.errors).toEqual([]);
  });
});

describe('in the dark', () => {
  const colours = (): { day: Map<string, string>; dark: Map<string, string>; used: Set<string> } => {
    const day = new Map<string, string>();
    const dark = new Map<string, string>();
    const used = new Set<string>();
    for (const name of readdirSync(DIST, { recursive: true, encoding: 'utf8' })) {
      if (!name.endsWith('.wxss')) continue;
      postcss.parse(read(name)).walkDecls((declaration) => {
        const around = declaration.parent?.parent;
        const inDark = around?.type === 'atrule' && /prefers-color-scheme: ?dark/.test(String(around));
        if (declaration.prop.startsWith('--')) (inDark ? dark : day).set(declaration.prop, declaration.value);
        for (const [, each] of declaration.value.matchAll(/var\((--[\w-]+)/g)) used.add(each as string);
      });
    }
    return { day, dark, used };
  };

  test('every colour by day has its own in the dark, and none is used that has not', () => {
    const { day, dark, used } = colours();
    const isColour = (value: string | undefined) => /^(#|rgb)/.test(value ?? '');
    const named = [...day.keys()].filter((name) => isColour(day.get(name)));
    expect(named.length).toBeGreaterThan(20);
    expect([...dark.keys()].sort()).toEqual(named.sort());
    expect(dark.get('--paper')).not.toBe(day.get('--paper'));
    expect([...used].filter((name) => !day.has(name))).toEqual([]);
  });

  test('WeChat’s own bars follow: each colour they name is there for both, as the pages have it', () => {
    const config = appConfig();
    const theme = JSON.parse(read('theme.json')) as Record<'light' | 'dark', Record<string, string>>;
    const named = [...JSON.stringify(config).matchAll(/"@(\w+)"/g)].map(([, name]) => name as string);
    expect(config).toMatchObject({ darkmode: true, themeLocation: 'theme.json', tabBar: { custom: true } });
    expect(named.length).toBeGreaterThan(5);
    const { day, dark } = colours();
    for (const [face, own] of [
      ['light', day],
      ['dark', dark],
    ] as const) {
      expect(Object.keys(theme[face]).sort()).toEqual([...new Set(named)].sort());
      for (const name of ['paper', 'muted', 'teal', 'card'])
        expect([face, name, theme[face][name]?.toLowerCase().replace(/^#(.)\1{5}$/, '#$1$1$1')]).toEqual([
          face,
          name,
          own.get(`--${name}`),
        ]);
    }
  });
});

test.each([320, 360, 390])('type and touch keep their floors in an old WeChat, at %i px', (width) => {
  const styles = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) =>
    name.endsWith('.wxss'),
  );
  const sizes = sizesAt(styles.map(read).join('\n'), width);
  expect([...sizes.keys()].sort()).toEqual(Object.keys(FLOORS).sort());
  for (const [name, size] of sizes) expect([name, size >= (FLOORS[name] as number)]).toEqual([name, true]);
});

test('WeChat’s search finds the pages that are for everybody, and no other', () => {
  const { rules } = JSON.parse(read('sitemap.json')) as { rules: { action: string; page: string }[] };
  expect(appConfig().sitemapLocation).toBe('sitemap.json');
  expect(rules.at(-1)).toEqual({ action: 'disallow', page: '*' });
  const found = rules.slice(0, -1);
  expect(found.map(({ action, page }) => `${action} ${page}`).sort()).toEqual([
    'allow pages/add/index',
    'allow pages/chat/index',
    'allow pages/help/index',
    'allow pages/home/index',
    'allow pages/notice/index',
    'allow pages/privacy/index',
    'allow pages/verification/scan/index',
  ]);
  expect(found.filter(({ page }) => !allPages().includes(page))).toEqual([]);
});
