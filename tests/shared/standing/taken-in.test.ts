// What the first questions take in can be added: its post and each of its facts are what the pack takes elsewhere too.
import { parseDay } from '@hz/shared/calendar';
import { findPack, loadPack, offeredPacks } from '@hz/shared/packs';
import { type Ask, foldPackIntake, knownFault, postFault, postsOf } from '@hz/shared/standing';
import { answerTo, PACKS } from '../../support/holders-of-packs';

const TODAY = '2026-11-28';
const asOf = parseDay(TODAY);

/** Every post and card that any pack lists, as it is listed, with its specialty, and as people may type it. */
const POSTS = [
  ...new Set(
    PACKS.flatMap((id) =>
      postsOf(loadPack(id)).flatMap(({ value, title, trade, specialty }) => [
        ...[value, title, trade, ` ${trade} `, `${trade}证`, `${trade}（${specialty ?? '市政'}）`],
        `${trade}(${specialty ?? '市政'})`,
      ]),
    ),
  ),
  ...['安全员', '安全员C证', 'C证', '试验员（土建）', '钢筋工', '项目经理', '证', '施工员（'],
];

const answersTo = (ask: Ask): string[] =>
  [answerTo(ask, TODAY), 'unknown', 'none', '2031-01-01', '2026-13-01', '2025', '2025-02', ''].concat(
    ask.options.map(({ value }) => value),
  );

test.each(PACKS)('%s takes in no post and no fact that it refuses where it is added', (id) => {
  const pack = loadPack(id);
  let added = 0;
  for (const [at, post] of POSTS.entries()) {
    const answers: Record<string, string> = { post };
    for (let turn = 0; turn < 20; turn += 1) {
      const { next, taken } = foldPackIntake(pack, answers, asOf, offeredPacks());
      if (taken) {
        expect([post, postFault(pack, taken.kind, taken.trade, offeredPacks())]).toEqual([post, null]);
        for (const [name, value] of Object.entries(taken.facts)) {
          const fact = findPack(id)?.said.facts[name];
          if (!fact) throw new Error(`${id} knows no fact ${name}`);
          expect([post, name, value, knownFault(pack, fact, value, asOf)]).toEqual([post, name, value, null]);
        }
        added += 1;
        break;
      }
      if (!next || next.id === 'post') break;
      // Another of the answers each time, then the one that leads on.
      const some = answersTo(next);
      const isStuck = Object.hasOwn(answers, next.id);
      answers[next.id] = isStuck ? answerTo(next, TODAY) : (some[(at + turn) % some.length] as string);
    }
  }
  expect(added).toBeGreaterThan(10);
});
