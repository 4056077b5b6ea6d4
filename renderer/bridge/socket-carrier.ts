import type { Frame } from '#electron/bridge/contract.ts';
import type { LinkState } from './bridge.ts';
import type { Carrier } from './carrier.ts';
import { createListeners } from './listeners.ts';

/** Milliseconds until the next try; doubled each time, and the last is kept. */
const firstPause = 250;
const longestPause = 4000;

/** Over the plain host's WebSocket, which is opened again whenever it closes. */
export function socketCarrier(url: string): Carrier {
  const frames = createListeners<unknown>();
  const links = createListeners<LinkState>();
  const early: Frame[] = [];
  let state: LinkState = 'connecting';
  let pause = firstPause;
  let socket = connect();

  function move(next: LinkState): void {
    if (state === next) return;
    state = next;
    links.tell(state);
  }
  function connect(): WebSocket {
    const opening = new WebSocket(url);
    opening.onopen = () => {
      pause = firstPause;
      for (const frame of early.splice(0)) opening.send(JSON.stringify(frame));
      move('open');
    };
    opening.onmessage = (event: MessageEvent<unknown>) => frames.tell(parse(event.data));
    opening.onclose = () => {
      early.length = 0;
      move('lost');
      setTimeout(() => {
        socket = connect();
      }, pause);
      pause = Math.min(pause * 2, longestPause);
    };
    return opening;
  }

  return {
    post: (frame) => {
      if (state === 'open') socket.send(JSON.stringify(frame));
      else if (state === 'connecting') early.push(frame);
      return state !== 'lost';
    },
    onFrame: frames.add,
    onLink: (listener) => {
      listener(state);
      return links.add(listener);
    },
  };
}

function parse(data: unknown): unknown {
  try {
    return JSON.parse(String(data));
  } catch {
    return undefined;
  }
}
