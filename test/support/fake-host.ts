import type {
  Account,
  Answer,
  Ask,
  CallName,
  Draft,
  EventName,
  Events,
  Fault,
  Invitation,
  MessageKey,
  Occupant,
  OutboxEntry,
  RoomAddress,
  RoomEntry,
  Sharing,
  Snapshot,
  StoredMessage,
} from '#electron/bridge/contract.ts';
import { type Bridge, BridgeFault, type LinkState } from '#renderer/bridge/bridge.ts';
import { fakeDirectory, fakeHistory, fakeRooms, me } from './fake-data.ts';
import type { FakeHandlers } from './fake-handlers.ts';
import { fakeRoomManagement, fakeService } from './fake-rooms.ts';

export interface FakeHostOptions {
  readonly rooms?: number;
  /** So many more in the directory, of which the person is in none. */
  readonly directory?: number;
  /** Messages in the first room; every other one has a few hundred. */
  readonly messages?: number;
  readonly now?: number;
  readonly snapshot?: Partial<Snapshot>;
}

const myself: Account = {
  address: me.id,
  displayName: me.name,
  place: 'A server',
  chatService: 'rooms.example.org',
  signInBy: 'password',
};
const fakePlace = { webSocket: 'wss://192.0.2.7:5281/xmpp-websocket', fingerprint: 'ab'.repeat(32) };
const fakeInvitation = {
  domain: 'kestrel-7f3a.internal',
  server: fakePlace.webSocket,
  certificate: fakePlace.fingerprint,
};

/** A host in memory, with the whole contract and none of the machine. What it was asked stays readable. */
export interface FakeHost {
  readonly bridge: Bridge;
  readonly asked: readonly { readonly name: CallName; readonly ask: unknown }[];
  readonly rooms: ReadonlyMap<RoomAddress, RoomEntry>;
  readonly history: (room: RoomAddress) => readonly StoredMessage[];
  /** Somebody says something in a room. */
  readonly say: (room: RoomAddress, text: string, more?: Partial<StoredMessage>) => StoredMessage;
  readonly tell: <K extends EventName>(name: K, body: Events[K]) => void;
  readonly changeRoom: (room: RoomAddress, change: Partial<RoomEntry>) => void;
  readonly setLink: (state: LinkState) => void;
  /** Milliseconds that each answer takes. */
  delay: number;
  /** The fault that a call answers with from now on; null lets it succeed again. */
  readonly fail: (name: CallName, fault: Fault | null) => void;
  /** False keeps what is sent in the outbox. */
  delivers: boolean;
}

export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const now = options.now ?? Date.now();
  const entries = fakeRooms(options.rooms ?? 80, now);
  const directory = [...entries, ...fakeDirectory(options.directory ?? 0, now)];
  const rooms = new Map(entries.map((entry) => [entry.address, entry]));
  const histories = new Map<RoomAddress, StoredMessage[]>();
  const outbox = new Map<RoomAddress, OutboxEntry[]>();
  const drafts = new Map<RoomAddress, Draft>();
  const faults = new Map<CallName, Fault>();
  const listeners = new Map<EventName, Set<(body: never) => void>>();
  const links = new Set<(state: LinkState) => void>();
  const asked: { name: CallName; ask: unknown }[] = [];
  let link: LinkState = 'open';
  let lastOrigin = 0;
  let sharing: Sharing = { state: 'off', hosts: ['192.0.2.7'] };
  let invitations: Invitation[] = [];
  let snapshot: Snapshot = {
    account: myself,
    accounts: options.snapshot?.account === null ? [] : [myself],
    mayInvite: false,
    connection: { state: 'online' },
    limits: { messageSize: 8000 },
    rooms: [],
    service: fakeService,
    roomInvitations: [],
    roomRequests: [],
    outbox: [],
    drafts: [],
    settings: { theme: 'system', alerts: true, openRoom: null, sidebarWidth: 264 },
    host: { kind: 'plain', version: '0.1.0', language: 'en-GB' },
    ...options.snapshot,
  };

  const history = (room: RoomAddress): StoredMessage[] => {
    const index = entries.findIndex((entry) => entry.address === room);
    const count = index === 0 ? (options.messages ?? 100_000) : 120 + ((index * 37) % 400);
    const known = histories.get(room) ?? fakeHistory(room, index < 0 ? 0 : count, now, index + 1);
    histories.set(room, known);
    return known;
  };
  for (const entry of entries) {
    if (entry.unread > 0)
      rooms.set(entry.address, {
        ...entry,
        readUpTo: history(entry.address).at(-1 - entry.unread)?.key ?? 0,
      });
    else rooms.set(entry.address, { ...entry, readUpTo: Number.MAX_SAFE_INTEGER });
  }

  function tell<K extends EventName>(name: K, body: Events[K]): void {
    // Each listener was added under its own event's name.
    listeners.get(name)?.forEach((listener) => void listener(structuredClone(body) as never));
  }
  function changeRoom(room: RoomAddress, change: Partial<RoomEntry>): void {
    const entry = rooms.get(room);
    if (!entry) return;
    rooms.set(room, { ...entry, ...change });
    tell('rooms.changed', { changed: [{ ...entry, ...change }], gone: [] });
  }
  function store(message: StoredMessage): void {
    history(message.room).push(message);
    tell('messages.stored', { room: message.room, messages: [message], live: true });
  }
  function say(room: RoomAddress, text: string, more: Partial<StoredMessage> = {}): StoredMessage {
    const last = history(room).at(-1)?.key ?? 0;
    const message: StoredMessage = {
      room,
      key: Math.max(Date.now() * 1024, last + 1),
      author: { id: 'ben.okafor@example.org', name: 'Ben Okafor' },
      own: false,
      sentAt: Date.now(),
      text,
      importance: 'Regular',
      mentionsMe: false,
      ...more,
    };
    store(message);
    return message;
  }
  function setOutbox(room: RoomAddress, change: (entries: OutboxEntry[]) => OutboxEntry[]): void {
    const next = change(outbox.get(room) ?? []);
    outbox.set(room, next);
    tell('outbox.changed', { room, entries: next });
  }
  function deliver(entry: OutboxEntry): void {
    const { room, originId, text, importance, storyTitle } = entry;
    const story = storyTitle !== undefined && { storyTitle };
    say(room, text, { originId, importance, author: me, own: true, ...story });
    setOutbox(room, (all) => all.filter((each) => each.originId !== originId));
  }

  const enterAs = (account: Account): void => {
    const others = snapshot.accounts.filter(({ address }) => address !== account.address);
    snapshot = { ...snapshot, account, accounts: [...others, account] };
    tell('account.changed', { account });
  };
  const share = (next: Sharing): { sharing: Sharing } => {
    sharing = next;
    tell('sharing.changed', { sharing });
    return { sharing };
  };

  const found = (message: StoredMessage) => ({ message, roomName: rooms.get(message.room)?.name ?? '' });
  const handlers: FakeHandlers = {
    'app.snapshot': () => ({
      ...snapshot,
      rooms: snapshot.account ? [...rooms.values()] : [],
      outbox: [...outbox.values()].flat(),
      drafts: [...drafts.values()],
    }),
    'app.remember': (settings) => {
      snapshot = { ...snapshot, settings: { ...snapshot.settings, ...settings } };
      return {};
    },
    'account.startHere': ({ displayName }) => {
      enterAs({ address: 'me@localhost', displayName, place: 'This computer' });
      return {};
    },
    'account.signIn': ({ address }) => {
      const displayName = address.split('@')[0] ?? '';
      enterAs({ address, displayName, place: 'A server', signInBy: 'password' });
      return {};
    },
    'account.signOut': () => {
      const accounts = snapshot.accounts.filter(({ address }) => address !== snapshot.account?.address);
      snapshot = { ...snapshot, account: null, accounts };
      tell('account.changed', { account: null });
      return {};
    },
    'account.signOn': ({ address }) => {
      const account: Account = {
        address,
        displayName: address.split('@')[0] ?? '',
        place: 'A server',
        signInBy: 'single sign-on',
      };
      enterAs(account);
      return {};
    },
    'account.cancelSignOn': () => ({}),
    'account.readInvitation': () => ({ invitation: fakeInvitation }),
    'account.join': ({ name, displayName }) => {
      const address = `${name}@${fakeInvitation.domain}`;
      enterAs({ address, displayName, place: 'A server', signInBy: 'password' });
      return {};
    },
    'account.switchTo': ({ address }) => {
      const account = snapshot.accounts.find((each) => each.address === address);
      if (account) enterAs(account);
      return {};
    },
    'account.remove': ({ address }) => {
      const accounts = snapshot.accounts.filter((each) => each.address !== address);
      const account = snapshot.account?.address === address ? null : snapshot.account;
      snapshot = { ...snapshot, account, accounts };
      tell('account.changed', { account });
      return {};
    },
    'sharing.read': () => ({ sharing }),
    'sharing.start': () => share({ ...sharing, state: 'on', ...fakePlace }),
    'sharing.renewCertificate': () => share({ ...sharing, fingerprint: 'cd'.repeat(32) }),
    'sharing.stop': () => share({ state: 'off', hosts: sharing.hosts }),
    'invitations.create': ({ days, note }) => {
      const id = `invitation-${invitations.length + 1}`;
      const until = now + days * 86_400_000;
      invitations.push({ id, state: 'open', note, madeAt: now, until });
      const link = `xmpp:${fakeInvitation.domain}?register;preauth=${id}`;
      return { invitation: { id, until, link } };
    },
    'invitations.list': () => ({ invitations }),
    'invitations.withdraw': ({ id }) => {
      invitations = invitations.map((each) => (each.id === id ? { ...each, state: 'withdrawn' } : each));
      return {};
    },
    'connection.retry': () => {
      tell('connection.changed', { state: 'connecting' });
      return {};
    },
    ...fakeRoomManagement({
      service: snapshot.service ?? fakeService,
      entries: directory,
      known: (room) => rooms.get(room),
      add: (entry) => {
        rooms.set(entry.address, entry);
        histories.set(entry.address, []);
        tell('rooms.changed', { changed: [entry], gone: [] });
      },
      change: changeRoom,
      remove: (room) => {
        rooms.delete(room);
        tell('rooms.changed', { changed: [], gone: [room] });
      },
      follow: (room) => void enter(room, { followed: true }),
      invitations: snapshot.roomInvitations,
      requests: snapshot.roomRequests,
      tell,
    }),
    'rooms.join': ({ room }) => enter(room, {}),
    'rooms.leave': ({ room }) => {
      rooms.delete(room);
      tell('rooms.changed', { changed: [], gone: [room] });
      return {};
    },
    'rooms.follow': ({ room }) => enter(room, { followed: true }),
    'rooms.unfollow': ({ room }) => {
      changeRoom(room, { followed: false });
      return {};
    },
    'rooms.occupants': ({ room }) => ({ occupants: occupantsOf(history(room)) }),
    'rooms.looking': () => ({}),
    'rooms.markRead': ({ room, upTo }) => {
      changeRoom(room, { readUpTo: upTo, unread: 0, mentions: 0 });
      return {};
    },
    'messages.page': ({ room, from, limit }) => pageOf(history(room), from, limit),
    'messages.search': ({ text, limit }) => {
      const all = entries.slice(0, 8).flatMap(({ address }) => history(address).slice(-2000));
      const words = text.toLowerCase().split(/\s+/);
      const hits = all.filter((message) => words.every((word) => message.text.toLowerCase().includes(word)));
      return {
        hits: hits
          .sort((a, b) => b.key - a.key)
          .slice(0, limit)
          .map(found),
      };
    },
    'outbox.send': (draft) => {
      lastOrigin += 1;
      const originId = `origin-${lastOrigin}`;
      const entry: OutboxEntry = { ...draft, originId, writtenAt: Date.now(), state: 'waiting' };
      setOutbox(draft.room, (all) => [...all, entry]);
      if (host.delivers) setTimeout(() => deliver(entry), 40);
      return { originId };
    },
    'outbox.retry': ({ originId }) => {
      const entry = [...outbox.values()].flat().find((each) => each.originId === originId);
      if (entry) setTimeout(() => deliver(entry), 40);
      return {};
    },
    'outbox.discard': ({ originId }) => {
      for (const room of outbox.keys())
        setOutbox(room, (all) => all.filter((each) => each.originId !== originId));
      return {};
    },
    'drafts.save': (draft) => {
      drafts.set(draft.room, draft);
      return {};
    },
    'links.open': () => ({}),
  };
  function enter(room: RoomAddress, change: Partial<RoomEntry>): Record<string, never> {
    const entry = rooms.get(room) ?? directory.find(({ address }) => address === room);
    if (entry) rooms.set(room, { ...entry, state: 'Established' });
    changeRoom(room, change);
    return {};
  }

  function call<K extends CallName>(name: K, ask: Ask<K>): Promise<Answer<K>> {
    asked.push({ name, ask });
    return new Promise((resolve, reject) => {
      const answer = (): void => {
        const fault = faults.get(name);
        if (link === 'lost') reject(new BridgeFault({ code: 'ConnectionLost', text: 'The host is gone.' }));
        else if (fault) reject(new BridgeFault(fault));
        else resolve(structuredClone(handlers[name](ask)));
      };
      setTimeout(answer, host.delay);
    });
  }
  const host: FakeHost = {
    delay: 0,
    delivers: true,
    asked,
    rooms,
    history,
    say,
    tell,
    changeRoom,
    setLink: (state) => {
      link = state;
      for (const listener of links) listener(state);
    },
    fail: (name, fault) => {
      if (fault) faults.set(name, fault);
      else faults.delete(name);
    },
    bridge: {
      call,
      listen: (event, listener) => {
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(listener));
        return () => all.delete(listener);
      },
      onLink: (listener) => {
        listener(link);
        links.add(listener);
        return () => links.delete(listener);
      },
    },
  };
  return host;
}

type From = Ask<'messages.page'>['from'];

function pageOf(all: readonly StoredMessage[], from: From, limit: number): Answer<'messages.page'> {
  const index = from.at === 'newest' ? all.length : indexOf(all, from.key);
  const start = {
    newest: all.length - limit,
    before: index - limit,
    after: index + 1,
    around: index - Math.floor(limit / 2),
  }[from.at];
  const end = from.at === 'before' ? index : Math.max(0, start) + limit;
  const messages = all.slice(Math.max(0, start), Math.max(0, end));
  return { messages, reachedStart: start <= 0, reachedEnd: end >= all.length };
}

function indexOf(all: readonly StoredMessage[], key: MessageKey): number {
  const index = all.findIndex((message) => message.key >= key);
  return index < 0 ? all.length : index;
}

function occupantsOf(messages: readonly StoredMessage[]): readonly Occupant[] {
  const people = new Map(messages.slice(-200).map(({ author }) => [author.id, author]));
  return [...people.values()].map((person, index) => ({
    person,
    canChat: index % 5 !== 4,
    isManager: index === 1,
    self: person.id === me.id,
  }));
}
