import { getHeapStatistics } from 'node:v8';
import { fail } from './errors';

const share = 0.6;

/**
 * Ends a command that takes too much of the thread's memory, long before it would end the thread. Called once a page
 * of documents and once for many values of an expression.
 */
export function checkMemory(): void {
  const { used_heap_size: heap, external_memory: buffers, heap_size_limit: limit } = getHeapStatistics();
  if (heap + buffers < limit * share) return;
  fail('ExceededMemoryLimit', 'The command needs more memory than the embedded store gives to one');
}
