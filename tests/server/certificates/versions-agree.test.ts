// One certificate has one verdict, whichever version of the API tells it, whatever its facts say against each other.
import type { CertificateCard, CertificateView } from '@hz/shared/contracts';
import { toAdd } from '../../support/held';
import { startApp, type TestApp } from '../../support/server';

const PACK = 'jilin-2022-25';
const STATUSES = ['valid', 'cancelled', 'not-found', 'unknown', undefined];
const AT_MOST = 45;

let app: TestApp;
afterEach(() => app?.stop());

interface Told {
  registryStatus?: string | undefined;
  exchangedOn?: string | null | undefined;
  issuedOn?: string | null | undefined;
}

/** What both versions say of certificates of these facts. */
async function bothOf(facts: readonly Told[], trade?: string) {
  const told: { facts: Told; first: CertificateView; second: CertificateCard }[] = [];
  for (let from = 0; from < facts.length; from += AT_MOST) {
    const holder = await app.signIn();
    const ids: string[] = [];
    for (const one of facts.slice(from, from + AT_MOST)) {
      const { body } = await holder
        .request(
          'POST',
          '/v2/certificates',
          toAdd(PACK, { facts: JSON.parse(JSON.stringify(one)), ...(trade && { trade }) }),
        )
        .expect(201);
      ids.push(body.id);
    }
    const { certificates: firsts } = await holder.get('/v1/certificates');
    const { certificates: seconds } = await holder.get('/v2/certificates');
    const byId = <T extends { id: string }>(all: T[], id: string) => all.find((one) => one.id === id) as T;
    for (const [at, id] of ids.entries())
      told.push({
        facts: facts[from + at] as Told,
        first: byId<CertificateView>(firsts, id),
        second: byId<CertificateCard>(seconds, id),
      });
  }
  return told;
}

test.each([
  ['2022-12-05', '2022-11-28'],
  ['2026-11-20', '2026-06-20'],
])(
  'on %s both versions tell every certificate in the same tone, and none is done that is spoken against',
  async (today, recent) => {
    app = await startApp({ today });
    const days = [null, undefined, 'unknown', '2020', '2022-03-15', recent];
    const facts = STATUSES.flatMap((registryStatus) =>
      days.flatMap((exchangedOn) => days.map((issuedOn) => ({ registryStatus, exchangedOn, issuedOn }))),
    );
    expect(facts).toHaveLength(180);
    const told = await bothOf(facts);
    const saying = told.map(({ facts: given, first, second }) => ({
      ...given,
      first: first.verdict.tone,
      second: second.headline?.tone,
    }));
    expect(saying.filter(({ first, second }) => first !== second)).toEqual([]);
    const against = ({ facts: { registryStatus: status, exchangedOn } }: (typeof told)[number]) =>
      status === 'cancelled' ||
      status === 'not-found' ||
      ((exchangedOn ?? '') >= '2023-01-01' && exchangedOn !== 'unknown');
    const spokenAgainst = told.filter(against);
    expect(spokenAgainst.length).toBeGreaterThan(70);
    for (const { facts: given, first, second } of spokenAgainst) {
      // An exchange or an issue that was told, with whatever day, does not bring back a deadline that the registry takes.
      const isTold = (given.exchangedOn ?? given.issuedOn ?? null) !== null;
      if (isTold && /cancelled|not-found/.test(given.registryStatus ?? '')) {
        expect(first.verdict.title).toMatch(/注销|查不到/);
        expect(first.next.kind).toBe('contact');
        expect(first.verdict.sentences.join('')).not.toMatch(/换证的期限|前要申请/);
        expect(second.headline?.title).toMatch(/核实|注销|查不到/);
        expect(second.due ?? '2099').not.toBe('2022-12-31');
      }
      expect(['done', 'go', 'soon']).not.toContain(first.verdict.tone);
      expect(first.verdict.title + second.headline?.title).not.toMatch(/已经换成|不用换|办好了/);
    }
  },
);

test('where the registry speaks against it, whom to ask comes before the hours of the year', async () => {
  app = await startApp({ today: '2026-11-20' });
  const facts = { registryStatus: 'cancelled', exchangedOn: '2022-11-25', issuedOn: '2022-12-20' };
  const [
    { first, second } = (() => {
      throw new Error('nothing');
    })(),
  ] = await bothOf([facts]);
  expect(first.verdict.title).toBe('系统显示“注销”，换没换成要先核实');
  expect(second.headline).toMatchObject({ tone: 'ask', title: '换证办没办成要先核实' });
  expect([first.next.kind, second.next]).toMatchObject([
    'contact',
    { kind: 'advice', id: 'contact-authority' },
  ]);
});

test('where the registry speaks against it, a year that has not begun sets no day, in either version', async () => {
  app = await startApp({ today: '2022-12-05' });
  const facts = ['cancelled', 'not-found'].map((registryStatus) => ({
    ...{ registryStatus, exchangedOn: '2022-12-01' },
  }));
  for (const { first, second } of await bothOf(facts)) {
    expect(first.assessment.continuingEducation.status).toBe('not-started');
    expect([first.verdict.deadline, first.verdict.daysLeft, second.due]).toEqual([null, null, null]);
  }
});

test('what has not come yet is waited for in both versions, though the hours are there, with no day that is none of its', async () => {
  app = await startApp({ today: '2023-12-31' });
  const holder = await app.signIn();
  const facts = { registryStatus: 'valid', exchangedOn: '2022-12-01' };
  const { body } = await holder.request('POST', '/v2/certificates', toAdd(PACK, { facts })).expect(201);
  const total = { on: '2023-06-01', hours: 32 };
  await holder.request('PUT', `/v1/certificates/${body.id}/totals/credit-0001`, total).expect(200);
  const first = await holder.get(`/v1/certificates/${body.id}`);
  const second = await holder.get(`/v2/certificates/${body.id}`);
  expect(first.assessment.continuingEducation.status).toBe('met');
  expect(first.verdict).toMatchObject({ tone: 'go', title: '申请交上去了，等电子证书', deadline: null });
  expect(first.verdict.sentences.join('')).toContain('要学 32 学时，你记了 32 学时');
  expect(second).toMatchObject({ headline: { tone: 'go', title: '换证申请已交，还要等批' }, due: null });
});

test('of a post that the notice lets nobody exchange, no exchange that is told is done with, in either version', async () => {
  app = await startApp({ today: '2022-12-05' });
  const facts = [
    { exchangedOn: '2022-12-01' },
    { exchangedOn: '2022-12-01', downloadedOn: '2022-12-03', registryStatus: 'valid' },
    { issuedOn: '2022-12-01' },
  ];
  const told = await bothOf(facts, '试验员');
  expect(told).toHaveLength(3);
  for (const { first, second } of told) {
    expect([first.verdict.tone, second.headline?.tone]).toEqual(['ask', 'ask']);
    expect(first.verdict.title).toMatch(/要先核实$/);
    expect(first.verdict.sentences.join('')).toContain('没有对应的名称');
    expect(first.verdict.clauses.map(({ id }) => id)).toContain('四(二)');
    expect([first.next.kind, second.next?.kind]).toEqual(['contact', 'advice']);
  }
});

test('what is said to have been received before it was applied for is questioned, and waited for', async () => {
  app = await startApp({ today: '2022-12-05' });
  const [wrong, right] = await bothOf([
    { registryStatus: 'valid', exchangedOn: '2022-12-02', issuedOn: '2022-11-28' },
    { registryStatus: 'valid', exchangedOn: '2022-11-28', issuedOn: '2022-12-02' },
  ]);
  expect(wrong?.first.verdict.title).toBe('申请交上去了，等电子证书');
  expect(wrong?.second.headline?.title).toBe('换证申请已交，还要等批');
  expect(right?.first.verdict.title).toBe('已经换成电子证书');
  const parts = await bothOf([
    { registryStatus: 'valid', exchangedOn: '2022-12', issuedOn: '2022-11-28' },
    { registryStatus: 'valid', exchangedOn: '2022-11', issuedOn: '2022-11-28' },
  ]);
  expect(parts.map(({ first }) => first.verdict.title)).toEqual([
    '申请交上去了，等电子证书',
    '已经换成电子证书',
  ]);
  expect(parts.map(({ second }) => second.headline?.title)).toEqual(['换证申请已交，还要等批', '换证办好了']);
  const holder = await app.signIn();
  const { body } = await holder
    .request('POST', '/v2/certificates', toAdd(PACK, { facts: { exchangedOn: '2022-12-02' } }))
    .expect(201);
  const { facts } = await holder.get(`/v2/certificates/${body.id}`);
  const doubts = facts.concat(body.doubts ?? []);
  expect(JSON.stringify(doubts)).toContain('不会在那以前');
});
