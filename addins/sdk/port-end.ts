import type { HappeningName, Happenings, HostFrame, Json, Welcome } from '../contract.ts';
import { AddInError, faultOf } from './add-in-error.ts';
import type { Answers, Perch } from './perch.ts';

type Listener = (body: never) => void;
type Happening = { [H in HappeningName]: { name: H; body: Happenings[H] } }[HappeningName];
type Waiting = PromiseWithResolvers<unknown>;

/** The add-in's end of the port. */
export function perchOver(port: MessagePort, welcome: Welcome, answers: Answers): Perch {
  const waiting = new Map<number, Waiting>();
  const listeners = new Map<HappeningName, Set<Listener>>();
  let { rights, hosts, appearance } = welcome;
  let lastId = 0;

  const answer = async (id: number, name: string, ask: Json): Promise<void> => {
    try {
      if (name === 'ping') return port.postMessage({ kind: 'answer', id, body: {} });
      port.postMessage({ kind: 'answer', id, body: await handlerOf(answers, name)(ask) });
    } catch (error) {
      port.postMessage({ kind: 'fault', id, fault: faultOf(error) });
    }
  };
  const happened = ({ name, body }: Happening): void => {
    if (name === 'rights.changed') ({ rights, hosts } = body);
    if (name === 'appearance.changed') appearance = body;
    // Each listener was added under its own happening's name.
    for (const listener of listeners.get(name) ?? []) listener(body as never);
  };
  const settle = (id: number, how: (waits: Waiting) => void): void => {
    const found = waiting.get(id);
    waiting.delete(id);
    if (found) how(found);
  };
  port.onmessage = ({ data: frame }: MessageEvent<HostFrame | null>) => {
    if (typeof frame !== 'object' || frame === null) return;
    if (frame.kind === 'ask') void answer(frame.id, frame.name, frame.body);
    // Of each name Perch sends one shape.
    else if (frame.kind === 'event') happened(frame as unknown as Happening);
    else if (frame.kind === 'answer') settle(frame.id, ({ resolve }) => resolve(frame.body));
    else if (frame.kind === 'fault') settle(frame.id, ({ reject }) => reject(new AddInError(frame.fault)));
  };
  return {
    get rights() {
      return rights;
    },
    get hosts() {
      return hosts;
    },
    get appearance() {
      return appearance;
    },
    saved: welcome.saved,
    has: (right) => rights.includes(right),
    call: (name, ask) => {
      lastId += 1;
      const wait = Promise.withResolvers<unknown>();
      waiting.set(lastId, wait);
      port.postMessage({ kind: 'ask', id: lastId, name, body: ask });
      // Perch answers each name with its own shape.
      return wait.promise as Promise<never>;
    },
    on: (name, listener) => {
      const all = listeners.get(name) ?? new Set<Listener>();
      listeners.set(name, all.add(listener));
      return () => all.delete(listener);
    },
  };
}

function handlerOf(answers: Answers, name: string): (ask: Json) => unknown {
  // Looked up only where it is one of its own.
  const handler = Object.hasOwn(answers, name) ? answers[name as keyof Answers] : undefined;
  if (!handler)
    throw new AddInError({ code: 'MsgNotSupported', text: `This add-in does not answer ${name}.` });
  // Perch asks by each name with its own shape.
  return handler as (ask: never) => unknown as (ask: Json) => unknown;
}
