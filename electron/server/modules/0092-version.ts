import { writeVersion } from '#electron/stanza/0092-version.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { ServerModule } from '../module.ts';

const software = { name: 'Perch', version: '0.1.0' } as const;

/** XEP-0092. */
export const version: ServerModule = (context) => {
  context.announce('server', [NS.version]);
  context.onIq('server', 'get', 'query', NS.version, () => writeVersion(software));
};
