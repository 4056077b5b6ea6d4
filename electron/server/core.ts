import type { Timestamp } from '#electron/model/ids.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { createHooks, type Hooks, iqKey } from './hooks.ts';
import type { ServerLimits } from './limits.ts';
import type { ModuleContext, ServerModule } from './module.ts';
import { createQuestions } from './questions.ts';
import { createRouter, type Router } from './router.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { isShortage } from './storage/shortage.ts';
import type { Stores } from './storage/stores.ts';
import { addressOf, packetOf, writeFrame } from './stream/packet.ts';
import type { Turn } from './turn.ts';

/** A service beside the accounts, in the same process: the rooms. */
export interface Service {
  handle(stanza: Element): readonly { readonly stanza: Element; readonly to: readonly string[] }[];
}

export interface CoreOptions {
  readonly domain: string;
  readonly roomsDomain: string;
  readonly limits: ServerLimits;
  readonly clock: () => Timestamp;
  readonly ids: () => string;
  readonly stores: Stores;
  readonly turn: Turn;
  readonly modules: readonly ServerModule[];
  /** Asked anew each time: the room service is made again after a lost turn. */
  readonly rooms: () => Service;
}

/** The server without its sockets: who is signed in, and what happens to what they send. */
export interface Core {
  readonly sessions: Sessions;
  readonly hooks: Hooks;
  readonly router: Router;
  /** Takes what a device sent. Answers why its stream must end, if it must. */
  receive(session: Session, element: Element): StreamError | undefined;
  /** Ends a session for everybody who knows of it. */
  endSession(session: Session): void;
  /** Forgets everybody, without telling anybody: the turn was lost. */
  forgetAll(): void;
}

export function createCore(options: CoreOptions): Core {
  const { domain, roomsDomain, stores, turn, ids } = options;
  const hooks = createHooks();
  const sessions = new Sessions();
  const questions = createQuestions();
  const router = createRouter({
    domain,
    hooks,
    sessions,
    isAccount: (name) => stores.accounts.exists(name),
    toService,
    deliver,
    takeAnswer: (from, iq) => questions.take(from, iq),
  });

  function deliver(session: Session, stanza: Element, onReceived?: () => void): void {
    const packet = packetOf(stanza);
    const to = addressee(stanza) ?? session.wireAddress;
    turn.queue({ apply: () => session.deliver(packet, to, onReceived) });
  }

  function broadcast(recipients: readonly Session[], stanza: Element): void {
    const packet = packetOf(stanza);
    const to = addressee(stanza);
    turn.queue({
      apply: () => {
        for (const session of recipients) session.deliver(packet, to ?? session.wireAddress);
      },
    });
  }

  function toService(to: string, stanza: Element): boolean {
    if (to !== roomsDomain) return false;
    for (const outgoing of options.rooms().handle(stanza)) fromService(outgoing.stanza, outgoing.to);
    return true;
  }

  /** A full address is a device, and gone if the device is; a bare one is an account, which may be away. */
  function fromService(stanza: Element, to: readonly string[]): void {
    const devices: Session[] = [];
    for (const address of to) {
      const device = sessions.at(address);
      if (device) devices.push(device);
      else if (!address.includes('/')) router.route(copyFor(stanza, address));
    }
    if (devices.length > 0) broadcast(devices, stanza);
  }

  function ask(session: Session, payload: Element, from: string, onAnswer: (answer: Element) => void): void {
    const id = ids();
    questions.add(session.address, id, onAnswer);
    deliver(session, xml('iq', { type: 'get', id, from }, payload));
  }

  const context: ModuleContext = {
    domain,
    roomsDomain,
    limits: options.limits,
    clock: options.clock,
    ids,
    stores,
    sessions,
    deliver,
    broadcast,
    route: router.route,
    refuse: router.refuse,
    ask,
    write: (session, element) => {
      const frame = writeFrame(element);
      turn.queue({ apply: () => session.write(frame) });
    },
    afterwards: (action) => turn.queue({ apply: action }),
    store: turn.run,
    announce: (where, features, identity) => {
      hooks.features[where].push(...features);
      if (identity) hooks.identities[where].push(identity);
    },
    streamFeature: (element) => hooks.streamFeatures.push(element),
    onIq: (where, type, name, ns, answer) => hooks.iq.set(iqKey(where, type, name, ns), answer),
    onElement: (ns, handler) => hooks.elements.set(ns, handler),
    onPresence: (handler) => hooks.presence.push(handler),
    onSent: (handler) => hooks.sent.push(handler),
    onArrival: (step) => hooks.arrival.push(step),
    onPresenceArrival: (step) => hooks.presenceArrival.push(step),
    onAvailable: (handler) => hooks.available.push(handler),
    onEnd: (handler) => hooks.end.push(handler),
    becameAvailable: (session) => {
      for (const handler of hooks.available) handler(session);
    },
    announced: (where) => ({ features: hooks.features[where], identities: hooks.identities[where] }),
  };
  for (const module of options.modules) module(context);

  function receive(session: Session, element: Element): StreamError | undefined {
    const namespace = element.getNS();
    const handler = hooks.elements.get(namespace ?? '');
    if (handler) {
      turn.run(() => handler(session, element));
      return undefined;
    }
    const name = element.getName();
    if (namespace !== NS.client)
      return { condition: 'invalid-namespace', text: 'Stanzas are jabber:client.' };
    if (name !== 'message' && name !== 'presence' && name !== 'iq') {
      return { condition: 'unsupported-stanza-type', text: 'Stanzas are message, presence and iq.' };
    }
    if (!stampSender(session, element))
      return { condition: 'invalid-from', text: 'This is not your address.' };
    if (session.managed) session.managed.handled = (session.managed.handled + 1) % 2 ** 32;
    handle(session, element);
    return undefined;
  }

  function handle(session: Session, stanza: Element): void {
    try {
      turn.run(() => router.fromDevice(session, stanza));
    } catch (error) {
      // This stanza is undone and refused; everything else goes on.
      turn.run(() => router.refuse(stanza, failureOf(error)));
    }
  }

  function endSession(session: Session): void {
    if (session.ended) return;
    session.ended = true;
    sessions.remove(session);
    questions.forget(session.address);
    turn.run(() => {
      for (const handler of hooks.end) handler(session);
    });
  }

  function forgetAll(): void {
    for (const session of sessions.all()) {
      session.ended = true;
      sessions.remove(session);
      questions.forget(session.address);
    }
  }

  return { sessions, hooks, router, receive, endSession, forgetAll };
}

/** RFC 6120, 8.3.3.7 and 8.3.3.17: no room to store it in, or a mistake of ours. */
function failureOf(error: unknown): StanzaError {
  if (isShortage(error)) return stanzaError('resource-constraint', 'The server cannot store anything now.');
  return stanzaError('internal-server-error', 'This could not be handled.');
}

/** RFC 6121, 8.5.2: what was sent to a bare address still says so when a device gets it. */
function addressee(stanza: Element): Buffer | undefined {
  const to: unknown = stanza.attrs.to;
  return typeof to === 'string' ? addressOf(to) : undefined;
}

/** RFC 6120, 8.1.2.1: the full address for most, the bare one for subscriptions (RFC 6121, 3.1.2). */
function stampSender(session: Session, stanza: Element): boolean {
  const { from } = stanza.attrs;
  if (from !== undefined && from !== session.address && from !== session.account) return false;
  const subscribing = /^(un)?subscribed?$/.test(stanza.attrs.type ?? '');
  stanza.attrs.from = stanza.getName() === 'presence' && subscribing ? session.account : session.address;
  return true;
}

function copyFor(stanza: Element, to: string): Element {
  const copy = xml(stanza.name, { ...stanza.attrs, to });
  copy.children = stanza.children;
  return copy;
}
