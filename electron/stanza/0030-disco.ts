import { type Form, readForm, writeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

export interface Identity {
  readonly category: string;
  readonly type: string;
  readonly name?: string;
  readonly language?: string;
}

/** What something is and can do (XEP-0030, 3), with the forms of XEP-0128. */
export interface DiscoInfo {
  readonly node?: string;
  readonly identities: readonly Identity[];
  readonly features: readonly string[];
  readonly forms: readonly Form[];
}

/** What belongs to something (XEP-0030, 4). */
export interface DiscoItem {
  readonly address: string;
  readonly node?: string;
  readonly name?: string;
}

export interface DiscoItems {
  readonly node?: string;
  readonly items: readonly DiscoItem[];
}

export function readDiscoInfo(query: Element): DiscoInfo | undefined {
  if (!query.is('query', NS.discoInfo)) return undefined;
  return {
    ...readNode(query),
    identities: query.getChildren('identity', NS.discoInfo).map(readIdentity),
    features: query.getChildren('feature', NS.discoInfo).flatMap((one) => one.attrs.var ?? []),
    forms: query.getChildren('x', NS.form).flatMap((one) => readForm(one) ?? []),
  };
}

export function writeDiscoInfo(info: Partial<DiscoInfo> = {}): Element {
  return xml(
    'query',
    { xmlns: NS.discoInfo, node: info.node },
    ...(info.identities ?? []).map(({ category, type, name, language }) =>
      xml('identity', { category, type, name, 'xml:lang': language }),
    ),
    ...(info.features ?? []).map((feature) => xml('feature', { var: feature })),
    ...(info.forms ?? []).map(writeForm),
  );
}

export function readDiscoItems(query: Element): DiscoItems | undefined {
  if (!query.is('query', NS.discoItems)) return undefined;
  return { ...readNode(query), items: query.getChildren('item', NS.discoItems).flatMap(readItem) };
}

/** `page` is the XEP-0059 set of a request or a result that is paged. */
export function writeDiscoItems(items: Partial<DiscoItems> = {}, page?: Element): Element {
  return xml(
    'query',
    { xmlns: NS.discoItems, node: items.node },
    ...(items.items ?? []).map(({ address, node, name }) => xml('item', { jid: address, node, name })),
    page,
  );
}

function readNode(query: Element): { readonly node?: string } {
  const node: unknown = query.attrs.node;
  return typeof node === 'string' ? { node } : {};
}

function readIdentity(identity: Element): Identity {
  const { category, type, name, 'xml:lang': language } = identity.attrs;
  return {
    category: category ?? '',
    type: type ?? '',
    ...(name !== undefined && { name }),
    ...(language !== undefined && { language }),
  };
}

function readItem(item: Element): readonly DiscoItem[] {
  const { jid, node, name } = item.attrs;
  if (!jid) return [];
  return [{ address: jid, ...(node !== undefined && { node }), ...(name !== undefined && { name }) }];
}
