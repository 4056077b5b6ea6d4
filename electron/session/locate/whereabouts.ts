import { FaultError } from '#electron/model/fault.ts';
import { fetchText } from './fetch-text.ts';
import { locateWebSocket } from './provisioning.ts';
import { checkServiceAddress } from './service-address.ts';

export interface WhereaboutsOptions {
  readonly domain: string;
  /** What a person typed: it stays. */
  readonly webSocket?: string | undefined;
  /** What was found at an earlier time. */
  readonly foundWebSocket?: string | undefined;
  readonly ca?: string | undefined;
  /** Hears what the domain says now, if that is new. */
  readonly onFound?: (webSocket: string) => void;
  readonly find?: () => Promise<string>;
}

/** Where a domain's WebSocket is: typed, or remembered, or found in its host-meta (XEP-0156). */
export class Whereabouts {
  readonly #typed: boolean;
  readonly #find: () => Promise<string>;
  readonly #onFound: (webSocket: string) => void;
  #current: string | undefined;
  #finding: Promise<string> | undefined;

  constructor(options: WhereaboutsOptions) {
    const { domain, webSocket, foundWebSocket, ca, onFound = () => {} } = options;
    this.#typed = Boolean(webSocket);
    this.#current = webSocket || usable(foundWebSocket);
    this.#onFound = onFound;
    this.#find = options.find ?? (() => locateWebSocket(domain, (url) => fetchText(url, { ca })));
  }

  /** The last answer of `locate`; empty before the first. */
  get current(): string {
    return this.#current ?? '';
  }

  /**
   * What is known counts at once, and is looked for anew in the background; where it turned out to be unreachable,
   * the answer is awaited. FaultErrors as of `locateWebSocket` and `checkServiceAddress`.
   */
  async locate(unreachable?: string): Promise<string> {
    if (this.#typed) return checkServiceAddress(this.current);
    const found = this.#look();
    if (this.#current === undefined) return found;
    if (unreachable === this.#current) return found.catch(() => unreachable);
    found.catch(() => {});
    return this.#current;
  }

  #look(): Promise<string> {
    this.#finding ??= this.#find()
      .then((webSocket) => this.#take(webSocket))
      .finally(() => {
        this.#finding = undefined;
      });
    return this.#finding;
  }

  #take(webSocket: string): string {
    if (webSocket !== this.#current) {
      this.#current = webSocket;
      this.#onFound(webSocket);
    }
    return webSocket;
  }
}

/** What was remembered long ago may not be what counts today. */
function usable(webSocket: string | undefined): string | undefined {
  try {
    return webSocket && checkServiceAddress(webSocket);
  } catch (error) {
    if (error instanceof FaultError) return undefined;
    throw error;
  }
}
