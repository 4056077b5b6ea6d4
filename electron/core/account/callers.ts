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

export interface Callers {
  /** On the built-in server, which is started. */
  here(displayName: string): Promise<Caller>;
  byPassword(remembered: Remembered, password: string): Promise<Caller>;
  byTokens(remembered: Remembered, tokens: Tokens): Promise<Caller>;
  /** With what was kept. Rejects with `NotAuthorized` or `CredentialsExpired` where there is nothing. */
  again(remembered: Remembered): Promise<Caller>;
}

export function createCallers({ secrets, house, now, log }: CallersOptions): Callers {
  const failed = (error: unknown): void => log(`What signs in again could not be kept: ${String(error)}`);

  const byKeys = async (remembered: Remembered, credential: Credential): Promise<Caller> => {
    const user = await makeUser(remembered, credential);
    const { address } = remembered.account;
    let last = Promise.resolve();
    user.on('keysDerived', (keys) => {
      last = secrets.keepKeys(address, keys).catch(failed);
    });
    return { remembered, user, ...noRooms, kept: () => last, left };
  };
  const byTokens: Callers['byTokens'] = async (remembered, tokens) => {
    const [{ createTokenSource }, { renewTokens }] = await Promise.all([
      import('../sign-on/token-source.ts'),
      import('../sign-on/renewal.ts'),
    ]);
    const { address } = remembered.account;
    let newest = tokens;
    const token = createTokenSource({
      tokens,
      renew: (old) => renewTokens(old, now),
      keep: (next) => {
        newest = next;
        return secrets.keepTokens(address, next).catch(failed);
      },
      now,
    });
    const user = await makeUser(remembered, { token });
    const kept = (): Promise<void> => secrets.keepTokens(address, newest).catch(failed);
    return { remembered, user, ...noRooms, kept, left };
  };
  const here: Callers['here'] = async (typed) => {
    const { address, displayName, webSocket, chatService, token, rooms, isNew } = await house.moveIn(typed);
    const account = { address, displayName, place: 'This computer', chatService } as const;
    const user = await makeUser({ account, limits: {}, webSocket }, { password: token });
    // Its place is another one at each start, and worth no remembering.
    return {
      remembered: { account, limits: {} },
      user,
      firstRooms: isNew ? rooms : [],
      guestRooms: rooms,
      kept: left,
      left: () => house.leave(),
    };
  };
  return {
    here,
    byPassword: (remembered, password) => {
      const { allowPlain } = remembered;
      return byKeys(remembered, { password, ...(allowPlain && { allowPlain }) });
    },
    byTokens,
    again: async (remembered) => {
      const { address, displayName, place, signInBy } = remembered.account;
      if (place === 'This computer') return here(displayName);
      if (signInBy !== 'single sign-on') {
        const keys = await secrets.keys(address);
        if (!keys) throw passwordNeeded(remembered);
        return byKeys(remembered, { keys });
      }
      const tokens = await secrets.tokens(address);
      if (tokens) return byTokens(remembered, tokens);
      throw new FaultError('CredentialsExpired', 'Your sign-in has ended. Sign in again.');
    },
  };
}

const noRooms = { firstRooms: [], guestRooms: [] } as const;
const left = (): Promise<void> => Promise.resolve();

/** The whole protocol is loaded here, at the first call, and not when Perch starts. */
async function makeUser(remembered: Remembered, credential: Credential): Promise<UserEndpoint> {
  const { UserEndpoint } = await import('#electron/chat/index.ts');
  const { account, webSocket, foundWebSocket, pin, strongest } = remembered;
  const { address, displayName } = account;
  return new UserEndpoint({
    address,
    displayName,
    credential,
    webSocket,
    foundWebSocket,
    pin,
    strongest,
  });
}

/** Of a password that went as it is, nothing can be derived, and the password itself is never kept. */
function passwordNeeded({ strongest }: Remembered): FaultError {
  const text =
    strongest === 'PLAIN'
      ? 'This server takes only the password itself, which Perch does not keep. Sign in again with your password.'
      : 'Your password is needed again. Sign in with it.';
  return new FaultError('NotAuthorized', text);
}
