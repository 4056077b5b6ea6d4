import type { Json, Welcome } from '#addins/contract.ts';
import { versionOf } from './hello.ts';
import { limits } from './limits.ts';
import { type PortEnd, type PortService, servePort } from './port-end.ts';
import type { FrameTrouble } from './trouble.ts';

export interface FrameOptions {
  /** The add-in's page, on a site of its own. */
  readonly page: string;
  /** For those who hear the window. */
  readonly title: string;
  readonly container: HTMLElement;
  readonly welcome: () => Pick<Welcome, 'rights' | 'hosts' | 'appearance'>;
  readonly saved?: Json | undefined;
  readonly service: Omit<PortService, 'onTrouble'>;
  /** It said hello and has its port. */
  readonly onReady: (end: PortEnd) => void;
  /** It was taken down for this; nothing else follows. */
  readonly onTrouble: (trouble: FrameTrouble) => void;
}

export interface Frame {
  readonly element: HTMLIFrameElement;
  readonly close: () => void;
}

/**
 * Opens an add-in's page in a frame of no origin, which may run scripts and nothing else. Its first message counts only
 * where it comes from this frame's window; then it gets a port, and from there on only the port counts. Whatever
 * happens to the page closes it: what comes after is another page.
 */
export function openFrame(options: FrameOptions): Frame {
  const element = document.createElement('iframe');
  element.setAttribute('sandbox', 'allow-scripts');
  element.setAttribute('allow', '');
  element.referrerPolicy = 'no-referrer';
  element.title = options.title;
  // Before it has a port it could not show that it was the person who pressed.
  element.style.pointerEvents = 'none';
  const stop = new AbortController();
  let end: PortEnd | undefined;
  let loads = 0;

  const close = (): void => {
    stop.abort();
    clearTimeout(patience);
    end?.close();
    element.remove();
  };
  const fail = (trouble: FrameTrouble): void => {
    if (stop.signal.aborted) return;
    close();
    options.onTrouble(trouble);
  };
  const greet = (version: number): void => {
    const { port1, port2 } = new MessageChannel();
    port1.addEventListener('close', () => fail('left'), { signal: stop.signal });
    end = servePort(port1, { ...options.service, onTrouble: fail });
    const welcome: Welcome = {
      perch: 'welcome',
      version,
      ...options.welcome(),
      ...(options.saved !== undefined && { saved: options.saved }),
    };
    // A page without an origin has no name to be addressed by; the secret part of its address vouches for it.
    element.contentWindow?.postMessage(welcome, '*', [port2]);
    element.style.pointerEvents = '';
    options.onReady(end);
  };
  const onMessage = ({ source, data }: MessageEvent<unknown>): void => {
    if (source === null || source !== element.contentWindow || end) return;
    const version = versionOf(data);
    if (version === undefined) return;
    clearTimeout(patience);
    if (version === null) fail('versions');
    else greet(version);
  };
  const onLoad = (): void => {
    loads += 1;
    if (loads > 1) fail('left');
  };
  const patience = setTimeout(() => fail('silent'), limits.hello);
  addEventListener('message', onMessage, { signal: stop.signal });
  element.addEventListener('load', onLoad, { signal: stop.signal });
  element.src = options.page;
  options.container.append(element);
  return { element, close };
}
