import { writeForm } from '#electron/stanza/0004-form.ts';
import {
  type PubSubEvent,
  type PubSubItem,
  type PubSubRequest,
  writePubSubItems,
} from '#electron/stanza/0060-pubsub.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { IqAnswer, ModuleContext } from '../module.ts';
import type { NodeConfiguration, PepItem, PepNode } from '../storage/pep.ts';
import { writeElement } from '../stream/packet.ts';
import { readStored } from '../stream/stored.ts';
import { pubsubError, refuseReader } from './access.ts';
import { applyForm, configurationForm, meets, usualConfiguration } from './configuration.ts';

type Kind<K extends PubSubRequest['kind']> = Extract<PubSubRequest, { readonly kind: K }>;

/** What an account's nodes do when they are asked (XEP-0060; XEP-0163). */
export interface PepService {
  readonly context: ModuleContext;
  readonly notify: (account: string, node: PepNode, event: PubSubEvent) => void;
}

/** Anybody may ask for items; whether they get them is the node's access model. */
export function retrieve(
  service: PepService,
  owner: string,
  asker: string,
  request: Kind<'items'>,
): IqAnswer {
  const { pep, contacts } = service.context.stores;
  const node = pep.node(owner, request.node);
  if (!node) return stanzaError('item-not-found');
  const refused = refuseReader(contacts, owner, asker, node);
  if (refused) return refused;
  if (request.ids.length === 0) {
    const max = Math.min(
      request.maxItems ?? service.context.limits.pepItems,
      service.context.limits.pepItems,
    );
    return writePubSubItems(node.name, pep.items(node.key, max).map(readItem));
  }
  const items = request.ids.flatMap((id) => pep.item(node.key, id) ?? []);
  return writePubSubItems(node.name, items.map(readItem));
}

/** XEP-0060, 7.1; a node that is missing is made (XEP-0163, 3), as the publisher's options say. */
export function publish(service: PepService, owner: string, request: Kind<'publish'>): IqAnswer {
  const { pep } = service.context.stores;
  const [item, ...more] = request.items;
  if (more.length > 0) return pubsubError('not-allowed', 'max-items-exceeded');
  if (!item) return pubsubError('bad-request', 'item-required');
  const node = pep.node(owner, request.node) ?? make(service, owner, request.node, request.options);
  if ('condition' in node) return node;
  const mostItems = service.context.limits.pepItems;
  if (request.options && !meets(node.configuration, request.options, mostItems)) {
    return pubsubError('conflict', 'precondition-not-met');
  }
  const id = item.id ?? service.context.ids();
  if (node.configuration.persistent) {
    pep.putItem(node.key, { id, payload: item.payload ? writeElement(item.payload) : '' });
    pep.keepNewest(node.key, node.configuration.maxItems);
  }
  const payload = node.configuration.deliverPayloads && item.payload ? { payload: item.payload } : {};
  service.notify(owner, node, { kind: 'items', node: node.name, items: [{ id, ...payload }], retracted: [] });
  return xml('pubsub', { xmlns: NS.pubsub }, xml('publish', { node: node.name }, xml('item', { id })));
}

/** XEP-0060, 7.2. */
export function retract(service: PepService, owner: string, request: Kind<'retract'>): IqAnswer {
  const { pep } = service.context.stores;
  const node = pep.node(owner, request.node);
  if (!node) return stanzaError('item-not-found');
  if (request.ids.length === 0) return pubsubError('bad-request', 'item-required');
  const retracted = request.ids.filter((id) => pep.removeItem(node.key, id));
  if (retracted.length === 0) return stanzaError('item-not-found');
  if (request.notify || node.configuration.notifyRetract) {
    service.notify(owner, node, { kind: 'items', node: node.name, items: [], retracted });
  }
  return undefined;
}

/** XEP-0060, 8.1. */
export function create(service: PepService, owner: string, request: Kind<'create'>): IqAnswer {
  if (service.context.stores.pep.node(owner, request.node)) return stanzaError('conflict');
  const node = make(service, owner, request.node, request.configuration);
  if ('condition' in node) return node;
  return xml('pubsub', { xmlns: NS.pubsub }, xml('create', { node: node.name }));
}

/** XEP-0060, 8.2 to 8.5: what only the owner asks. */
export function manage(
  service: PepService,
  owner: string,
  request: Kind<'getConfiguration' | 'setConfiguration' | 'delete' | 'purge'>,
): IqAnswer {
  const { pep } = service.context.stores;
  const node = pep.node(owner, request.node);
  if (!node) return stanzaError('item-not-found');
  const { key, name, configuration } = node;
  switch (request.kind) {
    case 'getConfiguration': {
      const form = writeForm(configurationForm(configuration));
      return xml('pubsub', { xmlns: NS.pubsubOwner }, xml('configure', { node: name }, form));
    }
    case 'setConfiguration': {
      if (request.configuration.type === 'cancel') return undefined;
      const after = applyForm(configuration, request.configuration, service.context.limits.pepItems);
      if ('condition' in after) return after;
      pep.putNode(owner, name, after);
      pep.keepNewest(key, after.maxItems);
      return undefined;
    }
    case 'purge':
      pep.removeItems(key);
      service.notify(owner, node, { kind: 'purge', node: name });
      return undefined;
    case 'delete':
      pep.removeNode(key);
      if (configuration.notifyDelete) service.notify(owner, node, { kind: 'delete', node: name });
      return undefined;
  }
}

export function readItem({ id, payload }: PepItem): PubSubItem {
  return payload === '' ? { id } : { id, payload: readStored(payload) };
}

function make(
  service: PepService,
  owner: string,
  name: string,
  options: Kind<'publish'>['options'],
): PepNode | Exclude<ReturnType<typeof applyForm>, NodeConfiguration> {
  const { stores, limits } = service.context;
  if (stores.pep.nodes(owner).length >= limits.pepNodes) {
    return stanzaError('resource-constraint', 'There are too many nodes already.');
  }
  const configuration = options
    ? applyForm(usualConfiguration, options, limits.pepItems)
    : usualConfiguration;
  return 'condition' in configuration ? configuration : stores.pep.putNode(owner, name, configuration);
}
