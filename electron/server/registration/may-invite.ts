import type { BareAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import type { ModuleContext } from '../module.ts';

/** Administrators let people in, as long as they are let in themselves. */
export function mayInvite(context: ModuleContext, account: BareAddress): boolean {
  const name = parseJid(account)?.local ?? '';
  return context.isAdministrator(account) && context.stores.accounts.standing(name) !== 'disabled';
}
