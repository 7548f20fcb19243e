import type { ReaderOptions } from 'zxing-wasm/reader';

const WASM = 'static/zxing_reader.wasm';
const OPTIONS: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 };
/** Larger pictures take longer and read no better. */
const LONGEST_SIDE = 1600;

const loadReader = () =>
  import('zxing-wasm/reader').then((reader) => {
    reader.prepareZXingModule({ overrides: { locateFile: () => WASM } });
    return reader;
  });
let loaded: ReturnType<typeof loadReader> | null = null;

function reader() {
  loaded ??= loadReader();
  // A failed download is tried again with the next picture.
  loaded.catch(() => {
    loaded = null;
  });
  return loaded;
}

/** Fetches the reader ahead of the first picture; rejects where it cannot be had. */
export async function prepareReader(): Promise<void> {
  await (await reader()).prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true });
}

/** The content of the code in a picture; null where there is none. */
async function readPicture(picture: ImageData): Promise<string | null> {
  const results = await (await reader()).readBarcodes(picture, OPTIONS);
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
