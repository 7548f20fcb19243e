import type { Connection } from 'mongoose';

/** Where in the whole database something stands of what these texts name: `collection: document`, as JSON. */
export async function tracesOf(connection: Connection, texts: readonly string[]): Promise<string[]> {
  const found: string[] = [];
  for (const { name } of await connection.listCollections())
    for await (const document of connection.collection(name).find()) {
      const json = JSON.stringify(document);
      if (texts.some((text) => json.includes(text))) found.push(`${name}: ${json}`);
    }
  return found;
}
