import type { BareAddress } from '#electron/model/ids.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type StanzaError, stanzaError } from '#electron/stanza/stanza-error.ts';
import type { ContactStore } from '../storage/contacts.ts';
import type { PepNode } from '../storage/pep.ts';
import { gives } from '../subscription.ts';

/** Why somebody may not see an account's node (XEP-0060, 6.5.9); undefined where they may. */
export function refuseReader(
  contacts: ContactStore,
  owner: BareAddress,
  reader: BareAddress,
  node: PepNode,
): StanzaError | undefined {
  if (reader === owner) return undefined;
  switch (node.configuration.accessModel) {
    case 'open':
      return undefined;
    case 'presence':
      if (gives(contacts.get(owner, reader)?.subscription, 'from')) return undefined;
      return pubsubError('not-authorized', 'presence-subscription-required');
    case 'whitelist':
      // Only the owner is on the list: there is no affiliation to give away.
      return pubsubError('not-allowed', 'closed-node');
  }
}

export function pubsubError(condition: Parameters<typeof stanzaError>[0], name: string): StanzaError {
  return stanzaError(condition, undefined, { application: { name, namespace: NS.pubsubErrors } });
}
