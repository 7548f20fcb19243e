// A certificate whose pack this server does not serve is on record all the same: it is named, counted, and never denied.
import type { ChatCertificate } from '@hz/shared/talk';
import { aCertificate } from '../../support/certificates';
import { aChat, on, signedIn, Talking } from '../../support/chat';

const certificate = (id: string, pack: string, trade: string): ChatCertificate => ({
  id,
  facts: { ...aCertificate(), trade, specialty: null },
  law: {
    ...{ pack, kind: pack.endsWith('-abc') ? 'safety-abc' : 'site-professional' },
    ...{ facts: { trade }, credits: [], cycles: [] },
  },
});

const APART = [
  { certificate: certificate('b', 'water-abc', 'B'), why: 'not-served' },
  { certificate: certificate('anhui', 'anhui-2021', '质量员'), why: 'not-served' },
  { certificate: certificate('yunnan', 'yunnan-2023', '施工员'), why: 'not-published' },
] as const;

const told = (text: string, spoken: ChatCertificate[] = [certificate('hubei', 'hubei-2021', '材料员')]) => {
  const holder = { ...signedIn(), certificates: spoken, apart: APART };
  const served = ['jilin-2022-25', 'hubei-2021', 'yunnan-2023', 'safety-abc'];
  return new Talking(aChat(), { ...on('2022-11-20', holder), served }).say(text);
};

test.each([
  '今天水利B证学了3学时',
  '水利B证怎么样了',
  '水利那本下一步做什么',
  '质量员今天学了2学时',
  '安徽那本学够了吗',
  '安徽的还差多少学时',
])('it is said to be on record, and not to be dealt with here: %s', (text) => {
  const { answer, proposed, written } = told(text);
  expect(answer).toMatch(/^(?:水利 B 证|安徽省质量员)：登记了，这里现在不办/);
  expect(answer).not.toMatch(/没有登记|没有听说|湖北/);
  expect([proposed, written]).toEqual([[], []]);
});

test('one whose document was not out on the day is said to be that', () => {
  expect(told('云南那本换好了，昨天').answer).toMatch(/^云南省施工员：登记了，这份文件当时还没有发布/);
  expect(told('我那本施工员能换吗').answer).toMatch(/^云南省施工员：登记了，这份文件当时还没有发布/);
});

test('all of them are counted', () => {
  const { answer } = told('我有几本证');
  expect(answer).toMatch(/^你登记了 4 本证。/);
  expect(answer).toMatch(/水利 B 证：登记了，这里现在不办/);
  expect(answer).toMatch(/云南省施工员：登记了，这份文件当时还没有发布/);
  expect(told('我有几本证', []).answer).toMatch(/^你登记了 3 本证。/);
});

test('what is asked of those that are dealt with is answered as ever', () => {
  expect(told('湖北那本怎么样').answer).toMatch(/^材料员：/);
  expect(told('材料员今天学了2学时').proposed).toMatchObject([{ certificate: 'hubei', value: 2 }]);
});

test('another one of a place that is not served cannot be taken in, and that is said', () => {
  expect(told('我要登记一个水利的证').answer).toMatch(/^这里现在不办全国（水利）的证/);
});
