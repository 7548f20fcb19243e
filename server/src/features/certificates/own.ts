// What the holder told of a certificate, as it is told and taken back: by name, with nothing official laid over it.
import { isDeepStrictEqual } from 'node:util';
import { formatDay } from '@hz/shared/calendar';
import type { CertificateView, RequestOf } from '@hz/shared/contracts';
import { type CertificateFacts, certificateTitle } from '@hz/shared/v1/guide';
import { versionConflict } from '../../platform/errors';
import type { CertificateRecord, KnownFacts } from './model';
import { factsV1 } from './v1';

/** Facts as a client writes them. */
type Written = Omit<RequestOf<'PUT /v1/certificates/:id'>['body'], 'version' | 'seen'>;

/** A change that is taken back: the facts as they stood after it, and as they are to stand again. */
export interface TakenBack {
  seen: Written;
  wanted: Written;
}

const DAYS = ['exchangedOn', 'issuedOn', 'downloadedOn'] as const;
const REGISTRY = ['registryStatus', 'registryCheckedOn'] as const;
const OWN = ['number', 'newNumber', ...REGISTRY, ...DAYS, 'family', 'trade'] as const;

const days = ({ partly, ...facts }: Pick<CertificateFacts, (typeof DAYS)[number] | 'partly'>) =>
  Object.fromEntries(
    DAYS.map((name) => [name, facts[name] === null ? (partly?.[name] ?? null) : formatDay(facts[name])]),
  );

function ownOf(record: CertificateRecord): Written {
  const facts = factsV1(record);
  const { number, newNumber, registryStatus, registryCheckedOn, inPost, archived, family } = facts;
  return {
    ...{ number, newNumber, registryStatus, inPost, archived, family, trade: certificateTitle(facts) },
    registryCheckedOn: registryCheckedOn === null ? null : formatDay(registryCheckedOn),
    ...days(facts),
  };
}

/** What the holder told where it is shown otherwise: a part of a day, or what an official record lies over. */
export function presentOwn(
  record: CertificateRecord,
  shown: Pick<CertificateView, Exclude<(typeof OWN)[number], 'trade'> | 'title'>,
): Pick<CertificateView, 'own'> {
  const own = ownOf(record);
  const seen = { ...shown, trade: shown.title };
  const others = OWN.filter((name) => own[name] !== seen[name]).map((name) => [name, own[name]]);
  return others.length === 0 ? {} : { own: Object.fromEntries(others) };
}

const TOLD_SINCE = '这一项在别处又改过了，没有改回去，现在照那边改的。请再看一眼，需要的话再改一次。';

/** Throws where what a change is taken back from was told otherwise meanwhile; what stands as wanted is no conflict. */
export function checkSeen(record: CertificateRecord, { seen, wanted }: TakenBack): void {
  const own = ownOf(record);
  for (const name of Object.keys(seen) as (keyof Written)[])
    if (own[name] !== seen[name] && own[name] !== wanted[name]) throw versionConflict(TOLD_SINCE);
}

/** What a change of a certificate of any pack is taken back from: what stood there after it. */
export type PackSeen = NonNullable<RequestOf<'PUT /v2/certificates/:id'>['body']['seen']>;

/** What a certificate is to be again. */
interface PackWanted extends Partial<Pick<CertificateRecord, 'kind' | 'trade' | 'specialty' | 'archived'>> {
  facts: KnownFacts;
  forget: readonly string[];
}

const PLAIN = ['kind', 'trade', 'specialty', 'archived'] as const;

/**
 * The same of a certificate of any pack.
 * @param facts all that its holder told, of the certificate and of themselves
 */
export function checkPackSeen(
  record: Pick<CertificateRecord, (typeof PLAIN)[number]>,
  facts: KnownFacts,
  { seen, wanted }: { seen: PackSeen; wanted: PackWanted },
): void {
  const isOther = PLAIN.some(
    (name) => seen[name] !== undefined && record[name] !== seen[name] && record[name] !== wanted[name],
  );
  const { facts: stood = {}, untold = [] } = seen;
  const isTold = [...Object.keys(stood), ...untold].some((name) => {
    const again = wanted.forget.includes(name) ? undefined : wanted.facts[name];
    return !isDeepStrictEqual(facts[name], stood[name]) && !isDeepStrictEqual(facts[name], again);
  });
  if (isOther || isTold) throw versionConflict(TOLD_SINCE);
}
