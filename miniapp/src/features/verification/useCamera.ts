import { useDidHide } from '@tarojs/taro';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { prepareReader, readFilm } from './reader';
import { words } from './words';

const BETWEEN_LOOKS_MS = 120;
const WISH: MediaStreamConstraints = {
  video: { width: { ideal: 1280 }, height: { ideal: 720 }, facingMode: { ideal: 'environment' } },
};

/** Looks at the film until a code is found or the camera is closed. */
async function watch(video: HTMLVideoElement, isOpen: () => boolean): Promise<string | null> {
  while (isOpen()) {
    const content = await readFilm(video);
    if (content !== null) return content;
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_LOOKS_MS));
  }
  return null;
}

function stop(film: MediaStream | null): void {
  for (const track of film?.getTracks() ?? []) track.stop();
}

/** The phone's camera as a code reader. Closed when a code was read and when the page goes. */
export function useCamera(onContent: (content: string) => void) {
  const video = useRef<HTMLVideoElement>(null) as RefObject<HTMLVideoElement>;
  const stream = useRef<MediaStream | null>(null);
  const [state, setState] = useState<'closed' | 'opening' | 'open'>('closed');
  const [error, setError] = useState<string | null>(null);

  // Counts what was asked for: a camera that comes after the page was left, or asked for anew, is stopped at once.
  const wish = useRef(0);

  function close(): void {
    wish.current += 1;
    stop(stream.current);
    stream.current = null;
    setState('closed');
  }

  /** Another app took the camera, or the permission was taken back. */
  function tellWhenTaken(film: MediaStream): void {
    for (const track of film.getTracks())
      track.addEventListener('ended', () => {
        if (stream.current !== film) return;
        close();
        setError(words.scan.cameraTaken);
      });
  }

  async function open(): Promise<void> {
    setError(null);
    if (!navigator.mediaDevices) return setError(words.scan.insecure);
    setState('opening');
    wish.current += 1;
    const wished = wish.current;
    const isWished = () => wish.current === wished;
    try {
      const film = await navigator.mediaDevices.getUserMedia(WISH);
      if (!isWished()) return stop(film);
      stream.current = film;
      tellWhenTaken(film);
    } catch {
      if (!isWished()) return;
      setState('closed');
      return setError(words.scan.noCamera);
    }
    try {
      await prepareReader();
    } catch {
      if (!isWished()) return;
      close();
      return setError(words.scan.readerFailed);
    }
    if (isWished()) setState('open');
  }

  // biome-ignore lint/correctness/useExhaustiveDependencies: begins to look when the film is on the page
  useEffect(() => {
    if (state !== 'open' || !video.current) return;
    const film = video.current;
    film.srcObject = stream.current;
    void film.play().catch(() => undefined);
    let watching = true;
    void watch(film, () => watching).then((content) => {
      if (content === null) return;
      close();
      onContent(content);
    });
    return () => {
      watching = false;
    };
  }, [state]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: once, when the page goes
  useEffect(() => close, []);
  useDidHide(close);

  return { video, state, error, open, close };
}
