import { NS } from '#electron/stanza/namespaces.ts';
import type { ServerModule } from '../module.ts';

/** XEP-0199: an empty result says that we are there. */
export const ping: ServerModule = (context) => {
  context.announce('server', [NS.ping]);
  context.announce('account', [NS.ping]);
  context.onIq('server', 'get', 'ping', NS.ping, () => undefined);
  context.onIq('account', 'get', 'ping', NS.ping, () => undefined);
};
