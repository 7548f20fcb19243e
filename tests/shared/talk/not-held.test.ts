// A question about a post or card that is not held is never answered from a certificate that is.
import { talkOf, untold } from '../../support/talk-cases';

const C = {
  ...untold('safety-abc', 'safety-abc', 'C'),
  ...{ id: 'c', facts: { expiresOn: '2027-01-10', employed: true, appliedOn: null } },
};
const HUBEI = {
  ...untold('hubei-2021', 'site-professional', '材料员'),
  ...{ id: 'hubei', facts: { exchangedOn: '2025-05-10', issuedOn: null } },
};
const JILIN = {
  ...untold('jilin-2022-25', 'site-professional', '材料员'),
  ...{ id: 'jilin', facts: { registryStatus: 'valid', exchangedOn: '2022-11-20', issuedOn: '2022-11-28' } },
};
const APPLIED = { ...C, facts: { ...C.facts, appliedOn: '2026-11-01' } };

type Held = ReturnType<typeof untold>;
const told = (text: string, ...certificates: Held[]): string =>
  talkOf([{ id: 'one', asOf: '2026-11-20', holder: { registeredOn: null, certificates }, says: [text] }])[0]
    ?.turns[0]?.answer ?? '';

test.each([
  '砌筑工60岁了还能换吗',
  '资料员作废了吗',
  '我的施工员换证到哪天截止',
  '我的资料员过期了怎么办',
  '我的资料员什么时候到期',
])('by who holds cards alone a post is answered as another certificate: %s', (text) => {
  const answer = told(text, C);
  expect(answer).toMatch(/证是另外的证/);
  expect(answer).not.toMatch(/^能|^不是|^现在不是|2027年1月10日|延续/);
});

test.each(['砌筑工60岁了还能换吗', '资料员作废了吗', '我的施工员换证到哪天截止'])(
  'by who holds a card and a post of another place it is not answered from either: %s',
  (text) => {
    const answer = told(text, C, HUBEI);
    expect(answer).not.toMatch(/^能|^不是|^现在不是|你的建筑施工安管人员/);
  },
);

test.each(['资料员作废了吗', '资料员还用换吗', '我的资料员换好了吗', '质量员还用换吗'])(
  'by who has exchanged another post nobody is told that theirs is: %s',
  (text) => {
    for (const certificates of [[JILIN], [JILIN, APPLIED]]) {
      const answer = told(text, ...certificates);
      expect(answer).not.toMatch(/^不是|^不用|^换好了|^已经换|^你的材料员/);
      expect(answer).not.toContain('延续申请已交');
    }
  },
);

test.each([['安全员B证办好延续了吗'], ['B证什么时候到期']])(
  'a card of another letter is told of by its document, and not by the one that is held: %s',
  (text) => {
    for (const certificates of [[APPLIED], [APPLIED, HUBEI], [JILIN, APPLIED]]) {
      const answer = told(text, ...certificates);
      expect(answer).toContain('看那本B证');
      expect(answer).not.toMatch(/申请已交|2027年1月10日/);
    }
  },
);

test.each([
  ['材料员作废了吗', /材料员/],
  ['我的材料员换好了吗', /材料员/],
])('of a post that is held it is told as before: %s', (text, expected) => {
  expect(told(text, JILIN)).toMatch(expected);
  expect(told(text, JILIN)).not.toContain('另外的证');
});

test.each(['施工员说材料员不用换，对吗', '我问了资料员，我的证到期了吗'])(
  'somebody of that post who speaks is no certificate: %s',
  (text) => {
    expect(told(text, JILIN)).not.toContain('另外的证');
  },
);
