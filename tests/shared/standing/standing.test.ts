import { formatDay, parseDay } from '@hz/shared/calendar';
import { type FactValue, readPackCase } from '@hz/shared/law';
import { findPack, loadPack, offeredPacks } from '@hz/shared/packs';
import { type Standing, standing, standingOfRecord } from '@hz/shared/standing';
import { times } from '../../support/long';
import { randomPackCases } from '../../support/second-reading/random-cases';

const packs = ['hubei-2021', 'yunnan-2023', 'anhui-2021', 'water-abc', 'safety-abc', 'made-up'];

/** Where somebody stands: days as they are written, everything else as it is. */
function stands(pack: string, asOf: string, facts: Record<string, FactValue>, kind = 'safety-abc'): Standing {
  const read = Object.entries(facts).map(([name, value]): [string, FactValue] => [
    name,
    typeof value === 'string' && /^\d{4}-/.test(value) ? parseDay(value) : value,
  ]);
  return standing(loadPack(pack), { kind, facts: Object.fromEntries(read) }, parseDay(asOf));
}

const anyStandings = packs.flatMap((pack) =>
  randomPackCases(pack, times(150, 2_000), 7, 0).map((told) => {
    const read = readPackCase(told, findPack);
    return standing(read.pack, read.told, read.told.asOf);
  }),
);

describe('every standing', () => {
  it('explains each of its statements by a clause of the pack or a reading', () => {
    for (const { obligations, pack } of anyStandings)
      for (const { grounds, answer } of obligations) {
        const clauses = new Set(pack.said.clauses.map(({ id }) => id));
        const statements = grounds.map(({ statement }) => statement);
        for (const reason of answer.reasons)
          expect(statements).toContain(`${answer.obligation}.reasons.${reason}`);
        for (const { clause, statement } of grounds)
          if (clause === null) expect(statement).toMatch(/\.next$/);
          else expect(clauses).toContain(clause);
        expect(grounds.every(({ rule }) => rule !== '')).toBe(true);
      }
  });

  it('says nothing with a hole in it', () => {
    for (const { obligations } of anyStandings)
      for (const { words } of obligations)
        for (const text of [words.title, ...words.sentences])
          expect(text).not.toMatch(/\{|\}|undefined|null|NaN/);
  });

  it('never calls done what is missed, refused or asked', () => {
    for (const { obligations, way } of anyStandings)
      for (const { answer, data, words } of obligations) {
        if (['missed', 'refused'].includes(answer.state)) expect(words.tone).toBe('late');
        if (answer.state === 'ask') expect(words.tone).toBe('ask');
        const act = way.find(({ id }) => id === data.step);
        if (act?.state === 'done' && data.gates) expect(answer.state).toBe('done');
      }
  });

  it('names as next a fact of the pack, a step of it or advice', () => {
    for (const { next, pack } of anyStandings) {
      if (next?.kind === 'fact') expect(pack.said.facts).toHaveProperty([next.fact]);
      if (next?.kind === 'step') expect(pack.said.steps).toHaveProperty([next.id]);
      if (next?.kind === 'advice') expect(pack.said.advice).toHaveProperty([next.id]);
    }
  });

  it('tells days of reminders from the day asked about on, the earliest first', () => {
    for (const { dues, asOf } of anyStandings) {
      const days = dues.map(({ on }) => on);
      expect(days).toEqual([...days].sort((one, other) => one - other));
      expect(days.every((day) => day >= asOf)).toBe(true);
    }
  });
});

describe('a standing', () => {
  it('takes its verdict from the obligation that gates, and none where none does', () => {
    expect(stands('safety-abc', '2024-10-01', { expiresOn: '2024-09-30' }).verdict?.answer.state).toBe(
      'missed',
    );
    const hubei = stands('hubei-2021', '2021-09-01', { issuedOn: '2020-03-10' }, 'site-professional');
    expect(hubei.verdict).toBeNull();
    expect(hubei.headline.answer.obligation).toBe('yearly');
  });

  it('asks the first fact that is missing', () => {
    const { next, headline } = stands('safety-abc', '2024-07-01', { employed: true });
    expect(next).toEqual({ kind: 'fact', obligation: 'renewal', fact: 'expiresOn' });
    expect(headline.words.title).toBe('先说说证书的有效期到哪一天');
  });

  it('does not call an application done that came before its window', () => {
    const { way, headline } = stands('safety-abc', '2024-05-01', {
      expiresOn: '2024-09-30',
      appliedOn: '2024-04-01',
      employed: true,
    });
    expect(headline.words.sentences[0]).toContain('那一次不算');
    expect(way).toEqual([{ id: 'apply', state: 'upcoming', doneOn: null }]);
    const april = { first: parseDay('2024-04-01'), last: parseDay('2024-04-30'), maybe: false };
    const month = { expiresOn: '2024-09-30', appliedOn: april, employed: true };
    expect(stands('safety-abc', '2024-05-01', month).headline.words.sentences[0]).toContain(
      '你记的申请是 2024年4月，',
    );
  });

  it('says how far its document is known', () => {
    expect(stands('safety-abc', '2024-07-01', {}).headline.words.caveat).toContain('没有看过文件原文');
    const jilin = standing(
      loadPack('jilin-2022-25'),
      { kind: 'skilled-worker', facts: {} },
      parseDay('2022-12-01'),
    );
    expect(jilin.headline.words.caveat).toBeNull();
  });

  it('tells when to remind: from the window on, until the day after expiry', () => {
    const { dues } = stands('safety-abc', '2024-06-01', { expiresOn: '2024-09-30', employed: true });
    expect([dues[0], dues.at(-1)].map((due) => due && formatDay(due.on))).toEqual([
      '2024-06-30',
      '2024-10-01',
    ]);
  });

  it('asks for a day of which only a part is known where it matters, in Jilin too', () => {
    const part = { first: parseDay('2022-12-01'), last: parseDay('2023-01-31'), maybe: false };
    const facts = { trade: '施工员', registryStatus: 'valid', exchangedOn: part };
    const { obligations } = standing(
      loadPack('jilin-2022-25'),
      { kind: 'site-professional', facts },
      parseDay('2024-06-01'),
    );
    expect(obligations.map(({ answer }) => [answer.state, answer.ask])).toEqual([
      ['ask', ['exchangedOn']],
      ['ask', ['exchangedOn']],
    ]);
  });
});

describe('of more than two days known in part', () => {
  it('nothing is told but the earliest day that may be the last one, and all are asked for', () => {
    const part = { first: parseDay('2024-01-01'), last: parseDay('2024-12-31'), maybe: false };
    const facts = { issuedOn: part, appliedOn: part, examPassedOn: part };
    const { obligations } = standing(loadPack('made-up'), { kind: 'builder', facts }, parseDay('2025-01-01'));
    for (const { answer } of obligations)
      expect(answer).toMatchObject({ state: 'ask', ask: ['issuedOn', 'appliedOn', 'examPassedOn'] });
    const days = obligations.map(({ answer }) => answer.due && formatDay(answer.due));
    expect(days).toEqual(['2028-06-30', '2026-12-31']);
  });

  it('the exchange keeps its deadline, and the day is asked, not the step', () => {
    const { headline, next } = standingOfRecord(
      loadPack('jilin-2022-25'),
      {
        ...{ kind: 'site-professional', credits: [], statements: [] },
        facts: {
          ...{ trade: '施工员', registryStatus: 'valid' },
          ...{ exchangedOn: '2022-12', registeredOn: '2022', issuedOn: '2022' },
        },
      },
      parseDay('2022-12-06'),
    );
    expect(headline.answer.due).toBe(parseDay('2022-12-31'));
    expect(next).toMatchObject({ kind: 'fact' });
  });
});

describe('the packs that are offered', () => {
  it('are all but the example', () =>
    expect(offeredPacks().map(({ id }) => id)).toEqual([
      'anhui-2021',
      'hubei-2021',
      'jilin-2022-25',
      'safety-abc',
      'water-abc',
      'yunnan-2023',
    ]));
});

describe('the words of a last day', () => {
  const said = (...told: Parameters<typeof stands>) => stands(...told).headline.words.sentences.join('');

  it('calls a day the last one where no answer can move it', () => {
    expect(said('safety-abc', '2023-09-15', { expiresOn: '2023-09-15' })).toContain(
      '最后一天就是今天（9月15日），当天也算。',
    );
    const old = {
      trade: '施工员',
      oldIssuedOn: '2017-05-01',
      oldValid: true,
      sex: 'm',
      birthDate: '1980-01-01',
    };
    const site = 'site-professional';
    expect(said('yunnan-2023', '2024-03-31', old, site)).toContain('最后一天就是今天（3月31日）');
    expect(said('yunnan-2023', '2023-10-01', old, site)).toContain('可能就是今天（10月1日）');
  });

  it('says what happened, and not the name of its day', () => {
    const unknown = (fact: string) =>
      standingOfRecord(
        loadPack('hubei-2021'),
        {
          ...{ kind: 'site-professional', facts: { trade: '材料员', [fact]: 'unknown' } },
          ...{ credits: [], others: [], statements: [] },
        },
        parseDay('2023-08-01'),
      ).headline.words.sentences.join('');
    expect(unknown('exchangedOn')).toMatch(/要是已经换证，/);
    expect(unknown('exchangedOn')).not.toMatch(/(?:已经|还没有)[^，]*日期，/);
  });

  it('says 文件写的是 of a text that was read, and of a copy', () => {
    const late = { registryStatus: 'valid', trade: '施工员' };
    expect(said('jilin-2022-25', '2023-08-01', late, 'site-professional')).toMatch(/(?<!听说)文件写的是/);
    expect(
      stands('water-abc', '2026-11-28', {
        expiresOn: '2024-05-31',
        employed: true,
      }).headline.words.sentences.join(''),
    ).toContain('听说文件写的是');
  });
});
