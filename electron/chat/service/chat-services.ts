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
  const services = found.filter((one) => one !== undefined);
  // One that speaks Perch's own protocol comes before the others.
  return services
    .toSorted((one, other) => Number(other.perch) - Number(one.perch))
    .map(({ address }) => address);
}

async function askService(session: Session, address: BareAddress) {
  const info = await askInfo(session, address).catch(() => undefined);
  return info && isChatService(info) ? { address, perch: info.features.includes(NS.perch) } : undefined;
}

function isChatService({ identities, features }: DiscoInfo): boolean {
  const conference = identities.some(({ category, type }) => category === 'conference' && type === 'text');
  return conference && features.includes(NS.muc);
}
