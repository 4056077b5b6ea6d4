import { randomBytes } from 'node:crypto';

/** Finds what is served of an add-in, with the headers that it is served under. */
export type FindAddInFile = (place: {
  readonly id: string;
  readonly path: string;
}) => { readonly file: string; readonly headers: Readonly<Record<string, string>> } | undefined;

/** Where add-ins are served from: each on a site of its own, under a path that nobody can guess. */
export interface AddInSites {
  /** The folder's address, with a slash at its end. */
  base(id: string): string;
  /** Who may frame an add-in: our page, as sources of a content policy. */
  readonly embedders: string;
  /** Which file of which add-in an address means; undefined for every other address. */
  locate(url: string): { readonly id: string; readonly path: string } | undefined;
}

interface SitesOptions {
  /** The origin of an add-in's site; the only place where an address is put together. */
  readonly origin: (id: string) => string;
  readonly embedders: () => string;
}

/** An add-in's id is a label of a host's name. */
const idIn = /^[a-z][a-z0-9+.-]*:\/\/(a[0-9a-f]{40})(?=[./])/;

export function createAddInSites({ origin, embedders }: SitesOptions): AddInSites {
  // Other programs and pages on this machine can reach the site: without this they find nothing there.
  const secret = randomBytes(16).toString('hex');
  const base = (id: string) => `${origin(id)}/${secret}/`;
  return {
    base,
    get embedders() {
      return embedders();
    },
    locate: (url) => {
      const id = idIn.exec(url)?.[1];
      if (id === undefined || !url.startsWith(base(id))) return undefined;
      return { id, path: url.slice(base(id).length).replace(/[?#].*$/s, '') };
    },
  };
}
