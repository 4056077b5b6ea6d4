import type { ServiceLimits } from '#electron/model/connection.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import { mucStatus } from '#electron/stanza/0045-muc.ts';
import { readRoomRequests } from '#electron/stanza/0045-requests.ts';
import { bareJid, parseJid, writeBare, writeJid } from '#electron/stanza/jid.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { unknownAccounts } from './accounts.ts';
import { Addins } from './addins/addins.ts';
import { review } from './affiliations/review.ts';
import { Categories } from './categories/categories.ts';
import { prepareCategories } from './categories/default-category.ts';
import { Chores } from './chores.ts';
import type { RoomContext } from './context.ts';
import { GivenAddresses } from './given-addresses.ts';
import { iqInRoom } from './iq-stanzas.ts';
import { messageInRoom } from './message-stanzas.ts';
import { addressesOf, dismiss } from './presence/presence.ts';
import { presenceInRoom, presenceNowhere } from './presence-stanzas.ts';
import { People } from './principals/people.ts';
import { RoomRegistry } from './registry.ts';
import {
  type Answer,
  absent,
  awaitsAnswer,
  type Outgoing,
  type Request,
  refuse,
  silence,
} from './request.ts';
import type { Room } from './room.ts';
import { defaultLimits, Limits } from './service-limits.ts';
import { serviceStanza } from './service-stanzas.ts';

/** XEP-0045 as a function from stanza to stanzas. It knows no socket, and keeps in memory only who is where. */
export interface RoomService {
  /**
   * `stanza` is addressed to the service, a room or an occupant, and `from` is the sender's full address as the
   * server knows it. Whatever is wrong with it is answered by a stanza error.
   */
  handle(stanza: Element): readonly Outgoing[];
  /** What is left to be done of what was asked for (`now`), or beside that when there is time (`later`). */
  readonly due: 'now' | 'later' | undefined;
  /** Does some milliseconds' worth of it. */
  work(): readonly Outgoing[];
  /** Whether somebody administers has changed: who may not be somewhere any more goes at once. */
  review(account: BareAddress): readonly Outgoing[];
  /** Whether what a room sent to an account earlier (an invitation, a request) is for it now, too. */
  mayStillHear(account: BareAddress, stanza: Element): boolean;
  /** The service goes down: everybody is told (status 332). */
  close(): readonly Outgoing[];
}

export type RoomServiceOptions = Pick<RoomContext, 'store' | 'domain' | 'clock' | 'ids'> &
  Partial<Pick<RoomContext, 'accounts' | 'onRemoved'>> & { readonly limits?: Required<ServiceLimits> };

/** Messages of ended rooms that go in one step, and such as come into the index of words. */
const purgedAtOnce = 10;
const indexedAtOnce = 100;

export function createRoomService(options: RoomServiceOptions): RoomService {
  const context = createContext(options);
  const { rooms } = context;
  options.store.removeAbandonedRooms();
  /** Something went wrong: what it stored is undone by the server, and what it left in memory is not to be trusted. */
  let doubtful = false;

  function trust(): void {
    for (const part of [context.people, context.categories, context.addins, context.limits, rooms])
      part.reread();
    doubtful = false;
  }

  function carefully(act: () => Answer): Answer {
    if (doubtful) trust();
    try {
      return act();
    } catch (error) {
      doubtful = true;
      throw error;
    }
  }

  return {
    handle: (stanza) =>
      carefully(() => {
        const request = readRequest(stanza);
        return request ? handle(context, request) : silence;
      }),
    get due() {
      return context.chores.due;
    },
    work: () => carefully(() => context.chores.step()),
    review: (account) =>
      [...rooms.occupied]
        .filter((room) => room.occupantsOf(account).length > 0)
        .flatMap((room) => review(context, room, { status: mucStatus.affiliationLost })),
    mayStillHear(account, stanza) {
      const rights = rooms.find(bareJid(stanza.attrs.from ?? '') ?? '')?.rights(account);
      // What somebody asks of those who run a room is for nobody else to read.
      const isRequest = readRoomRequests(stanza).length > 0;
      return (isRequest ? rights?.CanManageRoom : rights?.knows) ?? false;
    },
    close: () => [...rooms.occupied].flatMap(closeDown),
  };
}

function createContext(options: RoomServiceOptions): RoomContext {
  const { store, domain, ids, accounts = unknownAccounts(domain), onRemoved = () => {} } = options;
  prepareCategories(store, accounts.domain, ids);
  const people = new People(store, accounts, domain);
  const categories = new Categories(store, people);
  const rooms = new RoomRegistry(store, { people, categories });
  const limits = new Limits(store, options.limits ?? defaultLimits);
  return {
    ...options,
    limits,
    accounts,
    people,
    categories,
    addins: new Addins(store),
    given: new GivenAddresses(ids),
    chores: new Chores([
      { isDue: () => store.mayPurge(), step: () => store.purge(purgedAtOnce) && onRemoved() },
      { isDue: () => store.isBehind(), step: () => store.index(indexedAtOnce) },
    ]),
    onRemoved,
    rooms,
  };
}

function handle(context: RoomContext, request: Request): Answer {
  const address = request.to.split('/', 1)[0] ?? '';
  if (!address.includes('@')) return serviceStanza(context, request);
  const room = context.rooms.find(address);
  // Whoever is in it knows of it: who may not be there any more has been removed.
  if (room?.occupantOf(request.from)) return inRoom(context, room, request);
  const rights = room?.rights(request.account);
  if (room && rights?.knows) return rights.CanView ? inRoom(context, room, request) : disabled(request);
  const isFree = room === undefined && request.stanza.getName() === 'presence';
  return isFree ? presenceNowhere(context, request) : absent(request);
}

/** Whoever would know of the room is told why it is gone, so that nobody takes it for lost. */
function disabled(request: Request): Answer {
  if (!awaitsAnswer(request)) return silence;
  return refuse(request, 'not-allowed', 'This room has been disabled; ask those who manage it.', {
    code: 'NodeDisabled',
  });
}

function inRoom(context: RoomContext, room: Room, request: Request): Answer {
  switch (request.stanza.getName()) {
    case 'presence':
      return presenceInRoom(context, room, request);
    case 'message':
      return messageInRoom(context, room, request);
    case 'iq':
      return iqInRoom(context, room, request);
    default:
      return silence;
  }
}

function readRequest(stanza: Element): Request | undefined {
  const from = parseJid(stanza.attrs.from ?? '');
  const to = parseJid(stanza.attrs.to ?? '');
  if (!from || !to) return undefined;
  const addressed = { from: writeJid(from), account: writeBare(from), to: writeJid(to) };
  return { stanza, ...addressed, nickname: to.resource };
}

/** XEP-0045, 15.6.2: status 332 goes with the presence that ends everybody's stay. */
function closeDown(room: Room): Answer {
  const departure = { statuses: [mucStatus.shutdown] };
  return [...room.occupants].flatMap((occupant) => {
    const after = { affiliation: occupant.affiliation, role: 'none' } as const;
    return dismiss(room, occupant, addressesOf(occupant), after, departure);
  });
}
