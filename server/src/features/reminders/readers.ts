import type { Day } from '@hz/shared/calendar';
import type { DayBook } from '@hz/shared/reminders';
import type { Logger } from '../../platform/log';
import type { Readers } from '../certificates/service';
import type { Reminded } from './reminded';
import { remindedFirst } from './reminded-first';
import { remindedByPack } from './reminded-pack';
import { dayBooks, type Rules } from './rules';

/** Reads certificates as reminders know them on a day; a rulebook that is not at hand is told to the log. */
export function remindedOn(rules: Rules, today: Day, log?: Logger): Readers<Reminded> {
  const bookOf = dayBooks(rules, today);
  const bookFor = (pack: string): DayBook | null => {
    try {
      return bookOf(pack);
    } catch (error) {
      log?.error({ pack, error: String(error) }, 'cannot plan a certificate');
      return null;
    }
  };
  return {
    first: (standing) => remindedFirst(standing, today, bookFor),
    pack: (one) => remindedByPack(one, today),
  };
}
