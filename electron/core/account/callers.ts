import type { Credential, UserEndpoint } from '#electron/chat/index.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { House } from '../here/house.ts';
import type { AccountSecrets } from './account-secrets.ts';
import type { Caller } from './caller.ts';
import type { Tokens } from './kept-tokens.ts';
import type { Remembered } from './remembered-accounts.ts';

export interface CallersOptions {
  readonly secrets: AccountSecrets;
  readonly house: House;
  readonly now: () => number;
  readonly log: (line: string) => void;
}

/** Who may ask to be let in, by what they have. Nobody is signed in yet. */
export interface Callers {
  /** On the built-in server, which is started. */
  here(displayName: string): Promise<Caller>;
  byPassword(remembered: Remembered, password: string): Promise<Caller>;
  byTokens(remembered: Remembered, tokens: Tokens): Promise<Caller>;
  /** With what was kept. Rejects with `NotAuthorized` or `CredentialsExpired` where there is nothing. */
  again(remembered: Remembered): Promise<Caller>;
}

export function createCallers(options: CallersOptions): Callers {
  const { secrets, house } = options;
  const again: Callers['again'] = async (remembered) => {
    const { address, displayName, place, signInBy } = remembered.account;
    if (place === 'This computer') return callHere(house, displayName);
    if (signInBy === 'single sign-on') {
      const tokens = await secrets.tokens(address);
      if (tokens) return callByTokens(options, remembered, tokens);
      throw new FaultError('CredentialsExpired', 'Your sign-in has ended. Sign in again.');
    }
    const keys = await secrets.keys(address);
    if (keys) return callByKeys(options, remembered, { keys });
    throw passwordNeeded(remembered);
  };
  return {
    here: (displayName) => callHere(house, displayName),
    byPassword: (remembered, password) => {
      const { allowPlain } = remembered;
      return callByKeys(options, remembered, { password, ...(allowPlain && { allowPlain }) });
    },
    byTokens: (remembered, tokens) => callByTokens(options, remembered, tokens),
    again,
  };
}

async function callHere(house: House, typed: string): Promise<Caller> {
  const { address, displayName, webSocket, chatService, token, rooms, isNew } = await house.moveIn(typed);
  const account = { address, displayName, place: 'This computer', chatService } as const;
  // Its place is another one at each start, and worth no remembering.
  const remembered: Remembered = { account, limits: {} };
  return {
    remembered,
    user: await makeUser({ ...remembered, webSocket }, { password: token }),
    firstRooms: isNew ? rooms : [],
    guestRooms: rooms,
    kept: nothing,
    left: () => house.leave(),
  };
}

async function callByKeys(
  { secrets, log }: CallersOptions,
  remembered: Remembered,
  credential: Credential,
): Promise<Caller> {
  const user = await makeUser(remembered, credential);
  let last = nothing();
  user.on('keysDerived', (keys) => {
    last = secrets.keepKeys(remembered.account.address, keys).catch(notKept(log));
  });
  return { remembered, user, ...noRooms, kept: () => last, left: nothing };
}

async function callByTokens(
  { secrets, now, log }: CallersOptions,
  remembered: Remembered,
  tokens: Tokens,
): Promise<Caller> {
  const [{ createTokenSource }, { renewTokens }] = await Promise.all([
    import('../sign-on/token-source.ts'),
    import('../sign-on/renewal.ts'),
  ]);
  let newest = tokens;
  const kept = (): Promise<void> =>
    secrets.keepTokens(remembered.account.address, newest).catch(notKept(log));
  const token = createTokenSource({
    tokens,
    renew: (old) => renewTokens(old, now),
    keep: (next) => {
      newest = next;
      return kept();
    },
    now,
  });
  return { remembered, user: await makeUser(remembered, { token }), ...noRooms, kept, left: nothing };
}

const noRooms = { firstRooms: [], guestRooms: [] } as const;
const nothing = (): Promise<void> => Promise.resolve();

function notKept(log: (line: string) => void): (error: unknown) => void {
  return (error) => log(`What signs in again could not be kept: ${String(error)}`);
}

/** The whole protocol is loaded here, at the first call, and not when Perch starts. */
async function makeUser(remembered: Remembered, credential: Credential): Promise<UserEndpoint> {
  const { UserEndpoint } = await import('#electron/chat/index.ts');
  const { account, webSocket, foundWebSocket, pin, strongest } = remembered;
  const { address, displayName } = account;
  return new UserEndpoint({ address, displayName, credential, webSocket, foundWebSocket, pin, strongest });
}

/** Of a password that went as it is, nothing can be derived, and the password itself is never kept. */
function passwordNeeded({ strongest }: Remembered): FaultError {
  const text =
    strongest === 'PLAIN'
      ? 'This server takes only the password itself, which Perch does not keep. Sign in again with your password.'
      : 'Your password is needed again. Sign in with it.';
  return new FaultError('NotAuthorized', text);
}
