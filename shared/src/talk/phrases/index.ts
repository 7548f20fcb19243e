import { INTENTS, type Intent } from '../intents';
import { byAskersPhrases } from './by-askers';
import { byListenersPhrases } from './by-listeners';
import { byNeighboursPhrases } from './by-neighbours';
import { byOutsidersPhrases } from './by-outsiders';
import { byPeoplePhrases } from './by-people';
import { byPlacesPhrases } from './by-places';
import { byReadersPhrases } from './by-readers';
import { byStrangersPhrases } from './by-strangers';
import { byVoicePhrases } from './by-voice';
import { byWorkmenPhrases } from './by-workmen';
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
  byReadersPhrases,
  byStrangersPhrases,
  byPeoplePhrases,
  byPlacesPhrases,
  byWorkmenPhrases,
  byNeighboursPhrases,
  byAskersPhrases,
  byListenersPhrases,
  byOutsidersPhrases,
];

/** What is said by itself or not at all. */
const NOT_TOLD: readonly Intent[] = ['smalltalk', 'human'];

export interface Phrase {
  intent: Intent;
  text: string;
  /** Sentences of one template share it; a test that parts the data must not tear a template apart. */
  template: number;
}

/** A template says one thing: more of its sentences teach little and make learning long. */
const MOST_OF_ONE = 2;
/** Of what is no matter of the helper's each sentence is about something else. */
const MANY_THINGS: readonly Intent[] = ['out_of_scope', 'smalltalk', 'other_scheme'];

/** All phrases the helper learns from, in a fixed order. */
export function allPhrases(): Phrase[] {
  let template = 0;
  return INTENTS.flatMap((intent) =>
    groups.flatMap((group) =>
      expandBlock(group[intent] ?? '').flatMap((sentences) => {
        template += 1;
        const some = MANY_THINGS.includes(intent) ? sentences : sentences.slice(0, MOST_OF_ONE);
        const all = NOT_TOLD.includes(intent) ? some : [...some, ...asTold(sentences, template)];
        return all.map((text) => ({ intent, text, template }));
      }),
    ),
  );
}
