import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';
import { type HostMeta, readHostMetaJson, readHostMetaXml } from '#electron/stanza/0156-host-meta.ts';
import { parseXml } from '#electron/stanza/xml.ts';
import { connectFault } from '../connect-fault.ts';
import { checkServiceAddress } from './service-address.ts';

/** A small text from the web: undefined where there is none; rejects where nothing answers. */
type FetchText = (url: string) => Promise<string | undefined>;

/**
 * Finds the WebSocket of a domain from its host-meta (XEP-0156), json first, then xml, over https; over plain
 * http only on this machine. FaultErrors: HostNotFound, ConnectionRefused, TimedOut, CertificateRejected,
 * InsecureConnection, ProvisioningFailed.
 */
export async function locateWebSocket(domain: string, fetch: FetchText): Promise<string> {
  const schemes = isLoopback(domain) ? ['https', 'http'] : ['https'];
  let unreachable: FaultError | undefined;
  for (const scheme of schemes) {
    for (const { path, read } of documents) {
      try {
        const text = await fetch(`${scheme}://${domain}/.well-known/${path}`);
        const found = text === undefined ? undefined : chooseWebSocket(read(text)?.webSockets ?? []);
        if (found) return found;
      } catch (error) {
        unreachable = connectFault(error);
        // The other document lies at the same place.
        break;
      }
    }
  }
  throw notProvisioned(unreachable);
}

interface Document {
  readonly path: string;
  readonly read: (text: string) => HostMeta | undefined;
}

const documents: readonly Document[] = [
  { path: 'host-meta.json', read: (text) => readOr(() => readHostMetaJson(JSON.parse(text))) },
  { path: 'host-meta', read: (text) => readOr(() => readHostMetaXml(parseXml(text))) },
];

/** The first that may be used at all; throws InsecureConnection where there are only others. */
function chooseWebSocket(addresses: readonly string[]): string | undefined {
  let refusal: unknown;
  for (const address of addresses) {
    try {
      return checkServiceAddress(address);
    } catch (error) {
      refusal = error;
    }
  }
  if (refusal) throw refusal;
  return undefined;
}

function readOr<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

/** A web server that refuses says nothing of the chat server; a name or certificate that is wrong does. */
function notProvisioned(unreachable: FaultError | undefined): FaultError {
  const telling = ['HostNotFound', 'CertificateRejected', 'InsecureConnection'];
  if (unreachable && telling.includes(unreachable.fault.code)) return unreachable;
  return new FaultError(
    'ProvisioningFailed',
    'The chat server could not be found from this address. Type its server address, which begins with wss://.',
    { cause: unreachable },
  );
}
