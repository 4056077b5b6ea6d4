import { createServer } from 'node:http';
import { close, listen } from './open-id/listener.ts';
import { projectRoot } from './project.ts';
import { type InstalledPackage, installedPackages } from './registry/installed.ts';
import { packFolder } from './registry/tarball.ts';

/** A registry of npm's on loopback. */
export interface NpmRegistry {
  readonly url: string;
  stop(): Promise<void>;
}

/**
 * Gives npm the packages that are installed here, and nothing else: what a project of somebody else would get from
 * the registry, without the network, and without what only this repository has.
 */
export async function startNpmRegistry(names: readonly string[]): Promise<NpmRegistry> {
  const packages = installedPackages(names, projectRoot);
  const server = createServer(({ url: path = '/' }, response) => {
    const [, name = '', version] = /^\/(@?[^@]+?)(?:@([^@]+)\.tgz)?$/.exec(decodeURIComponent(path)) ?? [];
    const versions = packages.filter(({ manifest }) => manifest.name === name);
    const wanted = versions.find(({ manifest }) => manifest.version === version);
    if (wanted) return void response.end(packFolder(wanted.folder));
    if (versions.length === 0 || version !== undefined) return void response.writeHead(404).end('{}');
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(describe(name, versions, url)));
  });
  const url = `http://127.0.0.1:${await listen(server, 0)}`;
  return { url, stop: () => close(server) };
}

/** The metadata of a package, as far as an installation needs it. */
function describe(name: string, versions: readonly InstalledPackage[], url: string) {
  const all = versions.map(({ manifest }) => {
    const dist = { tarball: `${url}/${name}@${manifest.version}.tgz` };
    return [manifest.version, { ...manifest, dist }] as const;
  });
  return { name, 'dist-tags': { latest: all[0]?.[0] }, versions: Object.fromEntries(all) };
}
