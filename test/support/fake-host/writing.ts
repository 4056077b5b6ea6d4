import type { Draft, OutboxEntry, RoomAddress } from '#electron/bridge/contract.ts';
import { me } from '../fake-data.ts';
import type { FakeHandlers } from '../fake-handlers.ts';
import { refuseWider } from './logical-rooms.ts';
import type { FakeTalk } from './talk.ts';
import type { FakeWire } from './wire.ts';

type Names = Extract<keyof FakeHandlers, `outbox.${string}` | `drafts.${string}`>;

/** What the person writes, on its way. */
export interface FakeWriting {
  readonly outbox: () => readonly OutboxEntry[];
  readonly drafts: () => readonly Draft[];
  readonly handlers: Pick<FakeHandlers, Names>;
}

export interface FakeWritingNeeds {
  readonly wire: Pick<FakeWire, 'tell'>;
  readonly talk: FakeTalk;
  /** False keeps what is sent in the outbox. */
  readonly delivers: () => boolean;
}

export function createFakeWriting({ wire, talk, delivers }: FakeWritingNeeds): FakeWriting {
  const outbox = new Map<RoomAddress, readonly OutboxEntry[]>();
  const drafts = new Map<RoomAddress, Draft>();
  let lastOrigin = 0;

  const waiting = (): readonly OutboxEntry[] => [...outbox.values()].flat();
  const set = (room: RoomAddress, entries: readonly OutboxEntry[]): void => {
    outbox.set(room, entries);
    wire.tell('outbox.changed', { room, entries });
  };
  const take = ({ room, originId }: OutboxEntry): void =>
    set(room, outbox.get(room)?.filter((each) => each.originId !== originId) ?? []);
  const deliver = (entry: OutboxEntry): void => {
    const { room, text, originId, importance, storyTitle, mentions } = entry;
    const story = storyTitle !== undefined && { storyTitle };
    const named = mentions && { mentions };
    talk.say(room, text, { originId, importance, author: me, own: true, ...story, ...named });
    take(entry);
  };
  const find = (originId: string): OutboxEntry | undefined =>
    waiting().find((each) => each.originId === originId);

  return {
    outbox: waiting,
    drafts: () => [...drafts.values()],
    handlers: {
      'outbox.send': ({ widerAudience, ...draft }) => {
        if (!widerAudience) refuseWider(talk, draft);
        lastOrigin += 1;
        const originId = `origin-${lastOrigin}`;
        const entry: OutboxEntry = { ...draft, originId, writtenAt: Date.now(), state: 'waiting' };
        set(draft.room, [...(outbox.get(draft.room) ?? []), entry]);
        if (delivers()) setTimeout(() => deliver(entry), 40);
        return { originId };
      },
      'outbox.retry': ({ originId }) => {
        const entry = find(originId);
        if (entry) setTimeout(() => deliver(entry), 40);
        return {};
      },
      'outbox.discard': ({ originId }) => {
        const entry = find(originId);
        if (entry) take(entry);
        return {};
      },
      'outbox.decide': ({ originId }) => {
        const entry = find(originId);
        if (entry) deliver(entry);
        return {};
      },
      'drafts.save': (draft) => {
        drafts.set(draft.room, draft);
        return {};
      },
    },
  };
}
