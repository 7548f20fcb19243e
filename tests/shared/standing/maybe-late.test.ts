import { parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { standingOfRecord } from '@hz/shared/standing';

/** How an exchange of Yunnan stands, where the last day differs from batch to batch. */
const yunnan = (facts: Record<string, string | boolean>) => {
  const told = {
    kind: 'site-professional',
    facts: { trade: '施工员', ...facts },
    credits: [],
    statements: [],
  };
  const { words, doubt } = standingOfRecord(loadPack('yunnan-2023'), told, parseDay('2026-11-20')).headline;
  return { tone: words.tone, title: words.title, sentences: words.sentences.join(''), doubt };
};

describe('an exchange after the last day of a batch', () => {
  it('is no good news while the batch is not known', () => {
    const late = yunnan({ exchangedOn: '2024-06-01' });
    expect(late).toMatchObject({ tone: 'ask', title: '换证可能晚了，算不算要先问', doubt: 'late' });
    expect(late.sentences).toContain('2024年3月31日');
  });

  it('is as it is where the batch is known', () => {
    expect(yunnan({ exchangedOn: '2024-06-01', informationComplete: false }).title).toBe(
      '换证办了，但是晚了',
    );
    expect(yunnan({ exchangedOn: '2024-06-01', informationComplete: true }).tone).not.toBe('ask');
  });

  it('is good news where it came before them all', () => {
    expect(yunnan({ exchangedOn: '2023-09-01' })).toMatchObject({ tone: 'done', doubt: null });
  });
});
