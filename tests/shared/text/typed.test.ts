import { canonicalNumber, isIdentityNumber, parsePayload } from '@hz/shared/codes';
import { CertificateNumber, Phone } from '@hz/shared/contracts';
import { comparedName, plainTyped, typedCode, typedIdentity, typedName, typedPhone } from '@hz/shared/text';
import fc from '../../support/properties';

const UNSEEN = [
  '\u200b',
  '\u200c',
  '\u200d',
  '\u202a',
  '\u202c',
  '\u2066',
  '\u00ad',
  '\ufeff',
  '\u2060',
  '\u180e',
  '\ufe0f',
];
const unseen = fc.constantFrom(...UNSEEN);
/** A text with what cannot be seen strewn into it. */
const strewn = (text: string) =>
  fc
    .array(fc.tuple(fc.nat(text.length), unseen), { minLength: 1, maxLength: 6 })
    .map((marks) =>
      marks.reduce((current, [at, mark]) => current.slice(0, at) + mark + current.slice(at), text),
    );

describe('what cannot be seen decides nothing', () => {
  test.each([
    ['a certificate number', 'J2200001', canonicalNumber],
    ['a certificate number that is sent', 'J2200001', (text: string) => CertificateNumber.parse(text)],
    ['a phone number that is sent', '13700000002', (text: string) => Phone.parse(text)],
    ['an identity number', '22010219800101001X', typedIdentity],
    ['a name', '买买提·艾合买提', typedName],
    ['a name that is compared', '买买提艾合买提', comparedName],
    ['a one-time code', '012345', typedCode],
  ])('in %s', (_, plain, read) => {
    fc.assert(fc.property(strewn(plain), (text) => expect(read(text)).toBe(plain)));
  });

  test('in what is looked up', () => {
    fc.assert(
      fc.property(strewn('J2200001'), (text) =>
        expect(parsePayload(text)).toEqual({ kind: 'number', number: 'J2200001' }),
      ),
    );
  });

  test('what can be seen stays', () => {
    expect(plainTyped('吉 建（2022）２５号')).toBe('吉 建(2022)25号');
  });
});

test.each([
  '+8613700000002',
  '+86 137 0000 0002',
  '0086-13700000002',
  '8613700000002',
  '137-0000-0002',
  '137 0000 0002',
  '(137) 0000.0002',
  '１３７０００００００２',
  '＋８６１３７０００００００２',
  '137\u200b0000\u20110002',
  ' 13700000002 ',
])('the phone number %p is read', (written) => {
  expect(typedPhone(written)).toBe('13700000002');
  expect(Phone.parse(written)).toBe('13700000002');
});

test.each(['86137000000', '12345678901', '+1 202 555 0100', '0431-82752530', '137000000021', ''])(
  '%p is no mobile number',
  (written) => {
    expect(Phone.safeParse(written).success).toBe(false);
  },
);

test.each(['·', '•', '‧', '.', '・', '･', '⋅', '∙', '●', '．', ' '])(
  'the dot %p in a name is as any other',
  (dot) => {
    expect(comparedName(`买买提${dot}艾合买提`)).toBe(comparedName('买买提·艾合买提'));
  },
);

describe('identity numbers', () => {
  const withCheck = (seventeen: string): string =>
    `${seventeen}${[...'0123456789X'].find((letter) => isIdentityNumber(`${seventeen}${letter}`)) ?? '?'}`;

  test.each(['19900230', '19900431', '19010229', '19900631', '20231131'])(
    'the birthday %s, which never was, is refused',
    (day) => {
      expect(withCheck(`220102${day}001`)).toContain('?');
    },
  );
  test.each(['19900228', '20000229', '19900430'])('the birthday %s is taken', (day) => {
    expect(withCheck(`220102${day}001`)).not.toContain('?');
  });

  test.each(['220104900101123', '２２０１０４９００１０１１２３', '220104 900101 123'])(
    'the old one %p is told as an identity number where a certificate is looked up',
    (text) => {
      expect(parsePayload(text)).toMatchObject({ kind: 'refused', code: 'identity-number' });
    },
  );
  test.each([
    ['no such day', '220104900230123'],
    ['no such province', '990104900101123'],
    ['a letter', 'J20104900101123'],
  ])('15 letters with %s are a certificate number', (_, text) => {
    expect(parsePayload(text)).toMatchObject({ kind: 'number' });
  });
});
