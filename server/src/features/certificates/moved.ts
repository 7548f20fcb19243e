// What becomes of a certificate's facts when it goes to another pack: a name may mean two things.
import { type Pack, resultFactsOf } from '@hz/shared/law';
import type { CertificateRecord } from './model';

type Facts = Pick<CertificateRecord, 'facts' | 'toldOn'>;

/** Whether a fact of a pack is an application, of which another fact tells what came: elsewhere its name may mean the result. */
const isApplication = ({ said }: Pack, name: string): boolean =>
  said.obligations.some(
    (one) => 'once' in one.when && one.when.once.act === name && resultFactsOf(one) !== undefined,
  );

/** By which a fact is kept that goes for nothing until its certificate comes back to that pack. */
const asideOf = ({ said }: Pack, name: string): string => `${said.id}/${name}`;

const renamed = <T>(all: Readonly<Record<string, T>>, names: ReadonlyMap<string, string>) =>
  Object.fromEntries(Object.entries(all).map(([name, value]) => [names.get(name) ?? name, value]));

/**
 * The facts as they count under another pack: what was applied for is no result there, nor the other way round, so that
 * it is put aside and asked for anew. What was put aside by the pack that a certificate comes to counts again.
 */
export function movedFacts({ facts, toldOn }: Facts, from: Pack | undefined, to: Pack): Facts {
  const names = new Map<string, string>();
  for (const name of Object.keys(facts)) {
    const back = Object.hasOwn(facts, asideOf(to, name));
    const differs = from !== undefined && isApplication(from, name) !== isApplication(to, name);
    if (from && (differs || back)) names.set(name, asideOf(from, name));
    if (name.startsWith(asideOf(to, ''))) names.set(name, name.slice(asideOf(to, '').length));
  }
  return { facts: renamed(facts, names), toldOn: renamed(toldOn, names) };
}
