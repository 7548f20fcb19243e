import type { Intent } from '../intents';
import type { Draft } from './draft';
import type { Matter } from './matter';

/** How the answer to an intent is made. `text`: the question as typed, for what it asks beside its main point. */
export type Answerer = (matter: Matter, text: string) => Draft;

export type AnswerBook<Ids extends Intent> = Record<Ids, Answerer>;
