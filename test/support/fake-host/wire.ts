import type { Answer, Ask, CallName, EventName, Events, Fault } from '#electron/bridge/contract.ts';
import { type Bridge, BridgeFault, type LinkState } from '#renderer/bridge/bridge.ts';
import type { FakeHandlers } from '../fake-handlers.ts';

/** A bridge with nothing but memory behind it. */
export interface FakeWire {
  readonly bridge: Bridge;
  readonly asked: readonly { readonly name: CallName; readonly ask: unknown }[];
  readonly tell: <K extends EventName>(name: K, body: Events[K]) => void;
  readonly setLink: (state: LinkState) => void;
  /** The fault that a call answers with from now on; null lets it succeed again. */
  readonly fail: (name: CallName, fault: Fault | null) => void;
  /** Milliseconds that each answer takes. */
  delay: number;
  /** What fits is answered only when it is let go, however slow or quick the machine is. */
  readonly hold: (fits: (name: CallName, ask: unknown) => boolean) => void;
  readonly letGo: () => void;
}

/** `handlers` is asked for with the first question, so that they may tell through this wire. */
export function createFakeWire(handlers: () => FakeHandlers): FakeWire {
  const faults = new Map<CallName, Fault>();
  const listeners = new Map<EventName, Set<(body: never) => void>>();
  const links = new Set<(state: LinkState) => void>();
  const asked: { name: CallName; ask: unknown }[] = [];
  const held: (() => void)[] = [];
  let holds = (_name: CallName, _ask: unknown): boolean => false;
  let link: LinkState = 'open';

  function call<K extends CallName>(name: K, ask: Ask<K>): Promise<Answer<K>> {
    asked.push({ name, ask });
    return new Promise((resolve, reject) => {
      const answer = (): void => {
        const fault = faults.get(name);
        if (link === 'lost') reject(new BridgeFault({ code: 'ConnectionLost', text: 'The host is gone.' }));
        else if (fault) reject(new BridgeFault(fault));
        // What a handler throws is its answer, too.
        else resolve(Promise.resolve().then(() => structuredClone(handlers()[name](ask))));
      };
      if (holds(name, ask)) held.push(answer);
      else setTimeout(answer, wire.delay);
    });
  }
  const wire: FakeWire = {
    delay: 0,
    asked,
    tell: (name, body) => {
      // Each listener was added under its own event's name.
      listeners.get(name)?.forEach((listener) => void listener(structuredClone(body) as never));
    },
    setLink: (state) => {
      link = state;
      for (const listener of links) listener(state);
    },
    fail: (name, fault) => {
      if (fault) faults.set(name, fault);
      else faults.delete(name);
    },
    hold: (fits) => {
      holds = fits;
    },
    letGo: () => {
      holds = () => false;
      for (const answer of held.splice(0)) answer();
    },
    bridge: {
      call,
      speakFor: () => undefined,
      listen: (event, listener) => {
        const all = listeners.get(event) ?? new Set();
        listeners.set(event, all.add(listener));
        return () => all.delete(listener);
      },
      onLink: (listener) => {
        listener(link);
        links.add(listener);
        return () => links.delete(listener);
      },
    },
  };
  return wire;
}
