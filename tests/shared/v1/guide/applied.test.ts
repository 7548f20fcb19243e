// An exchange that was applied for in time counts as in time; that the new certificate is there is another fact.
import { parseDay } from '@hz/shared/calendar';
import { loadPack } from '@hz/shared/packs';
import { foldPackIntake, standingOfRecord } from '@hz/shared/standing';
import { explain } from '@hz/shared/v1/engine';
import {
  type CertificateFacts,
  caseOf,
  factRowsOf,
  mergeOfficial,
  nextOf,
  type OfficialFacts,
  verdictOf,
  wayOf,
} from '@hz/shared/v1/guide';
import { loadRulebook } from '@hz/shared/v1/rulebook';
import { aCertificate } from '../../../support/certificates';

const today = parseDay('2022-12-05');
const rulebook = loadRulebook('jilin-2022-25');
const nobody = { registeredOn: null };
const applied = aCertificate({ exchangedOn: '2022-12-03', credits: { '2022-11-25': 32 } });

function said(facts: CertificateFacts) {
  const explained = explain(rulebook, caseOf(facts, nobody, today));
  const way = wayOf(rulebook, facts, nobody, today, explained.assessment);
  const holding = factRowsOf(facts, '施工员', null).find(({ fact }) => fact === 'holding')?.value;
  const { title, tone, sentences } = verdictOf(rulebook, explained, today);
  const { sentence } = nextOf(rulebook, explained, way, today);
  return { title, tone, sentences, next: sentence, holding, law: explained.assessment.exchange.status };
}

const official = (told: Partial<OfficialFacts>): OfficialFacts => ({
  ...{
    asOf: parseDay('2022-12-04'),
    source: '名单',
    family: 'site-professional',
    trade: null,
    specialty: null,
  },
  ...{ number: null, newNumber: null, registryStatus: null, exchangedOn: null, issuedOn: null, study: [] },
  ...told,
});

const WAITS = { title: '申请交上去了，等电子证书', tone: 'go', holding: 'applied', law: 'completed' };
const DONE = { title: '已经换成电子证书', tone: 'done', holding: 'exchanged', law: 'completed' };

describe('an exchange that was applied for', () => {
  it('waits for the electronic certificate, whatever the law counts', () => {
    expect(said(applied)).toMatchObject({ ...WAITS, next: WAITS.title });
    expect(said(applied).sentences[0]).toBe('你的申请日期是 12月3日。');
    expect(said({ ...applied, exchangedOn: null, partly: { exchangedOn: '2022-12' } })).toMatchObject(WAITS);
  });

  it.each<[string, Partial<CertificateFacts>]>([
    ['the download', { downloadedOn: today }],
    ['a download on a day nobody remembers', { partly: { downloadedOn: 'unknown' } }],
    ['the day of its issue', { issuedOn: today }],
  ])('is an exchange with %s', (_, told) => {
    expect(said({ ...applied, ...told })).toMatchObject(DONE);
  });

  it('is one by the facts that its pack calls received, and by no other', () => {
    const received = loadPack('jilin-2022-25').said.obligations.flatMap(({ when }) =>
      'once' in when ? (when.once.received ?? []) : [],
    );
    expect(received).toEqual(['issuedOn', 'downloadedOn']); // each tried above
  });

  it('still waits where a new number was told: it stands in the system once one has registered', () => {
    const newNumber = '02211020300123';
    expect(said({ ...applied, newNumber })).toMatchObject(WAITS);
    expect(said({ ...applied, newNumber, downloadedOn: today })).toMatchObject(DONE);
    const rowOf = (facts: CertificateFacts) =>
      factRowsOf(facts, '施工员', null).find(({ fact }) => fact === 'newNumber');
    expect(rowOf({ ...applied, newNumber })?.value).toBe(newNumber);
    expect(rowOf(applied)).toBeUndefined();
  });

  it('is an exchange where an official list has it', () => {
    const merged = (told: Partial<OfficialFacts>) => said(mergeOfficial(applied, official(told)).facts);
    expect(merged({})).toMatchObject(WAITS);
    expect(merged({ exchangedOn: parseDay('2022-12-03') })).toMatchObject(DONE);
  });

  it('is not called done by the answers of its pack either, unless it came with what is in hand', () => {
    const pack = loadPack('jilin-2022-25');
    const told = { kind: 'site-professional', credits: [], statements: [] };
    const words = (facts: Record<string, string | null>, listed: string[] = []) => {
      const { title, tone } = standingOfRecord(pack, { ...told, facts, listed }, today).headline.words;
      return [title, tone];
    };
    const facts = { trade: '施工员', registryStatus: 'valid', exchangedOn: '2022-12-03' };
    expect(words(facts)).toEqual(['换证申请已交，还要等批', 'go']);
    expect(words({ ...facts, downloadedOn: null })).toEqual(['换证申请已交，还要等批', 'go']);
    expect(words({ ...facts, downloadedOn: 'unknown' })).toEqual(['换证办好了', 'done']);
    expect(words(facts, ['exchangedOn'])).toEqual(['换证办好了', 'done']);
    const answers = {
      ...{ post: 'site-professional/施工员（土建）', holding: 'exchanged', exchangedOn: '2022-12-03' },
    };
    expect(foldPackIntake(pack, answers, today).standing?.headline.words.title).toBe('换证办好了');
  });

  it('is the exchange itself where the pack asks for the day on which that was done', () => {
    const pack = loadPack('yunnan-2023');
    const facts = { trade: '施工员', exchangedOn: '2023-11-03' };
    const told = { kind: Object.keys(pack.said.kinds)[0] ?? '', credits: [], statements: [], facts };
    const { headline } = standingOfRecord(pack, told, parseDay('2023-11-20'));
    expect(headline.words.title).toBe('换证办好了');
  });
});
