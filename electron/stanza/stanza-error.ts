import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

/** The conditions of RFC 6120, 8.3.3, each with the type that goes with it by default. */
const typeOf = {
  'bad-request': 'modify',
  conflict: 'cancel',
  'feature-not-implemented': 'cancel',
  forbidden: 'auth',
  gone: 'cancel',
  'internal-server-error': 'cancel',
  'item-not-found': 'cancel',
  'jid-malformed': 'modify',
  'not-acceptable': 'modify',
  'not-allowed': 'cancel',
  'not-authorized': 'auth',
  'policy-violation': 'modify',
  'recipient-unavailable': 'wait',
  redirect: 'modify',
  'registration-required': 'auth',
  'remote-server-not-found': 'cancel',
  'remote-server-timeout': 'wait',
  'resource-constraint': 'wait',
  'service-unavailable': 'cancel',
  'subscription-required': 'auth',
  'undefined-condition': 'cancel',
  'unexpected-request': 'wait',
} as const satisfies Record<string, StanzaErrorType>;

export type StanzaErrorType = 'auth' | 'cancel' | 'continue' | 'modify' | 'wait';
export type StanzaErrorCondition = keyof typeof typeOf;

/** Why a stanza was refused (RFC 6120, 8.3.2). */
export interface StanzaError {
  readonly type: StanzaErrorType;
  readonly condition: StanzaErrorCondition;
  /** One sentence for people. */
  readonly text?: string;
  /** The application's own condition, such as `closed-node` of XEP-0060. */
  readonly application?: { readonly name: string; readonly namespace: string };
  /** Who found the error, where it is not the address that the stanza was sent to. */
  readonly by?: string;
}

export function stanzaError(
  condition: StanzaErrorCondition,
  text?: string,
  more: { type?: StanzaErrorType; application?: StanzaError['application'] } = {},
): StanzaError {
  return {
    type: more.type ?? typeOf[condition],
    condition,
    ...(text !== undefined && { text }),
    ...(more.application && { application: more.application }),
  };
}

/** Reads the error of a stanza of type `error`, or an `<error/>` itself; undefined where there is none. */
export function readStanzaError(element: Element): StanzaError | undefined {
  const error = element.getName() === 'error' ? element : element.getChild('error');
  if (!error) return undefined;
  const parts = elements(error);
  const found = parts.find((part) => part.getNS() === NS.stanzaErrors && isCondition(part.getName()));
  const name = found?.getName() ?? 'undefined-condition';
  const condition = isCondition(name) ? name : 'undefined-condition';
  const text = error.getChild('text', NS.stanzaErrors)?.text();
  const application = parts.find((part) => part.getNS() !== NS.stanzaErrors);
  const by: unknown = error.attrs.by;
  return {
    type: isType(error.attrs.type) ? error.attrs.type : typeOf[condition],
    condition,
    ...(text && { text }),
    ...(application && {
      application: { name: application.getName(), namespace: application.getNS() ?? '' },
    }),
    ...(typeof by === 'string' && { by }),
  };
}

export function writeStanzaError(error: StanzaError): Element {
  const { application } = error;
  return xml(
    'error',
    { type: error.type, by: error.by },
    xml(error.condition, { xmlns: NS.stanzaErrors }),
    error.text !== undefined && xml('text', { xmlns: NS.stanzaErrors }, error.text),
    application && xml(application.name, { xmlns: application.namespace }),
  );
}

/**
 * The answer that refuses a stanza: same kind and id, back to its sender (RFC 6120, 8.3.1). Undefined for a
 * stanza that must not be answered: an error never answers an error, nor an IQ result.
 */
export function errorReply(stanza: Element, error: StanzaError): Element | undefined {
  const { type, id, from, to } = stanza.attrs;
  if (type === 'error' || (stanza.getName() === 'iq' && type === 'result')) return undefined;
  return xml(stanza.getName(), { type: 'error', id, from: to, to: from }, writeStanzaError(error));
}

function isCondition(name: string): name is StanzaErrorCondition {
  return Object.hasOwn(typeOf, name);
}

function isType(value: unknown): value is StanzaErrorType {
  return (
    value === 'auth' || value === 'cancel' || value === 'continue' || value === 'modify' || value === 'wait'
  );
}
