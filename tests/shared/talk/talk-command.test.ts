import { parseDay } from '@hz/shared/calendar';
import { talk } from '../../../shared/src/talk/talk-command';
import { untold } from '../../support/talk-cases';

/** What the command complains of, for talks that it cannot be asked. */
function complaint(certificate: object): string {
  const said: string[] = [];
  const cases = [
    {
      ...{ id: '甲', asOf: '2022-12-05', says: ['怎么换证'] },
      holder: {
        registeredOn: null,
        certificates: [{ ...untold('jilin-2022-25', 'site-professional', '施工员'), ...certificate }],
      },
    },
  ];
  const world = {
    today: parseDay('2022-12-05'),
    read: () => JSON.stringify(cases),
    print: () => {},
    complain: (text: string) => void said.push(text),
  };
  const nobody = () => {
    throw new Error('nobody is asked');
  };
  expect(talk(['talks.json'], world, nobody)).toBe(1);
  return said.join('\n');
}

describe('a talk that cannot be asked is refused with a sentence that names it', () => {
  it.each([
    ['a pack that is not there', { pack: 'beijing' }, 'case 甲: there is no pack beijing'],
    ['a kind that the pack has not', { kind: 'builder' }, 'case 甲: jilin-2022-25 knows no kind builder'],
    ['a kind of every object', { kind: 'constructor' }, 'case 甲: jilin-2022-25 knows no kind constructor'],
    [
      'a fact that the pack has not',
      { pack: 'hubei-2021', kind: 'site-professional', facts: { height: '1.8' } },
      'case 甲: hubei-2021 knows no fact height',
    ],
  ])('%s', (_, certificate, sentence) => {
    expect(complaint(certificate)).toBe(sentence);
  });
});
