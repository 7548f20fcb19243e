import { type Day, formatDay, tryParseDay } from '../calendar';
import { loadRulebook, type Rulebook } from '../rulebook';
import { type Chat, createChat } from './chat';
import { newChat } from './state';
import type { ChatReply } from './types';

const RULEBOOK = 'jilin-2022-25';
const usage = 'usage: npm run -s ask -- FILE [--as-of YYYY-MM-DD]';
const DECIMALS = 1e4;

interface Wanted {
  file: string;
  asOf: Day;
}

function read(args: readonly string[], today: Day): Wanted {
  const rest = [...args];
  const at = rest.indexOf('--as-of');
  const written = at < 0 ? undefined : rest.splice(at, 2)[1];
  const [file, ...more] = rest;
  if (file === undefined || more.length > 0 || (at >= 0 && written === undefined)) throw new Error(usage);
  if (written === undefined) return { file, asOf: today };
  const asOf = tryParseDay(written);
  if (asOf === undefined) throw new Error(`--as-of: ${written} is not a date YYYY-MM-DD`);
  return { file, asOf };
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
  /** The text of a file; throws where there is none. */
  read(file: string): string;
  print(text: string): void;
  complain(text: string): void;
}

/**
 * `ask FILE [--as-of DATE]`: one JSON object a line for each phrase, in order; `--as-of` is today when left out.
 * Returns the exit code.
 */
export function ask(
  args: readonly string[],
  world: Surroundings,
  chatUnder: (rulebook: Rulebook) => Chat = createChat,
): number {
  try {
    const { file, asOf } = read(args, world.today);
    const lines = linesOf(world.read(file));
    const rulebook = loadRulebook(RULEBOOK);
    const { issuedOn } = rulebook.source;
    if (asOf < issuedOn) throw new Error(`--as-of: the rulebook begins on ${formatDay(issuedOn)}`);
    const chat = chatUnder(rulebook);
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
