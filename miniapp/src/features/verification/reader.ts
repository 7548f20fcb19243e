import type { ReaderOptions } from 'zxing-wasm/reader';

const WASM = 'static/zxing_reader.wasm';
const OPTIONS: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 };
/** Larger pictures take longer and read no better. */
const LONGEST_SIDE = 1600;

/** Both halves of the reader, fetched once: what was fetched goes on working without a connection. */
async function loadReader() {
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  await prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true });
  return readBarcodes;
}
let loaded: ReturnType<typeof loadReader> | null = null;

/** Fetches the reader, ahead of the first picture if called then; rejects where it cannot be had. */
export function prepareReader(): ReturnType<typeof loadReader> {
  loaded ??= loadReader().catch((error) => {
    // Tried again with the next picture.
    loaded = null;
    throw error;
  });
  return loaded;
}

/** The content of the code in a picture; null where there is none. */
async function readPicture(picture: ImageData): Promise<string | null> {
  const readBarcodes = await prepareReader();
  const results = await readBarcodes(picture, OPTIONS);
  return results.find(({ isValid }) => isValid)?.text ?? null;
}

type Drawable = CanvasImageSource &
  ({ videoWidth: number; videoHeight: number } | { width: number; height: number });

function pictureOf(source: Drawable): ImageData | null {
  const width = 'videoWidth' in source ? source.videoWidth : source.width;
  const height = 'videoHeight' in source ? source.videoHeight : source.height;
  if (width === 0 || height === 0) return null;
  const scale = Math.min(1, LONGEST_SIDE / Math.max(width, height));
  const canvas = document.createElement('canvas');
  canvas.width = Math.round(width * scale);
  canvas.height = Math.round(height * scale);
  const pen = canvas.getContext('2d', { willReadFrequently: true });
  pen?.drawImage(source, 0, 0, canvas.width, canvas.height);
  return pen?.getImageData(0, 0, canvas.width, canvas.height) ?? null;
}

/** The content of the code that a camera's film shows now; null where there is none. */
export async function readFilm(video: HTMLVideoElement): Promise<string | null> {
  const picture = pictureOf(video);
  return picture && readPicture(picture);
}

/** The content of the code on a photo; null where there is none. */
export async function readPhoto(photo: Blob): Promise<string | null> {
  const image = await createImageBitmap(photo).catch(() => null);
  const picture = image && pictureOf(image);
  return picture && readPicture(picture);
}
