import { pathText } from './faults';
import { datedAt, placeholdersOf } from './fill';
import type { Rulebook } from './schema';

type Visit = (path: PropertyKey[], key: PropertyKey, value: string) => void;

function eachString(value: unknown, path: PropertyKey[], visit: Visit): void {
  if (typeof value === 'string') visit(path, path.at(-1) ?? '', value);
  else if (Array.isArray(value))
    value.forEach((item, index) => void eachString(item, [...path, index], visit));
  else if (typeof value === 'object' && value !== null)
    for (const [key, item] of Object.entries(value)) eachString(item, [...path, key], visit);
}

/** The names that a key of this name may hold: a clause must be one of the clauses, and so on. */
function knownNames(rulebook: Rulebook): Record<string, Set<string>> {
  const ids = (records: { id: string }[]) => new Set(records.map((record) => record.id));
  return {
    clause: ids(rulebook.clauses),
    reading: ids(rulebook.readings),
    system: ids(rulebook.systems),
    contact: ids(rulebook.contacts),
  };
}

/** Every reference that leads nowhere: clauses, readings, places, steps of a way, values in texts. */
export function findBrokenReferences(rulebook: Rulebook): string[] {
  const known = knownNames(rulebook);
  const broken: string[] = [];
  eachString(rulebook, [], (path, key, value) => {
    const names = known[String(key)];
    if (names && !names.has(value)) broken.push(`${pathText(path)}: there is no ${String(key)} ${value}`);
    for (const wanted of placeholdersOf(value)) {
      if (!datedAt(rulebook, wanted)) broken.push(`${pathText(path)}: there is no dated value ${wanted}`);
    }
  });
  for (const [id, family] of Object.entries(rulebook.families)) {
    for (const step of family.way) {
      if (!Object.hasOwn(rulebook.steps, step)) broken.push(`families.${id}.way: there is no step ${step}`);
    }
  }
  return broken;
}
