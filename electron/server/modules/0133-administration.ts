import { type Form, type FormField, formValue, formValues, makeForm } from '#electron/stanza/0004-form.ts';
import { peopleCommands, peopleFields, writePeople } from '#electron/stanza/0133-administration.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import { readBoolean } from '#electron/stanza/values.ts';
import { readAccountName } from '../account-name.ts';
import type { CommandAsker, CommandOutcome, ServerCommand } from '../command.ts';
import { makeCredentials } from '../credentials.ts';
import { accountDisabled, accountRemoved, passwordChanged, sessionEnded } from '../endings.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import { refusePassword } from '../password-rules.ts';

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

  offer({ node: peopleCommands.add, name: 'Add a person', form: addForm, run: (form) => add(context, form) });
  several(peopleCommands.remove, 'Remove people', (name) => remove(context, name));
  several(peopleCommands.disable, 'Disable people', (name) => {
    context.stores.accounts.setDisabled(name, true);
    context.endSignIns((signIn) => signIn.name === name, accountDisabled);
  });
  several(peopleCommands.enable, 'Enable people again', (name) => {
    context.stores.accounts.setDisabled(name, false);
  });
  offer({
    node: peopleCommands.password,
    name: 'Give somebody another password',
    form: { formType: NS.admin, fields: [who, { ...password, required: true }] },
    run: (form) => changePassword(context, form),
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

const who: FormField = {
  name: peopleFields.address,
  type: 'jid-single',
  label: 'Address',
  required: true,
  values: [],
};
const whom: FormField = { ...who, name: peopleFields.addresses, type: 'jid-multi', label: 'Addresses' };
const password: FormField = {
  name: peopleFields.password,
  type: 'text-private',
  label: 'Password',
  values: [],
};
const displayName: FormField = {
  name: peopleFields.displayName,
  type: 'text-single',
  label: 'Name for people',
  values: [],
};
const administrator: FormField = {
  name: peopleFields.administrator,
  type: 'boolean',
  label: 'Administers the server',
  values: [],
};
const addForm = {
  formType: NS.admin,
  instructions: 'Without a password somebody can sign in by single sign-on or a certificate.',
  fields: [who, password, { ...password, name: peopleFields.verify }, displayName, administrator],
};

const done: CommandOutcome = {};
const notOneself = stanzaError('not-allowed', 'Nobody can do this to themselves: ask another administrator.');

async function add(context: ModuleContext, form: Form): Promise<CommandOutcome> {
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
  return done;
}

function remove(context: ModuleContext, name: string): void {
  context.removed(`${name}@${context.domain}`);
  context.stores.accounts.remove(name, context.clock());
  context.endSignIns((signIn) => signIn.name === name, accountRemoved);
}

async function changePassword(context: ModuleContext, form: Form): Promise<CommandOutcome> {
  const name = knownName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const secret = formValue(form, peopleFields.password) ?? '';
  const refusal = refusePassword(secret);
  if (refusal) return stanzaError('not-acceptable', refusal);
  const credentials = await makeCredentials(secret);
  context.store(() => context.stores.accounts.setCredentials(name, credentials));
  context.endSignIns((signIn) => signIn.name === name && signIn.by === 'password', passwordChanged);
  return done;
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
  const wanted = (formValues(form, peopleFields.addresses) ?? []).filter((text) => text !== '');
  const devices = wanted.flatMap((address) =>
    address.includes('/') ? (context.sessions.at(address) ?? []) : context.sessions.of(address),
  );
  const signIns = new Set(devices.map((device) => device.signIn));
  context.endSignIns((signIn) => signIns.has(signIn), sessionEnded);
  return done;
}

function setAdministrator(context: ModuleContext, form: Form, asker: CommandAsker): CommandOutcome {
  const name = knownName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const isOne = readBoolean(formValue(form, peopleFields.administrator));
  if (isOne === undefined) return stanzaError('bad-request', 'Say yes or no.');
  if (isAsker(context, name, asker)) return notOneself;
  context.stores.accounts.setAdministrator(name, isOne);
  return done;
}

function setDisplayName(context: ModuleContext, form: Form): CommandOutcome {
  const name = knownName(context, formValue(form, peopleFields.address));
  if (typeof name !== 'string') return name;
  const called = formValue(form, peopleFields.displayName)?.trim();
  context.stores.accounts.setDisplayName(name, called || undefined);
  return done;
}

/** All of them, or none. */
function forEach(
  context: ModuleContext,
  form: Form,
  asker: CommandAsker,
  act: (name: string) => void,
): CommandOutcome {
  const wanted = (formValues(form, peopleFields.addresses) ?? []).filter((text) => text !== '');
  const names = wanted.map((address) => knownName(context, address));
  const wrong = names.find((name): name is StanzaError => typeof name !== 'string');
  if (wrong) return wrong;
  const known = names.filter((name): name is string => typeof name === 'string');
  if (known.some((name) => isAsker(context, name, asker))) return notOneself;
  for (const name of new Set(known)) act(name);
  return done;
}

function isAsker({ domain }: ModuleContext, name: string, { account }: CommandAsker): boolean {
  return account === `${name}@${domain}`;
}

function knownName(context: ModuleContext, address: string | undefined): string | StanzaError {
  const name = localName(context, address);
  if (typeof name !== 'string' || context.stores.accounts.exists(name)) return name;
  return stanzaError('item-not-found', `There is nobody at ${name}@${context.domain}.`);
}

/** The local part of an address here. */
function localName({ domain }: ModuleContext, address = ''): string | StanzaError {
  const jid = parseJid(address);
  const name = jid?.domain === domain && !jid.resource ? readAccountName(jid.local) : undefined;
  if (name !== undefined) return name;
  return stanzaError('jid-malformed', `“${address}” is no address here: they look like name@${domain}.`);
}
