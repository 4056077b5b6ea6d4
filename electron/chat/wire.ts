import type { ServiceLimits } from '../model/connection.ts';
import type { BareAddress, RoomAddress, Timestamp } from '../model/ids.ts';
import type { Message } from '../model/message.ts';
import type { Session } from '../session/session.ts';
import type { Beginning } from '../session/stream/connect.ts';
import type { LocalEndpoint } from './local-endpoint.ts';
import type { RoomDescription } from './service/directory.ts';
import type { StanzaRouter } from './stanza-router.ts';
import type { Turns } from './turns.ts';

/** What a room session needs of the endpoint that it lives on. @internal */
export interface Wire {
  readonly session: Session;
  readonly router: StanzaRouter;
  /** Who may enter next: a storm of two hundred joins at once helps nobody. */
  readonly turns: Turns<RoomAddress>;
  /** The name that the signed-in person bears in rooms. */
  readonly nickname: string;
  /** The chat service. */
  readonly service: BareAddress;
  /** What it calls itself. */
  readonly serviceName: string;
  readonly limits: ServiceLimits;
  /** The service speaks Perch's own protocol beside the standards (docs/protocol.md). */
  readonly isPerch: boolean;
  /** It finds rooms by a search of its own (XEP-0433). */
  readonly searches: boolean;
  /** It searches the archives of its rooms, many at once (XEP-0431; docs/protocol.md). */
  readonly searchesArchives: boolean;
  /** The server's time, as far as it is known. */
  readonly now: () => Timestamp;
  /** Reads a room's disco#info anew. */
  readonly describe: (room: RoomAddress) => Promise<RoomDescription>;
  /** To be called with whatever is said live in a room. */
  readonly heard: (message: Message) => void;
  /** To be called when this person was put out of a room for good. */
  readonly lost: (room: RoomAddress) => void;
}

/** Somebody who has to hear what becomes of the connection. @internal */
export interface ConnectionListener {
  connectionBegan(beginning: Beginning): void;
  /** Nothing more will come. */
  connectionEnded(): void;
  /** Never rejects. */
  leave(): Promise<void>;
}

/** A `PersistentChatEndpoint`, as its sessions see it. */
export interface SessionHost {
  readonly chatServerUri: BareAddress;
  readonly innerEndpoint: LocalEndpoint;
  /** @internal */
  readonly wire: Wire;
  /** Returns its undo. @internal */
  adopt(session: ConnectionListener): () => void;
}
