import { type Day, formatDay, tryParseDay } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import type { Holder } from './models';

/** The one fact that the first version of the API knows of a person, in a field of its own. */
const REGISTERED = 'registeredOn';

const columnOf = (known: Known | undefined): Day | null =>
  typeof known === 'string' ? (tryParseDay(known) ?? null) : null;

/** What was told of a person, by name. Where the field says otherwise, the first version of the API wrote it since. */
export function factsOf({
  facts = {},
  registeredOn,
}: Pick<Holder, 'facts' | 'registeredOn'>): Record<string, Known> {
  if (registeredOn === columnOf(facts[REGISTERED])) return facts;
  const { [REGISTERED]: _, ...rest } = facts;
  return registeredOn === null ? rest : { ...rest, [REGISTERED]: formatDay(registeredOn) };
}

/** The facts of a person after some were told; undefined takes back what was said. */
export function withFacts(
  holder: Pick<Holder, 'facts' | 'registeredOn'>,
  told: Readonly<Record<string, Known | undefined>>,
): Required<Pick<Holder, 'facts' | 'registeredOn'>> {
  const facts = Object.fromEntries(
    Object.entries({ ...factsOf(holder), ...told }).filter(([, known]) => known !== undefined),
  ) as Record<string, Known>;
  return { facts, registeredOn: columnOf(facts[REGISTERED]) };
}
