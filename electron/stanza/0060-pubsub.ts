import { type Form, readForm, writeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { readBoolean, readCount } from './values.ts';
import { type Element, elements, xml } from './xml.ts';

/** One item of a node (XEP-0060). */
export interface PubSubItem {
  /** Absent in a publish that leaves the choice to the service. */
  readonly id?: string;
  /** Absent where payloads are not delivered. */
  readonly payload?: Element;
}

/** What a client asks of a pubsub service: the payload of an IQ. */
export type PubSubRequest =
  | {
      readonly kind: 'publish';
      readonly node: string;
      readonly items: readonly PubSubItem[];
      /** Preconditions: a node that is missing is made with them (XEP-0060, 7.1.5). */
      readonly options?: Form;
    }
  | {
      readonly kind: 'items';
      readonly node: string;
      readonly maxItems?: number;
      readonly ids: readonly string[];
    }
  | {
      readonly kind: 'retract';
      readonly node: string;
      readonly ids: readonly string[];
      readonly notify: boolean;
    }
  | { readonly kind: 'create'; readonly node: string; readonly configuration?: Form }
  | { readonly kind: 'getConfiguration' | 'delete' | 'purge'; readonly node: string }
  | { readonly kind: 'setConfiguration'; readonly node: string; readonly configuration: Form };

/** What a service tells of a node (XEP-0060, 7.1.2.1, 7.2.2.1, 8.4, 8.5): the payload of a message. */
export type PubSubEvent =
  | {
      readonly kind: 'items';
      readonly node: string;
      readonly items: readonly PubSubItem[];
      readonly retracted: readonly string[];
    }
  | { readonly kind: 'delete' | 'purge'; readonly node: string };

export function readPubSubRequest(pubsub: Element): PubSubRequest | undefined {
  if (pubsub.is('pubsub', NS.pubsubOwner)) return readOwnerRequest(pubsub);
  if (!pubsub.is('pubsub', NS.pubsub)) return undefined;
  const action = elements(pubsub)[0];
  const node: string = action?.attrs.node ?? '';
  if (!action || !node) return undefined;
  switch (action.getName()) {
    case 'publish':
      return { kind: 'publish', node, items: readItems(action), ...readOptions(pubsub) };
    case 'items':
      return { kind: 'items', node, ids: readIds(action, 'item'), ...readMaxItems(action) };
    case 'retract':
      return {
        kind: 'retract',
        node,
        ids: readIds(action, 'item'),
        notify: readBoolean(action.attrs.notify) === true,
      };
    case 'create':
      return { kind: 'create', node, ...readConfiguration(pubsub) };
    default:
      return undefined;
  }
}

export function writePubSubRequest(request: PubSubRequest): Element {
  const { node } = request;
  switch (request.kind) {
    case 'publish':
      return pubsub(
        xml('publish', { node }, ...request.items.map(writeItem)),
        request.options && xml('publish-options', {}, writeForm(request.options)),
      );
    case 'items':
      return pubsub(xml('items', { node, max_items: request.maxItems }, ...writeIds(request.ids, 'item')));
    case 'retract':
      return pubsub(
        xml(
          'retract',
          { node, notify: request.notify ? 'true' : undefined },
          ...writeIds(request.ids, 'item'),
        ),
      );
    case 'create':
      return pubsub(
        xml('create', { node }),
        request.configuration && xml('configure', {}, writeForm(request.configuration)),
      );
    case 'getConfiguration':
      return owner(xml('configure', { node }));
    case 'setConfiguration':
      return owner(xml('configure', { node }, writeForm(request.configuration)));
    case 'delete':
    case 'purge':
      return owner(xml(request.kind, { node }));
  }
}

/** The items of the answer to an `items` request. */
export function readPubSubItems(answer: Element): readonly PubSubItem[] | undefined {
  if (!answer.is('pubsub', NS.pubsub)) return undefined;
  const items = answer.getChild('items', NS.pubsub);
  return items && readItems(items);
}

export function writePubSubItems(node: string, items: readonly PubSubItem[], page?: Element): Element {
  return pubsub(xml('items', { node }, ...items.map(writeItem)), page);
}

/** Reads the event inside a message. Who may send it is for the reader to check. */
export function readPubSubEvent(message: Element): PubSubEvent | undefined {
  const event = message.getChild('event', NS.pubsubEvent);
  const action = event && elements(event)[0];
  const node: string = action?.attrs.node ?? '';
  if (!action || !node) return undefined;
  const kind = action.getName();
  if (kind === 'delete' || kind === 'purge') return { kind, node };
  if (kind !== 'items') return undefined;
  return { kind, node, items: readItems(action), retracted: readIds(action, 'retract') };
}

export function writePubSubEvent(event: PubSubEvent): Element {
  const { node } = event;
  const action =
    event.kind === 'items'
      ? xml('items', { node }, ...event.items.map(writeItem), ...writeIds(event.retracted, 'retract'))
      : xml(event.kind, { node });
  return xml('event', { xmlns: NS.pubsubEvent }, action);
}

function readOwnerRequest(pubsub: Element): PubSubRequest | undefined {
  const action = elements(pubsub)[0];
  const node: string = action?.attrs.node ?? '';
  if (!action || !node) return undefined;
  const name = action.getName();
  if (name === 'delete' || name === 'purge') return { kind: name, node };
  if (name !== 'configure') return undefined;
  const configuration = readForm(action);
  return configuration
    ? { kind: 'setConfiguration', node, configuration }
    : { kind: 'getConfiguration', node };
}

function readItems(parent: Element): readonly PubSubItem[] {
  return parent.getChildren('item').map((item) => {
    const payload = elements(item)[0];
    const { id } = item.attrs;
    return { ...(id && { id }), ...(payload && { payload }) };
  });
}

function writeItem(item: PubSubItem): Element {
  return xml('item', { id: item.id }, item.payload);
}

function readIds(parent: Element, name: string): readonly string[] {
  return parent.getChildren(name).flatMap((item) => item.attrs.id || []);
}

function writeIds(ids: readonly string[], name: string): readonly Element[] {
  return ids.map((id) => xml(name, { id }));
}

function readMaxItems(action: Element): { readonly maxItems?: number } {
  const maxItems = readCount(action.attrs.max_items);
  return maxItems === undefined ? {} : { maxItems };
}

function readOptions(pubsub: Element): { readonly options?: Form } {
  const options = pubsub.getChild('publish-options', NS.pubsub);
  const form = options && readForm(options);
  return form ? { options: form } : {};
}

function readConfiguration(pubsub: Element): { readonly configuration?: Form } {
  const configure = pubsub.getChild('configure', NS.pubsub);
  const form = configure && readForm(configure);
  return form ? { configuration: form } : {};
}

function pubsub(...children: readonly (Element | undefined)[]): Element {
  return xml('pubsub', { xmlns: NS.pubsub }, ...children);
}

function owner(child: Element): Element {
  return xml('pubsub', { xmlns: NS.pubsubOwner }, child);
}
