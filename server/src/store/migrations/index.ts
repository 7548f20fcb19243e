import type { Migration } from './migration';

/** Every step there has ever been, in order. A step that was released is never changed. */
export const migrations: readonly Migration[] = [];
