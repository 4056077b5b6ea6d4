import type { ServiceLimits } from '../model/connection.ts';
import type { RoomAddress } from '../model/ids.ts';
import type { Session } from '../session/session.ts';
import type { RoomDescription } from './directory.ts';
import type { StanzaRouter } from './stanza-router.ts';
import type { Turns } from './turns.ts';

/** What a room session needs of the endpoint that it lives on. */
export interface Wire {
  readonly session: Session;
  readonly router: StanzaRouter;
  /** Who may enter next: a storm of two hundred joins at once helps nobody. */
  readonly turns: Turns<RoomAddress>;
  /** The name that the signed-in person bears in rooms. */
  readonly nickname: string;
  readonly limits: () => ServiceLimits;
  /** The service stamps messages with its own time (docs/protocol.md, "Messages"). */
  readonly serverTime: () => boolean;
  /** Reads a room's disco#info anew. */
  readonly describe: (room: RoomAddress) => Promise<RoomDescription>;
}
