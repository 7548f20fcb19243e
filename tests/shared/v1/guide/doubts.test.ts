// Days that are told of a look and of an application are questioned where they cannot well be meant.
import { formatDay, parseDay } from '@hz/shared/calendar';
import { appliedFirst, dayDoubtsOf } from '@hz/shared/v1/guide';
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

describe('after the last day of the exchange', () => {
  const january = parseDay('2023-01-10');
  const questions = (told: CertificateTold) =>
    dayDoubtsOf(rulebook, 'exchangedOn', january, aCertificate(told)).flatMap(({ before, text }) =>
      before !== null && parseDay('2022-12-20') < before ? [text] : [],
    );

  it('a day of an application in time is questioned where the hours for it are noted nowhere', () => {
    expect(questions({})).toEqual(['到 2022年12月31日你只记了 0 学时，换证要先学满 32 学时。']);
    expect(questions({ credits: { '2022-12-04': 28 } })).toEqual([
      '到 2022年12月31日你只记了 28 学时，换证要先学满 32 学时。',
    ]);
  });

  it('is not where they are, where none are asked for, or where it was told of before', () => {
    expect(questions({ credits: { '2022-12-04': 32 } })).toEqual([]);
    expect(questions({ family: 'skilled-worker', trade: '钢筋工' })).toEqual([]);
    expect(questions({ partly: { exchangedOn: '2022-12' } })).toEqual([]);
  });
});

describe('the hours that are noted after an application', () => {
  const first = (told: CertificateTold) => appliedFirst(rulebook, aCertificate(told), today);

  it('are held against its day, or the last that it may have been, in words that name both', () => {
    expect(first({ exchangedOn: '2022-12-01' })).toEqual({
      on: parseDay('2022-12-01'),
      tenths: 320,
      text: '换证要先学满 32 学时，你记着 12月1日申请了更换；这一天在那以后，记上它才学满。',
    });
    expect(first({ partly: { exchangedOn: '2022-11' } })).toMatchObject({ on: parseDay('2022-11-30') });
  });

  it('are held against nothing where no day, no application or no hours are told of', () => {
    expect(first({})).toBeNull();
    expect(first({ partly: { exchangedOn: 'unknown' } })).toBeNull();
    expect(first({ family: 'skilled-worker', trade: '钢筋工', exchangedOn: '2022-12-01' })).toBeNull();
    expect(first({ exchangedOn: '2022-12-01', isExchangeListed: true })).toBeNull();
  });

  it('are fewer by what the total of its year says beyond the entries', () => {
    const told = { exchangedOn: '2022-12-01', credits: { '2022-11-20': 8 } };
    expect(first({ ...told, years: { 2022: 20 } })).toMatchObject({ tenths: 200 });
    expect(first({ ...told, years: { 2022: 40 } })).toBeNull();
  });
});
