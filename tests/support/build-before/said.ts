// Whether after an upgrade everything that people told and that happened is there as it was. What the helper makes of
// it (verdicts, what is to be done, words) is made anew by every release and is not compared.
import type { Json } from './screens';

/** Screens that repeat what was told and what happened, and say no more. */
const REPEATS =
  /^\/v1\/(?:me|me\/export|claims|chat|reminders\/settings|certificates\/\w+\/looks)$|^\/v2\/choice$|^\/v1\/registry\/|^\/v1\/office\/(?:consents|desks|team|orgs\/\w+(?:\/(?!home$).*)?)$/;

const CERTIFICATE = /^\/v2\/certificates\/\w+$/;
const INTAKE = /^\/v2\/intake$/;

function repeated(path: string, screen: Json): unknown {
  if (REPEATS.test(path) || 'refused' in screen) return screen;
  if (CERTIFICATE.test(path)) {
    const { facts, credits, number, trade, pack } = screen;
    return { facts, credits, number, trade, pack };
  }
  if (!INTAKE.test(path)) return undefined;
  const { view, waiting } = screen;
  const answered = view?.answered as { question: { id: string }; value: string }[] | undefined;
  return { answered: answered?.map(({ question, value }) => [question.id, value]), waiting };
}

/** Of the screens of one visitor, by path, what was told and what happened. */
export const toldIn = (said: Json): Json =>
  Object.fromEntries(
    Object.entries(said).flatMap(([path, screen]) => {
      const told = repeated(path, screen);
      return told === undefined ? [] : [[path, told]];
    }),
  );

/**
 * What is other at every sign-in and in every answer, and what is counted by real time. Who signs in agrees to the
 * privacy notice of the release, which is another one where that has changed.
 */
const OTHER_EACH_TIME =
  / (?:exportedAt|sessions|lastDeskOn|waited|idleEndsAt|endsAt|file|triesLeft|rowsLeftToday|consentedTo|consentedAt)(?: |$)|^\/v1\/me version$/;

/** What the reminders' jobs add as soon as a server starts. */
const GROWS = / reminders (?:inbox|deliveries)$/;

/** Whoever reads a company's desk leaves looks in its people's trails: reading changes those. */
const isOfDesk = (one: unknown): boolean => (one as { who?: string } | null)?.who === 'company';

/** The places in which a screen says something else than it said; what it says besides is no difference. */
function* differences(before: unknown, after: unknown, path: string, other: RegExp): Generator<string> {
  if (OTHER_EACH_TIME.test(path) || other.test(path)) return;
  if (Array.isArray(before) && Array.isArray(after)) {
    const [was, all] = [before, after].map((some: unknown[]) => some.filter((one) => !isOfDesk(one)));
    const had = new Set(was?.map((one) => JSON.stringify(one)));
    const is = GROWS.test(path) ? all?.filter((one) => had.has(JSON.stringify(one))) : all;
    if (was?.length !== is?.length) yield `${path}: ${was?.length} became ${is?.length}`;
    for (const [at, one] of (was ?? []).entries()) yield* differences(one, is?.[at], `${path} ${at}`, other);
  } else if (typeof before === 'object' && before !== null && typeof after === 'object' && after !== null) {
    for (const [name, value] of Object.entries(before))
      yield* differences(value, (after as Json)[name], `${path} ${name}`, other);
  } else if (before !== after) yield `${path}: ${JSON.stringify(before)} became ${JSON.stringify(after)}`;
}

/** Nothing besides. */
const NOTHING = /$^/;

/** Where the screens of one visitor, by path, say something else than they said. */
export const changed = (before: Json, after: Json, other = NOTHING): string[] =>
  Object.entries(before).flatMap(([path, said]) => [...differences(said, after[path], path, other)]);

/** Where of what many visitors told, and of what happened to them, something else stands on their screens; by name. */
export const changedAnywhere = (
  before: Record<string, Json>,
  after: Record<string, Json>,
  other = NOTHING,
): string[] =>
  Object.entries(before).flatMap(([who, said]) =>
    changed(toldIn(said), toldIn(after[who] as Json), other).map((one) => `${who} ${one}`),
  );
