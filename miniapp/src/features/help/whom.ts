import type { Pack } from '../packs/store';

/** Whom to call about a system that has no address: whoever stands beside it where the way leads there; null: nobody. */
export function whomToCall({ steps, advice }: Pack, system: string): { name: string; phone: string } | null {
  const beside = [...steps, ...advice]
    .filter(({ where }) => where.some(({ id }) => id === system))
    .flatMap(({ where }) => where);
  for (const { name, phone } of beside) if (phone !== null) return { name, phone };
  return null;
}
