import { FaultError } from '../model/fault.ts';
import type { BareAddress, RoomAddress } from '../model/ids.ts';
import type { RoomProperties } from '../model/room.ts';
import type { Session } from '../session/session.ts';
import { readPubSubItems, writePubSubRequest } from '../stanza/0060-pubsub.ts';
import { type RoomAddin, readRoomAddin, roomAddinsNode, writeRoomAddin } from '../stanza/perch-room-addin.ts';
import { OwnNode } from './own-node.ts';
import { speakableLine } from './speakable.ts';

/** As many of those who manage a room are asked; where more do, the first say it. */
const most = 5;

/**
 * What stands beside rooms of a service that keeps no registry: each who manages a room may say so on an open node of
 * their own account (docs/protocol.md).
 */
export class RoomAddIns {
  readonly #session: Session;
  readonly #node: OwnNode;

  /** @internal */
  constructor(session: Session) {
    this.#session = session;
    this.#node = new OwnNode(session, roomAddinsNode, 'open');
  }

  /**
   * Whoever asks can read it, so it is said of no secret room: FaultError MsgNotSupported. Undefined takes back what
   * this person said.
   */
  async choose(
    { address, privacy }: Pick<RoomProperties, 'address' | 'privacy'>,
    addIn: RoomAddin | undefined,
  ): Promise<void> {
    if (!addIn) return this.#node.retract(address);
    if (privacy === 'Secret') {
      throw new FaultError(
        'MsgNotSupported',
        'On this server an add-in cannot be chosen for a secret room: it would tell others that the room exists.',
      );
    }
    const written = writeRoomAddin({ name: speakableLine(addIn.name), url: addIn.url });
    if (!readRoomAddin(written)) {
      throw new FaultError('InvalidArgument', 'An add-in has a name, and an address with https.');
    }
    await this.#node.publish(address, written);
  }

  /** What the first of these who says anything says. Never rejects for what one of them does not answer. */
  async find(room: RoomAddress, managers: readonly BareAddress[]): Promise<RoomAddin | undefined> {
    const said = await Promise.all(managers.slice(0, most).map((manager) => this.#ask(room, manager)));
    return said.find((addIn) => addIn !== undefined);
  }

  async #ask(room: RoomAddress, manager: BareAddress): Promise<RoomAddin | undefined> {
    const payload = writePubSubRequest({ kind: 'items', node: roomAddinsNode, ids: [room] });
    const answer = await this.#session.request({ type: 'get', to: manager, payload }).catch(() => undefined);
    const items = (answer && readPubSubItems(answer)) ?? [];
    return readRoomAddin(items.find(({ id }) => id === room)?.payload);
  }
}
