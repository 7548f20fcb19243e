/** Why data are not opened; the message says in one sentence what to do. */
export class DataRefused extends Error {}
