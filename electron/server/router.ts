import { bareJid, type Jid, parseJid, writeBare, writeJid } from '#electron/stanza/jid.ts';
import { errorReply, type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import { Element, elements, xml } from '#electron/stanza/xml.ts';
import { type Hooks, iqKey, type Where } from './hooks.ts';
import type { IqAnswer, Step } from './module.ts';
import type { Verdict } from './scope/sent.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface RouterOptions {
  readonly domain: string;
  readonly hooks: Hooks;
  readonly sessions: Sessions;
  /** Whether this stanza may go to somebody of this name. */
  readonly isAccount: (name: string, stanza: Element) => boolean;
  /** Takes what is addressed to a service beside the accounts; false where there is none of that domain. */
  readonly toService: (domain: string, stanza: Element) => boolean;
  readonly deliver: (session: Session, stanza: Element) => void;
  /** Tells a device that something it sent was refused. */
  readonly deliverRefusal: (session: Session, reply: Element) => void;
  /** What of a stanza a device may send: all, less, or why nothing, if that is to be said. */
  readonly pass: (session: Session, stanza: Element) => Verdict;
  /** Calls back in a turn of its own, once the answer is there. */
  readonly later: (answer: Promise<IqAnswer>, act: (answer: IqAnswer) => void) => void;
  /** Takes the answer to a question that the server asked; false where it asked none. */
  readonly takeAnswer: (from: string, iq: Element) => boolean;
}

export interface Router {
  /** A stanza that a device sent, its `from` already stamped. */
  fromDevice(session: Session, stanza: Element): void;
  /** A stanza from the server or one of its services. */
  route(stanza: Element): void;
  refuse(stanza: Element, error: StanzaError): void;
}

/** Where a stanza goes (RFC 6120, 10; RFC 6121, 8). What happens there is the modules' business. */
export function createRouter(options: RouterOptions): Router {
  const { domain, hooks, sessions, deliver } = options;

  function fromDevice(session: Session, stanza: Element): void {
    const error = takeFromDevice(session, stanza);
    if (error) refuse(stanza, error);
  }

  function takeFromDevice(session: Session, sent: Element): StanzaError | undefined {
    const to = readTo(sent);
    if (to === 'malformed') return stanzaError('jid-malformed');
    if (to) sent.attrs.to = writeJid(to);
    const stanza = options.pass(session, sent);
    if (!(stanza instanceof Element)) return stanza;
    switch (stanza.getName()) {
      case 'presence':
        for (const handler of hooks.presence) handler(session, stanza, to);
        return undefined;
      case 'message':
        for (const handler of hooks.sent) handler(session, stanza, to);
        return dispatch(stanza, to ?? session.jid);
      default: {
        const malformed = checkIq(stanza);
        if (malformed) return malformed;
        return to ? dispatch(stanza, to) : answerIq('account', session.account, stanza, session);
      }
    }
  }

  function route(stanza: Element): void {
    const to = readTo(stanza);
    if (!to || to === 'malformed') return;
    const error = dispatch(stanza, to);
    if (error) refuse(stanza, error);
  }

  /** Answers why the stanza cannot go there. */
  function dispatch(stanza: Element, to: Jid): StanzaError | undefined {
    if (to.domain !== domain) {
      return options.toService(to.domain, stanza) ? undefined : stanzaError('remote-server-not-found');
    }
    if (!to.local) return toServer(stanza);
    // RFC 6121, 8.5.1: the same answer for no account as for one that does not want to answer.
    if (options.isAccount(to.local, stanza)) return toAccount(stanza, to);
    return stanza.getName() === 'presence' ? undefined : stanzaError('service-unavailable');
  }

  function toServer(stanza: Element): StanzaError | undefined {
    const name = stanza.getName();
    if (name === 'iq') return answerIq('server', domain, stanza, sender(stanza));
    return name === 'message' ? stanzaError('service-unavailable') : undefined;
  }

  function toAccount(stanza: Element, to: Jid): StanzaError | undefined {
    const account = writeBare(to);
    switch (stanza.getName()) {
      case 'iq':
        return to.resource
          ? iqToDevice(stanza, writeJid(to))
          : answerIq('account', account, stanza, sender(stanza));
      case 'message':
        takeSteps(hooks.arrival, { account, to, message: stanza, recipients: [], onReceived: undefined });
        return undefined;
      default:
        takeSteps(hooks.presenceArrival, { account, to, presence: stanza });
        return undefined;
    }
  }

  function iqToDevice(iq: Element, address: string): StanzaError | undefined {
    const device = sessions.at(address);
    if (!device || !isHeardBy(device, iq)) return stanzaError('service-unavailable');
    deliver(device, iq);
    return undefined;
  }

  function answerIq(
    where: Where,
    target: string,
    iq: Element,
    session: Session | undefined,
  ): StanzaError | undefined {
    const { type, from, id } = iq.attrs;
    if (type === 'result' || type === 'error') {
      options.takeAnswer(from, iq);
      return undefined;
    }
    const payload = elements(iq)[0];
    const handler = payload && hooks.iq.get(iqKey(where, type, payload.getName(), payload.getNS()));
    if (!payload || !handler) return stanzaError('service-unavailable');
    const asker = bareJid(from) ?? from;
    const answer = handler({ iq, payload, from, asker, target, session });
    const give = (given: IqAnswer): StanzaError | undefined => {
      if (given !== undefined && !(given instanceof Element)) return given;
      route(xml('iq', { type: 'result', id, from: iq.attrs.to ?? target, to: from }, given));
      return undefined;
    };
    if (!(answer instanceof Promise)) return give(answer);
    options.later(answer, (given) => {
      const error = give(given);
      if (error) refuse(iq, error);
    });
    return undefined;
  }

  function sender(stanza: Element): Session | undefined {
    return sessions.at(stanza.attrs.from);
  }

  function refuse(stanza: Element, error: StanzaError): void {
    const reply = errorReply(stanza, error);
    if (!reply) return;
    const device = sessions.at(reply.attrs.to ?? '');
    if (device) options.deliverRefusal(device, reply);
    else route(reply);
  }

  return { fromDevice, route, refuse };
}

function readTo(stanza: Element): Jid | 'malformed' | undefined {
  const to: unknown = stanza.attrs.to;
  if (to === undefined) return undefined;
  return (typeof to === 'string' ? parseJid(to) : undefined) ?? 'malformed';
}

/** Whoever is here for some rooms only is asked nothing. */
function isHeardBy({ signIn }: Session, { attrs: { type } }: Element): boolean {
  return signIn.scope === undefined || type === 'result' || type === 'error';
}

function takeSteps<Thing>(steps: readonly Step<Thing>[], thing: Thing): void {
  for (const step of steps) if (step(thing) === 'stop') return;
}

/** RFC 6120, 8.2.3: an id, one of four types, and one payload in a question. */
function checkIq(stanza: Element): StanzaError | undefined {
  const { type, id } = stanza.attrs;
  const isQuestion = type === 'get' || type === 'set';
  if (!id || (!isQuestion && type !== 'result' && type !== 'error')) return stanzaError('bad-request');
  if (isQuestion && elements(stanza).length !== 1) return stanzaError('bad-request');
  return undefined;
}
