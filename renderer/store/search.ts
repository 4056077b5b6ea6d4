import { createStore, type StoreApi } from 'zustand/vanilla';
import { type Bridge, faultOf } from '#renderer/bridge/bridge.ts';
import type {
  Fault,
  MessageSearch,
  RoomAddress,
  RoomCoverage,
  SearchHit,
  ServerSearchAnswer,
} from './facts.ts';
import { mergeHits } from './search-hits.ts';

/** What narrows a search beside its words. */
export type SearchFilter = Omit<MessageSearch, 'text' | 'order'>;

export type ServerSearch =
  | { readonly state: 'not asked' | 'asking' }
  | { readonly state: 'failed'; readonly fault: Fault }
  | ({ readonly state: 'answered' } & Omit<ServerSearchAnswer, 'hits'>);

export interface SearchState {
  /** The results are in sight. What was looked for is remembered while they are not. */
  readonly open: boolean;
  readonly text: string;
  readonly filter: SearchFilter;
  readonly order: MessageSearch['order'];
  /** The question that all below answers; behind the one above while an answer is on its way. */
  readonly answered: MessageSearch | null;
  readonly hits: readonly SearchHit[];
  readonly more: boolean;
  /** What is to be marked in the hits. */
  readonly terms: readonly string[];
  readonly coverage: readonly RoomCoverage[];
  readonly server: ServerSearch;
  readonly fault: Fault | null;
}

export interface SearchStore {
  readonly state: StoreApi<SearchState>;
  readonly setOpen: (open: boolean) => void;
  /** Resolves when this, or what was written since, is answered. */
  readonly write: (text: string) => Promise<void>;
  /** Sets some filters; undefined takes one away. */
  readonly narrow: (
    filter: { readonly [K in keyof SearchFilter]: SearchFilter[K] | undefined },
  ) => Promise<void>;
  readonly setOrder: (order: MessageSearch['order']) => Promise<void>;
  readonly showMore: () => Promise<void>;
  /** Resolves when what is looked for now is answered: at once, where it is. */
  readonly answered: () => Promise<void>;
  /** Asks again: there may be more on the device than there was. */
  readonly again: () => Promise<void>;
  readonly askServer: () => Promise<void>;
  readonly clear: () => void;
  /** Takes away what was found in these rooms, and that they alone are searched. */
  readonly drop: (rooms: ReadonlySet<RoomAddress>) => void;
}

const [few, many] = [50, 500];
const unanswered = {
  answered: null,
  hits: [],
  more: false,
  terms: [],
  coverage: [],
  server: { state: 'not asked' },
  fault: null,
} as const;
const nothing: SearchState = { ...unanswered, open: false, text: '', filter: {}, order: 'time' };

export function createSearch(bridge: Bridge): SearchStore {
  const state = createStore<SearchState>(() => nothing);
  const { getState, setState } = state;
  let limit = few;
  let running: Promise<void> | undefined;

  /** One question at a time: whoever types faster than the answers come is asked for the last that they typed. */
  function ask(): Promise<void> {
    running ??= askUntilAnswered().finally(() => {
      running = undefined;
    });
    return running;
  }
  async function askUntilAnswered(): Promise<void> {
    for (let search = questionOf(getState()); ; search = questionOf(getState())) {
      if (!search) return setState({ ...unanswered });
      const size = limit;
      const told = await answerTo(search, size);
      if (isSame(search, questionOf(getState())) && size === limit) return setState(told);
    }
  }
  async function answerTo(search: MessageSearch, size: number): Promise<Partial<SearchState>> {
    const { answered, server } = getState();
    // More of the same: what the servers said of it holds.
    const same = answered !== null && isSame(answered, search);
    const common = { answered: search, fault: null, server: same ? server : unanswered.server };
    try {
      const { hits, ...more } = await bridge.call('messages.search', { search, limit: size });
      const others = same ? getState().hits.filter(({ message }) => message.key === undefined) : [];
      return { ...common, ...more, hits: mergeHits(hits, others, search.order) };
    } catch (error) {
      return { ...common, ...unanswered, answered: search, fault: faultOf(error) };
    }
  }
  function change(changed: Partial<SearchState>): Promise<void> {
    limit = few;
    setState(changed);
    return ask();
  }

  return {
    state,
    setOpen: (open) => {
      const was = getState().open;
      setState({ open });
      // There may be more on the device by now.
      if (open && !was && questionOf(getState())) void ask();
    },
    write: (text) => change({ text }),
    narrow: (filter) => change({ filter: withoutGaps({ ...getState().filter, ...filter }) }),
    setOrder: (order) => change({ order }),
    showMore: () => {
      limit = many;
      return ask();
    },
    answered: async () => running,
    again: ask,
    askServer: async () => {
      const search = getState().answered;
      if (!search || getState().server.state === 'asking') return;
      const still = (): boolean => getState().answered === search;
      setState({ server: { state: 'asking' } });
      try {
        const { hits, ...told } = await bridge.call('messages.searchServer', { search, limit: many });
        if (!still()) return;
        setState((now) => ({
          hits: mergeHits(now.hits, hits, search.order),
          server: { state: 'answered', ...told },
        }));
      } catch (error) {
        if (still()) setState({ server: { state: 'failed', fault: faultOf(error) } });
      }
    },
    clear: () => setState({ ...nothing, open: getState().open }, true),
    drop: (rooms) => {
      setState(({ hits, coverage }) => ({
        hits: hits.filter(({ message }) => !rooms.has(message.room)),
        coverage: coverage.filter(({ room }) => !rooms.has(room)),
      }));
      const { filter, open } = getState();
      if (!filter.rooms?.some((room) => rooms.has(room))) return;
      // What is not on the list can be seen in no filter: it narrows nothing.
      const left = filter.rooms.filter((room) => !rooms.has(room));
      setState({ filter: withoutGaps({ ...filter, rooms: left.length > 0 ? left : undefined }) });
      if (open) void ask();
    },
  };
}

/** Undefined where nothing is asked: neither words nor a filter that finds something by itself. */
function questionOf({ text, filter, order }: SearchState): MessageSearch | undefined {
  const words = text.trim();
  const { rooms: _, ...narrowing } = filter;
  if (words === '' && Object.keys(narrowing).length === 0) return undefined;
  return { text: words, ...filter, order };
}

function isSame(one: MessageSearch, other: MessageSearch | undefined): boolean {
  return JSON.stringify(one) === JSON.stringify(other);
}

function withoutGaps(
  filter: { readonly [K in keyof SearchFilter]: SearchFilter[K] | undefined },
): SearchFilter {
  return Object.fromEntries(Object.entries(filter).filter(([, value]) => value !== undefined));
}
