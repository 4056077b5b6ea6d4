import { keepUnknown } from './keep-unknown.ts';
import { NS } from './namespaces.ts';
import { readCount } from './values.ts';
import { copyOf, type Element, xml } from './xml.ts';

/** How one kind of thing is kept on a private node of a person's own account (XEP-0223; docs/protocol.md). */
export interface PrivateCodec<T> {
  readonly node: string;
  /** Of this form: a later one that older programs would misunderstand has a higher number. */
  readonly version: number;
  /** Undefined for what is not understood as a whole; a part of it that is not is passed over. */
  readonly read: (payload: Element) => T | undefined;
  /** The payload, without what `changePrivateItem` adds. */
  readonly write: (value: T) => Element;
}

/** One item, as it is kept. */
export interface PrivateItem<T> {
  readonly payload: Element;
  /** 'unknown': a newer program wrote it, or it is damaged; nobody touches it. */
  readonly state: 'here' | 'removed' | 'unknown';
  readonly value: T | undefined;
  /** Of this state of it: each write has its own. */
  readonly revision: string | undefined;
  /** The state that its writer had before their eyes. */
  readonly after: string | undefined;
}

export function readPrivateItem<T>(codec: PrivateCodec<T>, payload: Element): PrivateItem<T> {
  const { version, revision, after } = payload.attrs;
  const removed = payload.is('removed', NS.perch);
  const understood = !removed && (readCount(version) ?? Number.POSITIVE_INFINITY) <= codec.version;
  const value = understood ? codec.read(payload) : undefined;
  const state = removed ? 'removed' : value === undefined ? 'unknown' : 'here';
  return { payload, state, value, revision, after };
}

/** The item with another value; undefined removes it. What was not understood of the one before stays. */
export function changePrivateItem<T>(
  codec: PrivateCodec<T>,
  before: PrivateItem<T> | undefined,
  value: T | undefined,
  revision: string,
): PrivateItem<T> & { readonly revision: string } {
  const write = (what: T): Element => codec.write(what).attr('version', codec.version);
  const after = before?.revision;
  const payload =
    value === undefined
      ? xml('removed', { xmlns: NS.perch })
      : before?.value === undefined
        ? write(value)
        : keepUnknown(before.payload, write(before.value), write(value));
  payload.attrs.revision = revision;
  if (after === undefined) delete payload.attrs.after;
  else payload.attrs.after = after;
  return { payload, state: value === undefined ? 'removed' : 'here', value, revision, after };
}

/** Whether two states say the same, whoever wrote them. */
export function saysTheSame(
  one: PrivateItem<unknown> | undefined,
  other: PrivateItem<unknown> | undefined,
): boolean {
  return words(one) === words(other);
}

function words(item: PrivateItem<unknown> | undefined): string {
  if (!item || item.state === 'removed') return '';
  const copy = copyOf(item.payload);
  const { revision: _, after: __, ...attributes } = copy.attrs;
  copy.attrs = Object.fromEntries(Object.entries(attributes).sort());
  return copy.toString();
}
