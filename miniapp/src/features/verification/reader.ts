import type { ReaderOptions } from 'zxing-wasm/reader';

const WASM = 'static/zxing_reader.wasm';
const OPTIONS: ReaderOptions = { formats: ['QRCode'], tryHarder: true, maxNumberOfSymbols: 1 };
/** Larger pictures take longer and read no better. */
const LONGEST_SIDE = 1600;

type Reader = (picture: ImageData) => Promise<string | null>;

/** An empty module: old browsers, and those of some phones' makers, refuse to compile even this. */
const SMALLEST_MODULE = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

function runsWebAssembly(): boolean {
  try {
    return new WebAssembly.Module(SMALLEST_MODULE) instanceof WebAssembly.Module;
  } catch {
    return false;
  }
}

/** Slower, and reads less of what is blurred, but it is plain script. */
async function loadPlainReader(): Promise<Reader> {
  const { default: jsQR } = await import('jsqr');
  return async ({ data, width, height }) => jsQR(data, width, height)?.data ?? null;
}

/** Both halves of the reader, fetched once: what was fetched goes on working without a connection. */
async function loadReader(): Promise<Reader> {
  if (!runsWebAssembly()) return loadPlainReader();
  const { prepareZXingModule, readBarcodes } = await import('zxing-wasm/reader');
  await prepareZXingModule({ overrides: { locateFile: () => WASM }, fireImmediately: true });
  return async (picture) =>
    (await readBarcodes(picture, OPTIONS)).find(({ isValid }) => isValid)?.text ?? null;
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
  const read = await prepareReader();
  return read(picture);
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

/** A photo as a picture that can be drawn; iOS has the newer way only since 15. */
function imageOf(photo: Blob): Promise<ImageBitmap | HTMLImageElement> {
  if ('createImageBitmap' in window) return window.createImageBitmap(photo);
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = reject;
    image.src = URL.createObjectURL(photo);
  });
}

/** The content of the code on a photo; null where there is none. */
export async function readPhoto(photo: Blob): Promise<string | null> {
  const image = await imageOf(photo).catch(() => null);
  const picture = image && pictureOf(image);
  return picture && readPicture(picture);
}
