import { type Fault, type FaultCode, FaultError } from '../model/fault.ts';
import { readPerchFault } from '../stanza/perch-fault.ts';
import { readStanzaError, type StanzaError, type StanzaErrorCondition } from '../stanza/stanza-error.ts';
import type { Element } from '../stanza/xml.ts';
import { serverWords } from './server-words.ts';

type Row = readonly [code: FaultCode, text: string];

/**
 * What the conditions of RFC 6120, 8.3.3 mean to a person. A server's own text is shown only where it speaks as ours
 * does, and so names what it means.
 */
const rows: Readonly<Record<StanzaErrorCondition, Row>> = {
  'bad-request': ['InvalidArgument', 'The server did not understand this.'],
  conflict: ['DataCollision', 'Somebody else was quicker. Look at what changed, then try again.'],
  'feature-not-implemented': ['MsgNotSupported', 'The server does not offer this.'],
  forbidden: ['ErrorPermission', 'You do not have the right to do this. Ask whoever manages it.'],
  gone: ['NoSuchNode', 'This is no longer there.'],
  'internal-server-error': ['ServerError', 'Something went wrong on the server. Try again later.'],
  'item-not-found': ['NoSuchNode', 'There is nothing at this address, or it is not for you to see.'],
  'jid-malformed': ['InvalidArgument', 'This is not an address.'],
  'not-acceptable': ['InvalidArgument', 'The server does not accept this.'],
  'not-allowed': ['ErrorPermission', 'The server does not allow this.'],
  'not-authorized': ['ErrorPermission', 'You do not have the right to do this.'],
  'policy-violation': [
    'LimitExceeded',
    'This is more than the server allows. Make it shorter, or wait a moment.',
  ],
  'recipient-unavailable': ['NoSuchPrincipal', 'Whom this is for cannot be reached right now.'],
  redirect: ['NoSuchNode', 'This has moved elsewhere.'],
  'registration-required': ['ErrorPermission', 'Only members can do this. Ask a manager of the room.'],
  'remote-server-not-found': ['HostNotFound', 'The server that this belongs to cannot be found.'],
  'remote-server-timeout': ['TimedOut', 'The server that this belongs to does not answer. Try again later.'],
  'resource-constraint': ['LimitExceeded', 'The server has no room for this right now. Try again later.'],
  'service-unavailable': ['MsgNotSupported', 'The server does not offer this.'],
  'subscription-required': ['ErrorPermission', 'You do not have the right to do this.'],
  'undefined-condition': ['UnknownServerError', 'The server refused this and did not say why.'],
  'unexpected-request': ['InvalidFlowOfOperations', 'The server did not expect this now. Try again.'],
};

/** The refusal of a stanza, on its way through code that throws; it keeps the condition for those who must know. */
export class StanzaFaultError extends FaultError {
  readonly error: StanzaError;

  constructor(
    error: StanzaError,
    row: Row = rows[error.condition],
    meant: Pick<Fault, 'field' | 'values'> = {},
  ) {
    super(row[0], row[1], { ...(error.type === 'wait' && { retry: 30 }), ...meant });
    this.error = error;
  }
}

/** The refusal by an element with an `<error/>`, or by that; our service says what it means (docs/protocol.md). */
export function refusalIn(element: Element): StanzaFaultError | undefined {
  const error = readStanzaError(element);
  if (!error) return undefined;
  const ours = readPerchFault(element);
  if (!ours) return new StanzaFaultError(error);
  const { code, field, values } = ours;
  const meant = { ...(field !== undefined && { field }), ...(values.length > 0 && { values }) };
  return new StanzaFaultError(error, [code, serverWords(error.text) ?? rows[error.condition][1]], meant);
}

/** The condition of a refusal; undefined for every other error. */
export function conditionOf(error: unknown): StanzaErrorCondition | undefined {
  return error instanceof StanzaFaultError ? error.error.condition : undefined;
}

export function notConnected(): FaultError {
  return new FaultError('NotConnected', 'There is no connection to the server right now.');
}

/** `cause`: why the stream ended, where that is known. */
export function connectionLost(cause?: FaultError): FaultError {
  return new FaultError('ConnectionLost', 'The connection was lost before the server answered.', { cause });
}

export function timedOut(): FaultError {
  return new FaultError('TimedOut', 'The server did not answer in time. Try again.', { retry: 10 });
}
