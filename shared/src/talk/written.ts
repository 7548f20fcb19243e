import type { Day } from '../calendar';
import { loadPack, offeredPacks } from '../packs';
import { foldPackIntake } from '../standing';
import { foldIntake, type IntakeFacts } from '../v1/guide';
import { loadRulebook } from '../v1/rulebook';
import { PRODUCT_PACK } from './pack-of';
import { withFacts } from './turns/records';
import type { ChatHolder, Fact, GivenAnswer, LawRecord } from './types';
import { OF_DRAFT, takenUp } from './waiting-drafts';

const NO_RECORD = { downloadedOn: null, newNumber: null, inPost: null, credits: [], yearStatements: [] };

/** The holder after facts were written down, as whoever keeps the records would have it. */
export function afterWriting(holder: ChatHolder, facts: readonly Fact[], asOf: Day): ChatHolder {
  let current = holder;
  for (const fact of facts) current = afterOne(current, fact, asOf);
  return current;
}

function afterOne(holder: ChatHolder, fact: Fact, asOf: Day): ChatHolder {
  if (fact.fact === 'answer') {
    const { question, value, pack } = fact.value as GivenAnswer;
    if (pack !== undefined) {
      const { draft, waiting = [] } = holder;
      const before = draft?.pack === pack ? draft : waiting.find((one) => one.pack === pack);
      const left = draft && draft.pack !== pack && Object.keys(draft.answers).length > 0 ? [draft] : [];
      return {
        ...holder,
        draft: { pack, answers: { ...before?.answers, [question]: value } },
        waiting: [...waiting.filter((one) => one.pack !== pack), ...left],
      };
    }
    return { ...holder, intake: { ...holder.intake, [question]: value } };
  }
  if (fact.fact === OF_DRAFT)
    return fact.op === 'set' ? takenUp(holder, String(fact.value)) : { ...holder, draft: null, intake: {} };
  if (fact.fact !== 'certificate') return withFacts(holder, [fact]);
  if (fact.pack !== undefined) return withDrafted(holder, fact.pack, asOf);
  const told = foldIntake(loadRulebook(PRODUCT_PACK), holder.intake, asOf, 'post').facts as IntakeFacts;
  const added = { id: `new-${holder.certificates.length + 1}`, facts: { ...told, ...NO_RECORD } };
  return { ...holder, intake: {}, certificates: [...holder.certificates, added] };
}

const NAME_ONLY = { registryStatus: null, registryCheckedOn: null, exchangedOn: null, issuedOn: null };

/** The certificate that the answers to a pack's questions tell of is added. */
function withDrafted(holder: ChatHolder, id: string, asOf: Day): ChatHolder {
  const answers = holder.draft?.pack === id ? holder.draft.answers : {};
  const { taken } = foldPackIntake(loadPack(id), answers, asOf, offeredPacks());
  if (taken === null) throw new RangeError(`the answers to ${id} tell of no certificate`);
  const { kind, trade, specialty, facts } = taken;
  const named = { family: 'site-professional' as const, trade, specialty };
  const law = { pack: id, kind, facts, credits: [], cycles: [] } as LawRecord;
  const added = {
    id: `new-${holder.certificates.length + 1}`,
    facts: { ...named, ...NAME_ONLY, ...NO_RECORD },
    law,
  };
  return { ...holder, draft: null, certificates: [...holder.certificates, added] };
}
