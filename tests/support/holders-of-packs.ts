import { formatDay, parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { askOfFact, NOT_HAPPENED, postsOf } from '@hz/shared/standing';
import type { ChatCertificate, ChatHolder } from '@hz/shared/talk';
import { DEFAULT_PACKS } from '../../server/src/settings';
import { aCertificate } from './certificates';

/** What is served where nothing else is said. */
export const PACKS: readonly string[] = DEFAULT_PACKS;
/** The pack of the first version of the API. */
export const HOME = PACKS[0] as string;

/** Days before, at the beginning of, in and after what a pack regulates. */
export function daysOfPack(id: string): string[] {
  const { from } = loadPack(id);
  return [...new Set([formatDay(from - 30), formatDay(from), formatDay(from + 200), '2026-11-28'])];
}

/** An answer to a question about a fact: what has happened, some years ago; a state that is all right. */
export function answerTo(
  { kind, id, options }: { kind: string; id: string; options: readonly { value: string }[] },
  today: string,
): string {
  const year = Number(today.slice(0, 4));
  if (kind === 'event') return id === 'appliedOn' ? NOT_HAPPENED : `${year - 3}-06-15`;
  if (kind === 'date') return id === 'expiresOn' ? `${year + 1}-03-31` : `${year - 10}-02-01`;
  return id === 'accident' ? 'false' : (options[0]?.value ?? '材料员');
}

/** Every fact of a pack but the post, each answered; the kinds of its answers as they are kept. */
function factsOfPack(id: string, today: string): Record<string, string | boolean | null> {
  const pack = loadPack(id);
  const known = (value: string) =>
    value === NOT_HAPPENED ? null : value === 'true' ? true : value === 'false' ? false : value;
  return Object.fromEntries(
    pack.factNames
      .filter((name) => name !== 'trade')
      .map((name) => [name, known(answerTo(askOfFact(pack, name), today))]),
  );
}

const NAME_ONLY = aCertificate({ specialty: null, registryStatus: null });

/** A certificate of a pack as the talk knows it: with every fact told, or with none. */
function spokenCertificate(id: string, today: string, isTold: boolean): ChatCertificate {
  const { kind, trade, specialty } = postsOf(loadPack(id)).at(-1) ?? {
    ...{ kind: Object.keys(loadPack(id).said.kinds)[0] as string, trade: '材料员', specialty: null },
  };
  const facts = isTold ? factsOfPack(id, today) : {};
  if (id === HOME) {
    const { exchangedOn, issuedOn, downloadedOn } = facts as Record<string, string>;
    const told = {
      exchangedOn,
      issuedOn,
      downloadedOn,
      inPost: true,
      credits: { [`${Number(today.slice(0, 4)) - 1}-05-01`]: 8 },
    };
    const family = kind as 'site-professional';
    return {
      id,
      facts: aCertificate({
        ...{ family, trade, specialty },
        registryStatus: null,
        ...(isTold && { ...told, registryStatus: 'valid' }),
      }),
    };
  }
  const [category] = loadPack(id).said.obligations.flatMap(({ needs }) =>
    needs.flatMap((need) => ('hours' in need && need.category ? [need.category] : [])),
  );
  const credit = { on: formatDay(parseDay(today) - 100), hours: 8, category: category ?? null, for: null };
  return {
    id,
    facts: { ...NAME_ONLY, trade, specialty },
    law: { ...{ pack: id, kind, facts }, credits: isTold ? [credit] : [], cycles: [] },
  };
}

/**
 * Somebody who holds a certificate of each of these packs, as the talk is told of them: what is not out yet stands
 * beside what is, or apart where nothing is.
 */
export function spokenHolder(packs: readonly string[], today: string, isTold: boolean): ChatHolder {
  const asOf = parseDay(today);
  const certificates = packs.map((id) => spokenCertificate(id, today, isTold));
  const isOut = packs.some((id) => asOf >= loadPack(id).from);
  return {
    registeredOn: isTold ? asOf - 1000 : null,
    intake: {},
    certificates: isOut ? certificates : [],
    apart: isOut ? [] : certificates.map((certificate) => ({ certificate, why: 'not-published' })),
  };
}
