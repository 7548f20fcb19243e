// How long what is said in the talk is kept: by the server that keeps it, and in the words that say so.

/** So many messages, each with its answer; the oldest goes first. Else they stay until they are cleared. */
export const KEPT_TURNS = 200;
/** Days after a question that was not answered, kept without who asked, was asked last: half a year. */
export const KEPT_UNANSWERED_DAYS = 183;
