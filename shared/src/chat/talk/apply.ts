import type { CertificateFacts } from '../../guide';
import type { Rulebook } from '../../rulebook';
import type { ChatEffect, ChatHolder } from '../types';

type Mark = Extract<ChatEffect, { type: 'mark-step' }>;

function marked(facts: CertificateFacts, mark: Mark, rulebook: Rulebook): CertificateFacts {
  switch (rulebook.steps[mark.stepId]?.sets) {
    case 'registryStatus':
      return { ...facts, registryStatus: mark.registryStatus, registryCheckedOn: mark.on };
    case 'exchangedOn':
      return { ...facts, exchangedOn: mark.on };
    case 'downloadedOn':
      return { ...facts, downloadedOn: mark.on };
    case 'newNumber':
      return { ...facts, newNumber: mark.newNumber };
    default:
      return facts;
  }
}

/** What the holder's records will say once an effect is written down, so that the next step can be told at once. */
export function applied(holder: ChatHolder, effect: ChatEffect, rulebook: Rulebook): ChatHolder {
  if (effect.type !== 'mark-step' && effect.type !== 'add-credit') return holder;
  const certificates = holder.certificates.map((certificate) => {
    if (certificate.id !== effect.certificateId) return certificate;
    const { facts } = certificate;
    return effect.type === 'mark-step'
      ? { ...certificate, facts: marked(facts, effect, rulebook) }
      : {
          ...certificate,
          facts: { ...facts, credits: [...facts.credits, { on: effect.on, tenths: effect.tenths }] },
        };
  });
  const registered = effect.type === 'mark-step' && rulebook.steps[effect.stepId]?.sets === 'registeredOn';
  return { ...holder, registeredOn: registered ? effect.on : holder.registeredOn, certificates };
}
