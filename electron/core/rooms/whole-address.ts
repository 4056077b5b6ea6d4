import { FaultError } from '#electron/model/fault.ts';
import { type PrincipalsFound, summaryOf } from '#electron/model/principal.ts';
import { bareJid } from '#electron/stanza/jid.ts';

/** Where a service does not tell who there is, whoever is named by a whole address is taken at their word. */
export async function orWholeAddress(
  text: string,
  service: string,
  find: () => Promise<PrincipalsFound>,
): Promise<PrincipalsFound> {
  try {
    return await find();
  } catch (error) {
    if (!(error instanceof FaultError) || error.fault.code !== 'MsgNotSupported') throw error;
    const address = bareJid(text.trim());
    const principals = address?.includes('@') ? [summaryOf(address, service)] : [];
    return { principals, moreAvailable: false };
  }
}
