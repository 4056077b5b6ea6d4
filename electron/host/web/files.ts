import { readdirSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';

export interface WebFile {
  readonly file: string;
  readonly type: string;
  /** Its name changes with its content. */
  readonly immutable: boolean;
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.webmanifest': 'application/manifest+json',
};

/**
 * The files of a folder by the only path that leads to each. A path that is not in this list does not exist, so
 * there is no spelling (`..`, `%2e`, `\`, `//`) by which a request could leave the folder.
 */
export function webFiles(root: string): ReadonlyMap<string, WebFile> {
  const found = new Map<string, WebFile>();
  for (const entry of readdirSync(root, { recursive: true, withFileTypes: true })) {
    const file = join(entry.parentPath, entry.name);
    const type = types[extname(entry.name)];
    if (!entry.isFile() || type === undefined) continue;
    const path = `/${relative(root, file).split(sep).join('/')}`;
    found.set(path, { file, type, immutable: path.startsWith('/assets/') });
  }
  const index = found.get('/index.html');
  if (index) found.set('/', index);
  return found;
}
