// 撤销, where another phone has changed meanwhile what was noted: it says so, and leaves what stands there.
import { parseDay } from '@hz/shared/calendar';
import { aChat, clerkTalking, type KeptTalking } from '../../support/chat';

const chat = aChat();
const talking = () => clerkTalking(chat, { registryStatus: 'valid' });

/** Another phone: the certificate's facts are others when the next message comes. */
function changes(talk: KeptTalking, more: object): void {
  const { holder } = talk.context;
  if (!holder) throw new Error('nobody has signed in');
  const certificates = holder.certificates.map((one) => ({ ...one, facts: { ...one.facts, ...more } }));
  talk.context = { ...talk.context, holder: { ...holder, certificates } };
}

it.each([
  ['今天学了4学时', { credits: [{ on: parseDay('2022-12-05'), tenths: 120 }] }],
  ['今天学了4学时', { credits: [] }],
  ['昨天申请更换了', { exchangedOn: parseDay('2022-12-02') }],
  ['系统现在显示注销', { registryStatus: 'not-found' as const }],
])('%s, then changed elsewhere: nothing is undone, and nobody is told that it was', (text, more) => {
  const talk = talking();
  talk.sayAll(text, '对');
  changes(talk, more);
  const reply = talk.say('撤销');
  expect(reply.written).toEqual([]);
  expect(reply.answer).toMatch(/^没有撤销/);
  expect(talk.say('撤销').written).toEqual([]);
});

it.each(['今天学了4学时', '昨天申请更换了', '系统现在显示注销', '一共学了12学时'])(
  '%s: what stands as it was noted is undone',
  (text) => {
    const talk = talking();
    const before = talk.certificates;
    talk.sayAll(text, '对');
    expect(talk.certificates).not.toEqual(before);
    expect(talk.say('撤销').answer).toMatch(/^撤销了/);
    expect(talk.certificates.map(({ facts }) => facts)).toEqual(before.map(({ facts }) => facts));
  },
);
