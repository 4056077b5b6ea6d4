import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Where a domain's XMPP can be reached (XEP-0156), best first. */
export interface HostMeta {
  readonly webSockets: readonly string[];
}

/** Reads the parsed `host-meta.json`. */
export function readHostMetaJson(value: unknown): HostMeta | undefined {
  if (typeof value !== 'object' || value === null || !('links' in value)) return undefined;
  const links: unknown = value.links;
  if (!Array.isArray(links)) return undefined;
  return { webSockets: links.flatMap((link: unknown) => readLink(link)) };
}

export function writeHostMetaJson(meta: HostMeta): { readonly links: readonly object[] } {
  return { links: meta.webSockets.map((href) => ({ rel: NS.altConnectionWebSocket, href })) };
}

/** Reads the parsed `host-meta`, an XRD document. */
export function readHostMetaXml(document: Element): HostMeta | undefined {
  if (!document.is('XRD', NS.xrd)) return undefined;
  const links = document.getChildren('Link', NS.xrd);
  return { webSockets: links.flatMap(({ attrs }) => readLink(attrs)) };
}

export function writeHostMetaXml(meta: HostMeta): Element {
  const links = meta.webSockets.map((href) => xml('Link', { rel: NS.altConnectionWebSocket, href }));
  return xml('XRD', { xmlns: NS.xrd }, ...links);
}

function readLink(link: unknown): readonly string[] {
  if (typeof link !== 'object' || link === null || !('rel' in link) || !('href' in link)) return [];
  const { rel, href } = link;
  return rel === NS.altConnectionWebSocket && typeof href === 'string' ? [href] : [];
}
