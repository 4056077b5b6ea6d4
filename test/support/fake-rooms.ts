import type {
  Answer,
  CallName,
  ChatRoomCard,
  ChatRoomCategorySummary,
  ChatRoomCriteria,
  ChatRoomInformation,
  ChatRoomInvitation,
  ChatRoomRequest,
  ChatRoomSettings,
  ChatRoomSnapshot,
  Events,
  PrincipalSummary,
  RoomAddress,
  RoomEntry,
  RoomRecord,
  RoomService,
} from '#electron/bridge/contract.ts';
import { fakeAdministration } from './fake-administration.ts';
import { me } from './fake-data.ts';
import type { FakeHandlers } from './fake-handlers.ts';

type Names =
  | 'rooms.service'
  | 'rooms.search'
  | 'rooms.card'
  | 'rooms.create'
  | 'rooms.read'
  | 'rooms.save'
  | 'rooms.preview'
  | 'rooms.eligible'
  | 'rooms.invite'
  | 'rooms.askToJoin'
  | 'rooms.askToPresent'
  | 'rooms.requests'
  | 'rooms.answerRequest'
  | 'rooms.resign'
  | 'rooms.disable'
  | 'rooms.enable'
  | 'rooms.destroy'
  | 'people.find'
  | Extract<CallName, `roomInvitations.${string}` | `admin.${string}`>;

export const fakeCategories: readonly ChatRoomCategorySummary[] = [
  category('Trading', { isDefault: true, mayCreate: true }),
  category('Operations', { mayCreate: true, invitations: false }),
  category('People', {}),
];

function category(name: string, more: Partial<ChatRoomCategorySummary>): ChatRoomCategorySummary {
  return {
    ...{ uri: name.toLowerCase(), name, description: `Rooms of ${name}` },
    ...{ isDefault: false, mayCreate: false, invitations: true, fileUpload: false, chatHistory: true },
    ...more,
  };
}

export const fakeService: RoomService = {
  categories: fakeCategories,
  addIns: [
    { name: 'Cards', url: 'https://cards.example.org/', block: false },
    { name: 'Pulse', url: 'https://pulse.example.org/', block: false },
  ],
  missing: {},
  missingFacets: {},
  administers: [],
};
/** The same, for an administrator. */
export const administeredService: RoomService = { ...fakeService, administers: ['rooms', 'server'] };

const group: PrincipalSummary = {
  address: 'desk@groups.rooms.example.org',
  type: 'DirectoryGroup',
  name: 'The desk',
};
export const fakePeople: readonly PrincipalSummary[] = [
  { address: me.id, type: 'LocalUser', name: me.name },
  ...['Ben Okafor', 'Grace Kim', 'Chiara Conti', 'David Lindqvist', 'Ana Ruiz', 'ليلى حداد'].map(person),
  group,
];

function person(name: string, index: number): PrincipalSummary {
  const local = /^[a-z ]+$/iu.test(name) ? name.toLowerCase().replace(' ', '.') : `person-${index}`;
  return { address: `${local}@example.org`, type: 'LocalUser', name };
}

export interface FakeRooms {
  readonly service: RoomService;
  readonly entries: readonly RoomEntry[];
  /** Whom the host knows of on the person's own list. */
  readonly known: (room: RoomAddress) => RoomEntry | undefined;
  readonly add: (entry: RoomEntry) => void;
  readonly change: (room: RoomAddress, change: Partial<RoomEntry>) => void;
  readonly remove: (room: RoomAddress) => void;
  readonly follow: (room: RoomAddress) => void;
  readonly invitations: readonly ChatRoomInvitation[];
  readonly requests: readonly ChatRoomRequest[];
  readonly tell: <K extends 'roomInvitations.changed' | 'roomRequests.changed'>(
    name: K,
    body: Events[K],
  ) => void;
}

/** What a host in memory answers of finding, making and running rooms. */
export function fakeRoomManagement(fake: FakeRooms): Pick<FakeHandlers, Names> {
  const records = new Map<string, RoomRecord>();
  let invitations = fake.invitations;
  let requests = fake.requests;
  const entry = (room: string): RoomEntry => {
    const one = fake.known(room) ?? fake.entries.find(({ address }) => address === room) ?? fake.entries[0];
    if (!one) throw new Error('A fake host needs a room to copy.');
    return { ...one, address: room };
  };
  const read = (room: string): RoomRecord =>
    records.get(room) ?? { information: informationOf(entry(room)), people: fakePeople };
  const save = (room: string, changes: Partial<ChatRoomSettings>): RoomRecord => {
    const { information } = read(room);
    const revision = String(Number(information.revision) + 1);
    const record = { information: { ...information, ...changes, revision }, people: fakePeople };
    records.set(room, record);
    const { name, description, privacy, behavior } = record.information;
    fake.change(room, { name, description, privacy, behavior });
    return record;
  };
  const answered = (room: string): Record<string, never> => {
    invitations = invitations.filter((each) => each.room !== room);
    fake.tell('roomInvitations.changed', { invitations });
    return {};
  };
  return {
    ...fakeAdministration(),
    'rooms.service': () => ({ service: fake.service }),
    'rooms.search': ({ criteria, after = '0', max }) => {
      const fitting = fake.entries.filter((each) => fits(each, criteria));
      const end = Number(after) + max;
      return {
        rooms: fitting.slice(Number(after), end).map(snapshotOf),
        total: fitting.length,
        ...(end < fitting.length && { next: String(end) }),
        unanswered: [],
      };
    },
    'rooms.card': ({ room }) => ({ card: cardOf(entry(room)) }),
    'rooms.create': (settings) => {
      const room = `${settings.name.toLowerCase().replace(/\W+/g, '-')}@rooms.example.org`;
      const { privacy = 'Closed', behavior = 'Normal', description = '', name } = settings;
      const made = { ...entry(room), name, description, privacy, behavior, occupants: 1 };
      fake.add({ ...made, canManage: true, canChat: true });
      save(room, settings);
      return { room };
    },
    'rooms.read': ({ room }) => ({ record: read(room) }),
    'rooms.save': ({ room, changes }) => ({ record: save(room, changes) }),
    'rooms.preview': ({ room, changes: { members } }) => {
      const now = read(room).information.members;
      const gone = fakePeople.filter(
        ({ address: one }) => now.includes(one) && members?.includes(one) === false,
      );
      return { out: gone.map((one) => (one === group ? person('Cleo Mar', 0) : one)) };
    },
    'rooms.eligible': ({ text }) => peopleLike(text),
    'rooms.invite': () => ({}),
    'rooms.askToJoin': () => ({}),
    'rooms.askToPresent': () => ({}),
    'rooms.requests': ({ room }) => ({ requests: requests.filter((each) => each.room === room) }),
    'rooms.answerRequest': ({ request }) => {
      requests = requests.filter((each) => each.address !== request.address || each.kind !== request.kind);
      fake.tell('roomRequests.changed', { requests });
      return {};
    },
    'rooms.resign': ({ room }) => gone(fake, room),
    'rooms.disable': () => ({}),
    'rooms.enable': () => ({}),
    'rooms.destroy': ({ room }) => gone(fake, room),
    'people.find': ({ text }) => peopleLike(text),
    'roomInvitations.accept': ({ room }) => {
      fake.follow(room);
      return answered(room);
    },
    'roomInvitations.decline': ({ room }) => answered(room),
  };
}

function gone(fake: FakeRooms, room: RoomAddress): Record<string, never> {
  fake.remove(room);
  return {};
}

function peopleLike(text: string): Answer<'people.find'> {
  const words = text.toLowerCase();
  const principals = fakePeople.filter(({ name = '', address }) =>
    `${name} ${address}`.toLowerCase().includes(words),
  );
  return { principals, moreAvailable: false };
}

function fits(room: RoomEntry, criteria: ChatRoomCriteria): boolean {
  const { text = '', inDescription, privacy, behavior, mine } = criteria;
  const words = `${room.name} ${inDescription ? room.description : ''}`.toLowerCase();
  if (!words.includes(text.toLowerCase())) return false;
  if (privacy !== undefined && room.privacy !== privacy) return false;
  if (behavior !== undefined && room.behavior !== behavior) return false;
  if (criteria.category !== undefined && room.category.toLowerCase() !== criteria.category) return false;
  return mine === undefined || room.followed;
}

export function snapshotOf({
  address,
  name,
  description,
  privacy,
  behavior,
  category: uri,
  occupants = 0,
}: RoomEntry): ChatRoomSnapshot {
  return { address, name, description, privacy, behavior, category: uri, occupants };
}

function informationOf(entry: RoomEntry): ChatRoomInformation {
  const { address, name, description, privacy, behavior } = entry;
  const home = fakeCategories.find((each) => each.name === entry.category) ?? fakeCategories[0];
  return {
    ...{ address, name, description, privacy, behavior },
    category: home?.uri ?? '',
    categoryName: home?.name ?? '',
    disabled: false,
    members: fakePeople.map(({ address: each }) => each),
    managers: [me.id],
    presenters: [me.id],
    revision: '1',
    missing: {},
  };
}

function cardOf(entry: RoomEntry): ChatRoomCard {
  const { followed, state, canChat, canManage, unread, mentions, readUpTo, lastAt, trouble, ...properties } =
    entry;
  const closed = entry.privacy === 'Closed' && !followed;
  return {
    ...properties,
    permissions: {
      CanView: true,
      CanJoin: !closed,
      CanReadHistory: !closed,
      CanChat: canChat && !closed,
      CanAuditoriumChat: false,
      CanManageRoom: canManage,
    },
    managers: [me, { id: 'ben.okafor@example.org', name: 'Ben Okafor' }],
    people: ['Ben Okafor', 'Grace Kim'],
    disabled: false,
    mayAskToJoin: closed,
    mayAskToPresent: entry.behavior === 'Auditorium',
  };
}
