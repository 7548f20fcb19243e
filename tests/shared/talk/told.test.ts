import { aChat, on, Talking } from '../../support/chat';
import { isAsked, outsiders, own, places, sample, type ToldLine, wanted } from './told/told';

const chat = aChat();

/** What is said to it, one message after the other where there are several; the last one is looked at. */
function say({ place, text }: ToldLine) {
  const { asOf, holder } = places[place] as (typeof places)[string];
  const talk = new Talking(chat, on(asOf, holder));
  talk.say('下一步');
  const said = text.split(' // ');
  for (const before of said.slice(0, -1)) talk.say(before);
  return talk.say(said.at(-1) as string);
}

interface Scored {
  kind: string;
  line: ToldLine;
  right: boolean;
  wrong: boolean;
  got: string;
}

function score(lines: readonly ToldLine[]): Scored[] {
  return lines.map((line) => {
    const { written, proposed, answer } = say(line);
    const facts = [...written, ...proposed];
    const right = isAsked(line) ? written.length === 0 : wanted(line)(facts);
    const wrong = !right && (written.length > 0 || proposed.length > 0);
    const told = facts.map(({ op, fact, value, on }) => `${op} ${fact} ${value} ${on}`).join(', ');
    return { kind: line.kind, line, right, wrong, got: `${told} | ${answer.slice(0, 40)}` };
  });
}

const scored = score(own());
const scoredSample = score(sample());
const words = ({ line, got }: Scored): string => `${line.place} ${line.text} (${line.want}) got ${got}`;

it('writes down or reads back nothing that was not said', () => {
  expect([...scored, ...scoredSample].filter(({ wrong }) => wrong).map(words)).toEqual([]);
});

it('never writes what was only typed before it was read back', () => {
  const typed = own().filter(({ text }) => !['有效', '注销', '查不到'].includes(text));
  expect(typed.filter((line) => say(line).written.length > 0)).toEqual([]);
});

describe('hears at least nine in ten', () => {
  for (const kind of [...new Set(own().map((line) => line.kind))]) {
    it(`of what is told of ${kind}`, () => {
      const ofKind = scored.filter((one) => one.kind === kind);
      const missed = ofKind.filter(({ right }) => !right);
      if (missed.length > ofKind.length * 0.1) expect(missed.map(words)).toEqual([]);
      expect(missed.length / ofKind.length).toBeLessThanOrEqual(0.1);
    });
  }

  it('of what those told who had not seen how it is read', () => {
    expect(
      score(outsiders())
        .filter(({ right }) => !right)
        .map(words),
    ).toEqual([]);
  });

  it('of the sample that somebody else wrote', () => {
    expect(scoredSample.filter(({ right }) => !right).map(words)).toEqual([]);
  });
});

/** What is told of a day of which nothing is known waits for it; it is not taken. */
it('asks instead of guessing', () => {
  const guessed = own()
    .filter(({ want }) => want === 'ask')
    .map((line) => ({ line, reply: say(line) }))
    .filter(
      ({ reply }) =>
        reply.proposed.some(({ fact, value }) => fact === 'credit' && value !== null) &&
        !/吗？/.test(reply.answer),
    );
  expect(guessed).toEqual([]);
});
