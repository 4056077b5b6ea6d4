import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { ServerModule } from '../module.ts';
import { writeElement } from '../stream/packet.ts';
import { readStored } from '../stream/stored.ts';

/** XEP-0054, so that ordinary clients find what they look for. */
export const vcard: ServerModule = (context) => {
  const { vcards, accounts } = context.stores;
  context.announce('account', [NS.vcard]);
  context.onRemoval(vcards.remove);
  context.onIq('account', 'get', 'vCard', NS.vcard, ({ target }) => {
    const content = vcards.get(target);
    if (content !== undefined) return readStored(content);
    const name = accounts.displayName(target.split('@', 1)[0] ?? '');
    return xml('vCard', { xmlns: NS.vcard }, name !== undefined && xml('FN', {}, name));
  });
  context.onIq('account', 'set', 'vCard', NS.vcard, ({ target, asker, payload }) => {
    if (target !== asker) return stanzaError('forbidden');
    vcards.put(target, writeElement(payload));
    return undefined;
  });
};
