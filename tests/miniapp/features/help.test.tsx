import { act, cleanup, render, screen, within } from '@testing-library/react';
import { keepSession } from '../../../miniapp/src/api/session';
import { HelpView } from '../../../miniapp/src/features/help/HelpView';
import { words as shell } from '../../../miniapp/src/features/shell/words';
import { PackOffer } from '../../../server/src/features/packs/service';
import { placesOf, presentPack } from '../../../server/src/present/pack';
import { parseDay } from '../../../shared/src/calendar';
import { loadPack } from '../../../shared/src/packs';
import { SERVED } from '../../support/pack-server';
import { phone } from '../../support/taro-double';
import { aSession } from '../../support/views';

const TODAY = parseDay('2026-11-20');
const offer = new PackOffer(SERVED);
const viewOf = (id: string) => presentPack(offer, loadPack(id), TODAY);

beforeEach(() => phone.reset());

const shows = (id: string) => act(async () => void render(<HelpView pack={viewOf(id)} />));

test('a system without an address has the number to dial', async () => {
  await shows('jilin-2022-25');
  const [row] = [...document.querySelectorAll<HTMLElement>('.place')].filter((each) =>
    each.textContent?.includes('查旧证书'),
  );
  expect(row?.textContent).toContain('网址文件没写，打电话问');
  within(row as HTMLElement)
    .getByRole('button', { name: '打电话' })
    .click();
  expect(phone.dialled).toEqual(['043182752530']);
});

test('whatever leads on has a name and a hint of its own', async () => {
  await shows('jilin-2022-25');
  const said = (selector: string) =>
    [...document.querySelectorAll(selector)].map(({ textContent }) => textContent);
  const names = [...said('.entry-text'), ...Object.values(shell.tabs)];
  expect(names).toContain('怎么办');
  expect(names).toContain('文件怎么说');
  for (const all of [names, said('.entry-hint')]) expect(new Set(all).size).toBe(all.length);
});

test.each(SERVED)(
  'every place of %s has an address or a number, or stands beside one that has',
  async (id) => {
    const pack = viewOf(id);
    await shows(id);
    for (const place of document.querySelectorAll<HTMLElement>('.place'))
      expect(within(place).queryAllByRole('button').length).toBeGreaterThan(0);
    cleanup();
    const together = [
      ...[...pack.steps, ...pack.advice].map(({ where }) => where),
      ...([null, 'old', 'electronic'] as const).map((which) => placesOf(loadPack(id), which)),
    ];
    for (const places of together.filter(({ length }) => length > 0))
      expect(places.some(({ address, phone: number }) => (address ?? number) !== null)).toBe(true);
  },
);

test('who has certificates of one place and chose none is told that it goes by that', async () => {
  keepSession(aSession());
  phone.answers(({ path }) => {
    if (path === '/v2/choice') return { body: { pack: null, preset: 'hubei-2021' } };
    if (path === '/v2/packs') return { body: { packs: SERVED.map(viewOf) } };
    return { status: 404 };
  });
  await act(async () => void render(<HelpView pack={viewOf('jilin-2022-25')} heldPack="jilin-2022-25" />));
  expect(await screen.findByText('吉林省（照你的证）；点这里改')).toBeTruthy();
});
