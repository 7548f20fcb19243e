// Every topic of the talk under every pack, for somebody unknown, for a holder of whom nothing and everything is known,
// and for one who holds certificates of all packs at once: nothing throws, nothing names another pack, and before a
// pack's own first day nothing is told of it.
import { parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { allPhrases, type Chat, type ChatHolder, INTENTS, newChat } from '@hz/shared/talk';
import { titleInPlace } from '../../../shared/src/talk/turns/places';
import { aChat, jilin } from '../../support/chat';
import { daysOfPack, HOME, PACKS, spokenHolder } from '../../support/holders-of-packs';
import { foreignNamesIn, namesAScheme } from '../../support/pack-names';

const chats = new Map<string, Chat>(PACKS.map((id) => [id, aChat(id === HOME ? jilin : loadPack(id))]));

/** What people ask, by topic, in so many ways that name no place and no card. */
const asked = new Map(
  INTENTS.map((intent) => [
    intent,
    allPhrases()
      .filter(
        ({ intent: of, text }) =>
          of === intent && foreignNamesIn(text, []).length === 0 && !namesAScheme(text),
      )
      .map(({ text }) => text),
  ]),
);
/** Whoever asks about another place's certificate is told whose document that is. */
const NAMES_ANOTHER = 'other_scheme';

const NOT_PUBLISHED = '这份文件当时还没有发布。发布以前，助手不作判断。';
/** Who may be cheated is warned on any day: that rests on no document and judges no certificate. */
const WARNING = /^(?:别转账，|这不是你的错。)/;

let turn = 0;
/** One question for each topic: another way of asking each time, all of them in turn. */
const questions = () =>
  INTENTS.flatMap((intent) => {
    const ways = asked.get(intent) ?? [];
    const text = ways[(turn++ * 37) % ways.length];
    return text === undefined ? [] : [{ intent, text }];
  });

interface Told {
  answer: string;
  /** All of it that is seen. */
  said: string;
  /** Something is told, which is kept whatever the day, is kept already, or is asked back for that. */
  writes: boolean;
}

function ask(pack: string, text: string, today: string, holder: ChatHolder | null): Told {
  const context = { asOf: parseDay(today), holder, chosen: pack, served: [...PACKS] };
  const reply = (chats.get(pack) as Chat).reply(newChat(), text, context);
  const { answer, clauses, actions, quickReplies, proposed, written, outcome, told } = reply;
  const said = JSON.stringify([answer, clauses, actions, quickReplies, proposed, written]);
  expect(answer).not.toBe('');
  expect(said).not.toMatch(/undefined|NaN|Invalid|\{[a-z]+\.[A-Za-z]+\}/);
  return {
    answer,
    said,
    writes: told === true || proposed.length + written.length > 0 || outcome === 'asked',
  };
}

const KNOWN = [
  'somebody unknown',
  'a holder of whom nothing is known',
  'a holder of whom all is known',
] as const;
const holderOf = (
  known: (typeof KNOWN)[number],
  packs: readonly string[],
  today: string,
): ChatHolder | null => (known === KNOWN[0] ? null : spokenHolder(packs, today, known === KNOWN[2]));

test('every topic but that of another place is asked in a way that names none', () => {
  for (const [intent, ways] of asked)
    expect([intent, ways.length > 0 || intent === NAMES_ANOTHER]).toEqual([intent, true]);
});

describe.each(PACKS)('%s', (pack) => {
  describe.each(daysOfPack(pack))('on %s', (today) => {
    test.each(KNOWN)('each topic is answered to %s, by no other pack', (known) => {
      const isEarly = parseDay(today) < loadPack(pack).from;
      const holder = holderOf(known, [pack], today);
      for (const { intent, text } of questions()) {
        const { answer, said } = ask(pack, text, today, holder);
        // Asked of one that is called by its name, it is said that it is on record.
        if (isEarly && !WARNING.test(answer))
          expect([text, answer.replace(/^[^，。：]{2,20}：登记了，/, '')]).toEqual([text, NOT_PUBLISHED]);
        else if (intent !== NAMES_ANOTHER) expect([text, foreignNamesIn(said, [pack])]).toEqual([text, []]);
      }
    });
  });
});

describe('somebody who holds certificates of all packs', () => {
  const days = [...new Set(PACKS.flatMap(daysOfPack))].sort();

  test.each(days)('is told nothing on %s of what is not out yet', (today) => {
    const early = PACKS.filter((id) => parseDay(today) < loadPack(id).from);
    for (const known of [KNOWN[1], KNOWN[2]])
      for (const { intent, text } of questions()) {
        const { answer, writes } = ask(HOME, text, today, holderOf(known, PACKS, today));
        if (writes || intent === NAMES_ANOTHER || WARNING.test(answer)) continue;
        const rest = answer.split('\n').filter((line) => !line.includes('还没有发布'));
        for (const id of early)
          expect([
            text,
            id,
            foreignNamesIn(
              rest.join('\n'),
              PACKS.filter((one) => one !== id),
            ),
          ]).toEqual([text, id, []]);
      }
  });

  test.each(PACKS)('and calls the one of %s as the helper does is answered by that pack alone', (pack) => {
    const today = '2026-11-28';
    for (const known of [KNOWN[1], KNOWN[2]]) {
      const holder = spokenHolder(PACKS, today, known === KNOWN[2]);
      const certificate = holder.certificates[PACKS.indexOf(pack)];
      if (!certificate) throw new Error(`there is no certificate of ${pack}`);
      for (const { text } of questions()) {
        if (holder.certificates.some(({ facts: { trade } }) => text.includes(trade))) continue;
        const { said, writes } = ask(HOME, `${titleInPlace(pack, certificate)}，${text}`, today, holder);
        if (!writes) expect([text, foreignNamesIn(said, [pack])]).toEqual([text, []]);
      }
    }
  });
});
