import type { ChatRoomCriteria, ChatRoomSnapshot, ChatRoomsFound } from '#electron/model/directory.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { DiscoItem } from '#electron/stanza/0030-disco.ts';
import { askAllItems } from '../service/directory.ts';
import { Turns } from '../turns.ts';
import type { Wire } from '../wire.ts';
import { Kept } from './kept.ts';
import { matches, mayMatch, needsDescription, unanswerable } from './matching.ts';

/** What part of the result is wanted. */
export interface Page {
  /** `next` of the part before. */
  readonly after?: string;
  readonly max?: number;
}

const usualPage = 100;
/** How many rooms are asked what they are at a time. */
const atOnce = 16;
/** How long the list of rooms, and what one of them is, are taken to be as they were, in milliseconds. */
const listLifetime = 60_000;
const roomLifetime = 60_000;
const mostKept = 20_000;

/** The directory of a service that knows only XEP-0030: its list, and what each room says when it is asked. */
export class DiscoveredRooms {
  readonly #wire: Wire;
  readonly #turns = new Turns<RoomAddress>(atOnce);
  readonly #lists: Kept<readonly DiscoItem[]>;
  readonly #rooms: Kept<ChatRoomSnapshot | undefined>;

  constructor(wire: Wire) {
    this.#wire = wire;
    const { now } = wire.session.surroundings;
    this.#lists = new Kept(listLifetime, 1, now);
    this.#rooms = new Kept(roomLifetime, mostKept, now);
  }

  /**
   * By name. A part looks at so many rooms, whether they fit or not, so that it comes soon. Rooms that do not answer
   * are passed over.
   */
  async find(criteria: ChatRoomCriteria, { after, max = usualPage }: Page): Promise<ChatRoomsFound> {
    // Whoever comes to look, and does not write yet, looks at what is there now.
    if (criteria.text === undefined && after === undefined) this.#lists.forget(this.#wire.service);
    const unanswered = unanswerable(criteria);
    const { category = this.#wire.service } = criteria;
    if (category !== this.#wire.service) return { rooms: [], total: 0, unanswered };
    const listed = await this.#list();
    const candidates = listed.filter(({ name, address }) => mayMatch(name ?? address, criteria));
    const start = after === undefined ? 0 : candidates.findIndex(({ address }) => address === after) + 1;
    const part = candidates.slice(start, start + max);
    const looked = await Promise.all(part.map(({ address }) => this.#room(address)));
    const rooms = looked.filter((room) => room !== undefined).filter((room) => matches(room, criteria));
    const last = start + max < candidates.length ? part.at(-1) : undefined;
    const total = needsDescription(criteria) ? {} : { total: candidates.length };
    return { rooms, unanswered, ...(last && { next: last.address }), ...total };
  }

  #list(): Promise<readonly DiscoItem[]> {
    const { session, service } = this.#wire;
    return this.#lists.get(service, async () => {
      const items = await askAllItems(session, service);
      const rooms = items.filter(({ address, node }) => address.includes('@') && node === undefined);
      return rooms.toSorted((one, other) => compare(one.name ?? one.address, other.name ?? other.address));
    });
  }

  #room(address: RoomAddress): Promise<ChatRoomSnapshot | undefined> {
    const ask = () => this.#turns.run(address, () => this.#describe(address));
    return this.#rooms.get(address, ask).catch(() => undefined);
  }

  async #describe(address: RoomAddress): Promise<ChatRoomSnapshot> {
    const { properties, facts } = await this.#wire.describe(address);
    const { archived: _, ...snapshot } = properties;
    return {
      ...snapshot,
      ...(facts && { permissions: facts.permissions, disabled: facts.disabled ?? false }),
      ...(facts?.categoryId && { categoryUri: facts.categoryId }),
    };
  }
}

const { compare } = new Intl.Collator();
