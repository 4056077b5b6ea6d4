import type { InvitationNeeds } from '../bridge/calls/sharing.ts';
import type { CommandResult, CommandValues } from '../chat/index.ts';
import { FaultError } from '../model/fault.ts';
import type { Caller } from './account/caller.ts';
import type { Tell } from './events.ts';

/** Invitations to the server of whoever is signed in (XEP-0401). */
export interface Invitations extends InvitationNeeds {
  /** Whether the server lets this person invite: what it offers to them says so. */
  readonly allowed: boolean;
  /** Asks as soon as their endpoint is online. Returns its undo. */
  watch(caller: Inviter): () => void;
}

export type Inviter = Pick<Caller, 'user' | 'guestRooms'>;

/** The commands and their forms: loaded when somebody is online, and not when Perch starts. */
const protocol = () => import('../stanza/0401-invitations.ts');

export function createInvitations(tell: Tell, log: (line: string) => void): Invitations {
  let inviter: Inviter | undefined;
  let command: string | undefined;

  const offer = (next: string | undefined): void => {
    const before = command;
    command = next;
    if ((before === undefined) !== (next === undefined)) {
      tell('invitations.allowed', { mayInvite: next !== undefined });
    }
  };
  const look = async (asked: Inviter): Promise<void> => {
    const { createAccountCommand, inviteCommand } = await protocol();
    const offered = (await asked.user.commands.list()).map(({ node }) => node);
    // An invitation for a whole account comes first: a contact's may be for chatting only.
    const commands = [createAccountCommand, inviteCommand];
    if (inviter === asked) offer(commands.find((each) => offered.includes(each)));
  };
  const execute = (node: string | undefined, values: CommandValues = {}) => {
    if (inviter && node !== undefined) return inviter.user.commands.execute(node, values);
    throw new FaultError('NotConnected', 'This needs a connection to a server that lets you invite others.');
  };
  return {
    get allowed() {
      return command !== undefined;
    },
    watch: (next) => {
      inviter = next;
      const { user } = next;
      const ask = (): void => {
        look(next).catch((error) => log(`What this server offers was not learned: ${String(error)}`));
      };
      const undo = user.on('renewed', ask);
      if (user.connection.state === 'online') ask();
      return () => {
        undo();
        if (inviter !== next) return;
        inviter = undefined;
        offer(undefined);
      };
    },
    create: async ({ days, note }) => {
      const { readMadeInvitation } = await protocol();
      const made = await execute(command, {
        days: String(days),
        note,
        rooms: inviter?.guestRooms ?? [],
      });
      const invitation = formOf(made, readMadeInvitation);
      if (!invitation) throw unreadable();
      const { uri: link, id, expire: until } = invitation;
      return { link, ...(id !== undefined && { id }), ...(until !== undefined && { until }) };
    },
    list: async () => {
      const { listInvitationsCommand, readInvitationList } = await protocol();
      const listed = formOf(await execute(listInvitationsCommand), readInvitationList) ?? [];
      return listed.map(({ id, state, note = '', madeAt, expire: until, usedBy }) => ({
        id,
        state,
        note,
        madeAt,
        until,
        ...(usedBy !== undefined && { usedBy }),
      }));
    },
    withdraw: async (id) => {
      const { withdrawInvitationCommand } = await protocol();
      await execute(withdrawInvitationCommand, { id });
    },
  };
}

function formOf<T>(
  { form }: CommandResult,
  read: (form: NonNullable<CommandResult['form']>) => T,
): T | undefined {
  return form && read(form);
}

function unreadable(): FaultError {
  return new FaultError('UnknownServerError', 'The server gave no invitation that Perch understands.');
}
