// What every question that takes something for granted is answered by.
import type { CitedTopic } from '../../law';
import type { Intent } from '../intents';
import { formOf } from './asked-form';
import { allAre, isSkilled, type Matter } from './matter';

/** A question that takes for granted what is not so, and how it is put right. */
export interface Premise {
  intent: Intent;
  words: RegExp;
  /** What it rests on; left out: the yearly study. */
  rests?: readonly CitedTopic[];
  /** Of the document, and not of where the holder stands. */
  ofDocument?: true;
  /** Null: of this holder it may be so, or something else answers it. */
  says(matter: Matter, said: string): string[] | null;
}

export const isFree = (matter: Matter): boolean => allAre(matter, isSkilled);
/** 不是, where what it is asked with is no 对. */
export const denied = (said: string): string => {
  const { no } = formOf(said);
  return no === '不对' || /不用|不管|是不是/.test(said) ? (no === '不对' ? '不对' : '不是') : no;
};

export const YEARLY = '每年都要学满 {yearly.hours} 学时';
