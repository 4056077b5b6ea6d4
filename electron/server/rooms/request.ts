import type { BareAddress } from '#electron/model/ids.ts';
import { type PerchFault, writePerchFault } from '#electron/stanza/perch-fault.ts';
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

/** Why something is not done: what `refuse` says of it. */
export interface Refusal {
  readonly condition: StanzaErrorCondition;
  readonly text: string;
  readonly fault?: Pick<PerchFault, 'code'> & Partial<PerchFault>;
}

/** Refuses a stanza; never called for one of type `error` or `result` (RFC 6120, 8.3.1). */
export function refuse(
  request: Request,
  condition: StanzaErrorCondition,
  text?: string,
  fault?: Refusal['fault'],
): Answer {
  const { name, attrs } = request.stanza;
  const error = writeStanzaError(stanzaError(condition, text));
  if (fault) error.append(writePerchFault({ values: [], ...fault }));
  return [
    { stanza: xml(name, { type: 'error', id: attrs.id, from: request.to }, error), to: [request.from] },
  ];
}

export function refuseFor(request: Request, { condition, text, fault }: Refusal): Answer {
  return refuse(request, condition, text, fault);
}

/**
 * What a room says that is not there; and a room that the asker may not know of says the same, so this is the
 * one place where it is said.
 */
export function absent(request: Request): Answer {
  return awaitsAnswer(request) ? refuse(request, 'item-not-found', 'There is no such room.') : silence;
}

/** Whether a stanza may be refused, and whoever sent it waits to hear of it. */
export function awaitsAnswer({ stanza: { name, attrs } }: Request): boolean {
  if (name === 'iq') return attrs.type === 'get' || attrs.type === 'set';
  return name === 'presence' ? attrs.type === undefined : attrs.type !== 'error';
}
