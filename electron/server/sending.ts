import { type Element, xml } from '#electron/stanza/xml.ts';
import type { Questions } from './questions.ts';
import type { Session } from './session.ts';
import { addressOf, packetOf, writeFrame } from './stream/packet.ts';
import type { Turn } from './turn.ts';

/** What goes to devices: always after the commit of what led to it. */
export interface Sending {
  /** To one device; `to` is its address where the stanza says nothing else. */
  deliver(session: Session, stanza: Element, onReceived?: () => void): void;
  /** A refusal of our own making: whoever sent what is refused may hear that, whatever else they may. */
  deliverRefusal(session: Session, reply: Element): void;
  /** To many: it is written once. */
  broadcast(sessions: readonly Session[], stanza: Element): void;
  /** A question; the answer comes later, or never. */
  ask(session: Session, payload: Element, from: string, onAnswer: (answer: Element) => void): void;
  /** Something that is no stanza. */
  write(session: Session, element: Element): void;
}

export interface SendingOptions {
  readonly turn: Turn;
  readonly questions: Questions;
  readonly ids: () => string;
  /** What of a stanza a device may get: all, less, or nothing. */
  readonly pass: (session: Session, stanza: Element) => Element | undefined;
}

export function createSending({ turn, questions, ids, pass }: SendingOptions): Sending {
  function deliver(session: Session, stanza: Element, onReceived?: () => void): void {
    const passed = pass(session, stanza);
    if (passed) send(session, passed, onReceived);
  }

  function send(session: Session, stanza: Element, onReceived?: () => void): void {
    const packet = packetOf(stanza);
    const to = addressee(stanza) ?? session.wireAddress;
    turn.afterwards(() => session.deliver(packet, to, onReceived));
  }

  function broadcast(sessions: readonly Session[], stanza: Element): void {
    const packet = packetOf(stanza);
    const to = addressee(stanza);
    const getsAll = (session: Session): boolean => pass(session, stanza) === stanza;
    const getAll = sessions.every(getsAll) ? sessions : sessions.filter(getsAll);
    turn.afterwards(() => {
      for (const session of getAll) session.deliver(packet, to ?? session.wireAddress);
    });
    if (getAll.length === sessions.length) return;
    for (const session of sessions) if (!getAll.includes(session)) deliver(session, stanza);
  }

  return {
    deliver,
    deliverRefusal: send,
    broadcast,
    ask: (session, payload, from, onAnswer) => {
      const id = ids();
      questions.add(session.address, id, onAnswer);
      deliver(session, xml('iq', { type: 'get', id, from }, payload));
    },
    write: (session, element) => {
      const frame = writeFrame(element);
      turn.afterwards(() => session.write(frame));
    },
  };
}

/** RFC 6121, 8.5.2: what was sent to a bare address still says so when a device gets it. */
function addressee(stanza: Element): Buffer | undefined {
  const to: unknown = stanza.attrs.to;
  return typeof to === 'string' ? addressOf(to) : undefined;
}
