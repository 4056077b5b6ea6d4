import Socket from '@xmpp/websocket/lib/Socket.js';
import { WebSocket } from 'ws';
import { speakable } from '#electron/stanza/speakable.ts';
import type { ClientCertificate } from '../credential.ts';
import { SecureAgent } from '../secure-agent.ts';
import type { Trust } from '../trust.ts';
import { giveWay } from './give-way.ts';

/** Whom to trust, and what to show of ourselves. */
export type TransportOptions = Trust & Partial<ClientCertificate>;

/** More than any stanza that makes sense: a larger one closes the stream (WebSocket status 1009). */
const maxPayload = 16 * 1024 * 1024;
const handshakeTimeout = 15_000;
/** How long the other side may take to answer our close before the link counts as dead. */
const closeTimeout = 2_000;

/**
 * The socket of xmpp.js over `ws` in place of the global WebSocket, which takes no certificates, no limits and
 * no time-out, and whose `close()` may never be followed by a close event.
 */
export function wsSocket(options: TransportOptions): new () => Socket {
  return class WsSocket extends Socket {
    override connect(url: string): void {
      const socket = new WebSocket(url, ['xmpp'], {
        ...(url.startsWith('wss:') && { agent: new SecureAgent(options) }),
        maxPayload,
        handshakeTimeout,
        perMessageDeflate: false,
      });
      this.url = url;
      this.secure = url.startsWith('wss:');
      // Before xmpp.js, which reads the frame.
      socket.on('message', giveWay(socket, { now: () => performance.now(), nextTurn: setImmediate }));
      this._attachSocket(socket);
    }

    // Whatever was typed somewhere: it ends no stream.
    override write(data: string, done?: (error?: unknown) => void): void {
      super.write(speakable(data), done);
    }

    override end(): void {
      const { socket } = this;
      if (!socket) return;
      socket.close();
      const timer = setTimeout(() => socket.terminate(), closeTimeout);
      socket.once('close', () => clearTimeout(timer));
    }
  };
}
