import type { Bridge } from '#renderer/bridge/bridge.ts';
import { type AddInFrames, createAddInFrames } from './add-in-frames.ts';
import { type AddInsStore, createAddIns } from './add-ins.ts';
import { type AlertChoicesStore, createAlertChoices } from './alert-choices.ts';
import { attachAlerts } from './alerts.ts';
import { type Arrangement, createArrangement } from './arrangement.ts';
import { attachAddIns } from './attach-add-ins.ts';
import { attachFetching } from './attach-fetching.ts';
import { type AudiencesStore, createAudiences } from './audiences.ts';
import { type CardsStore, createCards } from './cards.ts';
import { createDirectory, type DirectoryStore } from './directory.ts';
import { createDrafts, type DraftsStore } from './drafts.ts';
import { createEntry, type EntryStore } from './entry.ts';
import type { Connection } from './facts.ts';
import { attachFeeds } from './feeds/attach-feeds.ts';
import { createFeedReading, type FeedReading } from './feeds/feed-reading.ts';
import { createFeeds, type FeedsStore } from './feeds/feeds.ts';
import { createFetching, type FetchingStore } from './fetching.ts';
import { attachGone } from './gone.ts';
import { attachInvited } from './invited.ts';
import { createKeys, type KeysStore } from './keys/keys.ts';
import { landingRoom } from './landing.ts';
import { listedRooms } from './listed-rooms.ts';
import { createMarks, type Marks } from './marks.ts';
import { createNavigation, type Navigation } from './navigation.ts';
import { createNotices, type NoticesStore } from './notices.ts';
import { createOutbox, type OutboxStore } from './outbox.ts';
import { attachPairing } from './pairing.ts';
import { createPeopleFound, type PeopleFound } from './people-found.ts';
import { createPlace, type PlaceStore } from './place.ts';
import { createPrivateWords, type PrivateWords } from './private-words.ts';
import { createQuoting, type QuotingStore } from './quoting.ts';
import { attachReading } from './reading.ts';
import { createRemovals, type RemovalsStore } from './removals.ts';
import { createRoomInvitations, type RoomInvitationsStore } from './room-invitations.ts';
import { createRooms, type RoomsStore } from './rooms.ts';
import { createSearch, type SearchStore } from './search.ts';
import { createService, type ServiceStore } from './service.ts';
import { createSession, type SessionStore } from './session.ts';
import { createSettings, type SettingsStore } from './settings.ts';
import { createSharing, type SharingStore } from './sharing.ts';
import type { Surroundings } from './surroundings.ts';
import { createTalkers, type TalkersStore } from './talkers.ts';
import { createTimeline, type TimelineStore } from './timeline.ts';
import { createTransfer, type TransferStore } from './transfer.ts';

/** Everything that the window knows and can ask for. */
export interface App {
  readonly session: SessionStore;
  readonly rooms: RoomsStore;
  readonly timeline: TimelineStore;
  readonly talkers: TalkersStore;
  readonly outbox: OutboxStore;
  readonly drafts: DraftsStore;
  readonly audiences: AudiencesStore;
  readonly privateWords: PrivateWords;
  readonly quoting: QuotingStore;
  readonly removals: RemovalsStore;
  readonly search: SearchStore;
  readonly peopleFound: PeopleFound;
  readonly feeds: FeedsStore;
  readonly feedReading: FeedReading;
  readonly fetching: FetchingStore;
  readonly notices: NoticesStore;
  readonly settings: SettingsStore;
  readonly alertChoices: AlertChoicesStore;
  readonly place: PlaceStore;
  readonly entry: EntryStore;
  readonly sharing: SharingStore;
  readonly transfer: TransferStore;
  readonly service: ServiceStore;
  readonly directory: DirectoryStore;
  readonly roomInvitations: RoomInvitationsStore;
  readonly addIns: AddInsStore;
  readonly addInFrames: AddInFrames;
  readonly cards: CardsStore;
  readonly marks: Marks;
  readonly arrangement: Arrangement;
  readonly keys: KeysStore;
  readonly navigation: Navigation;
  /** Asks that change nothing here by themselves: their effect comes back as an event. */
  readonly ask: Bridge['call'];
  /** Hears of people who come to a room and leave it. Returns its undo. */
  readonly onOccupants: (listener: (told: { readonly room: string }) => void) => () => void;
  /** Returns its undo. */
  readonly start: () => () => void;
}

/** The stores of one window over one bridge. Nothing is asked or heard until `start`. */
export function createApp(bridge: Bridge, surroundings: Surroundings): App {
  const session = createSession();
  const rooms = createRooms(bridge);
  const timeline = createTimeline(bridge, surroundings);
  const talkers = createTalkers(bridge, timeline);
  const outbox = createOutbox(bridge, surroundings);
  const drafts = createDrafts(bridge, rooms, surroundings);
  const audiences = createAudiences();
  const privateWords = createPrivateWords();
  const quoting = createQuoting();
  const search = createSearch(bridge);
  const peopleFound = createPeopleFound(bridge, surroundings);
  const feeds = createFeeds(bridge);
  const feedReading = createFeedReading(bridge, (room) => rooms.get(room) !== undefined);
  const fetching = createFetching(bridge);
  const notices = createNotices(surroundings);
  const settings = createSettings(bridge);
  const alertChoices = createAlertChoices(bridge, surroundings.newId);
  const place = createPlace();
  const removals = createRemovals({ bridge, rooms, place, notices });
  const sharing = createSharing(bridge);
  const transfer = createTransfer(bridge);
  const service = createService(bridge);
  const directory = createDirectory(bridge, surroundings);
  const roomInvitations = createRoomInvitations({ bridge, notices, surroundings });
  const addIns = createAddIns(bridge);
  const addInFrames = createAddInFrames(bridge);
  const cards = createCards();
  const entry = createEntry({ bridge, place, keepDrafts: drafts.flush });
  const marks = createMarks(bridge, rooms, place);
  const arrangement = createArrangement(bridge, rooms, session);
  const keys = createKeys(settings, surroundings.appleKeyboard);
  const navigation = createNavigation({
    ...{ rooms, marks, timeline, place, settings, drafts, search, notices, feeds, feedReading },
  });

  function land(): void {
    const { account, host } = session.state.getState();
    if (!account || surroundings.oneColumn()) return;
    const room = landingRoom(listedRooms(rooms.state.getState().byAddress), account, host.language);
    navigation.land(room?.address);
  }

  /** Nothing of the account before stays in sight. */
  function leave(): void {
    navigation.leave();
    drafts.clear();
    feeds.load([]);
    notices.clear();
    sharing.clear();
    transfer.clear();
    roomInvitations.clear();
    addIns.clear();
    entry.go({ way: 'choose' });
    search.clear();
    removals.clear();
    peopleFound.clear();
    fetching.change({ rooms: [] });
  }

  async function load(missed: boolean): Promise<void> {
    const snapshot = await bridge.call('app.snapshot', {});
    const before = session.state.getState().account;
    if (before !== undefined && before?.address !== snapshot.account?.address) leave();
    settings.load(snapshot.settings);
    alertChoices.load(snapshot.alertChoices);
    rooms.load(snapshot.rooms);
    feeds.load(snapshot.feeds);
    service.load(snapshot);
    outbox.load(snapshot.outbox);
    drafts.load(snapshot.drafts);
    session.load(snapshot, surroundings.language);
    if (snapshot.account) void addIns.load();
    navigation.restore(snapshot.account ? snapshot.settings.openRoom : null, missed);
    land();
  }
  // A link that is lost before the answer comes is shown as such, and brings a new snapshot when it is back.
  const tryLoad = (missed: boolean): void => void load(missed).catch(() => undefined);
  const setConnection = (connection: Connection): void => {
    session.setConnection(connection);
    if (connection.state === 'online') timeline.online();
  };

  return {
    ...{
      session,
      rooms,
      timeline,
      talkers,
      outbox,
      drafts,
      audiences,
      privateWords,
      quoting,
      removals,
      search,
      peopleFound,
      feeds,
      feedReading,
      fetching,
      notices,
      settings,
      alertChoices,
      place,
      entry,
      sharing,
      transfer,
      service,
      directory,
      roomInvitations,
      addIns,
      addInFrames,
      cards,
      marks,
      arrangement,
      keys,
      navigation,
    },
    ask: bridge.call,
    onOccupants: (listener) => bridge.listen('occupants.changed', listener),
    start: () => {
      const undo = [
        bridge.listen('connection.changed', setConnection),
        bridge.listen('account.changed', () => tryLoad(false)),
        bridge.listen('rooms.changed', (change) => {
          rooms.change(change);
          land();
        }),
        bridge.listen('messages.stored', timeline.stored),
        bridge.listen('messages.reordered', ({ room }) => void timeline.reordered(room)),
        attachFetching({ bridge, fetching, search, surroundings }),
        bridge.listen('outbox.changed', outbox.change),
        bridge.listen('draft.changed', drafts.hear),
        bridge.listen('room.show', navigation.show),
        bridge.listen('room.lost', (loss) => notices.show({ kind: 'lost', ...loss })),
        attachInvited({ bridge, session, entry, notices }),
        bridge.listen('signOn.waiting', entry.setPage),
        bridge.listen('invitations.allowed', session.setMayInvite),
        bridge.listen('sharing.changed', sharing.change),
        bridge.listen('transfer.changed', transfer.change),
        bridge.listen('service.changed', service.change),
        bridge.listen('roomInvitations.changed', (told) => {
          service.change(told);
          notices.keepAskedIn(new Set(told.invitations.map(({ room }) => room)));
        }),
        bridge.listen('roomInvitations.arrived', (told) => notices.show({ kind: 'asked in', ...told })),
        bridge.listen('roomRequests.changed', service.change),
        bridge.listen('link.arrived', (link) => notices.show({ kind: 'link', ...link })),
        attachPairing({ rooms, place, drafts, audiences, navigation }),
        attachGone({ bridge, drafts, notices, search, timeline, surroundings }),
        attachAddIns({ bridge, place, addIns, addInFrames }),
        talkers.attach(),
        attachFeeds({ bridge, feeds, feedReading, notices, place, surroundings }),
        marks.attach(),
        keys.attach(),
        bridge.listen('alerts.chosen', alertChoices.load),
        attachAlerts({ bridge, notices, settings, surroundings, show: navigation.show }),
        attachReading({ bridge, place, rooms, session, timeline, surroundings }),
        bridge.onLink((link) => {
          const missed = session.state.getState().link === 'lost';
          session.setLink(link);
          if (link === 'open' && missed) tryLoad(true);
        }),
      ];
      tryLoad(false);
      return () => {
        for (const each of undo) each();
      };
    },
  };
}
