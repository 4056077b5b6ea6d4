import { randomBytes } from 'node:crypto';
import { within } from '#electron/host/within.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress, Timestamp } from '#electron/model/ids.ts';
import type { Tokens } from '../account/kept-tokens.ts';
import type { TrustedSignOn } from './counterfeit.ts';
import type { Place } from './find-sign-on.ts';

export interface SignOnsOptions {
  readonly openLink: (url: string) => Promise<void>;
  /** A page waits at this address, opened or not. */
  readonly onWaiting: (url: string) => void;
  /** By which sign-on the accounts of this device come in. */
  readonly known: () => Promise<readonly TrustedSignOn[]>;
  readonly now: () => Timestamp;
  readonly log: (line: string) => void;
  /** How long somebody may take, in milliseconds. */
  readonly patience?: number;
}

export interface SignOns {
  /**
   * Signs somebody on with their organisation, in the system's browser. One at a time: a second one ends the first.
   * Rejects with `SignOnFailed`, with `NoCommonMechanism` where the server has no single sign-on, and with the faults
   * of connecting.
   */
  begin(address: BareAddress, where: Place): Promise<Tokens>;
  cancel(): void;
}

const usualPatience = 10 * 60_000;

const cancelled = (): FaultError => new FaultError('SignOnFailed', 'The sign-in was cancelled.');
const tooLate = (): FaultError =>
  new FaultError('SignOnFailed', 'Nobody signed in on the page in time. Try again.');

export function createSignOns(options: SignOnsOptions): SignOns {
  let cancel = (): void => undefined;

  const begin: SignOns['begin'] = (address, where) => {
    cancel();
    const { promise: end, reject } = Promise.withResolvers<never>();
    const attempt = new AbortController();
    cancel = () => reject(cancelled());
    const running = run(options, address, where, attempt.signal);
    // Whoever lost the race has nobody to tell.
    running.catch(() => undefined);
    return within(options.patience ?? usualPatience, Promise.race([running, end]), tooLate()).finally(() =>
      attempt.abort(),
    );
  };
  return { begin, cancel: () => cancel() };
}

async function run(
  { openLink, onWaiting, known, now, log }: SignOnsOptions,
  address: BareAddress,
  where: Place,
  signal: AbortSignal,
): Promise<Tokens> {
  const [{ findSignOn }, { beginAuthorization }, { listenForRedirect }, { signOnFault }] = await load();
  try {
    const found = await findSignOn(address, where, await known());
    const state = randomBytes(32).toString('base64url');
    const { redirect, answer, close } = await listenForRedirect(state);
    signal.addEventListener('abort', close);
    if (signal.aborted) close();
    signal.throwIfAborted();
    const { url, finish } = await beginAuthorization({ ...found, redirect, state, address });
    signal.throwIfAborted();
    onWaiting(url);
    // Where no browser can be opened the person has the address, and may open it wherever they like.
    await openLink(url).catch((error) => log(`No browser was opened: ${String(error)}`));
    return await finish(await answer, now());
  } catch (error) {
    throw signOnFault(error);
  }
}

/** None of this is needed at the start. */
const load = () =>
  Promise.all([
    import('./find-sign-on.ts'),
    import('./authorization.ts'),
    import('./redirect-listener.ts'),
    import('./sign-on-fault.ts'),
  ]);
