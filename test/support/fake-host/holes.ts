import type { Ask, RoomAddress, StoredMessage } from '#electron/bridge/contract.ts';
import type { FakeTalk } from './talk.ts';

/** What is missing of a history in memory until somebody asks for what stands around it. */
export interface FakeHoles {
  /** Takes out so many messages before the one at `index`, which from then on stands behind a gap. */
  readonly dig: (room: RoomAddress, index: number, count: number) => void;
  /** Gives back what a question comes by, as an archive would; not where a fault says that it cannot be had. */
  readonly fill: (ask: Ask<'messages.page'>) => void;
}

/** At most so many come with one answer. */
const most = 60;

export function fakeHoles(talk: FakeTalk): FakeHoles {
  const missing = new Map<StoredMessage['key'], readonly StoredMessage[]>();
  const behindGap = (message: StoredMessage, gap: boolean): StoredMessage => {
    const { gapBefore: _, ...whole } = message;
    return gap ? { ...whole, gapBefore: true } : whole;
  };
  return {
    dig: (room, index, count) => {
      const history = talk.history(room);
      const taken = history.splice(index - count, count);
      const next = history[index - count];
      if (!next) return;
      missing.set(next.key, taken);
      history[index - count] = behindGap(next, true);
    },
    fill: ({ room, from }) => {
      if (from.at !== 'around' || !missing.has(from.key)) return;
      const history = talk.history(room);
      const at = history.findIndex(({ key }) => key === from.key);
      if (at < 0) return;
      const next = history[at];
      const [first, ...back] = (missing.get(from.key) ?? []).slice(-most);
      if (!next || !first) return;
      const rest = (missing.get(from.key) ?? []).slice(0, -most);
      missing.delete(from.key);
      if (rest.length > 0) missing.set(first.key, rest);
      history.splice(at, 1, behindGap(first, rest.length > 0), ...back, behindGap(next, false));
    },
  };
}
