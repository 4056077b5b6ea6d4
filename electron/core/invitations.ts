import type { InvitationNeeds } from '../bridge/calls/sharing.ts';
import type { Ask, Invitation, IssuedInvitation } from '../bridge/contract.ts';
import type { CommandValues } from '../chat/index.ts';
import { FaultError } from '../model/fault.ts';
import type { Caller } from './account/caller.ts';
import type { Tell } from './events.ts';

export type Inviter = Pick<Caller, 'user' | 'guestRooms'>;

/** The commands and their forms: loaded when somebody is online, and not when Perch starts. */
const protocol = () => import('../stanza/0401-invitations.ts');

/** Invitations to the server of whoever is signed in (XEP-0401): what it offers them says whether they may. */
export class Invitations implements InvitationNeeds {
  readonly #tell: Tell;
  readonly #log: (line: string) => void;
  #inviter: Inviter | undefined;
  /** The commands of the server that make an invitation, or look after them. */
  #offered: readonly string[] = [];
  #command: string | undefined;

  constructor(tell: Tell, log: (line: string) => void) {
    this.#tell = tell;
    this.#log = log;
  }

  get allowed(): boolean {
    return this.#command !== undefined;
  }

  /** Asks what is offered as soon as their endpoint is online. Returns its undo. */
  watch(inviter: Inviter): () => void {
    const { user } = inviter;
    const ask = (): void => {
      this.#look(inviter).catch((error) =>
        this.#log(`What is offered here was not learned: ${String(error)}`),
      );
    };
    this.#inviter = inviter;
    const undo = user.on('renewed', ask);
    if (user.connection.state === 'online') ask();
    return () => {
      undo();
      if (this.#inviter !== inviter) return;
      this.#inviter = undefined;
      this.#offer([], undefined);
    };
  }

  async create({ days, note }: Ask<'invitations.create'>): Promise<IssuedInvitation> {
    const { readMadeInvitation } = await protocol();
    // Somebody may be quicker than the answer to what is offered here.
    if (this.#inviter && !this.#command) await this.#look(this.#inviter);
    const rooms = this.#inviter?.guestRooms ?? [];
    const { form } = await this.#execute(this.#command, { days: String(days), note, rooms });
    const made = form && readMadeInvitation(form);
    if (!made) throw unreadable();
    const { uri: link, id, expire: until } = made;
    return { link, ...(id !== undefined && { id }), ...(until !== undefined && { until }) };
  }

  /** Empty where the server makes invitations and lists none. */
  async list(): Promise<readonly Invitation[]> {
    const { listInvitationsCommand, readInvitationList } = await protocol();
    if (!this.#offered.includes(listInvitationsCommand)) return [];
    const { form } = await this.#execute(listInvitationsCommand);
    const listed = form ? readInvitationList(form) : [];
    return listed.map(({ id, state, note = '', madeAt, expire: until, usedBy }) => ({
      ...{ id, state, note, madeAt, until },
      ...(usedBy !== undefined && { usedBy }),
    }));
  }

  async withdraw(id: string): Promise<void> {
    const { withdrawInvitationCommand } = await protocol();
    await this.#execute(withdrawInvitationCommand, { id });
  }

  async #look(inviter: Inviter): Promise<void> {
    const { createAccountCommand, inviteCommand } = await protocol();
    const offered = (await inviter.user.commands.list()).map(({ node }) => node);
    if (this.#inviter !== inviter) return;
    // An invitation for a whole account comes first: a contact's may be for chatting only.
    const commands = [createAccountCommand, inviteCommand];
    const command = commands.find((each) => offered.includes(each));
    this.#offer(offered, command);
  }

  #offer(offered: readonly string[], command: string | undefined): void {
    const before = this.allowed;
    this.#offered = offered;
    this.#command = command;
    if (this.allowed !== before) this.#tell('invitations.allowed', { mayInvite: this.allowed });
  }

  async #execute(command: string | undefined, values: CommandValues = {}) {
    if (this.#inviter && command) return this.#inviter.user.commands.execute(command, values);
    throw new FaultError('NotConnected', 'This needs a connection to a server that lets you invite others.');
  }
}

function unreadable(): FaultError {
  return new FaultError('UnknownServerError', 'The server gave no invitation that Perch understands.');
}
