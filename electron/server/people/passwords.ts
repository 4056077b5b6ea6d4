import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import { peopleFields } from '#electron/stanza/0133-administration.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import type { CommandAsker, CommandOutcome } from '../command.ts';
import { makeCredentials } from '../credentials.ts';
import { passwordChanged } from '../endings.ts';
import type { ModuleContext } from '../module.ts';
import { refusePassword } from '../password-rules.ts';
import type { SignIn } from '../sign-in.ts';
import type { Credential } from '../storage/accounts.ts';
import { knownName, localName, refuseFormer } from './named.ts';

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
  const former = refuseFormer(context, name);
  if (former) return former;
  const called = formValue(form, peopleFields.displayName)?.trim();
  const isOne = readBoolean(formValue(form, peopleFields.administrator)) ?? false;
  const account = { name, credentials, administrator: isOne, ...(called && { displayName: called }) };
  context.store(() => accounts.put(account, context.clock()));
  return {};
}

/** Ends what the old one began, but for what is signed in by `own`. */
export function setPassword(
  context: ModuleContext,
  name: string,
  credentials: readonly Credential[],
  own: SignIn | undefined,
): void {
  context.store(() => context.stores.accounts.setCredentials(name, credentials));
  const isOther = (one: SignIn): boolean => one.name === name && one.by === 'password' && one !== own;
  context.endSignIns(isOther, passwordChanged);
}

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
  setPassword(context, name, await makeCredentials(secret), asker.session?.signIn);
  return {};
}
