import { checkPack, packFiles, packIds } from '@hz/shared/packs';

const made = packFiles('made-up');
if (!made) throw new Error('the example is missing');

/** What is said when one line of the example is written otherwise. */
function saidWith(before: string, after: string): string[] {
  if (!made?.pack.includes(before)) throw new Error(`the example does not say ${before}`);
  const files = { ...made, pack: made.pack.replace(before, after) };
  return checkPack(files).faults.map(({ file, line, message }) => `${file}:${line} ${message}`);
}

const lineOf = (part: string): number =>
  made?.pack.slice(0, made.pack.indexOf(part)).split('\n').length as number;

describe('a fault in a pack is told by its file and line, with what would be right', () => {
  it.each([
    [
      'an unknown key',
      'jurisdiction: 无何有省',
      'province: 无何有省',
      '不认识“province”；这里可以写的是：id、example、jurisdiction',
    ],
    [
      'a fact that is personal and of the holder',
      'name: 发卡日期',
      'ofHolder: true\n    sealed: true\n    name: 发卡日期',
      'sealed 的事实不能写 ofHolder',
    ],
    [
      'a value without clause',
      '{from: 2025-01-01, value: 45, clause: 乙1}',
      '{from: 2025-01-01, value: 45}',
      '缺少“clause”：依据哪一条',
    ],
    ['a day that is none', 'from: 2025-01-01', 'from: 2025-02-30', '要写真有的日期，例如 2020-06-30'],
    [
      'a clause that there is not',
      'value: 45, clause: 乙1',
      'value: 45, clause: 丙1',
      '没有叫“丙1”的条款；有的是：第3条第1款第(2)项、第4条、乙1',
    ],
    [
      'a clause of a document that there is not',
      'document: second',
      'document: third',
      '没有叫“third”的文件（documents）；有的是：first、second',
    ],
    ['a fact that there is not', 'act: appliedOn', 'act: handedInOn', '没有叫“handedInOn”的事实（facts）'],
    [
      'a day used as a state',
      '{fact: issuedOn, happened: false}',
      '{fact: issuedOn, is: true}',
      '事实“issuedOn”是一个日子',
    ],
    [
      'hours where years are meant',
      'opensBefore: renewal.window',
      'opensBefore: study.elective',
      '的单位是 hours，这里要用 number 的',
    ],
    [
      'a fact without a question',
      'question: {title: 卡是哪一天发的, clause: 第4条}',
      'sealed: false',
      '缺少“question”：怎样问人',
    ],
    [
      'how far a document is known',
      'certainty: invented}',
      'certainty: sure}',
      '“certainty”只能是 text-read、copy-read、told',
    ],
    [
      'a value in a text that there is not',
      '必修 {study.compulsory} 学时，选修',
      '必修 {study.hours} 学时，选修',
      '句子里的 {study.hours} 没有这个数值',
    ],
    ['a step that nobody reaches', 'way: [study, exam, apply]', 'way: [study, apply]', ''],
    [
      'a wrong condition',
      '{fact: issuedOn, happened: false}',
      '{fact: issuedOn}',
      '条件要写 all、any、not、kind 中的一个',
    ],
    ['broken YAML', 'jurisdiction: 无何有省', 'jurisdiction: [无何有省', '不合 YAML 的格式'],
    ['a key of a cycle', 'on: 07-01', 'on: 七月一日', '要写成月-日，例如 07-01'],
    [
      'a cycle of no years',
      '{from: 2024-02-29, value: 3, clause: 第4条}',
      '{from: 2024-02-29, value: 0, clause: 第4条}',
      '用的数至少是 1，这里写的是 0',
    ],
    [
      'a state as a last day',
      'expires: expiresOn',
      'expires: fromOtherProvince',
      '是一种情况（state），这里要用一个日子',
    ],
    [
      'a kind that there is not',
      'kinds: [builder]',
      'kinds: [mason]',
      '没有叫“mason”的证书种类（kinds）；有的是：builder',
    ],
    [
      'a category that there is not',
      'category: elective',
      'category: free',
      '没有叫“free”的学时类别（categories）',
    ],
    [
      'a state that a reminder cannot have',
      'offsets: [0], states: [open, ask]',
      'offsets: [0], states: [open, lost]',
      '“states”只能是 not-yet、ask、open',
    ],
    [
      'a number where its name belongs',
      'opensBefore: renewal.window',
      'opensBefore: 3',
      '这里写它在 values 里的名字',
    ],
    [
      'a topic that nobody asks about',
      'reminders:\n',
      'topics: {weather: [第4条]}\nreminders:\n',
      '不认识“weather”；这里可以写的是：exchange、deadline',
    ],
    ['another id than the folder', 'id: made-up', 'id: made-down', 'id：要和文件夹同名，写 made-up'],
  ])('%s', (what, before, after, message) => {
    const said = saidWith(before, after);
    if (message === '') return expect(said).toEqual([]);
    expect(said.join('\n')).toContain(message);
    if (what !== 'broken YAML' && what !== 'a fact without a question')
      expect(said.some((one) => one.startsWith(`pack.yaml:${lineOf(before)} `))).toBe(true);
  });

  it('a step and advice that nothing leads to, and a case that comes out otherwise', () => {
    const said = saidWith(
      '\nadvice:\n',
      '\nadvice:\n  wait: {title: 等, call: 等, where: [], clause: null}\n',
    );
    expect(said).toEqual([expect.stringContaining('advice.wait：建议“wait”没有义务指到它')]);
    const later = saidWith('{from: 2025-01-01, value: 45', '{from: 2025-01-02, value: 45');
    expect(later).toEqual([
      expect.stringMatching(/^cases\.yaml:\d+ “S6 .*study 的 state 应该是 "done"，按这个包算出来是 "open"/),
      expect.stringMatching(/^cases\.yaml:\d+ “S6 .*needs/),
    ]);
  });

  it.each([
    ['asOf: 2026-01-01', 'asOf: 2026-02-30', '要写真有的日期，例如 2020-06-30'],
    ['asOf: 2026-01-01', 'asOf: 2020-01-01', 'asOf：不能早于 2024-02-29：那是这个包的日子'],
    [
      'kind: builder, issuedOn: 2024-02-29',
      'kind: mason, issuedOn: 2024-02-29',
      'facts.kind：只能是 builder',
    ],
    [
      'issuedOn: 2024-02-29, expiresOn',
      'issueOn: 2024-02-29, expiresOn',
      '这个包没有这个事实；有的是：issuedOn、expiresOn',
    ],
    ['issuedOn: 2024-02-29, expiresOn', 'issuedOn: spring, expiresOn', '只知道年或月的写 2020 或 2020-06'],
    [
      '  expect: {study: {state: open, from: 2025-07-01',
      '  credits: [{on: 2025-08-01, hours: 1.25}]\n  expect: {study: {state: open, from: 2025-07-01',
      'credits[0].hours：要写学时',
    ],
  ])('a case in which %s is written %s', (before, after, message) => {
    if (!made?.cases?.includes(before)) throw new Error(`no case says ${before}`);
    const { faults } = checkPack({ ...made, cases: made.cases.replace(before, after) });
    expect(faults.map((fault) => fault.message).join('\n')).toContain(message);
    const changed = made.cases.slice(0, made.cases.indexOf(before)).split('\n').length;
    expect(faults.some(({ line }) => line !== null && Math.abs(line - changed) <= 1)).toBe(true);
    expect(faults.map((fault) => fault.message).join()).not.toMatch(/must|there/);
  });

  it('a day of which the year alone is written', () => {
    if (!made?.cases) throw new Error('the example has no cases');
    const told =
      '\n- {name: a year, asOf: 2026-01-01, facts: {kind: builder, issuedOn: 2021}, expect: {study: {state: open, from: 2025-07-01}}, because: 第4条}\n';
    expect(checkPack({ ...made, cases: made.cases + told }).faults).toEqual([]);
  });

  const hubei = packFiles('hubei-2021');
  if (!hubei) throw new Error('the pack is missing');
  it.each([
    [['换证', '有效期和延续'], '', ''],
    [['有效期和延续'], '', '{id: exchange-deadline, title: 换证到哪一天, text: 助手手头没有文件。}'],
    [['换证'], '{id: validity, title: 证书管几年, text: 有效期有几年，文件未规定。}', ''],
  ])('what people ask and nothing answers: %s', (topics, notStated, notAtHand) => {
    const pack = hubei.pack
      .replace(/\nnotStated:\n(?: {2}-.*\n)+/, `\nnotStated: [${notStated}]\n`)
      .replace(/\nnotAtHand:\n(?: {2}-.*\n)+/, `\nnotAtHand: [${notAtHand}]\n`);
    const { faults } = checkPack({ ...hubei, pack });
    expect(faults.map(({ message }) => /人会问“(.*?)”/.exec(message)?.[1])).toEqual(topics);
  });

  it('nothing of it in the packs that are there', () => {
    for (const id of packIds()) {
      const files = packFiles(id);
      expect(files && checkPack(files).faults).toEqual([]);
    }
  });

  it('without cases, that they are missing', () => {
    const { faults } = checkPack({ ...(made as NonNullable<typeof made>), cases: null });
    expect(faults).toEqual([
      { file: 'cases.yaml', line: null, message: expect.stringContaining('没有这个文件') },
    ]);
  });
});
