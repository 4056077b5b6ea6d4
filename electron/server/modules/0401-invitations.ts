import { type Form, formValue } from '#electron/stanza/0004-form.ts';
import {
  createAccountCommand,
  inviteCommand,
  listInvitationsCommand,
  readInvitationWish,
  withdrawInvitationCommand,
  writeInvitationList,
  writeMadeInvitation,
} from '#electron/stanza/0401-invitations.ts';
import { writeInvitationLink } from '#electron/stanza/invitation-link.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import type { CommandAsker, CommandForm, CommandOutcome } from '../command.ts';
import type { ModuleContext, ServerModule } from '../module.ts';
import { stateOf } from '../registration/invitation-state.ts';
import { mayInvite } from '../registration/may-invite.ts';
import { hashSecret, newSecret } from '../secrets.ts';

const usualDays = 7;
const mostDays = 365;
const longestNote = 256;
const mostRooms = 50;
const day = 86_400_000;

/** Invitations to the server (XEP-0401): one person each, for some days, listed and withdrawn. */
export const invitations: ServerModule = (context) => {
  const makes = {
    name: 'Invite somebody to this server',
    who: 'administrator',
    form: wishForm,
    run: (form: Form, asker: CommandAsker) => make(context, form, asker),
  } as const;
  for (const node of [inviteCommand, createAccountCommand]) context.command({ node, ...makes });
  context.command({
    node: listInvitationsCommand,
    name: 'List invitations to this server',
    who: 'administrator',
    run: () => list(context),
  });
  context.command({
    node: withdrawInvitationCommand,
    name: 'Withdraw an invitation to this server',
    who: 'administrator',
    form: {
      formType: NS.invite,
      fields: [
        { name: 'id', type: 'text-single', label: 'Number of the invitation', required: true, values: [] },
      ],
    },
    run: (form) => withdraw(context, formValue(form, 'id') ?? ''),
  });
};

const wishForm: CommandForm = {
  formType: NS.invite,
  instructions: 'The link is shown once, and lets one person in.',
  fields: [
    { name: 'days', type: 'text-single', label: 'Days for which it counts', values: [String(usualDays)] },
    { name: 'note', type: 'text-single', label: 'Whom it is for', values: [] },
    { name: 'rooms', type: 'jid-multi', label: 'Rooms that they follow from the start', values: [] },
  ],
};

function make(context: ModuleContext, form: Form, { account: madeBy }: CommandAsker): CommandOutcome {
  const wish = readInvitationWish(form);
  const { days = usualDays, note = '', rooms = [] } = wish ?? {};
  const isWrong = days < 1 || days > mostDays || note.length > longestNote || rooms.length > mostRooms;
  if (!wish || isWrong) {
    return stanzaError(
      'not-acceptable',
      `An invitation counts for 1 to ${mostDays} days, and takes a note of at most ${longestNote} characters and addresses of at most ${mostRooms} rooms.`,
    );
  }
  const missing = rooms.find((room) => !context.hasRoom(room));
  if (missing !== undefined) return stanzaError('item-not-found', `There is no room ${missing}.`);
  const reach = context.reach();
  if (!reach) {
    return stanzaError(
      'not-allowed',
      'Nobody else can reach this server now: let others join first, or start it with a certificate.',
    );
  }
  const [token, madeAt] = [newSecret(), context.clock()];
  const expire = madeAt + days * day;
  const kept = { hash: hashSecret(token), madeBy, madeAt, until: expire, rooms, ...(note && { note }) };
  const id = context.stores.invitations.add(kept);
  const uri = writeInvitationLink({ domain: context.domain, token, ...reach });
  return { form: writeMadeInvitation({ uri, expire, id }) };
}

function list(context: ModuleContext): CommandOutcome {
  const now = context.clock();
  const all = context.stores.invitations.all().map((one) => ({
    ...one,
    expire: one.until,
    state: stateOf(one, now, (account) => mayInvite(context, account)),
  }));
  return { form: writeInvitationList(all) };
}

function withdraw(context: ModuleContext, id: string): CommandOutcome {
  const store = context.stores.invitations;
  const known = store.get(id);
  if (!known) return stanzaError('item-not-found', `There is no invitation ${id}.`);
  if (known.usedBy !== undefined) {
    return stanzaError('not-allowed', `${known.usedBy} has come with this invitation already.`);
  }
  store.withdraw(id);
  return {};
}
