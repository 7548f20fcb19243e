import { create } from 'qrcode';
import { useMemo } from 'react';

const QUIET = 4;

/** A QR code drawn as one path, sharp in print too. */
export function QrCode({ payload, label }: { payload: string; label: string }) {
  const { size, path } = useMemo(() => drawn(payload), [payload]);
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} role="img" aria-label={label}>
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#000" />
    </svg>
  );
}

function drawn(payload: string): { size: number; path: string } {
  const { modules } = create(payload, { errorCorrectionLevel: 'M' });
  let path = '';
  for (let y = 0; y < modules.size; y += 1)
    for (let x = 0; x < modules.size; x += 1)
      if (modules.get(y, x)) path += `M${x + QUIET} ${y + QUIET}h1v1h-1z`;
  return { size: modules.size + 2 * QUIET, path };
}
