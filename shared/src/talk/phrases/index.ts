import { INTENTS, type Intent } from '../intents';
import { byVoicePhrases } from './by-voice';
import { certificatePhrases } from './certificate';
import { exchangePhrases } from './exchange';
import { expandBlock } from './expand';
import { heardPhrases } from './heard';
import { helpPhrases } from './help';
import { identityPhrases } from './identity';
import { lookupPhrases } from './lookup';
import { outsidePhrases } from './outside';
import { plainWordsPhrases } from './plain-words';
import { registerPhrases } from './register';
import { studyDutyPhrases } from './study-duty';
import { studyPlatformPhrases } from './study-platform';
import { asTold } from './told';

const groups = [
  exchangePhrases,
  lookupPhrases,
  registerPhrases,
  identityPhrases,
  studyDutyPhrases,
  studyPlatformPhrases,
  certificatePhrases,
  helpPhrases,
  outsidePhrases,
  plainWordsPhrases,
  heardPhrases,
  byVoicePhrases,
];

/** What is said by itself or not at all. */
const NOT_TOLD: readonly Intent[] = ['smalltalk', 'human'];

export interface Phrase {
  intent: Intent;
  text: string;
  /** Sentences of one template share it; a test that parts the data must not tear a template apart. */
  template: number;
}

/** All phrases the helper learns from, in a fixed order. */
export function allPhrases(): Phrase[] {
  let template = 0;
  return INTENTS.flatMap((intent) =>
    groups.flatMap((group) =>
      expandBlock(group[intent] ?? '').flatMap((sentences) => {
        template += 1;
        const all = NOT_TOLD.includes(intent) ? sentences : [...sentences, ...asTold(sentences, template)];
        return all.map((text) => ({ intent, text, template }));
      }),
    ),
  );
}
