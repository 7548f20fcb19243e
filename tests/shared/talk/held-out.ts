import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { INTENTS, type Intent } from '@hz/shared/talk';

/** A question written by somebody who had not seen the helper's phrases. */
export interface HeldOut {
  intent: Intent;
  phrase: string;
}

export interface HeldOutFollowUp {
  first: string;
  followup: string;
  intent: Intent;
}

const folder = join(__dirname, 'heldout');

function rows(file: string): Record<string, string>[] {
  const [head, ...lines] = readFileSync(join(folder, file), 'utf8').trimEnd().split('\n');
  const columns = (head as string).split('\t');
  return lines.map((line) => {
    const cells = line.split('\t');
    return Object.fromEntries(columns.map((column, i) => [column, cells[i] ?? '']));
  });
}

function intentOf(written: string | undefined): Intent {
  const intent = INTENTS.find((one) => one === written);
  if (!intent) throw new Error(`the held-out questions name no intent ${written}`);
  return intent;
}

export const heldOut = (): HeldOut[] =>
  rows('questions.tsv').map(({ intent, phrase }) => ({ intent: intentOf(intent), phrase: phrase as string }));

export const heldOutFollowUps = (): HeldOutFollowUp[] =>
  rows('followups.tsv').map(({ first, followup, intent }) => ({
    first: first as string,
    followup: followup as string,
    intent: intentOf(intent),
  }));
