import { type NetworkInterfaceInfo, networkInterfaces } from 'node:os';

type Interfaces = Readonly<Record<string, readonly NetworkInterfaceInfo[] | undefined>>;

/** The addresses of this computer on its networks: what others may reach, IPv4 first, as people know them. */
export function networkAddresses(interfaces: Interfaces = networkInterfaces()): readonly string[] {
  const all = Object.values(interfaces).flatMap((each) => each ?? []);
  const outward = all.filter(({ internal, address }) => !internal && !isLinkLocal(address));
  const of = (family: 'IPv4' | 'IPv6') => outward.filter((each) => each.family === family);
  return [...of('IPv4'), ...of('IPv6')].map(({ address }) => address);
}

/** Means something only together with the name of an interface (RFC 3927; RFC 4291, 2.5.6). */
function isLinkLocal(address: string): boolean {
  return /^(169\.254\.|fe[89ab])/i.test(address);
}
