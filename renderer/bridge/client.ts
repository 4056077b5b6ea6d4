import type {
  Answer,
  Ask,
  BareAddress,
  CallName,
  EventName,
  Events,
  Fault,
} from '#electron/bridge/contract.ts';
import { type Bridge, BridgeFault, linkLost } from './bridge.ts';
import type { Carrier } from './carrier.ts';

interface Open {
  readonly resolve: (answer: unknown) => void;
  readonly reject: (fault: BridgeFault) => void;
}

/**
 * Speaks the contract over a carrier: numbers the asks, matches the answers, hands the events out.
 * The host is trusted: it checks what the page sends, and the page only checks that a frame is one.
 */
export function createBridge(carrier: Carrier): Bridge {
  const open = new Map<number, Open>();
  const listeners = new Map<string, Set<(body: never) => void>>();
  let lastId = 0;
  let account: BareAddress | null = null;

  const settle = (id: number, how: (ask: Open) => void): void => {
    const ask = open.get(id);
    open.delete(id);
    if (ask) how(ask);
  };
  carrier.onFrame((raw) => {
    const frame = readFrame(raw);
    if (frame?.kind === 'answer') settle(frame.id, (ask) => ask.resolve(frame.body));
    if (frame?.kind === 'fault') settle(frame.id, (ask) => ask.reject(new BridgeFault(frame.fault)));
    // The contract pairs each event's name with its body.
    if (frame?.kind === 'event') listeners.get(frame.name)?.forEach((fn) => void fn(frame.body as never));
  });
  carrier.onLink((state) => {
    if (state !== 'lost') return;
    for (const id of [...open.keys()]) settle(id, (ask) => ask.reject(new BridgeFault(linkLost)));
  });

  function call<K extends CallName>(name: K, ask: Ask<K>): Promise<Answer<K>> {
    lastId += 1;
    const id = lastId;
    return new Promise((resolve, reject) => {
      // The contract pairs each question's name with its answer.
      open.set(id, { resolve: (answer) => resolve(answer as Answer<K>), reject });
      const went = carrier.post({ kind: 'ask', id, name, body: ask, account });
      if (!went) settle(id, (each) => each.reject(new BridgeFault(linkLost)));
    });
  }

  function listen<K extends EventName>(event: K, listener: (body: Events[K]) => void): () => void {
    const all = listeners.get(event) ?? new Set();
    listeners.set(event, all.add(listener));
    return () => all.delete(listener);
  }

  function speakFor(shown: BareAddress | null): void {
    account = shown;
  }

  return { call, speakFor, listen, onLink: carrier.onLink };
}

type FromHost =
  | { readonly kind: 'answer'; readonly id: number; readonly body: unknown }
  | { readonly kind: 'fault'; readonly id: number; readonly fault: Fault }
  | { readonly kind: 'event'; readonly name: string; readonly body: unknown };

function readFrame(raw: unknown): FromHost | undefined {
  if (typeof raw !== 'object' || raw === null || !('kind' in raw)) return undefined;
  // The kind and its names are checked here; bodies are the host's own, typed by the contract.
  const frame = raw as FromHost;
  if (frame.kind === 'event') return typeof frame.name === 'string' ? frame : undefined;
  return Number.isSafeInteger(frame.id) ? frame : undefined;
}
