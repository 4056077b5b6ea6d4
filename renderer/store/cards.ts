import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Card } from '#addins/contract.ts';
import type { StoredMessage } from './facts.ts';

export interface CardsState {
  /** What add-ins made of coded messages; null where none makes anything of it. */
  readonly byMessage: ReadonlyMap<string, Card | null>;
}

/** Never rejects; null where the message is shown as its text. */
export type DrawCard = (message: StoredMessage) => Promise<Card | null>;

/** Coded messages as cards: asked for when they come in sight, and kept while the window shows that room. */
export interface CardsStore {
  readonly state: StoreApi<CardsState>;
  readonly want: (message: StoredMessage) => void;
  /** Somebody can draw cards; null: nobody can any more. What was drawn by others before is drawn anew. */
  readonly drawBy: (draw: DrawCard | null) => void;
}

const most = 2000;

export function createCards(): CardsStore {
  const state = createStore<CardsState>(() => ({ byMessage: new Map() }));
  const wanted = new Map<string, StoredMessage>();
  let draw: DrawCard | null = null;
  const ask = async (key: string, message: StoredMessage): Promise<void> => {
    const by = draw;
    const card = await by?.(message);
    if (card === undefined || by !== draw) return;
    state.setState(({ byMessage }) => ({
      byMessage: new Map([...byMessage, [key, card] as const].slice(-most)),
    }));
  };
  return {
    state,
    want: (message) => {
      const key = cardKey(message);
      if (wanted.has(key)) return;
      wanted.set(key, message);
      if (wanted.size > most) wanted.delete(wanted.keys().next().value ?? '');
      void ask(key, message);
    },
    drawBy: (next) => {
      draw = next;
      state.setState({ byMessage: new Map() });
      if (next) for (const [key, message] of wanted) void ask(key, message);
    },
  };
}

export function cardKey({ room, key }: StoredMessage): string {
  return `${key} ${room}`;
}
