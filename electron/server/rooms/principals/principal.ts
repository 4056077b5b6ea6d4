import type { BareAddress } from '#electron/model/ids.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import type { Principal } from '../storage/category-values.ts';

/** What an address stands for in scopes and lists (docs/protocol.md, "Principals"). */
export type PrincipalKind = 'person' | 'group' | 'domain';

export function groupAddress(name: string, serviceDomain: string): Principal {
  return `${name}@${groupDomain(serviceDomain)}`;
}

export function kindOf(principal: Principal, serviceDomain: string): PrincipalKind {
  const at = principal.indexOf('@');
  if (at < 0) return 'domain';
  return principal.slice(at + 1) === groupDomain(serviceDomain) ? 'group' : 'person';
}

/** The address as it is compared; undefined where it stands for nobody: a resource, a room, no address at all. */
export function readPrincipal(text: string, serviceDomain: string): Principal | undefined {
  const jid = parseJid(text.trim());
  if (!jid || jid.resource || jid.domain === serviceDomain) return undefined;
  if (!jid.local) return jid.domain === groupDomain(serviceDomain) ? undefined : jid.domain;
  return `${jid.local}@${jid.domain}`;
}

/** Everything that a person is without groups: their own address and their domain. */
export function ownPrincipals(account: BareAddress): readonly Principal[] {
  return [account, account.slice(account.indexOf('@') + 1)];
}

/** A domain of the service's own, so that nobody else can have an address in it. */
function groupDomain(serviceDomain: string): string {
  return `groups.${serviceDomain}`;
}
