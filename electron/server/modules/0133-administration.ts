import { type Form, formValue, makeForm } from '#electron/stanza/0004-form.ts';
import { peopleCommands, peopleFields, writePeople } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import type { CommandAsker, CommandOutcome, ServerCommand } from '../command.ts';
import { accountDisabled, accountRemoved, sessionEnded, signOnUnlinked } from '../endings.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import { addForm, administrator, displayName, password, who, whom } from '../people/fields.ts';
import { addressesIn, forEach, isAsker, knownName, notOneself } from '../people/named.ts';
import { addPerson, changePassword } from '../people/passwords.ts';
import type { SignIn } from '../sign-in.ts';

/** Whom an administrator lets in, and whom no longer (XEP-0133). */
export const people: ServerModule = (context) => {
  const offer = (command: Omit<ServerCommand, 'who'>): void =>
    context.command({ ...command, who: 'administrator' });
  const several = (node: string, name: string, act: (name: string) => void): void =>
    offer({
      node,
      name,
      form: { formType: NS.admin, fields: [whom] },
      run: (form, asker) => forEach(context, form, asker, act),
    });

  offer({
    node: peopleCommands.add,
    name: 'Add a person',
    form: addForm,
    run: (form) => addPerson(context, form),
  });
  several(peopleCommands.remove, 'Remove people', (name) => remove(context, name));
  several(peopleCommands.disable, 'Disable people', (name) => {
    context.stores.accounts.setDisabled(name, true);
    context.endSignIns((signIn) => signIn.name === name, accountDisabled);
  });
  several(peopleCommands.enable, 'Enable people again', (name) => {
    context.stores.accounts.setDisabled(name, false);
  });
  several(peopleCommands.link, 'Let whoever has their name at the issuer sign on', (name) => {
    context.stores.subjects.makeClaimable(name);
    const isSignOn = ({ by, tokenId }: SignIn): boolean => by === 'token' && tokenId === undefined;
    context.endSignIns((signIn) => signIn.name === name && isSignOn(signIn), signOnUnlinked);
  });
  offer({
    node: peopleCommands.password,
    name: 'Give somebody another password',
    form: { formType: NS.admin, fields: [who, { ...password, required: true }] },
    run: (form, asker) => changePassword(context, form, asker),
  });
  offer({ node: peopleCommands.addresses, name: 'List addresses', run: () => addresses(context) });
  offer({
    node: peopleCommands.endSession,
    name: 'Sign people out',
    form: { formType: NS.admin, fields: [whom] },
    run: (form) => endSessions(context, form),
  });
  offer({ node: peopleCommands.list, name: 'List people', run: () => list(context) });
  offer({
    node: peopleCommands.administrator,
    name: 'Make somebody an administrator, or no longer',
    form: { formType: NS.perch, fields: [who, { ...administrator, required: true }] },
    run: (form, asker) => setAdministrator(context, form, asker),
  });
  offer({
    node: peopleCommands.displayName,
    name: 'Name somebody',
    form: { formType: NS.perch, fields: [who, displayName] },
    run: (form) => setDisplayName(context, form),
  });
};

function remove(context: ModuleContext, name: string): void {
  context.removed(`${name}@${context.domain}`);
  context.stores.accounts.remove(name, context.clock());
  context.endSignIns((signIn) => signIn.name === name, accountRemoved);
}

function addresses(context: ModuleContext): CommandOutcome {
  const all = context.stores.accounts.all().map(({ name }) => `${name}@${context.domain}`);
  return { form: makeForm('result', NS.admin, { [peopleFields.registered]: all }) };
}

function list(context: ModuleContext): CommandOutcome {
  const all = context.stores.accounts.all().map(({ name, ...facts }) => {
    const address = `${name}@${context.domain}`;
    return { address, ...facts, devices: context.sessions.of(address).length };
  });
  return { form: writePeople(all) };
}

/** XEP-0133, 4.8: a full address means one device, a bare one all. */
function endSessions(context: ModuleContext, form: Form): CommandOutcome {
  const devices = addressesIn(form).flatMap((address) =>
    address.includes('/') ? (context.sessions.at(address) ?? []) : context.sessions.of(address),
  );
  const signIns = new Set(devices.map((device) => device.signIn));
  context.endSignIns((signIn) => signIns.has(signIn), sessionEnded);
  return {};
}

function setAdministrator(context: ModuleContext, form: Form, asker: CommandAsker): CommandOutcome {
  const name = knownName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const isOne = readBoolean(formValue(form, peopleFields.administrator));
  if (isOne === undefined) return stanzaError('bad-request', 'Say yes or no.');
  if (isAsker(context, name, asker)) return notOneself;
  context.stores.accounts.setAdministrator(name, isOne);
  context.rightsChanged(`${name}@${context.domain}`);
  return {};
}

function setDisplayName(context: ModuleContext, form: Form): CommandOutcome {
  const name = knownName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const called = formValue(form, peopleFields.displayName)?.trim();
  context.stores.accounts.setDisplayName(name, called || undefined);
  return {};
}
