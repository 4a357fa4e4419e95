import { VedetteError } from '@vedette/domain';
import ipaddr from 'ipaddr.js';

type Network = readonly [ipaddr.IPv4 | ipaddr.IPv6, number];

/** Which addresses a message may be sent to: those of the open Internet, and networks that the operator names. */
export interface Reach {
  /** @param address an IPv4 or IPv6 address as text */
  mayReach(address: string): boolean;
  /** Whether it is one of the networks named: there, plain HTTP is taken as well. */
  isNamed(address: string): boolean;
}

/**
 * An address counts for what it means: `::ffff:127.0.0.1` is the machine itself. Whatever is not global unicast
 * (loopback, private, link-local with the clouds' metadata service, carrier-grade NAT, multicast, reserved,
 * 6to4, Teredo, NAT64) is inward.
 * @param named networks in CIDR notation
 * @throws `input-invalid` for what is no network
 */
export function openReach(named: readonly string[]): Reach {
  const networks = named.map(networkOf);
  const isNamed = (address: string): boolean => {
    const parsed = parse(address);
    return parsed !== null && networks.some((network) => holds(network, parsed));
  };
  return {
    isNamed,
    mayReach: (address) => parse(address)?.range() === 'unicast' || isNamed(address),
  };
}

function parse(address: string): ipaddr.IPv4 | ipaddr.IPv6 | null {
  return ipaddr.isValid(address) ? ipaddr.process(address) : null;
}

function networkOf(text: string): Network {
  if (!ipaddr.isValidCIDR(text)) throw new VedetteError('input-invalid', 'caller', { at: text });
  return ipaddr.parseCIDR(text);
}

function holds([network, bits]: Network, address: ipaddr.IPv4 | ipaddr.IPv6): boolean {
  return network.kind() === address.kind() && address.match(network, bits);
}
