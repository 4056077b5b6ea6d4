import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';
import type { OwnAddress } from './own-addresses.ts';
import type { OwnCertificate } from './own-certificate-file.ts';
import type { Place, PlaceOptions } from './place.ts';
import { fingerprint } from './tls.ts';

/** How others get to a server that is shared on the network. */
export interface Shared {
  readonly webSocket: string;
  readonly port: number;
  /** SHA-256 of the certificate, in hexadecimal digits. */
  readonly fingerprint: string;
  /** The addresses of this computer. */
  readonly hosts: readonly OwnAddress[];
}

export interface SharingWish {
  /** How others name this computer; absent: its first address in the network. */
  readonly host?: string | undefined;
  /** 0 takes a free one. */
  readonly port?: number | undefined;
}

export interface Sharing {
  /** Rejects with `InvalidArgument`, `Conflict` or `NotConnected`; then nothing is shared. */
  share(wish: SharingWish): Promise<Shared>;
  unshare(): Promise<void>;
  /** Makes another certificate; what is shared goes on with it. */
  renewCertificate(): Promise<{ readonly fingerprint: string }>;
}

export interface SharingOptions {
  readonly certificate: OwnCertificate;
  readonly listen: (options: PlaceOptions) => Promise<Place>;
  readonly addresses: () => readonly OwnAddress[];
}

/** The built-in server on the network, for as long as its owner likes. It remembers nothing by itself. */
export function createSharing({ certificate, listen, addresses }: SharingOptions): Sharing {
  let place: Place | undefined;

  async function unshare(): Promise<void> {
    const open = place;
    place = undefined;
    await open?.close({ condition: 'system-shutdown', text: 'This computer is not shared any more.' });
  }

  return {
    unshare,
    share: async ({ host, port = 0 }) => {
      await unshare();
      const hosts = addresses();
      const name = host ?? hosts[0]?.address;
      if (name === undefined) {
        throw new FaultError('NotConnected', 'This computer is in no network: connect it to one first.');
      }
      const tls = await certificate.current();
      place = await listen({ host: bindTo(name, hosts), name, port, tls, selfMade: true });
      const { webSocket } = place;
      return { webSocket, port: place.port, fingerprint: fingerprint(tls.certificate), hosts };
    },
    renewCertificate: async () => {
      const tls = await certificate.renew();
      place?.renew(tls);
      return { fingerprint: fingerprint(tls.certificate) };
    },
  };
}

/** One of our addresses is listened at alone; a name may stand for any of them. */
function bindTo(name: string, hosts: readonly OwnAddress[]): string {
  return isLoopback(name) || hosts.some(({ address }) => address === name) ? name : '0.0.0.0';
}
