import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** The subprotocol that both ends name in the WebSocket handshake (RFC 7395, 3.1). */
export const subprotocol = 'xmpp';

/** What opens a stream over a WebSocket (RFC 7395, 3.4). */
export interface Open {
  readonly to?: string;
  readonly from?: string;
  readonly id?: string;
  readonly version?: string;
  readonly language?: string;
}

/** What closes it (RFC 7395, 3.6). */
export interface Close {
  /** Where to connect instead. */
  readonly seeOtherUri?: string;
}

export function readOpen(element: Element): Open | undefined {
  if (!element.is('open', NS.framing)) return undefined;
  const { to, from, id, version, 'xml:lang': language } = element.attrs;
  return {
    ...(to !== undefined && { to }),
    ...(from !== undefined && { from }),
    ...(id !== undefined && { id }),
    ...(version !== undefined && { version }),
    ...(language !== undefined && { language }),
  };
}

export function writeOpen(open: Open): Element {
  const { to, from, id, version, language } = open;
  return xml('open', { xmlns: NS.framing, to, from, id, version, 'xml:lang': language });
}

export function readClose(element: Element): Close | undefined {
  if (!element.is('close', NS.framing)) return undefined;
  const seeOtherUri: unknown = element.attrs['see-other-uri'];
  return typeof seeOtherUri === 'string' ? { seeOtherUri } : {};
}

export function writeClose(close: Close = {}): Element {
  return xml('close', { xmlns: NS.framing, 'see-other-uri': close.seeOtherUri });
}
