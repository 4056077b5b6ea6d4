import { type DiscoInfo, writeDiscoInfo, writeDiscoItems } from '#electron/stanza/0030-disco.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import type { IqAnswer, IqRequest, ModuleContext, ServerModule } from '../module.ts';

/** What the server and its accounts are and can do (XEP-0030). */
export const disco: ServerModule = (context) => {
  const features = [NS.discoInfo, NS.discoItems];
  context.announce('server', features, { category: 'server', type: 'im', name: 'Perch' });
  context.announce('account', features, { category: 'account', type: 'registered' });
  context.onIq('server', 'get', 'query', NS.discoInfo, (request) => info(context, 'server', request));
  context.onIq('server', 'get', 'query', NS.discoItems, (request) => serverItems(context, request));
  context.onIq('account', 'get', 'query', NS.discoInfo, (request) =>
    mayAsk(context, request) ? info(context, 'account', request) : stanzaError('service-unavailable'),
  );
  context.onIq('account', 'get', 'query', NS.discoItems, (request) =>
    mayAsk(context, request) ? accountItems(context, request) : stanzaError('service-unavailable'),
  );
};

function info(context: ModuleContext, where: 'server' | 'account', request: IqRequest): IqAnswer {
  const { node } = request.payload.attrs;
  if (node) return where === 'server' ? nodeInfo(context, node, request) : stanzaError('item-not-found');
  const { features, identities } = context.announced(where);
  const known: DiscoInfo = { identities, features: [...new Set(features)], forms: [] };
  return writeDiscoInfo(known);
}

function nodeInfo(context: ModuleContext, node: string, request: IqRequest): IqAnswer {
  const found = context.lookAt(node, request);
  return found ? writeDiscoInfo({ node, ...found.info }) : stanzaError('item-not-found');
}

function serverItems(context: ModuleContext, request: IqRequest): IqAnswer {
  const { node } = request.payload.attrs;
  if (node) {
    const found = context.lookAt(node, request);
    return found ? writeDiscoItems({ node, items: found.items }) : stanzaError('item-not-found');
  }
  return writeDiscoItems({ items: [{ address: context.roomsDomain, name: 'Rooms' }] });
}

/** Nodes that stand open to whoever asks, and to nobody else. */
function accountItems(context: ModuleContext, { payload, target, asker }: IqRequest): IqAnswer {
  if (payload.attrs.node) return stanzaError('item-not-found');
  const nodes = context.stores.pep
    .nodes(target)
    .filter(({ configuration }) => asker === target || configuration.accessModel !== 'whitelist');
  return writeDiscoItems({ items: nodes.map((node) => ({ address: target, node: node.name })) });
}

/** XEP-0030, 8: strangers do not learn who has an account. */
function mayAsk(context: ModuleContext, { target, asker }: IqRequest): boolean {
  if (target === asker) return true;
  const subscription = context.stores.contacts.get(target, asker)?.subscription;
  return subscription === 'from' || subscription === 'both';
}
