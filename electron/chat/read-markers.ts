import type { ArchiveId, RoomAddress } from '../model/ids.ts';
import { Emitter } from '../session/emitter.ts';
import type { Session } from '../session/session.ts';
import type { PubSubItem } from '../stanza/0060-pubsub.ts';
import { readDisplayed, writeDisplayed } from '../stanza/0490-displayed.ts';
import { bareJid } from '../stanza/jid.ts';
import { NS } from '../stanza/namespaces.ts';
import type { Element } from '../stanza/xml.ts';
import { OwnNode } from './own-node.ts';

/** Up to where the person has read in a room, on any of their devices. */
export interface ReadMarker {
  readonly room: RoomAddress;
  readonly archiveId: ArchiveId;
  /** The person marked the room as unread, to come back to it; who reads on, with whatever program, takes it away. */
  readonly marked?: true;
}

interface ReadMarkersEvents {
  /** Told by another device, or by this one. */
  readMarkerChanged: ReadMarker;
}

/** Up to where rooms are read, kept on the person's server, the same on every device (XEP-0490). */
export class ReadMarkers {
  readonly #node: OwnNode;
  readonly #events = new Emitter<ReadMarkersEvents>();
  readonly #undo: () => void;

  /** @internal */
  constructor(session: Session) {
    this.#node = new OwnNode(session, NS.displayed);
    this.#undo = session.on('message', (message) => this.#hear(message));
  }

  /** For the endpoint: hears no more of changes. @internal */
  close(): void {
    this.#undo();
  }

  /** Returns its undo. */
  on(name: 'readMarkerChanged', listener: (marker: ReadMarker) => void): () => void {
    return this.#events.on(name, listener);
  }

  /** Empty also where the server keeps no such markers. */
  async list(): Promise<readonly ReadMarker[]> {
    return (await this.#node.items()).flatMap(readItem);
  }

  /** FaultErrors: MsgNotSupported, TimedOut, … */
  async move({ room, archiveId, marked }: ReadMarker): Promise<void> {
    await this.#node.publish(room, writeDisplayed(room, { archiveId, marked: marked === true }));
  }

  #hear(message: Element): void {
    const event = this.#node.heard(message);
    if (event?.kind !== 'items') return;
    for (const marker of event.items.flatMap(readItem)) this.#events.emit('readMarkerChanged', marker);
  }
}

function readItem({ id = '', payload }: PubSubItem): readonly ReadMarker[] {
  const room = bareJid(id);
  const displayed = room?.includes('@') && payload ? readDisplayed(room, payload) : undefined;
  if (!room || !displayed) return [];
  return [{ room, archiveId: displayed.archiveId, ...(displayed.marked && { marked: true }) }];
}
