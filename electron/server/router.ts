import { type Jid, parseJid, writeBare, writeJid } from '#electron/stanza/jid.ts';
import { errorReply, type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import { Element, elements, xml } from '#electron/stanza/xml.ts';
import { type Hooks, iqKey, type Where } from './hooks.ts';
import type { Arrival } from './module.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';

export interface RouterOptions {
  readonly domain: string;
  readonly hooks: Hooks;
  readonly sessions: Sessions;
  readonly isAccount: (name: string) => boolean;
  /** Takes what is addressed to a service beside the accounts; false where there is none of that domain. */
  readonly toService: (domain: string, stanza: Element) => boolean;
  readonly deliver: (session: Session, stanza: Element) => void;
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
    const to = readTo(stanza);
    if (to === 'malformed') return refuse(stanza, stanzaError('jid-malformed'));
    const malformed = checkIq(stanza);
    if (malformed) return refuse(stanza, malformed);
    if (to) stanza.attrs.to = writeJid(to);
    switch (stanza.getName()) {
      case 'presence':
        for (const handler of hooks.presence) handler(session, stanza, to);
        return;
      case 'message':
        for (const handler of hooks.sent) handler(session, stanza, to);
        return dispatch(stanza, to ?? { ...readBare(session.account), resource: '' });
      default:
        return to ? dispatch(stanza, to) : answerIq('account', session.account, stanza, session);
    }
  }

  function route(stanza: Element): void {
    const to = readTo(stanza);
    if (to && to !== 'malformed') dispatch(stanza, to);
  }

  function dispatch(stanza: Element, to: Jid): void {
    if (to.domain === domain) {
      if (!to.local) return toServer(stanza);
      if (!options.isAccount(to.local)) return toNobody(stanza);
      return toAccount(stanza, to);
    }
    if (!options.toService(to.domain, stanza)) refuse(stanza, stanzaError('remote-server-not-found'));
  }

  function toServer(stanza: Element): void {
    const name = stanza.getName();
    if (name === 'iq') return answerIq('server', domain, stanza, sender(stanza));
    if (name === 'message') refuse(stanza, stanzaError('service-unavailable'));
  }

  /** RFC 6121, 8.5.1: no account of this name; the same answer as for one that does not want to answer. */
  function toNobody(stanza: Element): void {
    if (stanza.getName() !== 'presence') refuse(stanza, stanzaError('service-unavailable'));
  }

  function toAccount(stanza: Element, to: Jid): void {
    const account = writeBare(to);
    switch (stanza.getName()) {
      case 'iq':
        return to.resource
          ? iqToDevice(stanza, writeJid(to))
          : answerIq('account', account, stanza, sender(stanza));
      case 'message':
        return arrive({ account, to, message: stanza, recipients: [], onReceived: undefined });
      default:
        for (const step of hooks.presenceArrival)
          if (step({ account, to, presence: stanza }) === 'stop') return;
    }
  }

  function arrive(arrival: Arrival): void {
    for (const step of hooks.arrival) if (step(arrival) === 'stop') return;
  }

  function iqToDevice(iq: Element, address: string): void {
    const device = sessions.at(address);
    if (device) return deliver(device, iq);
    refuse(iq, stanzaError('service-unavailable'));
  }

  function answerIq(where: Where, target: string, iq: Element, session: Session | undefined): void {
    const { type, from } = iq.attrs;
    if (type === 'result' || type === 'error') {
      options.takeAnswer(from, iq);
      return;
    }
    const payload = elements(iq)[0];
    const handler = payload && hooks.iq.get(iqKey(where, type, payload.getName(), payload.getNS()));
    if (!payload || !handler) return refuse(iq, stanzaError('service-unavailable'));
    const asker = writeBare(parseJid(from) ?? { local: '', domain: from });
    const answer = handler({ iq, payload, from, asker, target, session });
    if (answer !== undefined && !(answer instanceof Element)) return refuse(iq, answer);
    const result = { type: 'result', id: iq.attrs.id, from: iq.attrs.to ?? target, to: from };
    route(xml('iq', result, answer));
  }

  function sender(stanza: Element): Session | undefined {
    return sessions.at(stanza.attrs.from);
  }

  function refuse(stanza: Element, error: StanzaError): void {
    const reply = errorReply(stanza, error);
    if (!reply) return;
    const device = sessions.at(reply.attrs.to ?? '');
    if (device) deliver(device, reply);
    else route(reply);
  }

  return { fromDevice, route, refuse };
}

function readTo(stanza: Element): Jid | 'malformed' | undefined {
  const to: unknown = stanza.attrs.to;
  if (to === undefined) return undefined;
  return (typeof to === 'string' ? parseJid(to) : undefined) ?? 'malformed';
}

function readBare(account: string): Jid {
  return parseJid(account) ?? { local: '', domain: account, resource: '' };
}

/** RFC 6120, 8.2.3: an id, one of four types, and one payload in a question. */
function checkIq(stanza: Element): StanzaError | undefined {
  if (stanza.getName() !== 'iq') return undefined;
  const { type, id } = stanza.attrs;
  const isQuestion = type === 'get' || type === 'set';
  if (!id || (!isQuestion && type !== 'result' && type !== 'error')) return stanzaError('bad-request');
  if (isQuestion && elements(stanza).length !== 1) return stanzaError('bad-request');
  return undefined;
}
