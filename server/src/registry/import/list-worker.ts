// Reads one list after another in a thread of its own, with bounded memory: what anybody sends never holds up others.
import { fstat, read as readFd } from 'node:fs';
import { promisify } from 'node:util';
import { parentPort } from 'node:worker_threads';
import { type ListSource, UnreadableList } from '@hz/lists';
import type { ListKind } from '../lists/columns';
import { emptySummary, type ListOptions, type ListRow, type ListSummary, readList } from '../lists/read';

/** A list to be read: an open file of this process, and what is in it. */
export interface ReadingOrder {
  fd: number;
  options: ListOptions;
}

/** What is told of a list while it is read; after each `rows` the reader waits for `next`. */
export type ReadingNews =
  | { rows: ListRow<ListKind>[] }
  | { done: ListSummary }
  | { unreadable: string }
  | { fault: string };

/** A piece costs the store and the server some tens of milliseconds: as long as others may wait. */
const PIECE_ROWS = 400;

const [readBytes, statOf] = [promisify(readFd), promisify(fstat)];
const sourceOf = (fd: number): ListSource => ({
  fd,
  read: (buffer, offset, length, position) => readBytes(fd, buffer, offset, length, position),
  stat: () => statOf(fd),
});

const tell = (news: ReadingNews): void => parentPort?.postMessage(news);

/** Resolves when the other side has taken what it was told. */
const taken = (): Promise<void> => new Promise((resolve) => parentPort?.once('message', () => resolve()));

async function readAll({ fd, options }: ReadingOrder): Promise<void> {
  const summary = emptySummary();
  let rows: ListRow<ListKind>[] = [];
  const hand = async () => {
    // Listening begins before it is told: the answer may come at once.
    const answered = taken();
    tell({ rows });
    rows = [];
    await answered;
  };
  for await (const row of readList(sourceOf(fd), options, summary))
    if (rows.push(row) >= PIECE_ROWS) await hand();
  if (rows.length > 0) await hand();
  tell({ done: summary });
}

function waitForOrder(): void {
  parentPort?.once('message', (order: ReadingOrder) => {
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
