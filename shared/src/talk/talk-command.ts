import { z } from 'zod';
import { type Day, isPartDay, parseDay, tryParseDay } from '../calendar';
import { type Pack, tenthsOfHours } from '../law';
import { findPack } from '../packs';
import type { RegistryStatus } from '../v1/engine';
import { type CertificateFacts, dayOrPart, type Partly } from '../v1/guide';
import { loadRulebook, type Rulebook } from '../v1/rulebook';
import type { Surroundings } from './ask';
import type { Chat } from './chat';
import { lawOf, PRODUCT_PACK } from './pack-of';
import { newChat } from './state';
import type { ChatCertificate, ChatHolder, ChatReply, ChatState, Fact, LawRecord } from './types';
import { afterWriting } from './written';

const usage = 'usage: npm run -s talk -- FILE.json [--packs FOLDER]';

const DayText = z.string().refine((text) => tryParseDay(text) !== undefined, 'is no day YYYY-MM-DD');
const Hours = z
  .number()
  .nonnegative()
  .refine((hours) => tenthsOfHours(hours) !== undefined, 'is no multiple of 0.1');
const FactValue = z.union([z.string(), z.boolean(), z.null()]);

const Certificate = z.strictObject({
  id: z.string().min(1),
  pack: z.string(),
  kind: z.string(),
  trade: z.string().nullish(),
  facts: z.record(z.string(), FactValue),
  credits: z.array(
    z.strictObject({ on: DayText, hours: Hours, category: z.string().nullish(), for: DayText.nullish() }),
  ),
  statedCycles: z.array(z.strictObject({ from: DayText, hours: Hours })),
});

const Case = z.strictObject({
  id: z.string(),
  asOf: DayText,
  holder: z.strictObject({ registeredOn: DayText.nullable(), certificates: z.array(Certificate) }).nullable(),
  pack: z.string().optional(),
  says: z.array(z.union([z.string(), z.strictObject({ choose: z.number().int().min(1) })])).min(1),
});
type Case = z.infer<typeof Case>;

type Written = z.infer<typeof Certificate>;

function saidOf(pack: string, caseId: string): Pack['said'] {
  const said = findPack(pack)?.said;
  if (!said) throw new Error(`case ${caseId}: there is no pack ${pack}`);
  return said;
}

/** A certificate of another pack than the product's own rulebook. */
function lawRecordOf(
  { pack, kind, trade, facts, credits, statedCycles }: Written,
  caseId: string,
): LawRecord {
  const said = saidOf(pack, caseId);
  for (const name of Object.keys(facts))
    if (!Object.hasOwn(said.facts, name)) throw new Error(`case ${caseId}: ${pack} knows no fact ${name}`);
  const named = Object.hasOwn(said.facts, 'trade') && trade ? { trade } : {};
  return { pack, kind, facts: { ...named, ...facts }, credits, cycles: statedCycles } as LawRecord;
}

const NAME_ONLY = {
  ...{ family: 'site-professional' as const, specialty: null, registryStatus: null, registryCheckedOn: null },
  ...{ exchangedOn: null, issuedOn: null, downloadedOn: null, newNumber: null, inPost: null },
  ...{ credits: [], yearStatements: [] },
};

function certificateOf(one: Written, caseId: string): ChatCertificate {
  const { id, pack, kind, trade } = one;
  if (!Object.hasOwn(saidOf(pack, caseId).kinds, kind))
    throw new Error(`case ${caseId}: ${pack} knows no kind ${kind}`);
  if (pack === PRODUCT_PACK) return { id, facts: factsOf(one, caseId) };
  const facts = { ...NAME_ONLY, trade: trade ?? String(one.facts.trade ?? '') };
  return { id, facts, law: lawRecordOf(one, caseId) };
}

const dayOf = (value: unknown): Day | null => (typeof value === 'string' ? parseDay(value) : null);

const DAYS = ['exchangedOn', 'issuedOn', 'downloadedOn'] as const;

/** Days of the rulebook's own certificates, of which a part may be told: YYYY, YYYY-MM or unknown. */
function daysOf({ facts }: Written, caseId: string) {
  const read = DAYS.map((name) => {
    const written = facts[name] ?? null;
    if (written !== null && !(typeof written === 'string' && isPartDay(written)))
      throw new Error(`case ${caseId}: ${name} is no day: ${JSON.stringify(written)}`);
    return [name, dayOrPart(written)] as const;
  });
  const partly: Partly = Object.fromEntries(
    read.flatMap(([name, { part }]) => (part === null ? [] : [[name, part]])),
  );
  const [exchangedOn, issuedOn, downloadedOn] = read.map(([, { day }]) => day) as [
    Day | null,
    Day | null,
    Day | null,
  ];
  return { exchangedOn, issuedOn, downloadedOn, ...(Object.keys(partly).length > 0 && { partly }) };
}

/** 施工员（土建） is a post with its specialty; what is no such pair of the rulebook's is a trade by its whole name. */
function tradeOf({ kind, trade }: Written): Pick<CertificateFacts, 'trade' | 'specialty'> {
  const whole = trade ?? '';
  const [, name, specialty] = /^([^（(]+)[（(]([^)）]+)[)）]$/.exec(whole) ?? [];
  const family = loadRulebook(PRODUCT_PACK).families[kind as CertificateFacts['family']];
  const post = family.posts.find((one) => one.name === name);
  return post && specialty && post.specialties.includes(specialty)
    ? { trade: post.name, specialty }
    : { trade: whole, specialty: null };
}

function factsOf(one: Written, caseId: string): CertificateFacts {
  const { kind, facts, credits, statedCycles } = one;
  return {
    family: kind as CertificateFacts['family'],
    ...tradeOf(one),
    registryStatus: (facts.registryStatus ?? null) as RegistryStatus | null,
    registryCheckedOn: null,
    ...daysOf(one, caseId),
    newNumber: (facts.newNumber ?? null) as string | null,
    inPost: (facts.inPost ?? null) as boolean | null,
    credits: credits.map(({ on, hours }) => ({ on: parseDay(on), tenths: tenthsOfHours(hours) as number })),
    yearStatements: statedCycles.map(({ from, hours }) => ({
      year: Number(from.slice(0, 4)),
      tenths: tenthsOfHours(hours) as number,
    })),
  };
}

const shown = ({ op, certificate, fact, value, on }: Fact) => ({ op, certificate, fact, value, on });

const turnOf = (reply: ChatReply) => ({
  intent: reply.told ? null : reply.intent,
  outcome: reply.outcome,
  answer: reply.answer,
  quickReplies: reply.quickReplies.map(({ label }) => label),
  written: reply.written.map(shown),
  proposed: reply.proposed.map(shown),
});

/**
 * By which document a holder is spoken to: the product's own where they hold a certificate of it, whichever was added
 * first, as the product does it; else that of their first.
 */
function packSpoken({ holder, pack }: Case): string {
  const [first, ...more] = holder?.certificates ?? [];
  if (!first) return pack ?? PRODUCT_PACK;
  return [first, ...more].some((one) => one.pack === PRODUCT_PACK) ? PRODUCT_PACK : first.pack;
}

function talkThrough(one: Case, chatOf: (pack: string) => Chat) {
  const pack = packSpoken(one);
  const asOf = parseDay(one.asOf);
  let state: ChatState = newChat();
  let holder: ChatHolder | null = one.holder && {
    registeredOn: dayOf(one.holder.registeredOn),
    certificates: one.holder.certificates.map((each) => certificateOf(each, one.id)),
    intake: {},
  };
  const chat = chatOf(pack);
  let replies: ChatReply['quickReplies'] = [];
  const turns = one.says.map((said, i) => {
    const chosen = typeof said === 'string' ? said : replies[said.choose - 1]?.text;
    if (chosen === undefined) throw new Error(`case ${one.id}, says ${i + 1}: there is no such quick reply`);
    const reply = chat.reply(state, chosen, { asOf, holder, chosen: one.pack });
    if (holder) holder = afterWriting(holder, reply.written, asOf);
    state = reply.state;
    replies = reply.quickReplies;
    return turnOf(reply);
  });
  return { id: one.id, turns };
}

function read(text: string): Case[] {
  const parsed = z.array(Case).safeParse(JSON.parse(text));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new Error(`${issue?.path.join('.')}: ${issue?.message}`);
}

/** `talk FILE.json [--packs FOLDER]`: talks from a JSON array, each turn's reading as JSON; returns the exit code. */
export function talk(
  args: readonly string[],
  world: Surroundings,
  chatUnder: (law: Rulebook | Pack) => Chat,
): number {
  if (args.includes('--help')) {
    world.print(`${usage}\n`);
    return 0;
  }
  try {
    const [file, ...more] = world.addPacks?.(args) ?? args;
    if (file === undefined || more.length > 0) throw new Error(usage);
    const chats = new Map<string, Chat>();
    const chatOf = (pack: string): Chat => {
      const known = chats.get(pack) ?? chatUnder(lawOf(pack));
      chats.set(pack, known);
      return known;
    };
    const results = read(world.read(file)).map((one) => talkThrough(one, chatOf));
    world.print(`${JSON.stringify(results)}\n`);
    return 0;
  } catch (error) {
    world.complain((error as Error).message);
    return 1;
  }
}
