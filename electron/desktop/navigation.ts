import type { Event, Session, WebContents } from 'electron';
import { pageUrl } from './scheme.ts';

type Guarded = Pick<WebContents, 'on' | 'setWindowOpenHandler'>;

/**
 * The page stays where it is. Links are opened by a call over the bridge; whatever else tries to lead away, a
 * dropped file included, is refused. Reloading our own page is all that remains.
 */
export function holdStill(contents: Guarded): void {
  contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  const refuse = (event: Event) => event.preventDefault();
  const refuseElsewhere = (event: Event<{ url: string }>) => {
    if (event.url !== pageUrl) event.preventDefault();
  };
  contents.on('will-navigate', refuseElsewhere);
  contents.on('will-frame-navigate', refuseElsewhere);
  contents.on('will-redirect', refuseElsewhere);
  contents.on('will-attach-webview', refuse);
}

/** The page has no business with any network: should the content policy ever fail, nothing gets out here. */
export function cutNetwork(session: { readonly webRequest: Pick<Session['webRequest'], 'onBeforeRequest'> }) {
  const urls = ['http://*/*', 'https://*/*', 'ws://*/*', 'wss://*/*', 'ftp://*/*', 'file://*/*'];
  session.webRequest.onBeforeRequest({ urls }, (_request, answer) => answer({ cancel: true }));
}
