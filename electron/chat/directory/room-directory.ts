import type {
  ChatRoomCriteria,
  ChatRoomSnapshot,
  ChatRoomsFound,
  MissingFacets,
} from '#electron/model/directory.ts';
import { conditionOf } from '#electron/session/request-fault.ts';
import type { Wire } from '../wire.ts';
import { DiscoveredRooms, type Page } from './discovered-rooms.ts';
import { missingFacetsOnStock } from './matching.ts';
import { searchRooms } from './searched-rooms.ts';

/** A program's token may not search; and some services say that they can and cannot. */
const noSearch: ReadonlySet<string | undefined> = new Set([
  'forbidden',
  'service-unavailable',
  'feature-not-implemented',
]);
const largestPage = 500;

/** Finds rooms by one request where the service takes it, elsewhere by looking at what it lists. */
export class RoomDirectory {
  readonly #wire: Wire;
  readonly #discovered: DiscoveredRooms;
  #searches: boolean;

  constructor(wire: Wire) {
    this.#wire = wire;
    this.#discovered = new DiscoveredRooms(wire);
    this.#searches = wire.searches;
  }

  get missing(): MissingFacets {
    return this.#searches ? {} : missingFacetsOnStock;
  }

  async find(criteria: ChatRoomCriteria, page: Page): Promise<ChatRoomsFound> {
    if (!this.#searches) return this.#discovered.find(criteria, page);
    try {
      return await searchRooms(this.#wire, criteria, page);
    } catch (error) {
      if (!noSearch.has(conditionOf(error))) throw error;
      this.#searches = false;
      return this.#discovered.find(criteria, page);
    }
  }

  /** Part after part, until so many are found. */
  async findAll(criteria: ChatRoomCriteria, max: number): Promise<readonly ChatRoomSnapshot[]> {
    const rooms: ChatRoomSnapshot[] = [];
    let after: string | undefined;
    do {
      const page = { max: Math.min(max - rooms.length, largestPage), ...(after !== undefined && { after }) };
      const found = await this.find(criteria, page);
      rooms.push(...found.rooms);
      after = found.next;
    } while (after !== undefined && rooms.length < max);
    return rooms;
  }
}
