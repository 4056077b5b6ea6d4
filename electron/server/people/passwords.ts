import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import { peopleFields } from '#electron/stanza/0133-administration.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import type { CommandAsker, CommandOutcome } from '../command.ts';
import { makeCredentials } from '../credentials.ts';
import { passwordChanged } from '../endings.ts';
import type { ModuleContext } from '../module.ts';
import { refusePassword } from '../password-rules.ts';
import { knownName, localName } from './named.ts';

/** Makes an account, with a password or without. */
export async function addPerson(context: ModuleContext, form: Form): Promise<CommandOutcome> {
  const { accounts } = context.stores;
  const name = localName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const secret = formValue(form, peopleFields.password) || undefined;
  const verify = formValue(form, peopleFields.verify) || secret;
  if (verify !== secret) return stanzaError('not-acceptable', 'The two passwords differ: type them again.');
  const refusal = secret === undefined ? undefined : refusePassword(secret);
  if (refusal) return stanzaError('not-acceptable', refusal);
  const credentials = secret === undefined ? [] : await makeCredentials(secret);
  if (accounts.exists(name)) return stanzaError('conflict', `There is somebody at ${name} already.`);
  if (!accounts.isFree(name)) {
    return stanzaError('conflict', `${name} was somebody else's address: choose another.`);
  }
  const called = formValue(form, peopleFields.displayName)?.trim();
  const isOne = readBoolean(formValue(form, peopleFields.administrator)) ?? false;
  const account = { name, credentials, administrator: isOne, ...(called && { displayName: called }) };
  context.store(() => accounts.put(account, context.clock()));
  return {};
}

/** Ends what the old one began, but for the device that asks. */
export async function changePassword(
  context: ModuleContext,
  form: Form,
  asker: CommandAsker,
): Promise<CommandOutcome> {
  const name = knownName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const secret = formValue(form, peopleFields.password) ?? '';
  const refusal = refusePassword(secret);
  if (refusal) return stanzaError('not-acceptable', refusal);
  const credentials = await makeCredentials(secret);
  context.store(() => context.stores.accounts.setCredentials(name, credentials));
  const own = asker.session?.signIn;
  context.endSignIns(
    (signIn) => signIn.name === name && signIn.by === 'password' && signIn !== own,
    passwordChanged,
  );
  return {};
}
