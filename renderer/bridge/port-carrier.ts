import type { LinkState } from './bridge.ts';
import type { Carrier } from './carrier.ts';
import { createListeners } from './listeners.ts';

/** Over a MessagePort: the desktop's preload hands one to the page; tests make their own. */
export function portCarrier(port: MessagePort): Carrier {
  const frames = createListeners<unknown>();
  const links = createListeners<LinkState>();
  let state: LinkState = 'open';
  port.onmessage = (event) => frames.tell(event.data);
  port.addEventListener('close', () => {
    state = 'lost';
    links.tell(state);
  });
  return {
    post: (frame) => {
      if (state === 'open') port.postMessage(frame);
      return state === 'open';
    },
    onFrame: frames.add,
    onLink: (listener) => {
      listener(state);
      return links.add(listener);
    },
  };
}

/** Resolves with the port that the preload hands over: only a message of this very window counts. */
export function portFromPreload(window: Window): Promise<MessagePort> {
  return new Promise((resolve) => {
    const onMessage = (event: MessageEvent<{ readonly perch?: unknown } | null>): void => {
      const port = event.ports[0];
      if (event.source !== window || event.data?.perch !== 'port' || !port) return;
      window.removeEventListener('message', onMessage);
      resolve(port);
    };
    window.addEventListener('message', onMessage);
  });
}
