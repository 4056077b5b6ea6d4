import type { BareAddress } from '#electron/model/ids.ts';
import type { Session } from '#electron/session/session.ts';
import type { DiscoInfo } from '#electron/stanza/0030-disco.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { askInfo, askItems } from './directory.ts';

/** The chat services of the own domain (XEP-0030 on the domain, `conference/text`), the default one first. */
export async function findChatServices(session: Session): Promise<readonly BareAddress[]> {
  const items = await askItems(session, session.domain);
  const addresses = [...new Set(items.filter((item) => !item.node).map(({ address }) => address))];
  const found = await Promise.all(addresses.map((address) => askService(session, address)));
  return found
    .filter((one) => one !== undefined)
    .toSorted((one, other) => other.rank - one.rank)
    .map(({ address }) => address);
}

async function askService(session: Session, address: BareAddress) {
  const info = await askInfo(session, address).catch(() => undefined);
  return info && isChatService(info) ? { address, rank: rank(info) } : undefined;
}

/** One that is marked as the default (docs/protocol.md) comes before one that speaks Perch's protocol, that before others. */
function rank({ features }: DiscoInfo): number {
  if (features.includes(`${NS.perch}#default`)) return 2;
  return features.includes(NS.perch) ? 1 : 0;
}

function isChatService({ identities, features }: DiscoInfo): boolean {
  const conference = identities.some(({ category, type }) => category === 'conference' && type === 'text');
  return conference && features.includes(NS.muc);
}
