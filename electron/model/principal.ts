import type { BareAddress } from './ids.ts';

/**
 * Whom a line of a list means (reference: `PersistentChatPrincipalType`): one person, a group that the service keeps,
 * or everybody who has an account on a domain.
 */
export type PrincipalType = 'LocalUser' | 'DirectoryGroup' | 'Domain';

/** Somebody who can be on a list (reference: `PersistentChatPrincipalSummary`). `address` is who they are. */
export interface PrincipalSummary {
  readonly address: BareAddress;
  readonly type: PrincipalType;
  /** For display; two can bear the same one. Absent where the server tells none. */
  readonly name?: string;
}

/** The answer of a people picker. */
export interface PrincipalsFound {
  readonly principals: readonly PrincipalSummary[];
  /** There are others: a longer text finds them. */
  readonly moreAvailable: boolean;
}

/** What an address on a list of this chat service means (docs/protocol.md, "Principals"). */
export function summaryOf(address: BareAddress, service: BareAddress, name?: string): PrincipalSummary {
  const isGroup = address.endsWith(`@groups.${service}`);
  const person = isGroup ? 'DirectoryGroup' : 'LocalUser';
  return { address, type: address.includes('@') ? person : 'Domain', ...(name && { name }) };
}
