import { writeFileSync } from 'node:fs';
import { create } from 'qrcode';

const WIDTH = 640;
const HEIGHT = 480;
const WHITE = 235;
const BLACK = 16;
const MARGIN = 40;

/** A film of one frame, as Chromium's fake camera takes it: a QR code in the middle, or nothing but white. */
export function writeFilm(file: string, content: string | null): void {
  const luma = Buffer.alloc(WIDTH * HEIGHT, WHITE);
  if (content !== null) drawCode(luma, content);
  const chroma = Buffer.alloc((WIDTH * HEIGHT) / 2, 128);
  const head = Buffer.from(`YUV4MPEG2 W${WIDTH} H${HEIGHT} F10:1 Ip A1:1 C420\nFRAME\n`);
  writeFileSync(file, Buffer.concat([head, luma, chroma]));
}

function drawCode(luma: Buffer, content: string): void {
  const { modules } = create(content, { errorCorrectionLevel: 'M' });
  const dot = Math.floor((HEIGHT - 2 * MARGIN) / modules.size);
  const left = Math.floor((WIDTH - dot * modules.size) / 2);
  const top = Math.floor((HEIGHT - dot * modules.size) / 2);
  for (let y = 0; y < dot * modules.size; y += 1) {
    for (let x = 0; x < dot * modules.size; x += 1) {
      if (modules.get(Math.floor(y / dot), Math.floor(x / dot))) luma[(top + y) * WIDTH + left + x] = BLACK;
    }
  }
}
