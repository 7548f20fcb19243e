// The thread that reads official lists.
import { serveLists } from '../../../platform/list-threads/thread';
import type { ListKind } from '../lists/columns';
import { emptySummary, type ListOptions, type ListRow, type ListSummary, readList } from '../lists/read';

serveLists<ListOptions, ListRow<ListKind>, ListSummary>(async function* (file, options) {
  const summary = emptySummary();
  yield* readList(file, options, summary);
  return summary;
});
