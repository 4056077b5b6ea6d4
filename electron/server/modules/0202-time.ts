import { writeTime } from '#electron/stanza/0202-time.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { ServerModule } from '../module.ts';

/** XEP-0202: clients correct their clocks by it. */
export const time: ServerModule = (context) => {
  context.announce('server', [NS.time]);
  context.onIq('server', 'get', 'time', NS.time, () => writeTime(context.clock()));
};
