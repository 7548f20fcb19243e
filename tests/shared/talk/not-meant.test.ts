// What was told turns out to be a plan, or somebody else's: a stray yes writes nothing of it.
import { aChat, clerkTalking } from '../../support/chat';

const chat = aChat();
const talking = () => clerkTalking(chat, { credits: { '2022-11-20': 16, '2022-11-25': 16 } });

const NOT_MEANT = [
  '我是说准备申请',
  '我说的是打算',
  '那是我同事',
  '不是，那是我徒弟的',
  '我的意思是明天去',
  '我意思是快要申请了',
  '只是想申请',
  '那是计划',
  '开玩笑的',
  '不是我，是小王',
];

it.each(NOT_MEANT)('%s: said to what waits, it waits no longer', (text) => {
  const talk = talking();
  talk.say('昨天申请更换了');
  expect(talk.say(text).proposed).toEqual([]);
  expect(talk.say('对').written).toEqual([]);
  expect(talk.certificates[0]?.facts.exchangedOn).toBeNull();
});

it.each(NOT_MEANT)('%s: said of what was just noted, it is offered to take it back', (text) => {
  const talk = talking();
  talk.sayAll('昨天申请更换了', '对');
  expect(talk.say(text).quickReplies.map(({ label }) => label)).toEqual(['撤销', '留着']);
  talk.say('撤销');
  expect(talk.certificates[0]?.facts.exchangedOn).toBeNull();
});

it.each(['那是我自己申请的', '是我同事帮我申请的', '那是昨天的事'])('%s: meant all the same', (text) => {
  const talk = talking();
  talk.say('昨天申请更换了');
  talk.say(text);
  expect(talk.state.pending?.drafts.map(({ fact }) => fact)).toEqual(['exchangedOn']);
});
