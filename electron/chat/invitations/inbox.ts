import type { ChatRoomInvitation } from '#electron/model/invitation.ts';
import type { Session } from '#electron/session/session.ts';
import { readInvitation } from './read-invitation.ts';

type Listener = (invitation: ChatRoomInvitation) => void;

/** Beyond this somebody floods. */
const most = 1_000;

/**
 * Hears invitations from the first stanza on: those that were sent while nobody was here come right after sign-in,
 * before there is a chat service to ask (RFC 6121, 8.5.2.2). They wait for the first who listens.
 */
export class InvitationInbox {
  readonly #listeners = new Set<Listener>();
  #waiting: readonly ChatRoomInvitation[] = [];

  constructor(session: Session) {
    session.on('message', (stanza) => {
      const invitation = readInvitation(stanza);
      if (invitation) this.#hear(invitation);
    });
  }

  /** Returns its undo. */
  attach(listener: Listener): () => void {
    this.#listeners.add(listener);
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const invitation of waiting) listener(invitation);
    return () => void this.#listeners.delete(listener);
  }

  #hear(invitation: ChatRoomInvitation): void {
    if (this.#listeners.size === 0) this.#waiting = [...this.#waiting, invitation].slice(-most);
    for (const listener of [...this.#listeners]) listener(invitation);
  }
}
