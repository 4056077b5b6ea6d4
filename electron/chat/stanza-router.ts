import type { RoomAddress } from '../model/ids.ts';
import type { Session } from '../session/session.ts';
import { bareJid } from '../stanza/jid.ts';
import type { Element } from '../stanza/xml.ts';

/** Who wants to hear what comes from one room. */
interface RoomListener {
  presence(stanza: Element): void;
  message(stanza: Element): void;
}

/** Hands each stanza to whoever is in the room that it comes from, and to nobody else. */
export class StanzaRouter {
  readonly #listeners = new Map<RoomAddress, RoomListener>();
  readonly #undo: readonly (() => void)[];

  constructor(session: Session) {
    this.#undo = [
      session.on('presence', (stanza) => this.#find(stanza)?.presence(stanza)),
      session.on('message', (stanza) => this.#find(stanza)?.message(stanza)),
    ];
  }

  has(room: RoomAddress): boolean {
    return this.#listeners.has(room);
  }

  /** Returns its undo. */
  attach(room: RoomAddress, listener: RoomListener): () => void {
    this.#listeners.set(room, listener);
    return () => {
      if (this.#listeners.get(room) === listener) this.#listeners.delete(room);
    };
  }

  close(): void {
    for (const each of this.#undo) each();
  }

  #find(stanza: Element): RoomListener | undefined {
    return this.#listeners.get(bareJid(stanza.attrs.from ?? '') ?? '');
  }
}
