import ipaddr from 'ipaddr.js';

const HOME_BITS = 64;

/**
 * Who an address belongs to, for limits: an IPv4 address, also one that is written as IPv6, or the network of 64 bits
 * that whoever has one IPv6 address has all of. What is no address is taken as it is.
 */
export function networkOf(address: string): string {
  if (!ipaddr.isValid(address)) return address;
  const parsed = ipaddr.process(address);
  if (parsed.kind() === 'ipv4') return parsed.toString();
  return ipaddr.IPv6.networkAddressFromCIDR(`${parsed.toString()}/${HOME_BITS}`).toString();
}
