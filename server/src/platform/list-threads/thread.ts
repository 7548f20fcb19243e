// What runs in a thread that reads lists: one after another, with bounded memory. What anybody sends never holds up others.
import { fstat, read as readFd } from 'node:fs';
import { promisify } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { type ListSource, UnreadableList } from '@hz/lists';

/** A list to be read: an open file of this process, and what is to be made of it. */
export interface ReadingOrder<Options> {
  fd: number;
  options: Options;
}

/** What is told of a list while it is read; after each `rows` the thread waits for `next`. */
export type ReadingNews<Row, Summary> =
  | { rows: Row[] }
  | { done: Summary }
  | { unreadable: string }
  | { fault: string };

/** A piece costs the store and the server some tens of milliseconds: as long as others may wait. */
const PIECE_ROWS = 200;

const [readBytes, statOf] = [promisify(readFd), promisify(fstat)];
const sourceOf = (fd: number): ListSource => ({
  fd,
  read: (buffer, offset, length, position) => readBytes(fd, buffer, offset, length, position),
  stat: () => statOf(fd),
});

/** Resolves when the other side has taken what it was told. */
const taken = (): Promise<void> => new Promise((resolve) => parentPort?.once('message', () => resolve()));

/** Serves this thread: reads each list it is given, row by row, and tells its summary at the end. */
export function serveLists<Options, Row, Summary>(
  read: (file: ListSource, options: Options) => AsyncGenerator<Row, Summary, void>,
): void {
  const tell = (news: ReadingNews<Row, Summary>): void => parentPort?.postMessage(news);

  async function readAll({ fd, options }: ReadingOrder<Options>): Promise<void> {
    const reading = read(sourceOf(fd), options);
    let rows: Row[] = [];
    const hand = async () => {
      // Listening begins before it is told: the answer may come at once.
      const answered = taken();
      tell({ rows });
      rows = [];
      await answered;
    };
    let step = await reading.next();
    for (; !step.done; step = await reading.next()) if (rows.push(step.value) >= PIECE_ROWS) await hand();
    if (rows.length > 0) await hand();
    tell({ done: step.value });
  }

  function waitForOrder(): void {
    parentPort?.once('message', (order: ReadingOrder<Options>) => {
      readAll(order)
        .catch((error: Error) =>
          tell(
            error instanceof UnreadableList
              ? { unreadable: error.message }
              : { fault: error.stack ?? error.message },
          ),
        )
        .finally(waitForOrder);
    });
  }
  waitForOrder();
}
