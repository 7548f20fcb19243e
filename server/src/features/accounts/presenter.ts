import { formatDay } from '@hz/shared/calendar';
import type { Me } from '@hz/shared/contracts';
import { maskPhone } from '../../platform/crypto/mask';
import type { Holder, SignInMethod } from './models';

/** An account as its holder sees it: the phone number masked. */
export function presentMe(holder: Holder, phone: string | null): Me {
  return {
    id: holder._id.toHexString(),
    version: holder.version,
    phoneMasked: phone && maskPhone(phone),
    signInMethods: holder.identities.map(({ method }) => method),
    consentedTo: holder.consentedTo,
    registeredOn: holder.registeredOn === null ? null : formatDay(holder.registeredOn),
    textSize: holder.textSize,
    demoIdentity: holder.demoIdentity,
  };
}

/** An account for its holder's export: everything, readable. */
export function presentForExport(holder: Holder, identities: { method: SignInMethod; value: string }[]) {
  const { version: _, phoneMasked: __, signInMethods: ___, ...me } = presentMe(holder, null);
  return {
    ...me,
    ...(holder.pack && { pack: holder.pack }),
    ...(holder.facts && { facts: holder.facts }),
    identities,
    consentedAt: holder.consentedAt.toISOString(),
    createdAt: holder.createdAt.toISOString(),
  };
}
