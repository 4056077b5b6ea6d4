import { readFile } from 'node:fs/promises';
import type { CustomScheme, Protocol } from 'electron';
import { type WebFile, webFiles } from '../host/web/files.ts';
import { guardHeaders } from '../host/web/headers.ts';

export const scheme = 'perch';
export const origin = `${scheme}://app`;
export const pageUrl = `${origin}/index.html`;

/** Whether an address is our page's, wherever in it. */
export function isPage(url: string): boolean {
  return url.replace(/[?#].*$/s, '') === pageUrl;
}

/** To be registered before Electron is ready. An origin of its own, as secure as https, and nothing more. */
export const privileges: CustomScheme = {
  scheme,
  privileges: {
    standard: true,
    secure: true,
    supportFetchAPI: true,
    corsEnabled: true,
    codeCache: true,
    bypassCSP: false,
    allowServiceWorkers: false,
    allowExtensions: false,
    stream: false,
  },
};

/** Serves the files below `root` at `perch://app/`. */
export function serveScheme(protocol: Pick<Protocol, 'handle'>, root: string): void {
  const files = webFiles(root);
  const headers = guardHeaders('', 'perch-addin:');
  protocol.handle(scheme, async (request) => {
    const file = request.method === 'GET' ? findFile(files, request.url) : undefined;
    if (!file) return new Response('', { status: 404, headers });
    return new Response(await readFile(file.file), { headers: { ...headers, 'Content-Type': file.type } });
  });
}

/**
 * The file that an address names. It is looked up, as it is spelt, among those that there are: `..`, `%2e`,
 * `\` and the like are never resolved, and so lead nowhere.
 */
function findFile(files: ReadonlyMap<string, WebFile>, url: string): WebFile | undefined {
  const path = url.startsWith(`${origin}/`) ? url.slice(origin.length).replace(/[?#].*$/s, '') : '';
  return files.get(path);
}
