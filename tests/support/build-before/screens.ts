import { Visitor } from './visitor';

// biome-ignore lint/suspicious/noExplicitAny: answers of two builds
export type Json = Record<string, any>;
type Row = { id: string; [name: string]: unknown };

/** Each of the demo's people that kept something, with a phone or at a desk. */
export const EVERYBODY = {
  phones: ['wang', 'li', 'wu', 'sun', 'zhou', 'tian', 'chen', 'zhao'],
  desks: ['ma', 'guan', 'zhou'],
};

const ON_A_PHONE = [
  ...['/v1/me', '/v1/me/export', '/v1/certificates', '/v1/claims', '/v1/intake', '/v1/chat', '/v1/notice'],
  ...['/v1/reminders/timeline', '/v1/reminders/inbox', '/v1/reminders/settings', '/v1/reminders/unread'],
  ...['/v1/reminders/calendar', '/v1/office/consents', '/v1/office/desks', '/v1/office/team'],
  ...['/v2/certificates', '/v2/choice', '/v2/reminders/timeline', '/v2/reminders/inbox'],
  ...['/v2/reminders/calendar', '/v2/intake'],
];
const OF_AN_ORG = [
  ...['', '/home', '/people', '/nudges', '/posters', '/members', '/questions', '/rosters', '/audit'],
  ...['/applications', '/companies'],
];

/** All that somebody sees on the phone, by the path it comes from. */
export async function phoneOf(visitor: Visitor): Promise<Json> {
  const said: Json = {};
  const look = async (path: string) => {
    said[path] = await visitor.sees(path);
    return said[path] as Record<string, Row[]>;
  };
  for (const path of ON_A_PHONE) await look(path);
  const { certificates = [] } = said['/v1/certificates'] as Record<string, Row[]>;
  const { certificates: all = [] } = said['/v2/certificates'] as Record<string, Row[]>;
  for (const { id } of all) await look(`/v2/certificates/${id}`);
  for (const { id } of certificates)
    for (const path of ['', '/looks']) await look(`/v1/certificates/${id}${path}`);
  await look('/v1/registry/disputes');
  const { imports = [] } = await look('/v1/registry/imports');
  for (const { id } of imports)
    for (const path of ['', '/findings']) await look(`/v1/registry/imports/${id}${path}`);
  return said;
}

/** All that somebody sees at a desk. */
export async function deskOf(visitor: Visitor): Promise<Json> {
  const said: Json = {};
  const look = async (path: string) => {
    said[path] = await visitor.sees(path);
    return said[path] as Record<string, Row[]>;
  };
  const { memberships = [] } = await look('/v1/office/session');
  for (const { org } of memberships as unknown as { org: Row }[]) {
    const at = `/v1/office/orgs/${org.id}`;
    for (const path of OF_AN_ORG) await look(`${at}${path}`);
    const { people = [] } = said[`${at}/people`] as Record<string, Row[]>;
    for (const { id } of people.slice(0, 6)) await look(`${at}/people/${id}`);
    const { rosters = [] } = said[`${at}/rosters`] as Record<string, Row[]>;
    for (const { id } of rosters) for (const path of ['', '/rows']) await look(`${at}/rosters/${id}${path}`);
  }
  return said;
}

/** What is told of a number to whoever scans it; each look is noted, so it is taken once a build. */
export async function looksOf(url: string, numbers: readonly string[]): Promise<Json> {
  const stranger = Visitor.stranger(url);
  const said: Json = {};
  for (const payload of numbers) said[payload] = await stranger.call('POST', '/v1/looks', { payload });
  return said;
}

/** Everything that anybody sees at a server, by who sees it. */
export async function everyScreen(
  url: string,
  { phones, desks }: Readonly<typeof EVERYBODY>,
): Promise<Record<string, Json>> {
  const said: Record<string, Json> = {};
  for (const one of phones) said[one] = await phoneOf(await Visitor.enter(url, one));
  for (const one of desks) said[`${one} at a desk`] = await deskOf(await Visitor.sitDown(url, one));
  return said;
}
