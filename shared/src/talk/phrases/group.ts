import type { Intent } from '../intents';

/**
 * Phrases by intent, written down as templates: white space parts them, `{a|b|}` stands for one of its
 * alternatives. Few alternatives make a few sentences, many make a sample of them (see `expand`).
 */
export type PhraseGroup = Partial<Record<Intent, string>>;
