type Json = Record<string, unknown>;
type Amended = { ok: true; data: unknown } | { ok: false; faults: string[] };

const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

function valuesAt(data: Json, path: string): unknown[] | undefined {
  let here: unknown = data;
  for (const key of path.split('.')) {
    here = isObject(here) && Object.hasOwn(here, key) ? here[key] : undefined;
  }
  return isObject(here) && Array.isArray(here.values) ? here.values : undefined;
}

/**
 * The data with each amendment's values added to the dated values they set, from the amendment's day on.
 * Only paths are judged here: the schema then judges the whole as if it had been written so.
 */
export function withAmendments(original: unknown): Amended {
  const data: unknown = structuredClone(original);
  if (!isObject(data) || !Array.isArray(data.amendments)) return { ok: true, data };
  const faults: string[] = [];
  data.amendments.forEach((amendment: unknown, at) => {
    if (!isObject(amendment) || !Array.isArray(amendment.sets)) return;
    amendment.sets.forEach((set: unknown, index) => {
      if (!isObject(set) || typeof set.path !== 'string') return;
      const values = valuesAt(data, set.path);
      if (values)
        values.push({
          from: amendment.from,
          value: set.value,
          clause: set.clause,
          document: amendment.documentNumber,
        });
      else faults.push(`amendments[${at}].sets[${index}].path: no dated value at ${set.path}`);
    });
  });
  return faults.length > 0 ? { ok: false, faults } : { ok: true, data };
}
