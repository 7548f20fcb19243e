// The answers of the first version of the API, which asks for the kind before the post, among those of its pack.
import { type Pack, UNKNOWN } from '@hz/shared/law';
import {
  type IntakeAnswers,
  KIND,
  kindsFor,
  listedPost,
  NOT_HAPPENED,
  type PackIntake,
  POST,
} from '@hz/shared/standing';
import type { RegistryStatus } from '@hz/shared/v1/engine';
import { type Answers, type CertificateFacts, dayOrPart, type Partly } from '@hz/shared/v1/guide';
import type { FamilyId } from '@hz/shared/v1/rulebook';

const UNCHECKED = 'unchecked';

const defined = (answers: Record<string, string | undefined>): Record<string, string> =>
  Object.fromEntries(
    Object.entries(answers).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );

/** What the first version of the API has been answered, of what a pack's own questions were. */
export function answersV1(pack: Pack, answers: IntakeAnswers): Answers {
  const { [POST]: post, [KIND]: kind, registryStatus, ...others } = answers;
  const listed = post === undefined ? null : listedPost(pack, post);
  const [only, ...more] = post === undefined ? [] : kindsFor(pack, post);
  const named = kind ?? listed?.kind ?? (more.length === 0 ? only : undefined);
  return defined({
    // One of the list says its kind; called by its name alone, it may be left over from another.
    family: listed && listed.value === post ? listed.kind : named,
    trade: listed ? listed.title : post,
    registryStatus: registryStatus === UNKNOWN ? UNCHECKED : registryStatus,
    // That something has not happened follows from what is in hand there.
    ...Object.fromEntries(Object.entries(others).filter(([, value]) => value !== NOT_HAPPENED)),
  });
}

/** The same the other way round. */
export function answersOfV1(
  pack: Pack,
  { family, trade, registryStatus, ...others }: Answers,
): IntakeAnswers {
  const listed = trade === undefined ? null : listedPost(pack, trade, family);
  return defined({
    [KIND]: family,
    [POST]: listed?.value ?? trade,
    ...others,
    registryStatus: registryStatus === UNCHECKED ? UNKNOWN : registryStatus,
  });
}

/** A draft's answers as the first version of the API has them; null where they are another pack's. */
export const draftV1 = (
  first: Pack,
  { pack, answers }: { pack: string | null; answers: IntakeAnswers },
): Answers | null => (pack === first.id ? answersV1(first, answers) : null);

const DAYS = ['exchangedOn', 'issuedOn', 'downloadedOn'] as const;

/** What the questions of its pack found of a certificate, as the first version of the API knows it. */
export function factsV1(taken: NonNullable<PackIntake['taken']>): CertificateFacts {
  const { kind, trade, specialty, facts } = taken;
  const days = DAYS.map((name) => {
    const known = facts[name];
    return [name, dayOrPart(typeof known === 'string' ? known : null)] as const;
  });
  const parts = days.flatMap(([name, { part }]) => (part === null ? [] : [[name, part]]));
  const day = Object.fromEntries(days.map(([name, told]) => [name, told.day]));
  const { registryStatus = null } = facts;
  return {
    ...{ family: kind as FamilyId, trade, specialty },
    registryStatus: registryStatus === UNKNOWN ? null : (registryStatus as RegistryStatus | null),
    ...{ registryCheckedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] },
    ...(day as Pick<CertificateFacts, (typeof DAYS)[number]>),
    partly: Object.fromEntries(parts) as Partly,
  };
}
