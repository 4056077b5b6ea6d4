import type { EventName, Events } from '../bridge/contract.ts';
import type { BridgeEvent } from '../bridge/serve.ts';

/** Tells every open page. */
export type Tell = <K extends EventName>(name: K, body: Events[K]) => void;

export interface EventHub {
  readonly tell: Tell;
  /** Returns its undo. */
  subscribe(listener: (event: BridgeEvent) => void): () => void;
}

export function createEventHub(): EventHub {
  const listeners = new Set<(event: BridgeEvent) => void>();
  return {
    tell: (name, body) => {
      // The signature pairs each name with its body, which the union cannot express for a type parameter.
      const event = { name, body } as BridgeEvent;
      for (const listener of [...listeners]) listener(event);
    },
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
