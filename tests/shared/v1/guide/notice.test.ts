import { parseDay } from '@hz/shared/calendar';
import { clauseText, noticeOf, readingText } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { deadlineMoved, readRulebook, smallRulebook } from '../../../support/rulebooks';

const rulebook = loadRulebook('jilin-2022-25');
const today = parseDay('2022-12-05');

describe('the notice in plain words', () => {
  it('has every clause, reading and silence filled with the values in force', () => {
    const notice = noticeOf(rulebook, today);
    expect(notice.clauses).toHaveLength(11);
    expect(notice.clauses[1]?.text[0]).toBe('2022年12月31日前要申请更换。');
    expect(JSON.stringify(notice)).not.toMatch(/\{[a-z]+[.]/);
    expect(notice.notStated.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['fees', 'revival', 'lost-paper']),
    );
  });

  it('moves with an amendment, which it names from its day on', () => {
    const moved = readRulebook({
      ...smallRulebook(),
      amendments: [deadlineMoved('2022-09-10', '2022-12-15')],
    });
    const on = (day: string) => noticeOf(moved, parseDay(day));
    expect(on('2022-09-09')).toMatchObject({ clauses: [{ text: ['2022年9月30日前换。'] }], amendments: [] });
    expect(on('2022-09-10')).toMatchObject({
      clauses: [{ text: ['2022年12月15日前换。'] }],
      amendments: [{ documentNumber: '某建〔2022〕9号' }],
    });
  });

  it('knows no clause or reading that is not there', () => {
    expect(() => clauseText(rulebook, '九', today)).toThrow('there is no clause 九');
    expect(() => readingText(rulebook, 'mine', today)).toThrow('there is no reading mine');
  });
});
