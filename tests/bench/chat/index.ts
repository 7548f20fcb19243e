// The chat's understanding beside minisearch, fuse.js and node-nlp: the same phrases to learn from, the same
// held-out questions. No network: learning and answering are local for all four.
import { parseDay } from '@hz/shared/calendar';
import { allPhrases, type Chat, createChat, newChat, type Phrase, Understanding } from '@hz/shared/talk';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { type HeldOut, heldOut } from '../../shared/talk/held-out';
import { median, printTable } from '../measure';
import { offline } from './offline';
import { fuse, minisearch, type Namer, nodeNlp } from './peers';
import { tellings } from './telling';

const ROUNDS = 3;
/** Questions a timed round asks. */
const TIMED = 30;
/** Peers take up to a tenth of a second for a question: they are asked one in so many. */
const COMPARED_STEP = 5;
const HEAD = ['', 'top-1', 'top-3', 'p50 ms', 'p99 ms', 'p99 ms of processor', 'start ms'];
const MOST_START_MS = 1000;
const MOST_P99_MS = 5;

/** What something took by the clock, and of the processor's time, which others on the machine do not lengthen. */
interface Took {
  wall: number;
  processor: number;
}

async function took(does: () => unknown): Promise<Took> {
  const before = process.cpuUsage();
  const start = performance.now();
  await does();
  const wall = performance.now() - start;
  const { user, system } = process.cpuUsage(before);
  return { wall, processor: (user + system) / 1000 };
}

/** This chat, and what learning takes of the processor. */
async function ours(phrases: readonly Phrase[]): Promise<{ chat: Chat; own: Namer; learning: number }> {
  const starts: Took[] = [];
  for (let round = 0; round < ROUNDS; round += 1) starts.push(await took(() => new Understanding(phrases)));
  const chat = createChat(loadRulebook('jilin-2022-25'), new Understanding(phrases));
  const context = { asOf: parseDay('2022-12-05'), holder: null };
  const own: Namer = {
    name: 'this chat, with the whole answer',
    startMs: median(starts.map(({ wall }) => wall)),
    nearest: (text) => chat.reply(newChat(), text, context).candidates.map(({ intent }) => intent),
  };
  return { chat, own, learning: median(starts.map(({ processor }) => processor)) };
}

interface Accuracy {
  top1: number;
  top3: number;
}

async function accuracyOf({ nearest }: Namer, questions: readonly HeldOut[]): Promise<Accuracy> {
  const ranks: number[] = [];
  for (const { phrase, intent } of questions) ranks.push((await nearest(phrase)).indexOf(intent));
  const share = (fits: (rank: number) => boolean) => ranks.filter(fits).length / ranks.length;
  return { top1: share((rank) => rank === 0), top3: share((rank) => rank >= 0) };
}

async function timesOf({ nearest }: Namer, questions: readonly HeldOut[]): Promise<Took[]> {
  const times: Took[] = [];
  for (const { phrase } of questions) times.push(await took(() => nearest(phrase)));
  return times;
}

/** Milliseconds of the answers of this chat and of a peer, asked in turn, over all rounds. */
async function timed(
  namers: readonly [Namer, Namer],
  questions: readonly HeldOut[],
): Promise<[Took[], Took[]]> {
  const times: [Took[], Took[]] = [[], []];
  for (let round = 0; round < ROUNDS; round++) {
    times[0].push(...(await timesOf(namers[0], questions)));
    times[1].push(...(await timesOf(namers[1], questions)));
  }
  return times;
}

function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const ms = (figure: number): string => figure.toFixed(2);
const met = (is: boolean): string => (is ? 'met' : 'MISSED');
const every = <T>(all: readonly T[], step: number): T[] => all.filter((_, i) => i % step === 0);

const rowOf = ({ name, startMs }: Namer, { top1, top3 }: Accuracy, times: readonly Took[]): string[] => [
  name,
  percent(top1),
  percent(top3),
  ms(
    quantile(
      times.map(({ wall }) => wall),
      0.5,
    ),
  ),
  ms(
    quantile(
      times.map(({ wall }) => wall),
      0.99,
    ),
  ),
  ms(
    quantile(
      times.map(({ processor }) => processor),
      0.99,
    ),
  ),
  startMs.toFixed(0),
];

/** Prints what a turn takes by which a holder tells something, after a round that is not counted. */
async function showTelling(chat: Chat): Promise<void> {
  const told = tellings(chat);
  for (const tell of told) tell();
  const times: Took[] = [];
  for (const tell of told) times.push(await took(tell));
  const figures = (share: number): string[] => [
    ms(
      quantile(
        times.map(({ wall }) => wall),
        share,
      ),
    ),
    ms(
      quantile(
        times.map(({ processor }) => processor),
        share,
      ),
    ),
  ];
  console.log(`\n${told.length} turns by which holders tell something, at every step\n`);
  printTable([
    ['', 'ms', 'ms of processor'],
    ['p50', ...figures(0.5)],
    ['p99', ...figures(0.99)],
  ]);
}

/** Prints accuracy on the held-out questions, and what an answer costs: ours first, then beside each peer as it is ready. */
export async function run(): Promise<void> {
  const phrases = allPhrases();
  const questions = heldOut();
  const compared = every(questions, COMPARED_STEP);
  const asked = every(questions, Math.ceil(questions.length / TIMED));
  await offline(async () => {
    const { chat, own, learning } = await ours(phrases);
    const whole = await accuracyOf(own, questions);
    const alone = [...(await timesOf(own, questions)), ...(await timesOf(own, questions))];
    const p99 = quantile(
      alone.map(({ processor }) => processor),
      0.99,
    );
    console.log(`${phrases.length} phrases to learn from, ${questions.length} held-out questions\n`);
    printTable([HEAD, rowOf(own, whole, alone)]);
    console.log(`\np99 of processor below ${MOST_P99_MS} ms: ${met(p99 < MOST_P99_MS)}`);
    console.log(
      `learning ${ms(learning)} ms of processor, below ${MOST_START_MS}: ${met(learning < MOST_START_MS)}`,
    );
    await showTelling(chat);
    const accuracy = await accuracyOf(own, compared);
    for (const learn of [minisearch, fuse, nodeNlp]) {
      const peer = await learn(phrases);
      const [times, theirs] = await timed([own, peer], asked);
      const other = await accuracyOf(peer, compared);
      console.log(`\nbeside a peer, on ${compared.length} of the questions, ${ROUNDS} rounds in turn\n`);
      printTable([HEAD, rowOf(own, accuracy, times), rowOf(peer, other, theirs)]);
      console.log(`\nahead in top-1: ${met(accuracy.top1 > other.top1)}`);
    }
  });
}
