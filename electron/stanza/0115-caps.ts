import { createHash } from 'node:crypto';
import { formType } from './0004-form.ts';
import type { DiscoInfo } from './0030-disco.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** What a presence says of its sender's abilities (XEP-0115): the hash of its disco#info. */
export interface Caps {
  readonly node: string;
  readonly version: string;
  /** Only `sha-1` is in use. */
  readonly hash: string;
}

export function readCaps(presence: Element): Caps | undefined {
  const c = presence.getChild('c', NS.caps);
  const { node, ver, hash } = c?.attrs ?? {};
  return node && ver && hash ? { node, version: ver, hash } : undefined;
}

export function writeCaps(caps: Caps): Element {
  return xml('c', { xmlns: NS.caps, hash: caps.hash, node: caps.node, ver: caps.version });
}

/** The verification string, hashed (XEP-0115, 5.1). */
export function capsVersion(info: DiscoInfo): string {
  const identities = info.identities.map(
    ({ category, type, language = '', name = '' }) => `${category}/${type}/${language}/${name}`,
  );
  const forms = info.forms
    .toSorted((one, other) => compare(formType(one) ?? '', formType(other) ?? ''))
    .flatMap((form) => [
      formType(form) ?? '',
      ...form.fields
        .filter((field) => field.name !== 'FORM_TYPE')
        .toSorted((one, other) => compare(one.name, other.name))
        .flatMap((field) => [field.name, ...field.values.toSorted(compare)]),
    ]);
  const parts = [...identities.toSorted(compare), ...info.features.toSorted(compare), ...forms];
  return createHash('sha1')
    .update(parts.map((part) => `${part}<`).join(''))
    .digest('base64');
}

/** By bytes, as the clause asks (i;octet), not by locale. */
function compare(one: string, other: string): number {
  return Buffer.compare(Buffer.from(one), Buffer.from(other));
}
