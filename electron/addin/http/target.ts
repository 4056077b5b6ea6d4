import type { GrantedHost } from '#addins/contract.ts';
import { FaultError } from '#electron/model/fault.ts';
import { isLoopback } from '#electron/model/loopback.ts';

/** Where a request may go, decided before anything is resolved. */
export interface Target {
  readonly url: URL;
  /** The grant names this machine or a network of the person's own. */
  readonly mayBeOwnNetwork: boolean;
}

/**
 * The target of an address, the first one and each that a redirect leads to. https only; http where the grant names
 * this machine. Throws `InvalidArgument`, `ErrorPermission`.
 */
export function targetOf(address: string, granted: readonly GrantedHost[]): Target {
  const url = URL.canParse(address) ? new URL(address) : undefined;
  if (!url || (url.protocol !== 'https:' && url.protocol !== 'http:')) {
    throw new FaultError('InvalidArgument', 'This is no https address.');
  }
  if (url.username !== '' || url.password !== '') {
    throw new FaultError('InvalidArgument', 'An address to fetch holds no name and no password.');
  }
  const host = granted.find(({ origin }) => origin === url.origin);
  if (!host) throw new FaultError('ErrorPermission', `Nothing was granted for ${url.origin}.`);
  const isHere = isLoopback(url.hostname);
  if (url.protocol === 'http:' && !isHere) {
    throw new FaultError('ErrorPermission', 'Only https addresses are fetched, and http on this machine.');
  }
  return { url, mayBeOwnNetwork: isHere || host.ownNetwork === true };
}
