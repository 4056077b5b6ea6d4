import type {
  Answer,
  Ask,
  CallName,
  ChatRoomCard,
  ChatRoomInformation,
  ChatRoomSettings,
  PrincipalSummary,
  RoomEntry,
  RoomRecord,
  RoomService,
} from '#electron/bridge/contract.ts';
import { me } from './fake-data.ts';

export type FakeHandlers = { readonly [K in CallName]: (ask: Ask<K>) => Answer<K> };

type Names =
  | 'rooms.service'
  | 'rooms.search'
  | 'rooms.card'
  | 'rooms.create'
  | 'rooms.read'
  | 'rooms.save'
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

const category = {
  uri: 'trading',
  name: 'Trading',
  description: '',
  isDefault: true,
  mayCreate: true,
  invitations: true,
  fileUpload: false,
  chatHistory: true,
};

export const fakeService: RoomService = {
  categories: [category],
  addIns: [],
  missing: {},
  missingFacets: {},
  administers: [],
};

const people: readonly PrincipalSummary[] = [
  { address: me.id, type: 'LocalUser', name: me.name },
  { address: 'ben.okafor@example.org', type: 'LocalUser', name: 'Ben Okafor' },
  { address: 'grace.kim@example.org', type: 'LocalUser', name: 'Grace Kim' },
];

export interface FakeRooms {
  readonly entries: readonly RoomEntry[];
  readonly add: (entry: RoomEntry) => void;
}

/** What a host in memory answers of making and running rooms. */
export function fakeRoomManagement({ entries, add }: FakeRooms): Pick<FakeHandlers, Names> {
  const records = new Map<string, RoomRecord>();
  const entry = (room: string): RoomEntry => {
    const known = entries.find(({ address }) => address === room) ?? entries[0];
    if (!known) throw new Error('A fake host needs a room to copy.');
    return { ...known, address: room };
  };
  const read = (room: string): RoomRecord =>
    records.get(room) ?? { information: informationOf(entry(room)), people };
  const save = (room: string, changes: Partial<ChatRoomSettings>): RoomRecord => {
    const { information } = read(room);
    const revision = String(Number(information.revision) + 1);
    const record = { information: { ...information, ...changes, revision }, people };
    records.set(room, record);
    return record;
  };
  const found = (text: string) => ({
    principals: people.filter(({ name = '' }) => name.toLowerCase().includes(text.toLowerCase())),
    moreAvailable: false,
  });
  return {
    'rooms.service': () => ({ service: fakeService }),
    'rooms.search': ({ criteria: { text = '' }, after = '0', max }) => {
      const fitting = entries.filter(({ name }) => name.toLowerCase().includes(text.toLowerCase()));
      const end = Number(after) + max;
      return {
        rooms: fitting.slice(Number(after), end),
        total: fitting.length,
        ...(end < fitting.length && { next: String(end) }),
        unanswered: [],
      };
    },
    'rooms.card': ({ room }) => ({ card: cardOf(entry(room)) }),
    'rooms.create': (settings) => {
      const room = `${settings.name.toLowerCase().replace(/\W+/g, '-')}@rooms.example.org`;
      const { privacy = 'Closed', behavior = 'Normal', description = '', name } = settings;
      add({ ...entry(room), name, description, privacy, behavior, occupants: 1 });
      save(room, settings);
      return { room };
    },
    'rooms.read': ({ room }) => ({ record: read(room) }),
    'rooms.save': ({ room, changes }) => ({ record: save(room, changes) }),
    'rooms.eligible': ({ text }) => found(text),
    'rooms.invite': () => ({}),
    'rooms.askToJoin': () => ({}),
    'rooms.askToPresent': () => ({}),
    'rooms.requests': () => ({ requests: [] }),
    'rooms.answerRequest': () => ({}),
    'rooms.resign': () => ({}),
    'rooms.disable': () => ({}),
    'rooms.enable': () => ({}),
    'rooms.destroy': () => ({}),
    'people.find': ({ text }) => found(text),
    'roomInvitations.accept': () => ({}),
    'roomInvitations.decline': () => ({}),
    'admin.commands': () => ({ commands: [] }),
    'admin.run': () => ({ step: { outcome: { notes: ['Done.'], facts: [], columns: [], rows: [] } } }),
  };
}

function informationOf({ address, name, description, privacy, behavior }: RoomEntry): ChatRoomInformation {
  return {
    ...{ address, name, description, privacy, behavior },
    category: category.uri,
    categoryName: category.name,
    disabled: false,
    members: people.map((person) => person.address),
    managers: [me.id],
    presenters: [],
    revision: '1',
    missing: {},
  };
}

function cardOf(entry: RoomEntry): ChatRoomCard {
  const { followed, state, canChat, canManage, unread, mentions, readUpTo, lastAt, trouble, ...properties } =
    entry;
  return {
    ...properties,
    permissions: {
      CanView: true,
      CanJoin: true,
      CanReadHistory: true,
      CanChat: canChat,
      CanAuditoriumChat: false,
      CanManageRoom: canManage,
    },
    managers: [me],
    people: ['Ben Okafor', 'Grace Kim'],
    disabled: false,
    mayAskToJoin: false,
    mayAskToPresent: false,
  };
}
