import { allPhrases, type ChatReply, type Fact } from '@hz/shared/talk';
import { aChat, on, signedIn, Talking } from '../../support/chat';
import { isLongRun } from '../../support/long';
import { DAY, pairs, places, questions } from './told/told';

const chat = aChat();

/** Where somebody can stand: at each step, at each of the first questions, late, and before anything was said. */
const stands: Record<string, () => Talking> = {
  ...Object.fromEntries(
    Object.entries(places).map(([name, { asOf, holder }]) => [
      name,
      () => {
        const talk = new Talking(chat, on(asOf, holder));
        talk.say('下一步');
        return talk;
      },
    ]),
  ),
  'late, nothing said': () => new Talking(chat, on('2026-11-28', places.late?.holder ?? null)),
};

const answered: Record<string, string[]> = {
  family: [],
  trade: ['现场专业人员'],
  holding: ['现场专业人员', '材料员'],
  registryStatus: ['现场专业人员', '材料员', '旧证书，还没换'],
  exchangedOn: ['现场专业人员', '材料员', '已经换成电子证书'],
  issuedOn: ['现场专业人员', '材料员', '直接拿到的电子证书'],
};
for (const [question, answers] of Object.entries(answered)) {
  stands[`first question ${question}`] = () => {
    const talk = new Talking(chat, on(DAY, null));
    for (const text of ['我要登记一个证', ...answers]) talk.say(text);
    return talk;
  };
  stands[`first question ${question}, signed in`] = () => {
    const given = Object.fromEntries(
      [
        ['family', 'site-professional'],
        ['trade', '材料员'],
      ].slice(0, answers.length),
    );
    const talk = new Talking(chat, on(DAY, signedIn([], { intake: given })));
    talk.say('我要登记一个证');
    return talk;
  };
}

const factWords = (facts: readonly Fact[]): string =>
  facts.map(({ op, fact, value }) => `${op} ${fact} ${JSON.stringify(value)}`).join(', ');

interface Swallowed {
  stand: string;
  text: string;
  got: string;
  isWritten: boolean;
}

function asked(texts: readonly string[], isWrong: (reply: ChatReply) => boolean): Swallowed[] {
  return Object.entries(stands).flatMap(([stand, begin]) => {
    const talk = begin();
    const { state } = talk;
    return texts.flatMap((text) => {
      talk.state = state;
      const reply = talk.say(text);
      if (!isWrong(reply)) return [];
      const got = factWords([...reply.written, ...reply.proposed]) || reply.answer.slice(0, 40);
      return [{ stand, text, got, isWritten: reply.written.length > 0 }];
    });
  });
}

const notes = ({ written, proposed }: ChatReply): boolean => written.length > 0 || proposed.length > 0;
const standing = ({ state }: ChatReply): boolean =>
  state.talk === null || state.awaiting || state.asked !== null;

it('notes nothing of a question, wherever it is asked', () => {
  const texts = questions().map(({ text }) => text);
  expect(asked(texts, notes)).toEqual([]);
});

it('answers it as a question, and the question that stood still stands', () => {
  const texts = questions()
    .filter(({ intents }) => !intents.includes('human') && !intents.includes('my_status'))
    .map(({ text }) => text);
  expect(asked(texts, (reply) => !standing(reply))).toEqual([]);
});

// What the phrase files hold beside questions: what holders also tell (查不到, 学够了), and words for 好了 and 别提醒了.
const TOLD_TOO = ['smalltalk', 'reminder', 'cert_not_found', 'status_meaning', 'my_status'];
/** The long run says all of them. */
const EVERY = isLongRun ? 1 : 127;
const LONGEST_MS = 20 * 60 * 1000;
/** A trade's bare name answers the question for it, and only that one; said of oneself, it changes what was answered. */
const NAMES_A_TRADE = /^俺?(?:试验员|测量员|线务员|计算机等级|机务员|水利技术工人)$/;
/** A post by its name alone is read back wherever it is said. */
const IS_A_NAME = /^[一-龥]{2,6}[员师工]$/;
const IS_OF_A_TRADE =
  /^(?:现在|俺)?我是(?:试验员|测量员|线务员|计算机等级|机务员|水利技术工人|钢筋工|木工|技工)$/;
/** 我是云南的施工员: of the place and the post that are asked for. */
const IS_OF_A_PLACE = /^(?:俺|我)是(?:云南|湖北|安徽|吉林)的[一-龥]{2,4}员$/;
const answers = ({ stand, text }: Swallowed): boolean =>
  IS_OF_A_TRADE.test(text) ||
  (IS_OF_A_PLACE.test(text) && /first question family/.test(stand)) ||
  (NAMES_A_TRADE.test(text) && /question (?:family|trade)/.test(stand));

it(
  'writes nothing of any phrase that it has learnt, and reads back hardly any, wherever it is asked',
  () => {
    const taps = new Set(['有效', '注销', '查不到', '对', '没学', '继续']);
    const texts = allPhrases()
      .filter(({ intent }, i) => i % EVERY === 0 && !TOLD_TOO.includes(intent))
      .map(({ text }) => text);
    const noted = asked(texts, notes);
    expect(noted.filter((one) => one.isWritten && !taps.has(one.text) && !answers(one))).toEqual([]);
    const readBack = new Set(
      noted.filter(({ isWritten, text }) => !isWritten && !IS_A_NAME.test(text)).map(({ text }) => text),
    );
    expect(readBack.size / texts.length).toBeLessThan(0.01);
  },
  LONGEST_MS,
);

it('is heard to be asked, not told, in a follow-up', () => {
  const talks = pairs().map(({ first, next, intents }) => {
    const talk = new Talking(chat, on(DAY, places.study?.holder ?? null));
    talk.say(first);
    const reply = talk.say(next);
    return { first, next, intents, reply };
  });
  expect(talks.filter(({ reply }) => notes(reply)).map(({ next }) => next)).toEqual([]);
  const missed = talks.filter(({ reply, intents }) => !intents.includes(reply.intent));
  expect(missed.map(({ first, next, reply }) => `${first} → ${next}: ${reply.intent}`)).toEqual([]);
});

// A reader that takes every 吗, 怎么 or 多少 for a question, and nothing else, would hear none of these.
it.each([
  ['study', '昨天学了4学时，这样够吗', 'credit', 4],
  ['study', '今天学了6学时，总数怎么查', 'credit', 6],
  ['study', '12月2号学了8学时，我还差多少', 'credit', 8],
  ['register', '前天注册好了，密码忘了怎么办', 'registeredOn', '2022-12-03'],
  ['exchange', '昨天申请更换了，多久能下来', 'exchangedOn', '2022-12-04'],
])('at %s hears what is told before a question: %s', (place, text, fact, value) => {
  const talk = new Talking(chat, on(DAY, places[place]?.holder ?? null));
  talk.say('下一步');
  const { proposed, written } = talk.say(text);
  expect(written).toEqual([]);
  expect(proposed).toEqual([expect.objectContaining({ fact, value })]);
});
