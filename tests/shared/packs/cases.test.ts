import { checkPack, loadPack, packFiles, packIds, workCases } from '@hz/shared/packs';

describe('the packs', () => {
  it.each(packIds())('%s has no fault, and its worked cases come out', (id) => {
    const files = packFiles(id);
    if (!files) throw new Error(`no files of ${id}`);
    expect(checkPack(files)).toEqual({ faults: [], worked: expect.any(Number) });
  });

  it('have all cases that were handed over', () => {
    const worked = packIds().map((id) => checkPack(packFiles(id) as never).worked);
    expect(worked.reduce((sum, one) => sum + one)).toBe(90 + 34);
  });
});

describe('a worked case that comes out otherwise', () => {
  const oneCase = (expect: string) => `
- name: 满了
  asOf: 2024-10-01
  facts: {kind: safety-abc, expiresOn: 2024-09-30, employed: true}
  expect: ${expect}
  because: 第十条
`;
  const faultsOf = (expect: string) => workCases(loadPack('safety-abc'), oneCase(expect)).faults;

  it('is none when it comes out', () =>
    expect(faultsOf('{renewal: {state: missed, due: 2024-09-30}}')).toEqual([]));

  it.each([
    ['{renewal: {state: open}}', '“满了”：renewal 的 state 应该是 "open"，按这个包算出来是 "missed"'],
    ['{renewal: {due: null}}', 'renewal 的 due 应该是 null，按这个包算出来是 "2024-09-30"'],
    ['{yearly: {state: open}}', '没有叫“yearly”的义务；有的是：renewal'],
    ['{renewal: {status: open}}', '不认识“status”'],
    ['error', '应该是一个写错的案例'],
  ])('%s is told with its line', (expected, message) => {
    const [fault] = faultsOf(expected);
    expect(fault).toMatchObject({ file: 'cases.yaml', line: 5, message: expect.stringContaining(message) });
  });
});
