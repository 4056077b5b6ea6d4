import { type Form, formValues } from '#electron/stanza/0004-form.ts';
import { peopleFields } from '#electron/stanza/0133-administration.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import { readAccountName } from '../account-name.ts';
import type { CommandAsker, CommandOutcome } from '../command.ts';
import type { ModuleContext } from '../module.ts';

export const notOneself = stanzaError(
  'not-allowed',
  'Nobody can do this to themselves: ask another administrator.',
);

/** The people whom a form names: something is done to all of them, or to none. */
export function forEach(
  context: ModuleContext,
  form: Form,
  asker: CommandAsker,
  act: (name: string) => void,
): CommandOutcome {
  const names = addressesIn(form).map((address) => knownName(context, address));
  const wrong = names.find((name): name is StanzaError => typeof name !== 'string');
  if (wrong) return wrong;
  const known = names.filter((name): name is string => typeof name === 'string');
  if (known.some((name) => isAsker(context, name, asker))) return notOneself;
  for (const name of new Set(known)) act(name);
  return {};
}

/** As they were typed. */
export function addressesIn(form: Form): readonly string[] {
  return (formValues(form, peopleFields.addresses) ?? []).filter((text) => text !== '');
}

export function isAsker({ domain }: ModuleContext, name: string, { account }: CommandAsker): boolean {
  return account === `${name}@${domain}`;
}

/** The local part of the address of somebody who is there. */
export function knownName(context: ModuleContext, address: string | undefined): string | StanzaError {
  const name = localName(context, address);
  if (typeof name !== 'string' || context.stores.accounts.exists(name)) return name;
  return stanzaError('item-not-found', `There is nobody at ${name}@${context.domain}.`);
}

/** Why nobody may have this name anew: what comes for who had it before is not for them. */
export function refuseFormer({ stores }: ModuleContext, name: string): StanzaError | undefined {
  if (stores.accounts.exists(name) || stores.accounts.isFree(name)) return undefined;
  return stanzaError('conflict', `${name} was somebody else's address: choose another.`);
}

/** The local part of an address here, whether anybody has it or not. */
export function localName({ domain }: ModuleContext, address = ''): string | StanzaError {
  const jid = parseJid(address);
  const name = jid?.domain === domain && !jid.resource ? readAccountName(jid.local) : undefined;
  if (name !== undefined) return name;
  return stanzaError('jid-malformed', `“${address}” is no address here: they look like name@${domain}.`);
}
