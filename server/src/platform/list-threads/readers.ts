import { existsSync } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { Worker } from 'node:worker_threads';
import { UnreadableList } from '@hz/lists';
import type { ReadingNews, ReadingOrder } from './thread';

// A list of 100,000 rows stays well below; whatever takes more is refused.
const MEMORY = { maxOldGenerationSizeMb: 160, maxYoungGenerationSizeMb: 8 };
/** A thread without a list ends after this long. */
const IDLE_MS = 20_000;

/** Bundled, the thread's code lies beside the server as JavaScript; from the sources tsx translates it as it loads. */
function newWorker(code: string): Worker {
  const bundled = `${code}.js`;
  return existsSync(bundled)
    ? new Worker(bundled, { resourceLimits: MEMORY })
    : new Worker(`${code}.ts`, {
        resourceLimits: MEMORY,
        execArgv: ['--require', require.resolve('tsx/cjs')],
      });
}

/** Reads lists in threads with bounded memory, one a list at a time; a thread is kept a while for the next list. */
export class ListReaders<Options, Row, Summary extends object> {
  private readonly idle = new Set<Worker>();

  /** `code`: the file of the thread's code, without its ending. */
  constructor(private readonly code: string) {}

  /**
   * The rows of a list in pieces. While one is looked at the thread reads the next, and no more; it ends when nobody
   * asks on.
   * Throws UnreadableList, also for what needs more memory than a list may.
   */
  async *read(file: FileHandle, options: Options, summary: Summary): AsyncGenerator<Row[], void, void> {
    const worker = this.take();
    let isFree = false;
    try {
      let news = await this.answerTo(worker, { fd: file.fd, options });
      while ('rows' in news) {
        const coming = this.answerTo(worker, 'next');
        coming.catch(() => undefined); // heard of below, unless nobody asks on
        yield news.rows;
        news = await coming;
      }
      isFree = true;
      if ('unreadable' in news) throw new UnreadableList(news.unreadable);
      if ('fault' in news) throw new Error(news.fault);
      Object.assign(summary, news.done);
    } finally {
      if (isFree) this.keep(worker);
      else await worker.terminate();
    }
  }

  /** Ends the threads that are kept. */
  async close(): Promise<void> {
    const kept = [...this.idle];
    this.idle.clear();
    await Promise.all(kept.map((worker) => worker.terminate()));
  }

  private take(): Worker {
    const [kept] = this.idle;
    if (!kept) {
      const worker = newWorker(this.code);
      worker.once('exit', () => this.idle.delete(worker));
      return worker;
    }
    this.idle.delete(kept);
    kept.ref();
    return kept;
  }

  private keep(worker: Worker): void {
    this.idle.add(worker);
    worker.unref();
    setTimeout(() => {
      if (this.idle.delete(worker)) void worker.terminate();
    }, IDLE_MS).unref();
  }

  /** Tells the thread something and waits for what it tells next. */
  private answerTo(worker: Worker, told: ReadingOrder<Options> | 'next'): Promise<ReadingNews<Row, Summary>> {
    return new Promise((resolve, reject) => {
      const settle = (end: () => void) => {
        worker.removeListener('message', onNews);
        worker.removeListener('error', onError);
        worker.removeListener('exit', onExit);
        end();
      };
      const onNews = (news: ReadingNews<Row, Summary>) => settle(() => resolve(news));
      const onError = (error: NodeJS.ErrnoException) =>
        settle(() =>
          reject(
            error.code === 'ERR_WORKER_OUT_OF_MEMORY'
              ? new UnreadableList('名单太大了，读不下。请分成几份再导入。')
              : error,
          ),
        );
      const onExit = () => settle(() => reject(new Error('the reading of a list was ended')));
      worker.once('message', onNews);
      worker.once('error', onError);
      worker.once('exit', onExit);
      worker.postMessage(told);
    });
  }
}
