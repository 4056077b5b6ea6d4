import { type DiscoInfo, writeDiscoInfo } from '../stanza/0030-disco.ts';
import { capsVersion, writeCaps } from '../stanza/0115-caps.ts';
import { privateNodes } from '../stanza/0223-private.ts';
import { NS } from '../stanza/namespaces.ts';
import { type Element, xml } from '../stanza/xml.ts';

/** `+notify`: our server shall tell us when this changes on another device (XEP-0163, 4.2). */
const info: DiscoInfo = {
  identities: [{ category: 'client', type: 'pc', name: 'Perch' }],
  features: [
    NS.caps,
    NS.discoInfo,
    NS.ping,
    NS.bookmarks,
    `${NS.bookmarks}+notify`,
    `${NS.displayed}+notify`,
    ...Object.values(privateNodes).map((node) => `${node}+notify`),
  ],
  forms: [],
};

const node = 'https://perch.im';

/** The answer to whoever asks what this client is. */
export function ownInfo(): Element {
  return writeDiscoInfo(info);
}

/** The presence that makes this device known to its own server (RFC 6121, 4.2; XEP-0115, 5). */
export function initialPresence(): Element {
  return xml('presence', {}, writeCaps({ node, version: capsVersion(info), hash: 'sha-1' }));
}
