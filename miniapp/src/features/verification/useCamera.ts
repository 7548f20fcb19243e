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

/** The phone's camera as a code reader. Closed when a code was read and when the page goes. */
export function useCamera(onContent: (content: string) => void) {
  const video = useRef<HTMLVideoElement>(null) as RefObject<HTMLVideoElement>;
  const stream = useRef<MediaStream | null>(null);
  const [state, setState] = useState<'closed' | 'opening' | 'open'>('closed');
  const [error, setError] = useState<string | null>(null);

  function close(): void {
    for (const track of stream.current?.getTracks() ?? []) track.stop();
    stream.current = null;
    setState('closed');
  }

  async function open(): Promise<void> {
    setError(null);
    if (!navigator.mediaDevices) return setError(words.scan.insecure);
    setState('opening');
    try {
      stream.current = await navigator.mediaDevices.getUserMedia(WISH);
    } catch {
      setState('closed');
      return setError(words.scan.noCamera);
    }
    try {
      await prepareReader();
    } catch {
      close();
      return setError(words.scan.readerFailed);
    }
    setState('open');
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

  return { video, state, error, open, close };
}
