import { create } from 'qrcode';

const QUIET_ZONE = 4;

/** A QR code as a drawing: mini-programs show images and data URIs, no inline SVG. Level M, as the status code is made for. */
export function qrUri(text: string): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' });
  const side = modules.size + 2 * QUIET_ZONE;
  const dark: string[] = [];
  for (let row = 0; row < modules.size; row += 1) {
    // One stroke for all that lie side by side: the drawing travels with the page's data.
    for (let from = 0; from < modules.size; from += 1) {
      let to = from;
      while (to < modules.size && modules.get(row, to)) to += 1;
      if (to > from) dark.push(`M${from + QUIET_ZONE} ${row + QUIET_ZONE}h${to - from}v1h-${to - from}z`);
      from = to;
    }
  }
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${side} ${side}" shape-rendering="crispEdges"><rect width="${side}" height="${side}" fill="#fff"/><path d="${dark.join('')}" fill="#000"/></svg>`;
  return `url("data:image/svg+xml,${encodeURIComponent(svg)}")`;
}
