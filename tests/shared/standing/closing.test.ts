// Yunnan's 一(二) counts the age on the day of the exchange: whoever grows too old before the last day has a day of their own.
import { formatDay, parseDay } from '@hz/shared/calendar';
import type { Known } from '@hz/shared/law';
import { loadPack } from '@hz/shared/packs';
import { standingOfRecord, upcomingPackRows } from '@hz/shared/standing';

const YUNNAN = loadPack('yunnan-2023');
const WOMAN = {
  ...{ trade: '施工员', exchangedOn: null, issuedOn: null, registeredOn: '2023-07-30' },
  ...{
    oldIssuedOn: '2017-05',
    oldValid: true,
    informationComplete: false,
    sex: 'f',
    birthDate: '1968-03-01',
  },
};

function toldOf(facts: Record<string, Known | undefined>) {
  return { kind: 'site-professional', facts: { ...WOMAN, ...facts }, credits: [], statements: [] };
}

function stands(facts: Record<string, Known | undefined> = {}, asOf = '2023-08-01') {
  const { headline } = standingOfRecord(YUNNAN, toldOf(facts), parseDay(asOf));
  const { answer, words } = headline;
  return {
    ...{ state: answer.state, due: answer.due && formatDay(answer.due), ask: answer.ask },
    ...{ text: words.sentences.join(''), clauses: words.clauses },
  };
}

describe('who grows too old before the last day of the document', () => {
  it('has until the day before, and is told why', () => {
    const { state, due, text, clauses } = stands();
    expect([state, due]).toEqual(['open', '2024-02-29']);
    expect(text).toContain('最晚到 2024年2月29日');
    expect(text).toContain('从 2024年3月1日起就不能办了：超过了换证的年龄');
    expect(clauses).toContain('一(二)');
    expect(stands({}, '2024-02-29')).toMatchObject({ state: 'open', due: '2024-02-29' });
    expect(stands({}, '2024-03-01')).toMatchObject({ state: 'refused' });
  });

  it('is told of a last day by no answer on which it is none', () => {
    const { due, text } = stands({ informationComplete: 'unknown' }, '2023-11-01');
    expect(due).toBe('2024-02-29');
    expect(text).toContain('答不是，期限是 2024年2月29日');
    expect(text).not.toContain('3月31日');
  });

  it('is reminded before that day', () => {
    const subject = { pack: YUNNAN, told: toldOf({}), addedOn: parseDay('2023-08-01') };
    const rows = upcomingPackRows(subject, [], parseDay('2023-08-01'), parseDay('2024-08-01'));
    expect(rows.map(({ day }) => formatDay(day))).toEqual([
      ...['2024-01-30', '2024-02-15', '2024-02-22', '2024-02-26', '2024-02-28', '2024-02-29'],
    ]);
  });

  it.each([
    ['1968', '2023-12-31', '出生日期'],
    ['1968-03', '2024-02-29', '出生日期'],
  ])('goes on without being asked where only the last day differs: born in %s', (birthDate, due, what) => {
    // Each day of the part gives the same answer, and that is the answer.
    const stood = stands({ birthDate, registeredOn: null });
    expect(stood).toMatchObject({ state: 'open', ask: [], due });
    expect(
      standingOfRecord(YUNNAN, toldOf({ birthDate, registeredOn: null }), parseDay('2023-08-01')).next,
    ).toMatchObject({ kind: 'step', id: 'register' });
    expect(stood.text).toContain(`最晚到哪一天，要看${what}；最早可能是`);
    expect(stood.text).toContain('起可能就不能办了：超过了换证的年龄');
    expect(stood.text).not.toContain('当天也算');
  });

  it('is told the earliest day, and no last one, where it hangs on what nobody said', () => {
    const stood = stands({ sex: undefined });
    expect(stood).toMatchObject({ state: 'open', due: '2024-02-29', ask: [] });
    expect(stood.text).toContain('要看性别；最早可能是 2024年2月29日');
    const told = standingOfRecord(YUNNAN, toldOf({ sex: undefined }), parseDay('2023-08-01'));
    expect(told.headline.isLastDay).toBe(false);
  });

  it('is asked once the answers differ', () => {
    expect(stands({ birthDate: '1968' }, '2024-01-02')).toMatchObject({ state: 'ask', ask: ['birthDate'] });
  });
});

it('who does not has the document’s day', () => {
  expect(stands({ sex: 'm' })).toMatchObject({ state: 'open', due: '2024-03-31' });
  expect(stands({ birthDate: '1968-04-01' })).toMatchObject({ state: 'open', due: '2024-03-31' });
  expect(stands({ informationComplete: true })).toMatchObject({ state: 'open', due: '2023-10-01' });
});

it('what is refused is not called possible up to a day in the same breath', () => {
  const { state, text } = stands({ oldValid: false });
  expect(state).toBe('refused');
  expect(text).not.toContain('最晚到');
});

it('what only the next step hangs on is not said to decide whether it can be done', () => {
  const { state, ask, text } = stands({ registeredOn: 'unknown', sex: 'm' });
  expect([state, ask]).toEqual(['ask', ['registeredOn']]);
  expect(text).toContain('下一步做什么看它');
  expect(text).not.toContain('才知道能不能换证');
});
