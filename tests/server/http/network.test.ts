import { networkOf } from '../../../server/src/platform/http/network';

test.each([
  ['192.0.2.7', '192.0.2.7'],
  ['::ffff:192.0.2.7', '192.0.2.7'],
  ['::ffff:c000:207', '192.0.2.7'],
  ['2001:db8:1:2:3:4:5:6', '2001:db8:1:2::'],
  ['2001:0db8:0001:0002::1', '2001:db8:1:2::'],
  ['2001:DB8:1:2::', '2001:db8:1:2::'],
  ['2001:db8::1', '2001:db8::'],
  ['::1', '::'],
  ['fe80::1%eth0', 'fe80::'],
  ['unknown', 'unknown'],
  ['', ''],
])('the address %p belongs to %p', (address, network) => {
  expect(networkOf(address)).toBe(network);
});

test('neighbours in one network of 64 bits are one, however they are written; others are not', () => {
  const one = networkOf('2001:db8:0:0:1::');
  expect(networkOf('2001:db8::ffff:ffff:ffff:ffff')).toBe(one);
  expect(networkOf('2001:db8:0:1::1')).not.toBe(one);
});
