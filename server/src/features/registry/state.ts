import type { Day } from '@hz/shared/calendar';
import { lookVerdictOf, type PackLookVerdict } from '@hz/shared/codes';
import type { ActDoubt } from '@hz/shared/law';
import { type Assessment, explain } from '@hz/shared/v1/engine';
import { doubtOf, type OfficialFacts } from '@hz/shared/v1/guide';
import type { Rulebook } from '@hz/shared/v1/rulebook';

type ExchangeFacts = Pick<OfficialFacts, 'family' | 'trade' | 'registryStatus' | 'exchangedOn' | 'issuedOn'>;

/** How the exchange of a certificate stands on a day, by official records alone, and what they say against it themselves. */
export function officialExchange(
  rulebook: Rulebook,
  { family, trade, registryStatus, exchangedOn, issuedOn }: ExchangeFacts,
  asOf: Day,
): { exchange: Assessment['exchange']; doubt: ActDoubt | null } {
  const explained = explain(rulebook, {
    asOf,
    certificate: {
      family: family ?? 'site-professional',
      trade: trade ?? '',
      ...{ registryStatus, exchangedOn, issuedOn },
    },
    holder: { registeredOn: null, inPost: null },
    credits: [],
    knownYears: null,
  });
  return { exchange: explained.assessment.exchange, doubt: doubtOf(explained) };
}

/** How a record stands whatever the day is: one that is open until its due day is void after it. */
export interface RecordState {
  state: PackLookVerdict;
  due: Day | null;
}

/**
 * What a look says of the record, but for the day: `exchange-open` with its due day stands for `void` afterwards. Of a
 * list that comes before the document it is what will hold from the document's first day on.
 */
export function stateOf(rulebook: Rulebook, facts: ExchangeFacts, today: Day): RecordState {
  const { exchange, doubt } = officialExchange(rulebook, facts, Math.max(today, rulebook.source.issuedOn));
  const verdict = lookVerdictOf('official', exchange, facts.registryStatus, doubt !== null);
  const isOpen = verdict === 'exchange-open' || verdict === 'void';
  return isOpen && exchange.deadline !== null
    ? { state: 'exchange-open', due: exchange.deadline }
    : { state: verdict, due: null };
}

/** What lists say of a record of another pack, whatever the day is: what follows from its term is worked out at a look. */
export function stateUnder({ registryStatus }: Pick<OfficialFacts, 'registryStatus'>): RecordState {
  const state = registryStatus === 'cancelled' ? 'cancelled' : 'listed';
  return { state: registryStatus === 'not-found' ? 'not-in-registry' : state, due: null };
}
