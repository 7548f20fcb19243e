// The chat's understanding beside minisearch, fuse.js and node-nlp: the same phrases to learn from, the same
// held-out questions. No network: learning and answering are local for all four.
import { parseDay } from '@hz/shared/calendar';
import { allPhrases, createChat, newChat, type Phrase, Understanding } from '@hz/shared/chat';
import { loadRulebook } from '@hz/shared/rulebook';
import { type HeldOut, heldOut } from '../../shared/chat/held-out';
import { median, printTable } from '../measure';
import { offline } from './offline';
import { fuse, minisearch, type Namer, nodeNlp } from './peers';

const ROUNDS = 7;
/** Questions a timed round asks, of all contenders in turn; all of them are asked once for the accuracy. */
const TIMED = 60;
const MOST_START_MS = 1000;
const MOST_P99_MS = 5;

function ours(phrases: readonly Phrase[]): Namer {
  const starts = Array.from({ length: ROUNDS }, () => {
    const start = performance.now();
    new Understanding(phrases);
    return performance.now() - start;
  });
  const chat = createChat(loadRulebook('jilin-2022-25'), new Understanding(phrases));
  const context = { asOf: parseDay('2022-12-05'), holder: null };
  return {
    name: 'this chat, with the whole answer',
    startMs: median(starts),
    nearest: (text) => chat.reply(newChat(), text, context).candidates.map(({ intent }) => intent),
  };
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

/** What an answer took by the clock, and of the processor's time, which others on the machine do not lengthen. */
interface Took {
  wall: number;
  processor: number;
}

async function timesOf({ nearest }: Namer, questions: readonly HeldOut[]): Promise<Took[]> {
  const times: Took[] = [];
  for (const { phrase } of questions) {
    const before = process.cpuUsage();
    const start = performance.now();
    await nearest(phrase);
    const wall = performance.now() - start;
    const { user, system } = process.cpuUsage(before);
    times.push({ wall, processor: (user + system) / 1000 });
  }
  return times;
}

/** Milliseconds of each contender's answers over all rounds. */
async function timed(namers: readonly Namer[], questions: readonly HeldOut[]): Promise<Took[][]> {
  const times: Took[][] = namers.map(() => []);
  for (let round = 0; round < ROUNDS; round++) {
    for (const [at, namer] of namers.entries()) times[at]?.push(...(await timesOf(namer, questions)));
  }
  return times;
}

function quantile(figures: readonly number[], share: number): number {
  const sorted = [...figures].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] as number;
}

const walls = (times: readonly Took[] = []): number[] => times.map(({ wall }) => wall);

const percent = (share: number): string => `${(share * 100).toFixed(1)}%`;
const ms = (figure: number): string => figure.toFixed(2);

/** Prints accuracy on the held-out questions, and what an answer costs. */
export async function run(): Promise<void> {
  const phrases = allPhrases();
  const questions = heldOut();
  await offline(async () => {
    const namers = [ours(phrases), minisearch(phrases), fuse(phrases), await nodeNlp(phrases)];
    const accuracies: Accuracy[] = [];
    for (const namer of namers) accuracies.push(await accuracyOf(namer, questions));
    const step = Math.ceil(questions.length / TIMED);
    const times = await timed(
      namers,
      questions.filter((_, i) => i % step === 0),
    );
    console.log(
      `${phrases.length} phrases to learn from, ${questions.length} held-out questions; ${ROUNDS} rounds\n`,
    );
    const rows = namers.map(({ name, startMs }, i) => ({
      name,
      startMs,
      ...(accuracies[i] as Accuracy),
      p50: quantile(walls(times[i]), 0.5),
      p99: quantile(walls(times[i]), 0.99),
      processor: quantile(
        (times[i] ?? []).map((took) => took.processor),
        0.99,
      ),
    }));
    printTable([
      ['', 'top-1', 'top-3', 'p50 ms', 'p99 ms', 'p99 ms of processor', 'start ms'],
      ...rows.map(({ name, startMs, top1, top3, p50, p99, processor }) => [
        name,
        percent(top1),
        percent(top3),
        ms(p50),
        ms(p99),
        ms(processor),
        startMs.toFixed(0),
      ]),
    ]);
    const [own, ...peers] = rows;
    if (!own) return;
    const best = Math.max(...peers.map(({ top1 }) => top1));
    const met = (is: boolean): string => (is ? 'met' : 'MISSED');
    console.log(
      `\nahead of the best peer in top-1 (${percent(own.top1)} beside ${percent(best)}): ${met(own.top1 > best)}`,
    );
    console.log(`p99 of processor below ${MOST_P99_MS} ms: ${met(own.processor < MOST_P99_MS)}`);
    console.log(`learning below ${MOST_START_MS} ms: ${met(own.startMs < MOST_START_MS)}`);
  });
}
