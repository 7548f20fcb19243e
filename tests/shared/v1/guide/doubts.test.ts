// Days that are told of a look and of an application are questioned where they cannot well be meant.
import { formatDay, parseDay } from '@hz/shared/calendar';
import { dayDoubtsOf } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { aCertificate, type CertificateTold } from '../../../support/certificates';

const rulebook = loadRulebook('jilin-2022-25');
const today = parseDay('2022-12-05');

/** The first question to a day, as it is put on every screen; null: none. */
function asked(fact: string, day: string, told: CertificateTold = {}): string | null {
  const on = parseDay(day);
  const doubt = dayDoubtsOf(rulebook, fact, today, aCertificate(told)).find(
    ({ before, after }) => (before !== null && on < before) || (after !== null && on > after),
  );
  return doubt?.text ?? null;
}

describe('the day of a look at the registry', () => {
  it('is questioned before the document, and not since', () => {
    expect(asked('registryStatus', '2018-12-31')).toMatch(/11月14日才发的.*最好再查一次/);
    expect(asked('registryStatus', formatDay(rulebook.source.issuedOn))).toBeNull();
  });
});

describe('the day of an application', () => {
  const late = { credits: { '2022-12-04': 28, '2022-12-05': 4 } };

  it('is questioned where the hours came after it, with those that there were', () => {
    expect(asked('exchangedOn', '2022-12-03', late)).toBe('到那一天你只记了 0 学时，换证要先学满 32 学时。');
    expect(asked('exchangedOn', '2022-12-04', late)).toBe('到那一天你只记了 28 学时，换证要先学满 32 学时。');
    expect(asked('exchangedOn', '2022-12-05', late)).toBeNull();
  });

  it('is not where the hours are not noted whole, or none are asked for', () => {
    expect(asked('exchangedOn', '2022-12-03', { credits: { '2022-12-04': 8 } })).toBeNull();
    expect(
      asked('exchangedOn', '2022-12-03', { family: 'skilled-worker', trade: '钢筋工', ...late }),
    ).toBeNull();
  });
});
