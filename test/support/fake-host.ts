import type { AddIn } from '#electron/addin/facts.ts';
import {
  firstAlertChoices,
  firstSettings,
  type ListedAddIn,
  type RoomAddress,
  type RoomEntry,
  type SearchHit,
  type Settings,
  type Snapshot,
  type StoredMessage,
} from '#electron/bridge/contract.ts';
import type { Feed } from '#electron/model/feed.ts';
import type { FakeHandlers } from './fake-handlers.ts';
import { createFakeAccounts, myself } from './fake-host/account.ts';
import { type FakeAddIns, fakeAddIns } from './fake-host/add-ins.ts';
import { fakeAlerts } from './fake-host/alerts.ts';
import { type FakeFeeds, fakeFeeds } from './fake-host/feeds.ts';
import { type FakeHoles, fakeHoles } from './fake-host/holes.ts';
import { fakeLogicalRooms } from './fake-host/logical-rooms.ts';
import { fakePages } from './fake-host/pages.ts';
import { type FoundOnServer, fakeSearch } from './fake-host/search.ts';
import { fakeSharing } from './fake-host/sharing.ts';
import { createFakeTalk, type FakeTalk } from './fake-host/talk.ts';
import { fakeTransfer } from './fake-host/transfer.ts';
import { createFakeWire, type FakeWire } from './fake-host/wire.ts';
import { createFakeWriting } from './fake-host/writing.ts';
import { fakeRoomManagement, fakeService } from './fake-rooms.ts';

export interface FakeHostOptions {
  readonly rooms?: number;
  /** So many more in the directory, of which the person is in none. */
  readonly directory?: number;
  /** Messages in the first room; every other one has a few hundred. */
  readonly messages?: number;
  readonly now?: number;
  /** The first two rooms, Desk and Desk Panel, are shown as one. */
  readonly logical?: boolean;
  readonly snapshot?: Partial<Snapshot>;
  /** Beside the ego feed. */
  readonly feeds?: readonly Feed[];
  /** What is installed, and what the host answers to their calls. */
  readonly addIns?: readonly ListedAddIn[];
  readonly addInAnswers?: Readonly<Record<string, unknown>>;
  /** What Perch brings along. */
  readonly shipped?: readonly AddIn[];
}

/** A host in memory, with the whole contract and none of the machine. What it was asked stays readable. */
export interface FakeHost extends FakeWire {
  readonly rooms: ReadonlyMap<RoomAddress, RoomEntry>;
  readonly history: (room: RoomAddress) => readonly StoredMessage[];
  readonly dig: FakeHoles['dig'];
  /** What the server finds from now on, whatever it is asked; `until`: what was said from then on it does not search. */
  readonly serverFinds: (hits: readonly SearchHit[], until?: number) => void;
  /** Somebody says something in a room. */
  readonly say: FakeTalk['say'];
  readonly changeRoom: FakeTalk['change'];
  /** Another device changed or made a feed. */
  readonly changeFeed: FakeFeeds['change'];
  readonly addIns: Pick<FakeAddIns, 'place' | 'filter'>;
  /** False keeps what is sent in the outbox. */
  delivers: boolean;
}

export function createFakeHost(options: FakeHostOptions = {}): FakeHost {
  const { now = Date.now(), rooms = 80, directory = 0, messages = 100_000, logical = false } = options;
  const wire = createFakeWire(() => handlers);
  const talk = createFakeTalk(wire, { rooms, directory, messages, now, logical });
  const holes = fakeHoles(talk);
  let onServer: FoundOnServer = { hits: [] };
  const feeds = fakeFeeds(wire, talk, options.feeds ?? []);
  const writing = createFakeWriting({ wire, talk, delivers: () => host.delivers });
  const addIns = fakeAddIns(wire, options.addIns ?? [], options.addInAnswers ?? {}, options.shipped ?? []);
  let snapshot = firstSnapshot(options.snapshot);
  const accounts = createFakeAccounts(wire, snapshot);
  const alerts = fakeAlerts(wire, snapshot.alertChoices);

  const handlers: FakeHandlers = {
    'app.snapshot': () => ({
      ...snapshot,
      ...accounts.shown(),
      alertChoices: alerts.choices(),
      rooms: accounts.shown().account ? [...talk.rooms.values()] : [],
      feeds: feeds.entries(),
      outbox: writing.outbox(),
      drafts: writing.drafts(),
    }),
    'app.remember': (settings) => {
      snapshot = { ...snapshot, settings: { ...snapshot.settings, ...settings } };
      return {};
    },
    ...alerts.handlers,
    'links.open': () => ({}),
    ...accounts.handlers,
    ...fakeSharing(wire, now),
    ...fakeRoomManagement({
      service: snapshot.service ?? fakeService,
      entries: talk.directory,
      known: (room) => talk.rooms.get(room),
      add: talk.add,
      change: talk.change,
      remove: talk.remove,
      follow: (room) => talk.enter(room, { followed: true }),
      invitations: snapshot.roomInvitations,
      requests: snapshot.roomRequests,
      tell: wire.tell,
    }),
    ...talk.handlers,
    ...fakeLogicalRooms(talk),
    ...fakePages(talk, holes),
    ...fakeSearch(talk, () => onServer),
    ...feeds.handlers,
    ...writing.handlers,
    ...fakeTransfer(wire, talk),
    ...addIns.handlers,
  };
  const host = Object.assign(wire, {
    rooms: talk.rooms,
    history: talk.history,
    dig: holes.dig,
    serverFinds: (hits: readonly SearchHit[], until?: number) => {
      onServer = { hits, ...(until !== undefined && { until }) };
    },
    say: (...said: Parameters<FakeTalk['say']>) => {
      const message = talk.say(...said);
      feeds.said(message);
      return message;
    },
    changeRoom: talk.change,
    changeFeed: feeds.change,
    addIns,
    delivers: true,
  });
  return host;
}

/** A window as it is before anybody changed anything of it. */
export const fakeSettings: Settings = firstSettings;

function firstSnapshot(changes: Partial<Snapshot> = {}): Snapshot {
  return {
    account: myself,
    accounts: changes.account === null ? [] : [myself],
    mayInvite: false,
    connection: { state: 'online' },
    limits: { messageSize: 8000 },
    rooms: [],
    feeds: [],
    service: fakeService,
    roomInvitations: [],
    roomRequests: [],
    outbox: [],
    drafts: [],
    alertChoices: firstAlertChoices,
    settings: fakeSettings,
    host: { kind: 'plain', version: '0.1.0', language: 'en-GB' },
    ...changes,
  };
}
