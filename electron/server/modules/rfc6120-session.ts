import { NS } from '#electron/stanza/namespaces.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ServerModule } from '../module.ts';

/** What is offered after sign-in; RFC 3921's session is for old clients, and means nothing any more. */
export const bind: ServerModule = (context) => {
  context.streamFeature(xml('bind', { xmlns: NS.bind }));
  context.streamFeature(xml('session', { xmlns: NS.session }, xml('optional')));
  for (const where of ['server', 'account'] as const) {
    context.onIq(where, 'set', 'session', NS.session, () => undefined);
  }
};
