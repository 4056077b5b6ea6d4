import type { StoreApi } from 'zustand/vanilla';
import { faultOf } from '#renderer/bridge/bridge.ts';
import type { Fault, MessageKey, MessagePage, StoredMessage } from './facts.ts';
import type { GapState, TimelineState } from './timeline-state.ts';
import { receive } from './timeline-window.ts';
import type { Where } from './visit.ts';

type Fill = (before: MessageKey, how?: { readonly again: boolean }) => Promise<void>;

/** Fills gaps between messages that are held, each when somebody comes to it. `around` asks for a page. */
export function gapFiller(
  { getState, setState }: StoreApi<TimelineState>,
  around: (where: Where, key: MessageKey) => Promise<MessagePage>,
): Fill {
  const set = (key: MessageKey, gap: GapState | undefined): void =>
    setState(({ gaps }) => {
      const others = [...gaps].filter(([each]) => each !== key);
      return { gaps: new Map(gap === undefined ? others : [...others, [key, gap]]) };
    });
  return async (before, how) => {
    const { visit, status, gaps } = getState();
    const known = gaps.get(before);
    if (!visit || status !== 'ready' || known === 'loading' || (known && !how?.again)) return;
    set(before, 'loading');
    const still = (): boolean => getState().visit === visit;
    try {
      const page = await around(visit, before);
      if (!still()) return;
      const { messages } = getState();
      setState((now) => receive(now, page.messages));
      set(before, outcome(before, page, messages));
    } catch (error) {
      if (still()) set(before, faultOf(error));
    }
  };
}

/** Nothing where it is filled, or filled in part: then the rest is asked for while somebody looks. */
function outcome(
  before: MessageKey,
  { messages, older }: MessagePage,
  held: readonly StoredMessage[],
): Fault | undefined {
  const isOpen = messages.some(({ key, gapBefore }) => key === before && gapBefore);
  if (!isOpen) return undefined;
  const known = new Set(held.map(({ key }) => key));
  const grew = messages.some(({ key }) => !known.has(key));
  return older ?? (grew ? undefined : { code: 'CommandFailed', text: '' });
}
