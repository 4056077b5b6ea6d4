import { describe, expect, it } from 'vitest';
import { formValue, makeForm } from '#electron/stanza/0004-form.ts';
import {
  type PubSubRequest,
  readPubSubEvent,
  readPubSubItems,
  readPubSubRequest,
  writePubSubEvent,
  writePubSubItems,
  writePubSubRequest,
} from '#electron/stanza/0060-pubsub.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { parseXml, xml } from '#electron/stanza/xml.ts';

const requests: readonly PubSubRequest[] = [
  { kind: 'items', node: 'n', maxItems: 5, ids: [] },
  { kind: 'items', node: 'n', ids: ['a', 'b'] },
  { kind: 'retract', node: 'n', ids: ['a'], notify: true },
  { kind: 'create', node: 'n' },
  { kind: 'getConfiguration', node: 'n' },
  { kind: 'delete', node: 'n' },
  { kind: 'purge', node: 'n' },
  {
    kind: 'setConfiguration',
    node: 'n',
    configuration: { type: 'submit', fields: [{ name: 'pubsub#max_items', values: ['max'] }] },
  },
];

describe('pubsub', () => {
  it.each(requests)('reads back the request that it wrote: $kind', (request) => {
    expect(readPubSubRequest(parseXml(writePubSubRequest(request).toString()))).toEqual(request);
  });

  it('carries payloads and preconditions of a publish', () => {
    const payload = xml('tune', { xmlns: 'urn:tune' }, 'la');
    const options = makeForm('submit', NS.publishOptions, { 'pubsub#access_model': 'whitelist' });
    const written = writePubSubRequest({
      kind: 'publish',
      node: 'n',
      items: [{ id: '1', payload }],
      options,
    });
    const read = readPubSubRequest(parseXml(written.toString()));
    if (read?.kind !== 'publish') throw new Error('not read as a publish');
    expect(read.items[0]?.payload?.text()).toBe('la');
    expect(read.options && formValue(read.options, 'pubsub#access_model')).toBe('whitelist');
  });

  it('reads items, retracted items and removals of an event', () => {
    const event = { kind: 'items', node: 'n', items: [{ id: 'a' }], retracted: ['b'] } as const;
    expect(readPubSubEvent(xml('message', {}, writePubSubEvent(event)))).toEqual(event);
    const gone = { kind: 'purge', node: 'n' } as const;
    expect(readPubSubEvent(xml('message', {}, writePubSubEvent(gone)))).toEqual(gone);
    expect(readPubSubItems(writePubSubItems('n', [{ id: 'a' }]))).toEqual([{ id: 'a' }]);
  });

  it.each([
    '<pubsub xmlns="http://jabber.org/protocol/pubsub"/>',
    '<pubsub xmlns="http://jabber.org/protocol/pubsub"><items/></pubsub>',
    '<pubsub xmlns="http://jabber.org/protocol/pubsub"><dance node="n"/></pubsub>',
    '<pubsub xmlns="urn:other"><items node="n"/></pubsub>',
  ])('refuses %s', (text) => {
    expect(readPubSubRequest(parseXml(text))).toBeUndefined();
  });
});
