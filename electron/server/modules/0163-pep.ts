import { type PubSubEvent, readPubSubRequest, writePubSubEvent } from '#electron/stanza/0060-pubsub.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { xml } from '#electron/stanza/xml.ts';
import type { IqAnswer, IqRequest, ModuleContext, ServerModule } from '../module.ts';
import { pubsubError, refuseReader } from '../pep/access.ts';
import { type Interests, watchInterests } from '../pep/interests.ts';
import { create, manage, type PepService, publish, readItem, retract, retrieve } from '../pep/requests.ts';
import type { Session } from '../session.ts';
import type { PepNode } from '../storage/pep.ts';
import { gives } from '../subscription.ts';
import { watchers } from './rfc6121-presence.ts';

const features = [
  'access-open',
  'access-presence',
  'access-whitelist',
  'auto-create',
  'auto-subscribe',
  'config-node',
  'config-node-max',
  'create-and-configure',
  'create-nodes',
  'delete-items',
  'delete-nodes',
  'filtered-notifications',
  'item-ids',
  'last-published',
  'multi-items',
  'persistent-items',
  'presence-notifications',
  'publish',
  'publish-options',
  'purge-nodes',
  'retract-items',
  'retrieve-items',
];

/** Every account is a small pubsub service (XEP-0163): bookmarks, private things, what one shares. */
export const pep: ServerModule = (context) => {
  const offered = [NS.pubsub, ...features.map((feature) => `${NS.pubsub}#${feature}`)];
  context.announce('account', offered, { category: 'pubsub', type: 'pep' });
  const interests = watchInterests(context, (session, nodes) => sendLastOf(context, session, nodes));
  const service: PepService = {
    context,
    notify: (account, node, event) => notify(context, interests, account, node, event),
  };
  context.onRemoval((account) => {
    for (const { key } of context.stores.pep.nodes(account)) context.stores.pep.removeNode(key);
  });
  for (const namespace of [NS.pubsub, NS.pubsubOwner]) {
    for (const type of ['get', 'set'] as const) {
      context.onIq('account', type, 'pubsub', namespace, (request) => answer(service, request));
    }
  }
};

function answer(service: PepService, { payload, target, asker, iq }: IqRequest): IqAnswer {
  const request = readPubSubRequest(payload);
  if (!request) return pubsubError('feature-not-implemented', 'unsupported');
  const asks = request.kind === 'items' || request.kind === 'getConfiguration';
  if (asks !== (iq.attrs.type === 'get')) return stanzaError('bad-request');
  if (request.kind === 'items') return retrieve(service, target, asker, request);
  if (target !== asker) return stanzaError('forbidden');
  switch (request.kind) {
    case 'publish':
      return publish(service, target, request);
    case 'retract':
      return retract(service, target, request);
    case 'create':
      return create(service, target, request);
    default:
      return manage(service, target, request);
  }
}

/** XEP-0163, 4.3: the account's own devices, and those of contacts who may see it, as far as they want to. */
function notify(
  context: ModuleContext,
  interests: Interests,
  account: string,
  node: PepNode,
  event: PubSubEvent,
): void {
  const isPrivate = node.configuration.accessModel === 'whitelist';
  const devices = isPrivate ? context.sessions.available(account) : watchers(context, account);
  const wanting = devices.filter((session) => interests.wants(session, node.name));
  context.broadcast(wanting, eventMessage(account, event));
}

/** The last items of a device's own account and of its contacts, once it wants them (XEP-0163, 4.3.4). */
function sendLastOf(context: ModuleContext, session: Session, names: readonly string[]): void {
  const { pep: store, contacts } = context.stores;
  const seen = contacts.all(session.account).filter((one) => gives(one.subscription, 'to'));
  for (const account of [session.account, ...seen.map((one) => one.address)]) {
    for (const name of names) {
      const node = store.node(account, name);
      if (node?.configuration.sendLast !== 'on_sub_and_presence') continue;
      if (refuseReader(contacts, account, session.account, node)) continue;
      const items = store.items(node.key, 1).map(readItem);
      if (items.length === 0) continue;
      context.deliver(session, eventMessage(account, { kind: 'items', node: name, items, retracted: [] }));
    }
  }
}

function eventMessage(account: string, event: PubSubEvent): ReturnType<typeof xml> {
  return xml('message', { from: account, type: 'headline' }, writePubSubEvent(event));
}
