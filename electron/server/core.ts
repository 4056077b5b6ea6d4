import type { BareAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { createContext } from './context.ts';
import { createHooks, type Hooks } from './hooks.ts';
import type { IqAnswer, ServerFacts, ServerModule } from './module.ts';
import { operatorName } from './operator.ts';
import { createQuestions } from './questions.ts';
import { createRouter, type Router } from './router.ts';
import { createGuard } from './scope/guard.ts';
import { createSending } from './sending.ts';
import { deliverFrom, type Outgoing, type Service } from './service-delivery.ts';
import type { Session } from './session.ts';
import { Sessions } from './sessions.ts';
import { createSignIns, type SignIns } from './sign-ins.ts';
import { isShortage } from './storage/shortage.ts';
import type { Turn } from './turn.ts';

export interface CoreOptions extends ServerFacts {
  readonly turn: Turn;
  readonly modules: readonly ServerModule[];
  /** Asked anew each time: the room service is made again after a lost turn. */
  readonly rooms: () => Service;
  /** Hears of what should not happen. */
  readonly onMistake: (error: unknown) => void;
}

/** The server without its sockets: who is signed in, and what happens to what they send. */
export interface Core {
  readonly sessions: Sessions;
  readonly signIns: SignIns;
  readonly hooks: Hooks;
  readonly router: Router;
  /** Takes what a device sent. Answers why its stream must end, if it must. */
  receive(session: Session, element: Element): StreamError | undefined;
  /** Sends what a service says of its own accord. */
  sendFrom(outgoing: Outgoing): void;
  /** Ends a session for everybody who knows of it. */
  endSession(session: Session): void;
  /** Forgets everybody, without telling anybody: the turn was lost. */
  forgetAll(): void;
}

export function createCore(options: CoreOptions): Core {
  const { domain, roomsDomain, stores, turn, ids, onMistake } = options;
  const hooks = createHooks();
  const sessions = new Sessions();
  const signIns = createSignIns({ sessions, endSession, afterwards: turn.afterwards, clock: options.clock });
  const questions = createQuestions();
  const guard = createGuard(options);
  const sending = createSending({ turn, questions, ids, pass: guard.delivered });
  const router = createRouter({
    domain,
    hooks,
    sessions,
    // The operator asks and is answered; nobody writes to it.
    isAccount: (name, stanza) =>
      stores.accounts.exists(name) || (name === operatorName && stanza.getName() === 'iq'),
    toService: (to, stanza) => {
      if (to !== roomsDomain) return false;
      for (const outgoing of options.rooms().handle(stanza)) sendFrom(outgoing);
      return true;
    },
    deliver: sending.deliver,
    deliverRefusal: sending.deliverRefusal,
    pass: guard.sent,
    takeAnswer: questions.take,
    later,
  });
  const context = createContext(
    { ...options, sessions, rightsChanged, mayStillHear, endSignIns: signIns.end, askFor },
    { hooks, router, sending, turn },
  );
  for (const module of options.modules) module(context);

  function rightsChanged(account: BareAddress): void {
    for (const outgoing of options.rooms().review(account)) sendFrom(outgoing);
  }

  function mayStillHear(account: BareAddress, stanza: Element): boolean {
    const isFromRooms = parseJid(stanza.attrs.from ?? '')?.domain === roomsDomain;
    return !isFromRooms || options.rooms().mayStillHear(account, stanza);
  }

  function askFor(account: BareAddress, to: string, payload: Element): Element | undefined {
    const id = ids();
    let given: Element | undefined;
    questions.add(to, id, (answer) => {
      given = answer;
    });
    router.route(xml('iq', { type: 'get', id, from: account, to }, payload));
    return given;
  }

  function later(answer: Promise<IqAnswer>, act: (answer: IqAnswer) => void): void {
    answer.then(
      (given) => attempt(() => act(given), onMistake),
      (error) => {
        onMistake(error);
        attempt(() => act(failureOf(error)), onMistake);
      },
    );
  }

  function sendFrom(outgoing: Outgoing): void {
    deliverFrom(outgoing, sessions, sending, router.route);
  }

  function receive(session: Session, element: Element): StreamError | undefined {
    const handler = hooks.elements.get(element.getNS() ?? '');
    if (handler) {
      attempt(() => handler(session, element), onMistake);
      return undefined;
    }
    const wrong = checkStanza(session, element);
    if (wrong) return wrong;
    stampSender(session, element);
    if (session.managed) session.managed.handled = (session.managed.handled + 1) % 2 ** 32;
    // This stanza is undone and refused; everything else goes on.
    attempt(
      () => router.fromDevice(session, element),
      (error) => {
        if (!isShortage(error)) onMistake(error);
        attempt(() => router.refuse(element, failureOf(error)), onMistake);
      },
    );
    return undefined;
  }

  function endSession(session: Session): void {
    if (session.ended) return;
    forget(session);
    for (const handler of hooks.end) attempt(() => handler(session), onMistake);
  }

  function forget(session: Session): void {
    session.ended = true;
    sessions.remove(session);
    questions.forget(session.address);
  }

  function attempt(action: () => void, onError: (error: unknown) => void): void {
    try {
      turn.run(action);
    } catch (error) {
      onError(error);
    }
  }

  return {
    sessions,
    signIns,
    hooks,
    router,
    receive,
    sendFrom,
    endSession,
    forgetAll: () => sessions.all().forEach(forget),
  };
}

/** RFC 6120, 4.9.3.10, 4.9.3.24 and 4.9.3.9. */
function checkStanza(session: Session, stanza: Element): StreamError | undefined {
  if (stanza.getNS() !== NS.client) {
    return { condition: 'invalid-namespace', text: 'Stanzas are jabber:client.' };
  }
  if (!/^(message|presence|iq)$/.test(stanza.getName())) {
    return { condition: 'unsupported-stanza-type', text: 'Stanzas are message, presence and iq.' };
  }
  const { from } = stanza.attrs;
  if (from === undefined || from === session.address || from === session.account) return undefined;
  return { condition: 'invalid-from', text: 'This is not your address.' };
}

/** RFC 6120, 8.1.2.1: the full address for most, the bare one for subscriptions (RFC 6121, 3.1.2). */
function stampSender(session: Session, stanza: Element): void {
  const subscribing = /^(un)?subscribed?$/.test(stanza.attrs.type ?? '');
  stanza.attrs.from = stanza.getName() === 'presence' && subscribing ? session.account : session.address;
}

/** RFC 6120, 8.3.3.7 and 8.3.3.17: no room to store it in, or a mistake of ours. */
function failureOf(error: unknown): StanzaError {
  if (isShortage(error)) return stanzaError('resource-constraint', 'The server cannot store anything now.');
  return stanzaError('internal-server-error', 'This could not be handled.');
}
