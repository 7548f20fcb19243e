import { formatDay, parseDay } from '@hz/shared/calendar';
import { findRulebook, isUnmappable, loadRulebook, valueAt } from '@hz/shared/v1/rulebook';

const rulebook = loadRulebook('jilin-2022-25');
const day = parseDay('2022-12-05');

describe('the Jilin rulebook', () => {
  it('is 吉建人〔2022〕25号 of 2022-11-14', () => {
    expect({ ...rulebook.source, issuedOn: formatDay(rulebook.source.issuedOn) }).toMatchObject({
      documentNumber: '吉建人〔2022〕25号',
      issuedOn: '2022-11-14',
      authority: '吉林省住房和城乡建设厅',
    });
  });

  it('has the clauses that the notice numbers', () => {
    expect(rulebook.clauses.map(({ id }) => id)).toEqual([
      '一',
      '二',
      '二(一)',
      '二(二)',
      '二(三)',
      '三(一)',
      '三(二)',
      '四(一)',
      '四(二)',
      '四(三)',
      '四(四)',
    ]);
  });

  it('has the dates and hours that the notice gives, each with its clause', () => {
    const { exchange, families } = rulebook;
    expect(formatDay(valueAt(exchange.deadline, day))).toBe('2022-12-31');
    expect(valueAt(families['site-professional'].exchangeHours, day)).toBe(320);
    expect(valueAt(families['skilled-worker'].exchangeHours, day)).toBe(0);
    const duty = families['site-professional'].yearlyDuty;
    expect(duty && [valueAt(duty.hours, day), valueAt(duty.pairHours, day)]).toEqual([320, 640]);
    expect(families['skilled-worker'].yearlyDuty).toBeNull();
  });

  it('has 13 posts of site professionals', () => {
    const { posts } = rulebook.families['site-professional'];
    const count = posts.reduce((sum, { specialties }) => sum + Math.max(1, specialties.length), 0);
    expect(count).toBe(13);
    expect(posts.map(({ name }) => name).join()).toBe('施工员,质量员,材料员,机械员,劳务员,资料员,标准员');
  });

  it('has the places and numbers to copy and dial', () => {
    expect(rulebook.systems.map(({ address }) => address)).toEqual([
      null,
      'rcgz.mohurd.gov.cn',
      'zyk.etledu.com',
    ]);
    expect(rulebook.contacts.map(({ phone, extension }) => [phone, extension])).toEqual([
      ['400-999-9355', '1'],
      ['0431-82752530', null],
    ]);
  });

  it.each([
    '试验员',
    '测量员',
    '线务员',
    '计算机等级',
    '机务员',
    '水利技术工人',
    ' 试 验 员　',
    '\u00a0试验员',
  ])('has no counterpart for %j', (trade) => expect(isUnmappable(rulebook, trade, day)).toBe(true));

  it.each(['试验员（土建）', '施工员', '试验', '见习试验员'])('does not refuse %s', (trade) => {
    expect(isUnmappable(rulebook, trade, day)).toBe(false);
  });

  it('marks every rule without a plain answer as a reading of the helper', () => {
    const open = Object.values(rulebook.rules).filter(({ answer }) => answer === 'not-stated');
    expect(open.length).toBeGreaterThan(0);
    expect(open.every(({ reading }) => reading !== null)).toBe(true);
    const answered = Object.values(rulebook.rules).filter(({ answer }) => answer !== 'not-stated');
    expect(answered.every(({ clause }) => clause !== null)).toBe(true);
  });

  it('repeats no number or date in its sentences that an amendment may move', () => {
    const { clauses, readings, notStated, rules, steps } = rulebook;
    const sentences = JSON.stringify({ clauses, readings, notStated, rules, steps });
    expect(sentences).not.toMatch(/32|64|2022|2023|12 ?月 ?31 ?日前|试验员/);
  });

  it('words its sentences to the holder, one you', () => {
    const { clauses, readings, notStated, rules, steps } = rulebook;
    expect(JSON.stringify({ clauses, readings, notStated, rules, steps })).not.toMatch(/您/);
  });

  it('is the only one there is', () => {
    expect(findRulebook('atlantis-1')).toBeUndefined();
    expect(() => loadRulebook('atlantis-1')).toThrow('there is no rulebook atlantis-1');
  });
});
