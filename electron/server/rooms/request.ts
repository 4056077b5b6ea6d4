import type { BareAddress } from '#electron/model/ids.ts';
import { type StanzaErrorCondition, stanzaError, writeStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';

/** A stanza that came to the service, with what its addresses say. */
export interface Request {
  readonly stanza: Element;
  /** Full address of the sender's session. */
  readonly from: string;
  /** Bare address of the sender. */
  readonly account: BareAddress;
  /** What the stanza was sent to. */
  readonly to: string;
  /** The resource of `to`: a nickname, or empty. */
  readonly nickname: string;
}

/** One stanza for many: only `to` differs. Neither it nor the list of addresses changes once it is given out. */
export interface Outgoing {
  readonly stanza: Element;
  /** Full addresses of sessions; a bare address where an account is meant, there or not. */
  readonly to: readonly string[];
}

/** What every part of the room service answers with: stanzas to be sent, in this order. */
export type Answer = readonly Outgoing[];

export const silence: Answer = [];

export function answer(request: Request, ...children: readonly Element[]): Answer {
  const { id } = request.stanza.attrs;
  const stanza = xml('iq', { type: 'result', id, from: request.to }, ...children);
  return [{ stanza, to: [request.from] }];
}

/** Refuses a stanza; never called for one of type `error` or `result` (RFC 6120, 8.3.1). */
export function refuse(request: Request, condition: StanzaErrorCondition, text?: string): Answer {
  const { name, attrs } = request.stanza;
  const error = writeStanzaError(stanzaError(condition, text));
  return [
    { stanza: xml(name, { type: 'error', id: attrs.id, from: request.to }, error), to: [request.from] },
  ];
}

/**
 * What a room says that is not there; and a room that the asker may not know of says the same, so this is the
 * one place where it is said.
 */
export function absent(request: Request): Answer {
  const { name, attrs } = request.stanza;
  const awaitsAnswer =
    name === 'iq'
      ? attrs.type === 'get' || attrs.type === 'set'
      : name === 'presence'
        ? attrs.type === undefined
        : attrs.type !== 'error';
  return awaitsAnswer ? refuse(request, 'item-not-found', 'There is no such room.') : silence;
}
