import { parseDay } from '@hz/shared/calendar';
import { type Chat, newChat } from '@hz/shared/talk';
import { outsiders, own, places } from '../../shared/talk/told/told';

/** A turn by which a holder tells something where they stand: read, and read back or asked about. */
export type Telling = () => unknown;

/** What holders tell at every step, each after the step's own question was put, by those who had not seen the reader and by its author. */
export function tellings(chat: Chat): Telling[] {
  return [...own(), ...outsiders()].flatMap(({ place, text }): Telling[] => {
    const at = places[place];
    if (!at) return [];
    const context = { asOf: parseDay(at.asOf), holder: at.holder };
    const { state } = chat.reply(newChat(), '下一步', context);
    return [() => chat.reply(state, text, context)];
  });
}
