import type { Event, Session, WebContents } from 'electron';
import { isAddInPage } from './add-in-scheme.ts';
import { isPage } from './scheme.ts';

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * The page stays where it is. Links are opened by a call over the bridge; whatever else tries to lead away, a
 * dropped file included, is refused. Reloading our own page is all that remains, and the frames of add-ins.
 */
export function holdStill(contents: Guarded): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: Event) => event.preventDefault();
  const refuseElsewhere = (event: Event<{ url: string }>) => {
    if (!isPage(event.url)) event.preventDefault();
  };
  contents.on('will-navigate', refuseElsewhere);
  contents.on('will-frame-navigate', (event) => {
    if (event.isMainFrame || !isAddInPage(event.url)) refuseElsewhere(event);
  });
  contents.on('will-redirect', refuseElsewhere);
  contents.on('will-attach-webview', refuse);
}

/** The page has no business with any network: should the content policy ever fail, nothing gets out here. */
export function cutNetwork(session: { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }) {
  session.webRequest.onBeforeRequest(({ url }, answer) => {
    answer({ cancel: /^(https?|wss?|ftp|file):/i.test(url) });
  });
}

/** A frame that speaks WebRTC would pass by all of that: no datagram goes from the page to anywhere. */
export function cutDatagrams(contents: Pick<WebContents, 'setWebRTCIPHandlingPolicy'>): void {
  contents.setWebRTCIPHandlingPolicy('disable_non_proxied_udp');
}

/** Nothing of ours is ever downloaded: a page that tries is not ours any more. */
export function refuseDownloads(session: Pick<Session, 'on'>): void {
  session.on('will-download', (event) => event.preventDefault());
}
