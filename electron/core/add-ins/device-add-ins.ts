import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { ShippedAddIn } from '#electron/addin/facts.ts';
import { InstalledAddIns } from '#electron/addin/installed.ts';
import { Installer } from '#electron/addin/installer.ts';
import { addInFile } from '#electron/addin/serve.ts';
import { shippedAddIns } from '#electron/addin/shipped.ts';
import type { AddInSites, FindAddInFile } from '#electron/host/add-in-sites.ts';
import type { HostPaths } from '#electron/host/host.ts';

/** What of add-ins belongs to the device and not to an account: what is installed, and how it is served. */
export interface DeviceAddIns {
  readonly installed: InstalledAddIns;
  readonly installer: Installer;
  readonly shipped: () => Promise<readonly ShippedAddIn[]>;
  readonly sites: AddInSites;
  readonly find: FindAddInFile;
}

export function openDeviceAddIns(paths: HostPaths, sites: AddInSites): DeviceAddIns {
  const installed = new InstalledAddIns(join(paths.data, 'add-ins'));
  const installer = new Installer({
    installed,
    newId: randomUUID,
    // Loaded when somebody fetches, and not when Perch starts.
    download: async (url) => {
      const [{ download }, { resolveName }] = await Promise.all([
        import('#electron/addin/http/download.ts'),
        import('#electron/addin/http/fetch.ts'),
      ]);
      return download(url, { resolve: resolveName });
    },
  });
  return {
    installed,
    installer,
    shipped: () => shippedAddIns(paths.addIns),
    sites,
    find: (place) => addInFile(installed, place, { base: sites.base(place.id), embedders: sites.embedders }),
  };
}
