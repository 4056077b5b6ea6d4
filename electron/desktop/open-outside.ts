import type { Shell } from 'electron';
import { FaultError } from '../model/fault.ts';

const allowed = new Set(['http:', 'https:', 'mailto:', 'xmpp:']);

/**
 * Hands an address to the system's own program: parsed and written anew, and only of these kinds, because the
 * system would also start programs and open files (CVE-2020-26763, CVE-2024-37182).
 */
export async function openOutside(shell: Pick<Shell, 'openExternal'>, address: string): Promise<void> {
  const url = URL.parse(address);
  if (!url || !allowed.has(url.protocol)) {
    throw new FaultError('InvalidArgument', 'Perch opens web, mail and chat addresses only.');
  }
  await shell.openExternal(url.href);
}
