import { createStore, type StoreApi } from 'zustand/vanilla';
import { faultOf } from '#renderer/bridge/bridge.ts';
import type {
  Alert,
  AlertExplanation,
  AlertRule,
  ArchiveId,
  ChatRoomInvitation,
  Fault,
  FeedId,
  MessageKey,
  RoomAddress,
} from './facts.ts';
import type { Surroundings } from './surroundings.ts';

/** What the window says of itself in passing; the view finds the words. */
export type Notice =
  | { readonly kind: 'alert'; readonly alert: Alert }
  | { readonly kind: 'left'; readonly room: RoomAddress; readonly name: string; readonly followed: boolean }
  | { readonly kind: 'unfollowed'; readonly room: RoomAddress; readonly name: string }
  | { readonly kind: 'lost'; readonly room: RoomAddress; readonly name: string; readonly fault: Fault }
  | { readonly kind: 'declined'; readonly room: RoomAddress; readonly name: string }
  /** Somebody asks the person into a room. */
  | { readonly kind: 'asked in'; readonly invitation: ChatRoomInvitation }
  /** Nothing of it is gone yet. */
  | { readonly kind: 'feed removed'; readonly feed: FeedId; readonly name: string }
  | { readonly kind: 'copied' }
  /** What became of a message, and why. */
  | { readonly kind: 'why'; readonly explanation: AlertExplanation }
  /** A rule holds from now on, or no more. */
  | { readonly kind: 'rule'; readonly rule: AlertRule; readonly added: boolean }
  /** An add-in asks to open this. */
  | { readonly kind: 'add-in link'; readonly addIn: string; readonly url: string }
  /** What a room was to take back stays. */
  | { readonly kind: 'not removed'; readonly fault: Fault }
  | { readonly kind: 'trouble'; readonly fault: Fault }
  /** What this device kept was damaged: not everything of it comes back. */
  | { readonly kind: 'begun anew' }
  /** Something the person should know of this installation. */
  | { readonly kind: 'host'; readonly warning: string }
  | {
      readonly kind: 'link';
      readonly room: RoomAddress;
      readonly known: boolean;
      /** Of a room that is not on the list: what was said there was found here. */
      readonly name?: string;
      /** As its service calls it; until then it is shown by its address. */
      readonly called?: string;
      readonly key?: MessageKey;
      readonly archiveId?: ArchiveId;
    }
  | { readonly kind: 'invitation'; readonly link: string; readonly domain: string | null };

export type ShownNotice = Notice & { readonly id: number };

export interface NoticesStore {
  readonly state: StoreApi<{ readonly shown: readonly ShownNotice[] }>;
  readonly show: (notice: Notice) => void;
  /** A link leads to the room of this name. */
  readonly learn: (room: RoomAddress, called: string) => void;
  /** Shows why an action failed; for the end of a promise. */
  readonly trouble: (error: unknown) => void;
  readonly dismiss: (id: number) => void;
  /** Takes away all: they were of another account. */
  readonly clear: () => void;
  /** Takes away what says something of these rooms' messages. */
  readonly dropAlerts: (rooms: ReadonlySet<RoomAddress>) => void;
  /** Takes away who asks into rooms that are answered or gone. */
  readonly keepAskedIn: (rooms: ReadonlySet<RoomAddress>) => void;
  /** Keeps all notices while somebody points at one or holds the focus in it. Returns its undo. */
  readonly hold: () => () => void;
}

const milliseconds = 7000;
const mostShown = 3;
/** Questions, until they are answered; and what nobody may miss. */
const waits: ReadonlySet<Notice['kind']> = new Set(['link', 'invitation', 'begun anew', 'host']);

export function createNotices({ later }: Surroundings): NoticesStore {
  const state = createStore<{ readonly shown: readonly ShownNotice[] }>(() => ({ shown: [] }));
  let lastId = 0;
  let held = 0;
  const dismiss = (id: number): void =>
    state.setState(({ shown }) => ({ shown: shown.filter((notice) => notice.id !== id) }));
  const expire = (id: number): void => {
    if (held > 0) later(milliseconds / 2, () => expire(id));
    else dismiss(id);
  };
  const show = (notice: Notice): void => {
    lastId += 1;
    const id = lastId;
    const others = state.getState().shown.filter((each) => tagOf(each) !== tagOf(notice));
    state.setState({ shown: [...others, { ...notice, id }].slice(-mostShown) });
    if (!waits.has(notice.kind)) later(milliseconds, () => expire(id));
  };
  return {
    state,
    show,
    dismiss,
    clear: () => state.setState({ shown: [] }),
    dropAlerts: (rooms) =>
      state.setState(({ shown }) => ({
        shown: shown.filter((notice) => notice.kind !== 'alert' || !rooms.has(notice.alert.room)),
      })),
    keepAskedIn: (rooms) =>
      state.setState(({ shown }) => ({
        shown: shown.filter((notice) => notice.kind !== 'asked in' || rooms.has(notice.invitation.room)),
      })),
    learn: (room, called) =>
      state.setState(({ shown }) => ({
        shown: shown.map((notice) =>
          notice.kind === 'link' && notice.room === room ? { ...notice, called } : notice,
        ),
      })),
    trouble: (error) => show({ kind: 'trouble', fault: faultOf(error) }),
    hold: () => {
      held += 1;
      return () => {
        held -= 1;
      };
    },
  };
}

/** Of one tag only the newest is shown. */
function tagOf(notice: Notice): string {
  if (notice.kind === 'alert') return `alert ${notice.alert.room}`;
  if (notice.kind === 'asked in') return `asked in ${notice.invitation.room}`;
  if (notice.kind === 'trouble') return `trouble ${notice.fault.text}`;
  if (notice.kind === 'feed removed') return `feed removed ${notice.feed}`;
  return 'room' in notice ? `${notice.kind} ${notice.room}` : notice.kind;
}
