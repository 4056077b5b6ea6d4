import type { RoomAddress } from '../model/ids.ts';
import type { RoomPermissionMap, RoomProperties } from '../model/room.ts';
import { conditionOf } from '../session/request-fault.ts';
import type { Session } from '../session/session.ts';
import { writeMucOwner } from '../stanza/0045-owner.ts';
import { writeArchiveRequest } from '../stanza/0313-archive.ts';
import type { ServerConfiguration } from './endpoint-values.ts';
import { FollowedRooms } from './followed-rooms.ts';
import { askItems, describeRoom, type RoomDescription } from './service/directory.ts';
import { Turns } from './turns.ts';

/** How many rooms are asked for their properties at a time. */
const atOnce = 16;

/** Everything that needs no joined room (reference: `PersistentChatServices`). */
export class PersistentChatServices {
  /** What the service announced of itself when the endpoint was established. */
  readonly serverConfiguration: ServerConfiguration;
  readonly followedRooms: FollowedRooms;
  readonly #session: Session;
  readonly #service: string;
  readonly #turns = new Turns<RoomAddress>(atOnce);

  /** @internal */
  constructor(session: Session, service: string, serverConfiguration: ServerConfiguration) {
    this.#session = session;
    this.#service = service;
    this.serverConfiguration = serverConfiguration;
    this.followedRooms = new FollowedRooms(session);
  }

  /**
   * The rooms of the service that this person may see and whose name or description holds every word of `text`,
   * by name; `''` finds all. Secret rooms are found where the service lists them to their members.
   */
  async browseChatRoomsByCriteria(text: string, max = 500): Promise<readonly RoomProperties[]> {
    const items = await askItems(this.#session, this.#service);
    const rooms = items.filter(({ address }) => address.includes('@')).slice(0, max);
    const found = await Promise.all(rooms.map(({ address }) => this.#find(address)));
    const words = text.toLowerCase().split(/\s+/).filter(Boolean);
    return found
      .filter((room) => room !== undefined)
      .filter((room) => matches(room, words))
      .toSorted((one, other) => one.name.localeCompare(other.name));
  }

  /** FaultError `NoSuchNode` where there is none, or none that this person may see. */
  async getChatRoom(room: RoomAddress): Promise<RoomProperties> {
    return (await this.describe(room)).properties;
  }

  /** What this person may do there, without entering: told by our service, found out on others. */
  async getChatRoomPermissions(room: RoomAddress): Promise<RoomPermissionMap> {
    const { facts, properties } = await this.describe(room);
    if (facts) return facts.permissions;
    const [mayEnter, mayManage] = await Promise.all([
      properties.privacy === 'Open' || this.#mayReadArchive(room),
      this.#mayConfigure(room),
    ]);
    return {
      CanView: true,
      CanJoin: mayEnter,
      CanReadHistory: mayEnter && properties.archived,
      CanChat: mayEnter && (properties.behavior === 'Normal' || mayManage),
      CanAuditoriumChat: mayEnter && mayManage && properties.behavior === 'Auditorium',
      CanManageRoom: mayManage,
    };
  }

  /** For this folder: with what the room says besides its properties. @internal */
  describe(room: RoomAddress): Promise<RoomDescription> {
    return describeRoom(this.#session, room, this.serverConfiguration.displayName);
  }

  async #find(room: RoomAddress): Promise<RoomProperties | undefined> {
    return this.#turns.run(room, () => this.getChatRoom(room)).catch(() => undefined);
  }

  /** Stock services say who may enter nowhere; they give their archive to the same people. */
  #mayReadArchive(room: RoomAddress): Promise<boolean> {
    const payload = writeArchiveRequest({ page: { max: 0 }, flipped: false });
    return allowed(this.#session.request({ type: 'set', to: room, payload }));
  }

  #mayConfigure(room: RoomAddress): Promise<boolean> {
    return allowed(this.#session.request({ type: 'get', to: room, payload: writeMucOwner() }));
  }
}

async function allowed(request: Promise<unknown>): Promise<boolean> {
  try {
    await request;
    return true;
  } catch (error) {
    if (conditionOf(error) === undefined) throw error;
    return false;
  }
}

function matches({ name, description }: RoomProperties, words: readonly string[]): boolean {
  const text = `${name} ${description}`.toLowerCase();
  return words.every((word) => text.includes(word));
}
