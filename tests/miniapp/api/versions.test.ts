import { readdirSync, readFileSync } from 'node:fs';
import { endpoints } from '@hz/shared/contracts';

const SOURCES = 'miniapp/src';
/** What the first version tells whole of its own certificates is shown on their own pages. */
const OF_FIRST_PAGES = / \/v1\/certificates/;

const asked = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file))
  .flatMap(
    (file) => readFileSync(`${SOURCES}/${file}`, 'utf8').match(/(?<=')[A-Z]+ \/v\d\/[^']+(?=')/g) ?? [],
  );

test('the app asks the second version for whatever it has: the first one answers for apps of before', () => {
  expect(asked.length).toBeGreaterThan(50);
  const old = asked.filter(
    (key) => key.replace('/v1/', '/v2/') !== key && key.replace('/v1/', '/v2/') in endpoints,
  );
  expect([...new Set(old)].filter((key) => !OF_FIRST_PAGES.test(key))).toEqual([]);
});
