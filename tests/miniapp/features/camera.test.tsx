import { act, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { Scanner } from '../../../miniapp/src/features/verification/Scanner.h5';
import { phone } from '../../support/taro-double';

const filmed = { content: null as string | null };
jest.mock('../../../miniapp/src/features/verification/reader', () => ({
  prepareReader: async () => undefined,
  readFilm: async () => filmed.content,
  readPhoto: async () => null,
}));

/** What the browser's camera hands out: a film whose one track can be stopped, ended and muted from outside. */
class Film {
  readonly track = Object.assign(new EventTarget(), {
    muted: false,
    stopped: false,
    stop() {
      this.stopped = true;
    },
  });
  getTracks = () => [this.track];
  getVideoTracks = () => [this.track];
}

let films: Film[];
/** Set while the browser asks for permission: what the holder answers. */
let allow: (() => void) | null;
let hidden: boolean;

beforeEach(() => {
  jest.useFakeTimers();
  films = [];
  filmed.content = null;
  allow = null;
  hidden = false;
  Object.defineProperty(document, 'hidden', { configurable: true, get: () => hidden });
  Object.defineProperty(HTMLMediaElement.prototype, 'srcObject', { configurable: true, writable: true });
  HTMLMediaElement.prototype.play = async () => undefined;
  Object.defineProperty(navigator, 'mediaDevices', {
    configurable: true,
    value: {
      getUserMedia: () =>
        new Promise((resolve) => {
          allow = () => {
            films.push(new Film());
            resolve(films.at(-1));
          };
        }),
    },
  });
});
afterEach(() => jest.useRealTimers());

const isOpen = () => screen.queryByText('关掉摄像头') !== null;
const said = () => document.body.textContent ?? '';
const track = () => (films[0] as Film).track;

async function asksForCamera() {
  const found: string[] = [];
  const page = render(<Scanner atOnce={false} onContent={(content) => void found.push(content)} />);
  fireEvent.click(screen.getByText('打开摄像头扫码'));
  await waitFor(() => expect(allow).not.toBeNull());
  return { page, found };
}

test('where scanning was begun before, the camera is asked for without another tap', async () => {
  render(<Scanner atOnce onContent={() => undefined} />);
  await waitFor(() => expect(allow).not.toBeNull());
  await act(async () => allow?.());
  expect(isOpen()).toBe(true);
});

async function whileFilming() {
  const asked = await asksForCamera();
  await act(async () => allow?.());
  expect(isOpen()).toBe(true);
  return asked;
}

async function hides(isHidden: boolean): Promise<void> {
  hidden = isHidden;
  await act(async () => void document.dispatchEvent(new Event('visibilitychange')));
}

test.each([
  ['closed', async ({ page }: Awaited<ReturnType<typeof whileFilming>>) => page.unmount()],
  ['covered by another', async () => act(async () => phone.hide())],
  ['put into the background', () => hides(true)],
])('the camera stops when its page is %s', async (_, leave) => {
  const open = await whileFilming();
  await leave(open);
  expect(track().stopped).toBe(true);
  expect(isOpen()).toBe(false);
});

test.each([
  ['closed', async ({ page }: Awaited<ReturnType<typeof whileFilming>>) => page.unmount()],
  ['covered by another', async () => act(async () => phone.hide())],
])('a camera that is allowed after its page was %s never films', async (_, leave) => {
  const asked = await asksForCamera();
  await leave(asked);
  await act(async () => allow?.());
  expect(track().stopped).toBe(true);
  expect(isOpen()).toBe(false);
});

test('the question for permission may hide the page: the camera opens all the same', async () => {
  await asksForCamera();
  await hides(true);
  await hides(false);
  await act(async () => allow?.());
  expect(isOpen()).toBe(true);
});

test('a camera that another app has taken is noticed, said, and can be opened again', async () => {
  await whileFilming();
  await act(async () => void track().dispatchEvent(new Event('ended')));
  expect(isOpen()).toBe(false);
  expect(said()).toContain('摄像头被别的应用拿走了');
  fireEvent.click(screen.getByText('打开摄像头扫码'));
  await act(async () => allow?.());
  expect(isOpen()).toBe(true);
  expect(said()).not.toContain('摄像头被别的应用拿走了');
});

test.each([
  ['for good', true],
  ['for a moment', false],
])('a film that stands still %s: is the camera said to be gone? %s', async (_, muted) => {
  await whileFilming();
  track().muted = true;
  await act(async () => void track().dispatchEvent(new Event('mute')));
  track().muted = muted;
  await act(async () => jest.advanceTimersByTimeAsync(5_000));
  expect(said().includes('摄像头被别的应用拿走了')).toBe(muted);
  expect(isOpen()).toBe(!muted);
});

test('a code that is read closes the camera', async () => {
  const { found } = await whileFilming();
  filmed.content = 'J2200001';
  await act(async () => jest.advanceTimersByTimeAsync(1_000));
  expect(found).toEqual(['J2200001']);
  expect(track().stopped).toBe(true);
});
