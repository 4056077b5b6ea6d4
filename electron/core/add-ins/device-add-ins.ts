import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { InstalledAddIns } from '#electron/addin/installed.ts';
import { Installer } from '#electron/addin/installer.ts';
import { addInFile } from '#electron/addin/serve.ts';
import type { AddInSites, FindAddInFile } from '#electron/host/add-in-sites.ts';

/** What of add-ins belongs to the device and not to an account: what is installed, and how it is served. */
export interface DeviceAddIns {
  readonly installed: InstalledAddIns;
  readonly installer: Installer;
  readonly sites: AddInSites;
  readonly find: FindAddInFile;
}

export function openDeviceAddIns(data: string, sites: AddInSites): DeviceAddIns {
  const installed = new InstalledAddIns(join(data, 'add-ins'));
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
    sites,
    find: (place) => addInFile(installed, place, { base: sites.base(place.id), embedders: sites.embedders }),
  };
}
