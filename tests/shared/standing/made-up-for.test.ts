// What is made up for a cycle that had been told of: by Hubei's document, the one that lets its holders make up.
import { parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { type NotedStudy, standingOfRecord, timelineOf } from '@hz/shared/standing';

const HUBEI = loadPack('hubei-2021');
const [FIRST, SECOND] = ['2021-06-02', '2022-06-02'].map(parseDay) as [number, number];

const course = (on: string, hours: number, more: Partial<NotedStudy> = {}): NotedStudy => ({
  ...{ on: parseDay(on), tenths: hours * 10, ...more },
});

/** A certificate exchanged on 2021-06-01 of which 32 and 20 hours were told. */
function stands(credits: readonly NotedStudy[], asOf = '2023-08-01') {
  const told = {
    ...{ kind: 'site-professional', facts: { exchangedOn: '2021-06-01' }, credits },
    statements: [
      { from: FIRST, tenths: 320 },
      { from: SECOND, tenths: 200 },
    ],
  };
  const standing = standingOfRecord(HUBEI, told, parseDay(asOf));
  const { answer, words } = standing.headline;
  const needs = Object.fromEntries(answer.needs.map(({ id, remaining }) => [id, remaining / 10]));
  return {
    words,
    needs,
    state: answer.state,
    cycles: timelineOf(standing, told).map(({ done }) => done / 10),
  };
}

describe('a course that makes up for a cycle which had been told of', () => {
  it('adds to what was told, when it was noted afterwards', () => {
    expect(stands([]).needs).toEqual({ hours: 44, pair: 12 });
    const { needs, cycles } = stands([course('2023-07-01', 8, { for: SECOND, adds: true })]);
    expect(cycles).toEqual([32, 28, 0]);
    expect(needs).toEqual({ hours: 36, pair: 4 });
  });

  it('was in the total that was told after it', () =>
    expect(stands([course('2023-07-01', 8, { for: SECOND, adds: false })]).cycles).toEqual([32, 20, 0]));

  it('adds nothing where it was taken within the cycle itself, or too late to make up for it', () => {
    expect(stands([course('2023-05-01', 8, { for: SECOND, adds: true })]).cycles).toEqual([32, 20, 0]);
    const late = course('2024-06-10', 8, { for: SECOND, adds: true });
    expect(stands([late], '2024-08-01').cycles).toEqual([32, 20, 0, 8]);
  });

  it('keeps from missing two cycles that it fills', () => {
    const made = [
      course('2023-07-01', 8, { for: SECOND, adds: true }),
      course('2023-10-01', 12, { for: SECOND, adds: true }),
      course('2024-05-01', 24),
    ];
    expect(stands([], '2024-06-02').state).toBe('missed');
    expect(stands(made, '2024-06-02').state).not.toBe('missed');
  });
});

it('of two cycles before that lack hours it is said that this one’s do not fill them', () => {
  const { words } = stands([course('2023-07-01', 44)]);
  expect(words.title).toBe('前两期一共还差 12 学时');
  expect(words.sentences.join('')).toContain('要学 44 学时，记了 44 学时，够了');
  expect(words.sentences.join('')).toContain('记明是补学前一期的课才算');
});

it('what lacks of them comes first in its sentence, with what becomes of the certificate where it stays away', () => {
  const last = stands([course('2023-07-01', 4)]).words.sentences.find((one) => one.startsWith('另外'));
  expect(last).toMatch(/^另外，前两期一共还差 12 学时（要学 64 学时，记了 52 学时）；/);
  expect(last).toMatch(/；补不上的，证书的状态可能不能延续。$/);
});
