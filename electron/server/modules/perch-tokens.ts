import { type Form, type FormField, formValue } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import {
  addTokenCommand,
  listTokensCommand,
  readTokenWish,
  revokeTokenCommand,
  type TokenWish,
  tokenRights,
  writeMadeToken,
  writeTokenList,
} from '#electron/stanza/perch-tokens.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { CommandAsker, CommandForm, CommandOutcome } from '../command.ts';
import { tokenRevoked } from '../endings.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import { localName, refuseFormer } from '../people/named.ts';
import { hashSecret, newSecret } from '../secrets.ts';
import { isShortage } from '../storage/shortage.ts';
import { tokenPrefix, verifyTokens } from '../tokens/verify-token.ts';

/** Secrets by which programs sign in, each for one purpose (docs/protocol.md, "Tokens"). */
export const tokens: ServerModule = (context) => {
  const store = context.stores.tokens;
  context.onBearer(verifyTokens(store, context.clock, (id) => noteUse(context, id)));
  context.command({
    node: addTokenCommand,
    name: 'Make a token for a program',
    who: 'administrator',
    form: addForm,
    run: (form, asker) => add(context, form, asker),
  });
  context.command({
    node: listTokensCommand,
    name: 'List tokens',
    who: 'administrator',
    run: () => list(context),
  });
  context.command({
    node: revokeTokenCommand,
    name: 'Revoke a token',
    who: 'administrator',
    form: { formType: NS.perch, fields: [field('id', 'text-single', 'Number of the token')] },
    run: (form) => revoke(context, formValue(form, 'id') ?? ''),
  });
};

/** A full disk keeps nobody out. */
function noteUse({ store, stores, clock }: ModuleContext, id: string): void {
  try {
    store(() => stores.tokens.wasUsed(id, clock()));
  } catch (error) {
    if (!isShortage(error)) throw error;
  }
}

const addForm: CommandForm = {
  formType: `${NS.perch}#token`,
  instructions: 'The token is shown once. Rooms: their addresses, or the word all.',
  fields: [
    field('account', 'jid-single', 'Whose: made if there is nobody at this address'),
    field('name', 'text-single', 'What it is for'),
    {
      ...field('rights', 'list-multi', 'What it may do'),
      options: tokenRights.map((value) => ({ value })),
    },
    field('rooms', 'jid-multi', 'In which rooms'),
    {
      ...field('until', 'text-single', 'Until when (a date and time; empty: until it is revoked)'),
      required: false,
    },
  ],
};

function field(name: string, type: NonNullable<FormField['type']>, label: string): FormField {
  return { name, type, label, required: true, values: [] };
}

function add(context: ModuleContext, form: Form, { account: madeBy }: CommandAsker): CommandOutcome {
  const wish = readTokenWish(form);
  if (!wish) {
    return stanzaError(
      'bad-request',
      'A token takes an address, a name, rights (read, post, manage), rooms or the word all, and a date and time if it is to end.',
    );
  }
  const account = localName(context, wish.account);
  if (typeof account !== 'string') return account;
  const refusal = refuseFormer(context, account) ?? refuseWish(context, wish);
  if (refusal) return refusal;
  const { accounts, tokens: store } = context.stores;
  const now = context.clock();
  if (!accounts.exists(account)) accounts.put({ name: account, credentials: [] }, now);
  const token = tokenPrefix + newSecret();
  const id = store.add({ ...wish, account, hash: hashSecret(token), madeBy, madeAt: now });
  return {
    note: 'This token is shown only now: keep it where the program finds it.',
    form: writeMadeToken({ id, account: wish.account, token }),
  };
}

/** Nothing is made that could not be used. */
function refuseWish(context: ModuleContext, { rooms, until }: TokenWish): StanzaError | undefined {
  const missing = rooms === 'all' ? undefined : rooms.find((room) => !context.hasRoom(room));
  if (missing !== undefined) return stanzaError('item-not-found', `There is no room ${missing}.`);
  if (until !== undefined && until <= context.clock())
    return stanzaError('not-acceptable', 'This time is past.');
  return undefined;
}

function list({ stores, domain }: ModuleContext): CommandOutcome {
  const all = stores.tokens.all().map((token) => ({ ...token, account: `${token.account}@${domain}` }));
  return { form: writeTokenList(all) };
}

/** Whoever is signed in with it is so no longer. */
function revoke(context: ModuleContext, id: string): CommandOutcome {
  if (!context.stores.tokens.remove(id)) return stanzaError('item-not-found', `There is no token ${id}.`);
  context.endSignIns((signIn) => signIn.tokenId === id, tokenRevoked);
  return {};
}
