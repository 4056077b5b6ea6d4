import type { Bridge } from '#renderer/bridge/bridge.ts';
import { createAddInFrames } from './add-in-frames.ts';
import { createAddIns } from './add-ins.ts';
import { createAlertChoices } from './alert-choices.ts';
import { createArrangement } from './arrangement.ts';
import { createAudiences } from './audiences.ts';
import { createCards } from './cards.ts';
import { createDirectory } from './directory.ts';
import { createDrafts } from './drafts.ts';
import { createEntry } from './entry.ts';
import { createFeedReading } from './feeds/feed-reading.ts';
import { createFeeds } from './feeds/feeds.ts';
import { createFetching } from './fetching.ts';
import { createKeys } from './keys/keys.ts';
import { createMarks } from './marks.ts';
import { createNavigation } from './navigation.ts';
import { createNotices } from './notices.ts';
import { createOutbox } from './outbox.ts';
import { createPeopleFound } from './people-found.ts';
import { createPlace } from './place.ts';
import { createPrivateWords } from './private-words.ts';
import { createQuoting } from './quoting.ts';
import { createRemovals } from './removals.ts';
import { createRoomInvitations } from './room-invitations.ts';
import { createRooms } from './rooms.ts';
import { createSearch } from './search.ts';
import { createService } from './service.ts';
import { createSession } from './session.ts';
import { createSettings } from './settings.ts';
import { createSharing } from './sharing.ts';
import type { Surroundings } from './surroundings.ts';
import { createTalkers } from './talkers.ts';
import { createTimeline } from './timeline.ts';
import { createTransfer } from './transfer.ts';

/** What the window knows, each part by itself; nothing is asked or heard yet. */
export function createStores(bridge: Bridge, surroundings: Surroundings) {
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

  return {
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
  };
}

export type Stores = ReturnType<typeof createStores>;

/** The stores, and what stands around them. */
export interface Parts extends Stores {
  readonly bridge: Bridge;
  readonly surroundings: Surroundings;
}
