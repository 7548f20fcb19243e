import type { PageName, Params } from '../../navigation';

const PLACE = /\/pages\/office\/(sign-in|invitation|poster)\/index\?code=([0-9a-z]{26})\b/;
const pages = { 'sign-in': 'office-desk', invitation: 'office-invitation', poster: 'office-poster' } as const;

/** The page that an office's QR code leads to; null for any other code. */
export function officePlace(content: string): { page: PageName; params: Params } | null {
  const found = PLACE.exec(content);
  if (!found) return null;
  return { page: pages[found[1] as keyof typeof pages], params: { code: found[2] as string } };
}
