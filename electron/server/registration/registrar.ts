import { FaultError } from '#electron/model/fault.ts';
import { type Registration, readRegistration } from '#electron/stanza/0077-registration.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { readAccountName } from '../account-name.ts';
import { makeCredentials } from '../credentials.ts';
import type { ModuleContext } from '../module.ts';
import { refusePassword } from '../password-rules.ts';
import { isReadable } from '../rooms/readable.ts';
import type { NewAccount } from '../storage/accounts.ts';
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
  try {
    return await context.durably.store(() => make(context, invitationHash, account));
  } catch (error) {
    if (!(error instanceof FaultError)) throw error;
    return stanzaError('resource-constraint', 'The server cannot store anything now.');
  }
}

/** Meanwhile others may have come with the same invitation, or under the same name. */
function make(context: ModuleContext, invitationHash: Buffer, account: NewAccount): StanzaError | undefined {
  const invitation = checkInvitation(context, invitationHash);
  if ('condition' in invitation) return invitation;
  const { accounts, invitations } = context.stores;
  if (!accounts.isFree(account.name)) return taken;
  const newcomer = `${account.name}@${context.domain}`;
  accounts.put(account, context.clock());
  invitations.use(invitation.id, newcomer);
  welcome(context, { newcomer, inviter: invitation.madeBy, rooms: invitation.rooms });
  return undefined;
}

const taken = stanzaError('conflict', 'This name is taken: choose another.');

function refuseWish({ password, name: called = '' }: Registration, name?: string): StanzaError | undefined {
  if (name === undefined || name.length > longestName) {
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
