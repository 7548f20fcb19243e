// Asked of a last day that is nobody's: who has the electronic certificate, and does not know the day of an exchange, is not
// hurried to one.
import { talkOf } from '../../../support/talk-cases';

const holderOf = (trade: string, facts: Record<string, unknown>) => ({
  registeredOn: null,
  certificates: [
    {
      ...{ id: 'c1', pack: 'jilin-2022-25', kind: 'site-professional', trade, facts },
      ...{ credits: [], statedCycles: [] },
    },
  ],
});
const says = (holder: ReturnType<typeof holderOf>, text: string): string =>
  talkOf([{ id: 'one', asOf: '2022-12-05', holder, says: [text] }])[0]?.turns[0]?.answer ?? '';

const valid = { registryStatus: 'valid', exchangedOn: 'unknown' };
const HURRIES = /还没过|来得及|拖到最后|还剩/;

it.each(['还来得及换吗', '换证截止到哪天'])('%s', (text) => {
  expect(says(holderOf('资料员', { ...valid, issuedOn: '2022-11-28' }), text)).not.toMatch(HURRIES);
  expect(says(holderOf('试验员', valid), text)).not.toMatch(HURRIES);
  expect(says(holderOf('试验员', valid), text)).toContain('要先核实');
  // Who may not have exchanged yet, and still can, is told how long.
  expect(says(holderOf('资料员', valid), text)).toMatch(HURRIES);
});
