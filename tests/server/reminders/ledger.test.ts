import * as fc from 'fast-check';
import {
  countFree,
  type GrantEntry,
  type Ledger,
  noteAcceptance,
  noteCancellation,
  reserve,
  settle,
} from '../../../server/src/features/reminders/grants/ledger';

const AT = Date.UTC(2022, 11, 5);
const SECOND = 1000;
const DAY = 86_400 * SECOND;

const reported = (ledger: Ledger, reportId: string, at = AT) => noteAcceptance(ledger, { reportId }, at);
const calledBack = (ledger: Ledger, at = AT) => noteAcceptance(ledger, { event: String(at) }, at);

describe('an acceptance counts once', () => {
  test('when the page tells of it twice', () => {
    expect(countFree(reported(reported([], 'r1'), 'r1', AT + 5 * SECOND))).toBe(1);
  });

  test('when WeChat tells of it twice', () => {
    expect(countFree(calledBack(calledBack([])))).toBe(1);
  });

  test.each([
    ['the page first', calledBack(reported([], 'r1'), AT + 3 * SECOND)],
    ['WeChat first', reported(calledBack([], AT - 3 * SECOND), 'r1')],
  ])('when both tell of it, %s', (_, ledger) => {
    expect(countFree(ledger)).toBe(1);
  });

  test('when it was used before the other told of it', () => {
    const used = settle(reserve(reported([], 'r1'), 'd1') ?? [], 'd1', 'used', AT);
    expect(countFree(calledBack(used, AT + 30 * SECOND))).toBe(0);
  });
});

test('two taps in a row count twice, whoever tells of them', () => {
  const ledger = [AT, AT + 20 * SECOND].reduce<Ledger>(
    (all, at, index) => calledBack(reported(all, `r${index}`, at), at + SECOND),
    [],
  );
  expect(countFree(ledger)).toBe(2);
});

test('reports and events in any order count every tap once', () => {
  const taps = fc.uniqueArray(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 8 });
  const order = fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true }));
  fc.assert(
    fc.property(taps, order, (minutes, noise) => {
      // Taps ten minutes apart; of each the page and WeChat tell, WeChat twice.
      const news = minutes.flatMap((minute) => {
        const at = AT + minute * 600 * SECOND;
        const event = (ledger: Ledger) => calledBack(ledger, at + 2 * SECOND);
        return [(ledger: Ledger) => reported(ledger, `r${minute}`, at), event, event];
      });
      const shuffled = news
        .map((tell) => ({ tell, place: noise.next().value }))
        .sort((a, b) => a.place - b.place);
      expect(countFree(shuffled.reduce<Ledger>((all, { tell }) => tell(all), []))).toBe(minutes.length);
    }),
  );
});

describe('spending', () => {
  const two = reported(reported([], 'r1', AT), 'r2', AT + DAY);
  const states = (ledger: Ledger | null) => ledger?.map(({ state }: GrantEntry) => state);

  test('takes the oldest acceptance, and for the same delivery only one', () => {
    const once = reserve(two, 'd1') as Ledger;
    expect(states(once)).toEqual(['reserved', 'free']);
    expect(states(reserve(once, 'd1'))).toEqual(['reserved', 'free']);
    expect(states(reserve(once, 'd2'))).toEqual(['reserved', 'reserved']);
  });

  test('is not possible without one', () => {
    expect(reserve([], 'd1')).toBeNull();
  });

  test('ends with the acceptance used, given back, or gone with all before it', () => {
    const once = reserve(two, 'd1') as Ledger;
    expect(states(settle(once, 'd1', 'used', AT + 2 * DAY))).toEqual(['used', 'free']);
    expect(states(settle(once, 'd1', 'given-back', AT + 2 * DAY))).toEqual(['free', 'free']);
    expect(states(settle(once, 'd1', 'gone', AT + 2 * DAY))).toEqual(['void', 'void']);
    expect(states(settle(once, 'd1', 'gone', AT + DAY / 2))).toEqual(['void', 'free']);
  });

  test('a second time changes nothing', () => {
    const used = settle(reserve(two, 'd1') as Ledger, 'd1', 'used', AT);
    expect(settle(used, 'd1', 'given-back', AT)).toEqual(used);
  });
});

test('switching the messages off ends what was accepted before, not what is accepted afterwards', () => {
  const before = noteCancellation(reported([], 'r1'), AT + SECOND);
  expect(countFree(before)).toBe(0);
  expect(countFree(reported(before, 'r2', AT + DAY))).toBe(1);
});

test('what was spent long ago is forgotten', () => {
  const used = settle(reserve(reported([], 'r1'), 'd1') as Ledger, 'd1', 'used', AT);
  expect(reported(used, 'r2', AT + 40 * DAY)).toHaveLength(1);
});
