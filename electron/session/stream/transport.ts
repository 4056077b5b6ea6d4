import type { TransportClass } from '@xmpp/client-core';
import ConnectionWebSocket from '@xmpp/websocket/lib/Connection.js';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { FrameParser } from './frame-parser.ts';
import { type TransportOptions, wsSocket } from './ws-socket.ts';

/**
 * XMPP over WebSocket (RFC 7395) on our own socket and parser. `onRedirect` hears of a `<close/>` that names
 * another place (RFC 7395, 3.6.1), which xmpp.js drops.
 */
export function webSocketTransport(
  options: TransportOptions,
  onRedirect: (uri: string) => void,
): TransportClass {
  class RedirectingParser extends FrameParser {
    constructor() {
      super();
      this.on('end', (close: Element) => {
        const uri = close.is('close', NS.framing) ? close.attrs['see-other-uri'] : undefined;
        if (uri) onRedirect(uri);
      });
    }
  }
  class Transport extends ConnectionWebSocket {
    // Only after a resume (XEP-0198, 5). xmpp.js has put a <delay/> of ours into each message, which others in a
    // room would take for history.
    override sendMany(stanzas: readonly Element[]): Promise<void> {
      for (const stanza of stanzas) stanza.remove('delay', NS.delay);
      return super.sendMany(stanzas);
    }
  }
  Object.assign(Transport.prototype, { Socket: wsSocket(options), Parser: RedirectingParser });
  return Transport;
}
