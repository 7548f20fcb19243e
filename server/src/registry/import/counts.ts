import type { ImportView } from '@hz/shared/contracts';

export type Counts = ImportView['counts'];

export const noRows = (): Counts => ({ rows: 0, added: 0, changed: 0, confirmed: 0, older: 0, bad: 0 });
