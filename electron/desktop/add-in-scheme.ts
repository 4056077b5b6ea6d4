import { readFile } from 'node:fs/promises';
import type { CustomScheme, Protocol } from 'electron';
import { type AddInSites, createAddInSites, type FindAddInFile } from '../host/add-in-sites.ts';
import { origin } from './scheme.ts';

/** Every host of it is an origin and a site of its own, and so a process. */
export const addInScheme = 'perch-addin';

export const addInPrivileges: CustomScheme = {
  scheme: addInScheme,
  privileges: {
    standard: true,
    secure: true,
    // Modules are fetched as from elsewhere: the frames' origins are opaque.
    corsEnabled: true,
    supportFetchAPI: false,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    allowExtensions: false,
    stream: false,
  },
};

export const addInSites: AddInSites = createAddInSites({
  origin: (id) => `${addInScheme}://${id}`,
  embedders: () => origin,
});

export function serveAddIns(
  protocol: Pick<Protocol, 'handle'>,
  sites: AddInSites,
  find: FindAddInFile,
): void {
  protocol.handle(addInScheme, async ({ method, url }) => {
    const place = method === 'GET' ? sites.locate(url) : undefined;
    const found = place && find(place);
    if (!found) return new Response('', { status: 404 });
    return new Response(await readFile(found.file), { headers: found.headers });
  });
}

/** Whether a frame may go there: an add-in's own page, which its parent alone sends it to. */
export function isAddInPage(url: string): boolean {
  return url.startsWith(`${addInScheme}://`);
}
