import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

const conditions = [
  'bad-format',
  'bad-namespace-prefix',
  'conflict',
  'connection-timeout',
  'host-gone',
  'host-unknown',
  'improper-addressing',
  'internal-server-error',
  'invalid-from',
  'invalid-namespace',
  'invalid-xml',
  'not-authorized',
  'not-well-formed',
  'policy-violation',
  'remote-connection-failed',
  'reset',
  'resource-constraint',
  'restricted-xml',
  'see-other-host',
  'system-shutdown',
  'undefined-condition',
  'unsupported-encoding',
  'unsupported-feature',
  'unsupported-stanza-type',
  'unsupported-version',
] as const;

export type StreamErrorCondition = (typeof conditions)[number];

/** Why a stream ends (RFC 6120, 4.9); it cannot be recovered from. */
export interface StreamError {
  readonly condition: StreamErrorCondition;
  /** One sentence for people. */
  readonly text?: string;
  /** The application's own condition (RFC 6120, 4.9.4). */
  readonly application?: { readonly name: string; readonly namespace: string };
}

export function readStreamError(element: Element): StreamError | undefined {
  if (!element.is('error', NS.streams)) return undefined;
  const parts = elements(element);
  const names = parts.map((part) => part.getName());
  const condition = conditions.find((one) => names.includes(one)) ?? 'undefined-condition';
  const text = element.getChild('text', NS.streamErrors)?.text();
  const application = parts.find((part) => part.getNS() !== NS.streamErrors);
  return {
    condition,
    ...(text && { text }),
    ...(application && {
      application: { name: application.getName(), namespace: application.getNS() ?? '' },
    }),
  };
}

export function writeStreamError(error: StreamError): Element {
  return xml(
    'stream:error',
    { 'xmlns:stream': NS.streams },
    xml(error.condition, { xmlns: NS.streamErrors }),
    error.text !== undefined && xml('text', { xmlns: NS.streamErrors }, error.text),
    error.application && xml(error.application.name, { xmlns: error.application.namespace }),
  );
}
