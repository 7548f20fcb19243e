import { formatDay, parseDay } from '@hz/shared/calendar';
import { assess, explain } from '@hz/shared/v1/engine';
import { aCase } from '../../../support/cases';
import { deadlineMoved, readRulebook, smallRulebook } from '../../../support/rulebooks';

const amended = (...amendments: ReturnType<typeof deadlineMoved>[]) =>
  readRulebook({ ...smallRulebook(), amendments });

const onDay = (asOf: string) => aCase({ asOf, trade: '甲员' });

describe('an amendment that moves the deadline', () => {
  const rulebook = amended(deadlineMoved('2022-09-10', '2022-12-15'));

  it('is not known before its day', () => {
    expect(assess(rulebook, onDay('2022-09-09')).exchange).toMatchObject({
      deadline: parseDay('2022-09-30'),
      daysLeft: 21,
    });
  });

  it('holds from its day on', () => {
    expect(assess(rulebook, onDay('2022-09-10')).exchange).toMatchObject({
      deadline: parseDay('2022-12-15'),
      daysLeft: 96,
    });
    expect(assess(rulebook, onDay('2022-10-01')).exchange.status).toBe('open');
    expect(assess(rulebook, onDay('2022-12-16')).exchange.status).toBe('lapsed');
  });

  it('is named by what rests on it', () => {
    const deadline = (asOf: string) =>
      explain(rulebook, onDay(asOf)).grounds.find(({ statement }) => statement === 'exchange.deadline');
    expect(deadline('2022-09-09')?.document).toBeNull();
    expect(deadline('2022-09-10')?.document).toBe('某建〔2022〕9号');
  });

  it('can come after the first deadline has passed', () => {
    const late = amended(deadlineMoved('2022-10-05', '2022-11-30'));
    expect(assess(late, onDay('2022-10-04')).exchange.status).toBe('lapsed');
    expect(assess(late, onDay('2022-10-05')).exchange.status).toBe('open');
  });

  it('can be moved again', () => {
    const twice = amended(
      deadlineMoved('2022-09-10', '2022-10-31'),
      deadlineMoved('2022-10-20', '2022-11-30'),
    );
    const deadlines = ['2022-09-01', '2022-09-15', '2022-10-25'].map((asOf) =>
      formatDay(assess(twice, onDay(asOf)).exchange.deadline as number),
    );
    expect(deadlines).toEqual(['2022-09-30', '2022-10-31', '2022-11-30']);
  });

  it('does not touch the data it was read from', () => {
    const data = { ...smallRulebook(), amendments: [deadlineMoved('2022-09-10', '2022-12-15')] };
    readRulebook(data);
    expect(data.exchange.deadline.values).toHaveLength(1);
  });
});

describe('an amendment of the yearly hours', () => {
  const rulebook = readRulebook({
    ...smallRulebook(),
    amendments: [
      {
        documentNumber: '某建〔2025〕3号',
        authority: '某厅',
        from: '2025-07-01',
        sets: [
          { path: 'families.site-professional.yearlyDuty.hours', value: 20, clause: '一' },
          { path: 'families.site-professional.yearlyDuty.pairHours', value: 40, clause: '一' },
        ],
      },
    ],
  });
  const onDay = (asOf: string) =>
    assess(
      rulebook,
      aCase({ asOf, trade: '甲员', issuedOn: '2022-03-01', credits: { '2024-03-01': 16, '2025-03-01': 16 } }),
    ).continuingEducation;

  it('leaves the years before it as they were', () => {
    expect(onDay('2024-12-31')).toMatchObject({ status: 'met', required: 160 });
    expect(onDay('2025-06-30')).toMatchObject({ status: 'met', required: 160 });
  });

  it('counts in the year in which it comes', () => {
    expect(onDay('2025-07-01')).toMatchObject({ status: 'catch-up', required: 240, remaining: 80 });
    expect(onDay('2026-01-01')).toMatchObject({
      status: 'retraining-required',
      reasons: ['two-year-shortfall'],
    });
  });
});
