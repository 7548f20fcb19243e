import { type Day, formatDay, tryParseDay } from '../calendar';
import type { Pack } from '../law';
import type { Rulebook } from '../v1/rulebook';
import { type Chat, createChat } from './chat';
import { firstDayOf, lawOf, PRODUCT_PACK } from './pack-of';
import { newChat } from './state';
import type { ChatReply } from './types';

const usage = 'usage: npm run -s ask -- FILE [--as-of YYYY-MM-DD] [--pack ID] [--packs FOLDER]';
const DECIMALS = 1e4;

interface Wanted {
  pack: string;
  file: string;
  asOf: Day;
}

function read(args: readonly string[], today: Day): Wanted {
  const rest = [...args];
  const option = (name: string): string | undefined => {
    const at = rest.indexOf(name);
    if (at < 0) return undefined;
    const value = rest.splice(at, 2)[1];
    if (value === undefined) throw new Error(usage);
    return value;
  };
  const written = option('--as-of');
  const pack = option('--pack') ?? PRODUCT_PACK;
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0) throw new Error(usage);
  if (written === undefined) return { file, pack, asOf: today };
  const asOf = tryParseDay(written);
  if (asOf === undefined) throw new Error(`--as-of: ${written} is not a date YYYY-MM-DD`);
  return { file, pack, asOf };
}

const rounded = (confidence: number): number => Math.round(confidence * DECIMALS) / DECIMALS;

const asJson = (text: string, reply: ChatReply) => ({
  text,
  intent: reply.intent,
  confidence: rounded(reply.confidence),
  outcome: reply.outcome,
  answer: reply.answer,
  clauses: reply.clauses.map(({ id }) => id),
  actions: reply.actions,
  candidates: reply.candidates.map(({ intent, confidence }) => ({ intent, confidence: rounded(confidence) })),
});

/** One phrase a line, each asked in a chat of its own; an empty line is a phrase that says nothing. */
function linesOf(text: string): string[] {
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  return lines.at(-1) === '' ? lines.slice(0, -1) : lines;
}

/** What the command needs of the world it runs in. */
export interface Surroundings {
  today: Day;
  /** Adds the packs of the folders that are named, and answers what else was asked; without it there are none to add. */
  addPacks?(args: readonly string[]): string[];
  /** The text of a file; throws where there is none. */
  read(file: string): string;
  print(text: string): void;
  complain(text: string): void;
}

/**
 * `ask FILE [--as-of DATE] [--pack ID] [--packs FOLDER]`: one JSON object a line for each phrase, in order; `--as-of` is
 * today when left out.
 * Returns the exit code.
 */
export function ask(
  args: readonly string[],
  world: Surroundings,
  chatUnder: (law: Rulebook | Pack) => Chat = createChat,
): number {
  if (args.includes('--help')) {
    world.print(`${usage}\n`);
    return 0;
  }
  try {
    const { file, pack, asOf } = read(world.addPacks?.(args) ?? args, world.today);
    const lines = linesOf(world.read(file));
    const law = lawOf(pack);
    const first = firstDayOf(law);
    if (asOf < first) throw new Error(`--as-of: the rulebook begins on ${formatDay(first)}`);
    const chat = chatUnder(law);
    const answers = lines.map((text) =>
      JSON.stringify(asJson(text, chat.reply(newChat(), text, { asOf, holder: null }))),
    );
    world.print(answers.map((answer) => `${answer}\n`).join(''));
    return 0;
  } catch (error) {
    world.complain((error as Error).message);
    return 1;
  }
}
