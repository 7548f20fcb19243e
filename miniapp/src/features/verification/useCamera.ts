import { useDidHide } from '@tarojs/taro';
import { type RefObject, useEffect, useRef, useState } from 'react';
import { prepareReader, readFilm } from './reader';
import { words } from './words';

const BETWEEN_LOOKS_MS = 120;
/** A call or another app may take the camera without ending the film (iOS): it stands still this long, then it is gone. */
const STILL_MS = 2_000;
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

function stop(film: MediaStream): void {
  for (const track of film.getTracks()) track.stop();
}

/** The phone's camera as a code reader. Closed when a code was read and when the page goes. */
export function useCamera(onContent: (content: string) => void) {
  const video = useRef<HTMLVideoElement>(null) as RefObject<HTMLVideoElement>;
  const stream = useRef<MediaStream | null>(null);
  const [state, setState] = useState<'closed' | 'opening' | 'open'>('closed');
  const [error, setError] = useState<string | null>(null);
  // Counts what was opened and closed: whoever has left while permission was asked gets no camera any more.
  const turn = useRef(0);

  function close(): void {
    turn.current += 1;
    if (stream.current) stop(stream.current);
    stream.current = null;
    setState('closed');
  }

  async function open(): Promise<void> {
    setError(null);
    if (!navigator.mediaDevices) return setError(words.scan.insecure);
    setState('opening');
    turn.current += 1;
    const own = turn.current;
    const isLeft = () => turn.current !== own;
    try {
      const film = await navigator.mediaDevices.getUserMedia(WISH);
      if (isLeft()) return stop(film);
      stream.current = film;
      for (const track of film.getVideoTracks()) {
        track.addEventListener('ended', () => takenAway(film));
        track.addEventListener('mute', () => setTimeout(() => track.muted && takenAway(film), STILL_MS));
      }
    } catch {
      if (isLeft()) return;
      setState('closed');
      return setError(words.scan.noCamera);
    }
    try {
      await prepareReader();
    } catch {
      if (isLeft()) return;
      close();
      return setError(words.scan.readerFailed);
    }
    if (!isLeft()) setState('open');
  }

  /** Another app has taken the camera, or the permission was taken back. */
  function takenAway(film: MediaStream): void {
    if (stream.current !== film) return;
    close();
    setError(words.scan.cameraGone);
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
  useEffect(() => {
    // While permission is asked nothing is closed: some browsers hide the page behind that question.
    const leave = () => {
      if (document.hidden && stream.current !== null) close();
    };
    document.addEventListener('visibilitychange', leave);
    return () => {
      document.removeEventListener('visibilitychange', leave);
      close();
    };
  }, []);
  useDidHide(close);

  return { video, state, error, open, close };
}
