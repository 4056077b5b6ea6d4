import { type Registration, readRegistration } from '#electron/stanza/0077-registration.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { readAccountName } from '../account-name.ts';
import { makeCredentials } from '../credentials.ts';
import type { ModuleContext } from '../module.ts';
import { refusePassword } from '../password-rules.ts';
import { isReadable } from '../rooms/readable.ts';
import { isShortage } from '../storage/shortage.ts';
import { checkInvitation } from './check-invitation.ts';
import { welcome } from './welcome.ts';

const longestName = 64;
const longestDisplayName = 256;

/** Makes the account of somebody who came with an invitation, and uses it up; or says why not. */
export async function register(
  context: ModuleContext,
  invitationHash: Buffer,
  query: Element,
): Promise<StanzaError | undefined> {
  const wish = readRegistration(query);
  if (!wish) return stanzaError('bad-request', 'Give a name and a password.');
  const name = readAccountName(wish.username);
  const refusal = refuseWish(wish, name);
  if (refusal || name === undefined) return refusal;
  if (!context.stores.accounts.isFree(name)) return taken;
  const credentials = await makeCredentials(wish.password);
  const displayName = wish.name?.trim();
  const account = { name, credentials, ...(displayName && { displayName }) };
  return store(context, (): StanzaError | undefined => {
    // Meanwhile others may have come with the same invitation, or under the same name.
    const invitation = checkInvitation(context, invitationHash);
    if ('condition' in invitation) return invitation;
    const { accounts, invitations } = context.stores;
    if (!accounts.isFree(name)) return taken;
    const newcomer = `${name}@${context.domain}`;
    accounts.put(account, context.clock());
    invitations.use(invitation.id, newcomer);
    welcome(context, { newcomer, inviter: invitation.madeBy, rooms: invitation.rooms });
    return undefined;
  });
}

const taken = stanzaError('conflict', 'This name is taken: choose another.');

function refuseWish({ password, name: called = '' }: Registration, name?: string): StanzaError | undefined {
  if (name === undefined || name.length > longestName || !isReadable(name)) {
    return stanzaError(
      'not-acceptable',
      `Choose another name: at most ${longestName} visible characters, without spaces, @, / or quotes.`,
    );
  }
  if (called.length > longestDisplayName || !isReadable(called)) {
    return stanzaError(
      'not-acceptable',
      `Choose another name to be called by: at most ${longestDisplayName} visible characters.`,
    );
  }
  const wrong = refusePassword(password);
  return wrong === undefined ? undefined : stanzaError('not-acceptable', wrong);
}

/** All of it or nothing; resolves when it is certain. */
function store(
  context: ModuleContext,
  action: () => StanzaError | undefined,
): Promise<StanzaError | undefined> {
  return new Promise((resolve, reject) => {
    let outcome: StanzaError | undefined;
    try {
      context.store(() => {
        outcome = action();
      });
    } catch (error) {
      if (!isShortage(error)) return reject(error);
      outcome = stanzaError('resource-constraint', 'The server cannot store anything now.');
    }
    context.afterwards(() => resolve(outcome));
  });
}
