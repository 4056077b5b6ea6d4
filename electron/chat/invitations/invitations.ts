import { FaultError } from '#electron/model/fault.ts';
import type { ChatRoomInvitation, ChatRoomInvitationsFound } from '#electron/model/invitation.ts';
import { writeMediatedInvites } from '#electron/stanza/0045-invite.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import {
  type InvitationAnswer,
  type KeptInvitation,
  readKeptInvitations,
  writeInvitationAnswer,
  writeInvitationsQuestion,
} from '#electron/stanza/perch-invitation.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { Wire } from '../wire.ts';

/** Beyond this somebody floods. */
const mostHeard = 1_000;

/** What waits for this person's answer: kept by our service, elsewhere only what came since the endpoint is there. */
export class Invitations {
  readonly #wire: Wire;
  #heard: readonly ChatRoomInvitation[] = [];

  constructor(wire: Wire) {
    this.#wire = wire;
  }

  hear(invitation: ChatRoomInvitation): void {
    this.#heard = [...this.#others(invitation), invitation].slice(-mostHeard);
  }

  /** Those that came after an id, or all. A direct one (XEP-0249) is kept by no service. */
  async list(lastId?: string): Promise<ChatRoomInvitationsFound> {
    const { session, service, isPerch } = this.#wire;
    const heard = lastId === undefined ? this.#heard.filter(({ id }) => id === undefined) : [];
    if (!isPerch) return { invitations: heard };
    const answer = await session.request({
      type: 'get',
      to: service,
      payload: writeInvitationsQuestion(lastId),
    });
    const kept = answer && readKeptInvitations(answer);
    if (!kept) throw new FaultError('UnknownServerError', 'The service gave no invitations that make sense.');
    const invitations = [...kept.invitations.map(readKept), ...heard];
    return { invitations, ...(kept.last !== undefined && { lastId: kept.last }) };
  }

  /** It waits no more; entering the room is another matter. */
  async accept(invitation: ChatRoomInvitation): Promise<void> {
    if (invitation.id !== undefined) await this.#answer({ id: invitation.id, answer: 'accept' });
    this.#heard = this.#others(invitation);
  }

  /** A membership stays as it is. Where the service keeps no invitations, the inviter is told (XEP-0045, 7.8.2). */
  async decline(invitation: ChatRoomInvitation): Promise<void> {
    const { id, room, inviter } = invitation;
    if (id !== undefined) await this.#answer({ id, answer: 'decline' });
    else if (inviter) {
      const refusal = writeMediatedInvites([{ kind: 'decline', to: inviter.id }]);
      await this.#wire.session.send(xml('message', { to: room }, refusal));
    }
    this.#heard = this.#others(invitation);
  }

  async #answer(answer: InvitationAnswer): Promise<void> {
    const { session, service } = this.#wire;
    await session.request({ type: 'set', to: service, payload: writeInvitationAnswer(answer) });
  }

  #others({ room }: ChatRoomInvitation): readonly ChatRoomInvitation[] {
    return this.#heard.filter((one) => one.room !== room);
  }
}

function readKept({ id, room, name, at, from }: KeptInvitation): ChatRoomInvitation {
  const inviter = from === undefined ? {} : { inviter: { id: from, name: parseJid(from)?.local || from } };
  return { id, room, name, at, ...inviter };
}
