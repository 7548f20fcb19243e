import { parseDay } from '@hz/shared/calendar';
import { explain } from '@hz/shared/v1/engine';
import { caseOf, nextOf, stepsOf, wayOf } from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { aCertificate, aHolder, type CertificateTold } from '../../../support/certificates';

const rulebook = loadRulebook('jilin-2022-25');

interface Standing extends CertificateTold {
  asOf?: string;
  registeredOn?: string;
}

function stand({ asOf = '2022-12-05', registeredOn, ...told }: Standing) {
  const day = parseDay(asOf);
  const [facts, holder] = [aCertificate(told), aHolder(registeredOn)];
  const way = wayOf(rulebook, facts, holder, day);
  return { way, next: nextOf(rulebook, explain(rulebook, caseOf(facts, holder, day)), way, day) };
}

const states = (standing: Standing) =>
  Object.fromEntries(stand(standing).way.steps.map(({ id, state }) => [id, state]));

describe('the way of a site professional', () => {
  it('begins at the registry', () => {
    const { way, next } = stand({ registryStatus: null });
    expect(way).toMatchObject({ currentStepId: 'check-registry', done: 0, total: 7 });
    expect(next).toMatchObject({ kind: 'step', stepId: 'check-registry', label: '去查证书' });
  });

  it('goes on to register, study, exchange, download and the new number', () => {
    const told: Standing[] = [
      {},
      { registeredOn: '2022-12-01' },
      { registeredOn: '2022-12-01', credits: { '2022-12-02': 32 } },
      { registeredOn: '2022-12-01', exchangedOn: '2022-12-05' },
      { registeredOn: '2022-12-01', exchangedOn: '2022-12-05', downloadedOn: '2022-12-05' },
    ];
    const stood = told.map((standing) => stand(standing));
    expect(stood.map(({ way }) => way.currentStepId)).toEqual([
      'register',
      'study',
      'exchange',
      'download',
      'new-number',
    ]);
    expect(stood.map(({ next }) => next.stepId)).toEqual(stood.map(({ way }) => way.currentStepId));
    expect(stood.map(({ way }) => way.done)).toEqual([1, 2, 3, 3, 4]);
    // Nobody has said that the hours were studied: it follows from the application.
    expect(stood[3]?.way.steps.filter(({ concluded }) => concluded).map(({ id }) => id)).toEqual(['study']);
  });

  it('has nothing to do between the exchange and the first year', () => {
    const { way, next } = stand({
      asOf: '2022-12-20',
      exchangedOn: '2022-12-05',
      downloadedOn: '2022-12-06',
      newNumber: 'A1',
    });
    expect(way).toMatchObject({ currentStepId: null, done: 4, total: 7 });
    expect(next).toMatchObject({ kind: 'nothing', stepId: null });
  });

  it('keeps the day on which a step was done', () => {
    const { way } = stand({
      registryCheckedOn: '2022-12-01',
      registeredOn: '2022-12-02',
      exchangedOn: '2022-12-04',
    });
    const days = Object.fromEntries(way.steps.map(({ id, doneOn }) => [id, doneOn]));
    expect(days).toMatchObject({
      'check-registry': parseDay('2022-12-01'),
      register: parseDay('2022-12-02'),
      exchange: parseDay('2022-12-04'),
      download: null,
    });
  });

  it('takes all before the exchange as done once that is done', () => {
    expect(states({ asOf: '2023-03-01', registryStatus: null, exchangedOn: '2022-12-15' })).toEqual({
      'check-registry': 'done',
      register: 'done',
      study: 'done',
      exchange: 'done',
      download: 'upcoming',
      'new-number': 'upcoming',
      'yearly-study': 'current',
    });
  });

  it('asks for past years before it judges them, then for this year’s hours, then for nothing', () => {
    const told = {
      asOf: '2024-11-22',
      exchangedOn: '2022-12-15',
      downloadedOn: '2022-12-16',
      newNumber: 'A1',
    };
    expect(stand(told).next).toMatchObject({ kind: 'confirm-years', stepId: 'yearly-study' });
    expect(stand({ ...told, years: { 2023: 32 } }).next).toMatchObject({ kind: 'study', label: '记学时' });
    const met = stand({ ...told, years: { 2023: 32 }, credits: { '2024-03-01': 32 } });
    expect(met.next.kind).toBe('nothing');
    expect(met.way).toMatchObject({ done: 5, total: 7 });
  });

  it('is blocked at the yearly duty when training again may be needed', () => {
    const told = { asOf: '2025-11-22', exchangedOn: '2022-12-15', years: { 2023: 0, 2024: 0 } };
    expect(states(told)['yearly-study']).toBe('blocked');
    expect(stand(told).next.kind).toBe('retrain');
  });

  it('leaves a fact that lies ahead of the day undone', () => {
    expect(states({ registeredOn: '2022-12-06', exchangedOn: '2022-12-07' })).toMatchObject({
      register: 'current',
      exchange: 'upcoming',
    });
  });
});

test('a step that was done on a day nobody remembers is done, and none after it is', () => {
  const [facts, holder] = [aCertificate({}), aHolder()];
  const day = parseDay('2022-12-05');
  const partly = { registeredOn: 'unknown' } as const;
  const way = wayOf(rulebook, { ...facts, partly }, holder, day);
  expect(way).toMatchObject({ currentStepId: 'study', done: 2 });
  expect(Object.fromEntries(way.steps.map(({ id, state }) => [id, state]))).toMatchObject({
    ...{ register: 'done', study: 'current', exchange: 'upcoming', download: 'upcoming' },
  });
  const told = explain(rulebook, caseOf({ ...facts, partly }, holder, day));
  expect(nextOf(rulebook, told, way, day)).toMatchObject({ kind: 'study', stepId: 'study' });
});

test('who exchanged on a day nobody remembers stands where that day is missing, and nowhere past it', () => {
  const told = {
    asOf: '2023-01-02',
    partly: { exchangedOn: 'unknown' },
    credits: { '2022-12-05': 24 },
  } as const;
  const { way, next } = stand(told);
  expect(next).toMatchObject({ kind: 'fact', label: '补上日子' });
  expect(way.currentStepId).toBe('exchange');
  expect(states(told)).toMatchObject({ exchange: 'current', 'yearly-study': 'upcoming' });
  expect(stand({ ...told, partly: { exchangedOn: '2022' } }).way.currentStepId).toBe('yearly-study');
});

test('while the day of an electronic certificate is missing, no step is the one to take', () => {
  const { way, next } = stand({ asOf: '2024-11-22', partly: { issuedOn: 'unknown' } });
  expect(next.kind).toBe('fact');
  expect(way.currentStepId).toBeNull();
});

describe('a closed way', () => {
  it.each([
    ['a trade without counterpart', { trade: '试验员', specialty: null }, 'look-up'],
    ['a cancelled certificate', { registryStatus: 'cancelled' }, 'contact'],
    ['a deadline that has passed', { asOf: '2023-01-01' }, 'contact'],
  ] as [string, Standing, string][])('after %s is blocked and says whom to turn to', (_, told, kind) => {
    const { way, next } = stand(told);
    expect(way.currentStepId).toBeNull();
    expect(way.steps.filter(({ state }) => state === 'blocked').map(({ id }) => id)).toContain('exchange');
    expect(next.kind).toBe(kind);
  });

  it('leaves the registry open to look up a trade without counterpart', () => {
    expect(states({ trade: '试验员', specialty: null, registryStatus: null })['check-registry']).toBe(
      'upcoming',
    );
  });
});

describe('other ways', () => {
  it('of a skilled worker have no study', () => {
    const { way } = stand({
      family: 'skilled-worker',
      trade: '砌筑工',
      specialty: null,
      registeredOn: '2022-12-01',
    });
    expect(way.steps.map(({ id }) => id)).toEqual([
      'check-registry',
      'register',
      'exchange',
      'download',
      'new-number',
    ]);
    expect(way.currentStepId).toBe('exchange');
  });

  it('of an electronic certificate have only the yearly duty', () => {
    const { way, next } = stand({ asOf: '2026-11-22', issuedOn: '2025-05-01', registryStatus: null });
    expect(way).toMatchObject({ currentStepId: 'yearly-study', done: 0, total: 1 });
    expect(next.kind).toBe('study');
  });

  it('of an electronic certificate of a skilled worker have nothing', () => {
    const told = {
      family: 'skilled-worker',
      trade: '砌筑工',
      issuedOn: '2022-05-01',
      registryStatus: null,
    } as const;
    const { way, next } = stand(told);
    expect(way).toMatchObject({ currentStepId: null, done: 0, total: 0 });
    expect(next.kind).toBe('nothing');
  });
});

describe('every step', () => {
  const steps = stepsOf(rulebook, 'site-professional', parseDay('2022-12-05'));

  it.each(steps.map((step) => [step.id, step] as const))(
    '%s says what, where, what then and its clause',
    (_, step) => {
      expect(step.whatToDo.length).toBeGreaterThan(0);
      expect(step.where.length).toBeGreaterThan(0);
      expect(step.haveAtHand.length).toBeGreaterThan(0);
      expect(step.whenItWorked.length).toBeGreaterThan(0);
      expect(step.trouble.length).toBeGreaterThan(0);
      expect(step.clauseText).not.toBe('');
      expect(JSON.stringify(step)).not.toMatch(/[{][a-z]/);
    },
  );

  it('gives addresses to copy and numbers to dial', () => {
    const register = steps.find(({ id }) => id === 'register');
    expect(register?.where).toEqual([
      {
        id: 'national-system',
        name: '住房和城乡建设行业从业人员培训管理信息系统',
        address: 'rcgz.mohurd.gov.cn',
        phone: null,
      },
      { id: 'help-desk', name: '平台客服中心', address: null, phone: '400-999-9355 转 1' },
    ]);
  });

  it('names numbers as they are in force', () => {
    expect(steps.find(({ id }) => id === 'study')?.title).toBe('学满 32 学时');
  });
});
