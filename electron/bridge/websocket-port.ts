import type { RawData, WebSocket } from 'ws';
import type { Port } from './contract.ts';

/** Above this the page no longer reads; it is cut off, and begins anew with a snapshot. */
const maxUnread = 32 * 1024 * 1024;

/** The carrier of the plain host: one JSON text per frame. What is no JSON arrives as undefined. */
export function webSocketPort(socket: WebSocket): Port {
  // A frame over the limit or broken framing: `ws` closes the socket itself, and `close` is what we act on.
  socket.on('error', () => undefined);
  return {
    post: (frame) => {
      if (socket.bufferedAmount > maxUnread) socket.terminate();
      else if (socket.readyState === socket.OPEN) socket.send(JSON.stringify(frame));
    },
    onFrame: (listener) => {
      const onMessage = (data: RawData, isBinary: boolean) => listener(isBinary ? undefined : parse(data));
      socket.on('message', onMessage);
      return () => socket.off('message', onMessage);
    },
    onClose: (listener) => {
      socket.on('close', listener);
      return () => socket.off('close', listener);
    },
  };
}

function parse(data: RawData): unknown {
  try {
    return JSON.parse(data.toString());
  } catch {
    return undefined;
  }
}
