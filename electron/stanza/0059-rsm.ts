import { NS } from './namespaces.ts';
import { readCount } from './values.ts';
import { type Element, xml } from './xml.ts';

/** What page is wanted (XEP-0059). `before: null` asks for the last page. */
export interface ResultSetRequest {
  readonly max?: number;
  readonly after?: string;
  readonly before?: string | null;
  /** Asks for the page that starts at this position. */
  readonly index?: number;
}

/** What page was given. */
export interface ResultSet {
  readonly first?: string;
  /** Position of the first item in the whole, from 0. */
  readonly index?: number;
  readonly last?: string;
  readonly count?: number;
}

/** Undefined where there is none or where a number in it is none. */
export function readResultSetRequest(parent: Element): ResultSetRequest | undefined {
  const set = parent.getChild('set', NS.rsm);
  if (!set) return undefined;
  const [max, index] = [readNumber(set, 'max'), readNumber(set, 'index')];
  if (max === 'malformed' || index === 'malformed') return undefined;
  const after = readText(set, 'after');
  const before = readText(set, 'before');
  return {
    ...(max !== undefined && { max }),
    ...(index !== undefined && { index }),
    ...(after && { after }),
    ...(before !== undefined && { before: before || null }),
  };
}

export function writeResultSetRequest({ max, after, before, index }: ResultSetRequest): Element {
  return xml(
    'set',
    { xmlns: NS.rsm },
    max !== undefined && xml('max', {}, max),
    index !== undefined && xml('index', {}, index),
    after !== undefined && xml('after', {}, after),
    before !== undefined && xml('before', {}, before ?? undefined),
  );
}

export function readResultSet(parent: Element): ResultSet | undefined {
  const set = parent.getChild('set', NS.rsm);
  if (!set) return undefined;
  const first = readText(set, 'first');
  const last = readText(set, 'last');
  const count = readNumber(set, 'count');
  const index = readCount(set.getChild('first', NS.rsm)?.attrs.index?.trim());
  return {
    ...(first !== undefined && { first }),
    ...(index !== undefined && { index }),
    ...(last !== undefined && { last }),
    ...(typeof count === 'number' && { count }),
  };
}

export function writeResultSet({ first, index, last, count }: ResultSet): Element {
  return xml(
    'set',
    { xmlns: NS.rsm },
    first !== undefined && xml('first', { index }, first),
    last !== undefined && xml('last', {}, last),
    count !== undefined && xml('count', {}, count),
  );
}

function readText(set: Element, name: string): string | undefined {
  return set.getChild(name, NS.rsm)?.text();
}

function readNumber(set: Element, name: string): number | 'malformed' | undefined {
  const text = readText(set, name);
  return text === undefined ? undefined : (readCount(text.trim()) ?? 'malformed');
}
