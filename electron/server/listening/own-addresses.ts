import type { NetworkInterfaceInfo } from 'node:os';

type Interfaces = Readonly<Partial<Record<string, readonly NetworkInterfaceInfo[]>>>;

/** An address by which others in the network may reach this computer. */
export interface OwnAddress {
  readonly address: string;
  /** The network card that it belongs to, for people to choose by. */
  readonly label: string;
}

/** IPv4 first, as most networks at home and at work have it; none that counts on one wire only (RFC 4291, 2.5.6). */
export function ownAddresses(interfaces: Interfaces): readonly OwnAddress[] {
  const all = Object.entries(interfaces).flatMap(([label, infos = []]) =>
    infos
      .filter(({ internal, address }) => !internal && !/^fe80:/i.test(address))
      .map(({ address, family }) => ({ address, label, family })),
  );
  return [
    ...all.filter(({ family }) => family === 'IPv4'),
    ...all.filter(({ family }) => family !== 'IPv4'),
  ].map(({ address, label }) => ({ address, label }));
}
