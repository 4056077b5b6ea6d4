import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Which software answers (XEP-0092). */
export interface SoftwareVersion {
  readonly name: string;
  readonly version: string;
}

export function readVersion(query: Element): SoftwareVersion | undefined {
  if (!query.is('query', NS.version)) return undefined;
  const name = query.getChild('name', NS.version)?.text();
  const version = query.getChild('version', NS.version)?.text();
  return name === undefined || version === undefined ? undefined : { name, version };
}

export function writeVersion(software: SoftwareVersion): Element {
  return xml(
    'query',
    { xmlns: NS.version },
    xml('name', {}, software.name),
    xml('version', {}, software.version),
  );
}
