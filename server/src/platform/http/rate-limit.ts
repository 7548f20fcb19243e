import { setTimeout as pause } from 'node:timers/promises';
import { AppError, tooManyRequests } from '../errors';
import type { Limit, Limits } from '../store/limits';

/** Counts one request of a session or a network; throws `too-many-requests` when it was one too many. */
export type RequestLimit = (key: string) => Promise<void>;

const WINDOW_MS = 60_000;
/** What a server takes from the store at a time: a twentieth of what one has a minute. */
const BLOCKS = 20;
/** Without the store no server knows what the others let pass: each lets a tenth pass. */
const SHARE_ALONE = 10;
const STORE_PATIENCE_MS = 5000;
const ALONE_FOR_MS = 5000;
/** Of more callers than that a minute, those who came first are forgotten first. */
const MOST_KEPT = 50_000;

interface Block {
  left: number;
  /** Nothing was left in the store. */
  full: boolean;
  /** By `performance.now()`: no clock that is set takes a block away, or keeps one for ever. */
  until: number;
}

/** Blocks by caller, each until it has run out. */
class Blocks {
  private readonly kept = new Map<string, Block>();

  /** The caller's block; undefined where it has run out of time. */
  of(key: string): Block | undefined {
    const block = this.kept.get(key);
    return block && block.until > performance.now() ? block : undefined;
  }

  put(key: string, content: Omit<Block, 'until'>, lastsMs: number): Block {
    const block = { ...content, until: performance.now() + lastsMs };
    this.kept.delete(key);
    if (this.kept.size >= MOST_KEPT) this.kept.delete(this.kept.keys().next().value as string);
    this.kept.set(key, block);
    return block;
  }
}

const secondsLeft = ({ until }: Block): number => (until - performance.now()) / 1000;

/**
 * A limit of all servers together. Each takes blocks from the store and hands them out by itself, so that most
 * requests cost no call: what is left over of a block is lost to the other servers, and nothing is counted twice.
 * @param time real time in milliseconds
 */
export function requestLimit(
  limits: Pick<Limits, 'draw'>,
  perMinute: number,
  time: () => number,
): RequestLimit {
  const limit: Limit = { name: 'requests', points: perMinute, seconds: WINDOW_MS / 1000 };
  const size = Math.ceil(perMinute / BLOCKS);
  const blocks = new Blocks();
  const underway = new Map<string, Promise<void>>();
  const alone = limitAlone(Math.max(1, Math.floor(perMinute / SHARE_ALONE)));
  let aloneUntil = 0;

  async function fetchBlock(key: string): Promise<void> {
    const { granted, end } = await inTime(limits.draw(limit, key, size));
    blocks.put(key, { left: granted, full: granted === 0 }, Math.min(WINDOW_MS, end.getTime() - time()));
  }

  // Those who ask while a block is on its way share it.
  function nextBlock(key: string): Promise<void> {
    let work = underway.get(key);
    if (!work) {
      work = fetchBlock(key).finally(() => underway.delete(key));
      underway.set(key, work);
    }
    return work;
  }

  async function together(key: string): Promise<void> {
    let block = blocks.of(key);
    while (!block?.left) {
      if (block?.full) throw tooManyRequests(secondsLeft(block));
      await nextBlock(key);
      block = blocks.of(key);
    }
    block.left -= 1;
  }

  return async (key) => {
    if (performance.now() < aloneUntil) return alone(key);
    try {
      await together(key);
    } catch (error) {
      if (error instanceof AppError) throw error;
      aloneUntil = performance.now() + ALONE_FOR_MS;
      alone(key);
    }
  };
}

/** A count of this process, for as long as the store does not answer. */
function limitAlone(points: number): (key: string) => void {
  const blocks = new Blocks();
  return (key) => {
    const block = blocks.of(key) ?? blocks.put(key, { left: points, full: false }, WINDOW_MS);
    if (block.left === 0) throw tooManyRequests(secondsLeft(block));
    block.left -= 1;
  };
}

async function inTime<T>(work: Promise<T>): Promise<T> {
  const late = new AbortController();
  const timer = pause(STORE_PATIENCE_MS, undefined, { ref: false, signal: late.signal }).then(() => {
    throw new Error('the store does not answer');
  });
  try {
    return await Promise.race([work, timer]);
  } finally {
    late.abort();
  }
}
