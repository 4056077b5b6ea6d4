import { XmlProblem } from './xml-text.ts';

const xmlNamespace = 'http://www.w3.org/XML/1998/namespace';

/** The namespaces in force at a place in a frame (Namespaces in XML, 6). */
export interface Scope {
  /** The default namespace as the frame declares it. */
  readonly namespace: string | undefined;
  /** The namespace of the element itself: the default one in what we write. */
  readonly written: string | undefined;
  readonly prefixes: ReadonlyMap<string, string> | undefined;
}

export type RawAttributes = ReadonlyMap<string, string>;

/** What is in force inside an element that carries these attributes. */
export function declare(attributes: RawAttributes, parent: Scope | undefined): Scope {
  let scope: Scope = parent ?? { namespace: undefined, written: undefined, prefixes: undefined };
  for (const [name, value] of attributes) {
    if (name === 'xmlns') scope = { ...scope, namespace: value };
    else if (name.startsWith('xmlns:')) {
      if (value === '') throw new XmlProblem('not-well-formed', 'A prefix stands for nothing.');
      scope = { ...scope, prefixes: new Map(scope.prefixes).set(name.slice('xmlns:'.length), value) };
    }
  }
  return scope;
}

export function resolve(scope: Scope, prefix: string): string {
  const namespace = prefix === 'xml' ? xmlNamespace : scope.prefixes?.get(prefix);
  if (namespace !== undefined) return namespace;
  throw new XmlProblem('bad-namespace-prefix', `The prefix ${prefix} is not declared.`);
}

/**
 * The attributes of the element as it stands for itself: its namespace where it is not the parent's, no other
 * declarations (they are resolved), and with an attribute that has a prefix that prefix's own.
 */
export function writeAttributes(
  raw: RawAttributes,
  namespace: string | undefined,
  inherited: string | undefined,
  scope: Scope,
): Record<string, string> {
  const attrs: Record<string, string> = {};
  if (namespace !== undefined && namespace !== inherited) attrs.xmlns = namespace;
  for (const [name, value] of raw) {
    if (name === 'xmlns' || name.startsWith('xmlns:')) continue;
    const colon = name.indexOf(':');
    if (colon > 0 && !name.startsWith('xml:')) {
      const prefix = name.slice(0, colon);
      attrs[`xmlns:${prefix}`] = resolve(scope, prefix);
    }
    attrs[name] = value;
  }
  return attrs;
}
