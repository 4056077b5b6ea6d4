import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** Somebody who may not enter a room (docs/protocol.md, "Logical rooms"). */
export interface Misfit {
  readonly address: string;
  readonly name?: string;
  /** They can be made members of it. */
  readonly addable: boolean;
}

/** Asks a room who of these may not enter it. */
export function writeMisfitsQuestion(principals: readonly string[]): Element {
  return xml('misfits', { xmlns: NS.perch }, ...principals.map((jid) => xml('principal', { jid })));
}

export function readMisfitsQuestion(element: Element): readonly string[] | undefined {
  if (!element.is('misfits', NS.perch)) return undefined;
  return element
    .getChildren('principal', NS.perch)
    .flatMap(({ attrs: { jid } }) => (typeof jid === 'string' ? [jid] : []));
}

export function writeMisfitsAnswer(misfits: readonly Misfit[]): Element {
  const lines = misfits.map(({ address, name, addable }) =>
    xml('principal', { jid: address, name, addable: addable ? '1' : undefined }),
  );
  return xml('misfits', { xmlns: NS.perch }, ...lines);
}

export function readMisfitsAnswer(element: Element): readonly Misfit[] | undefined {
  if (!element.is('misfits', NS.perch)) return undefined;
  return element.getChildren('principal', NS.perch).flatMap(({ attrs: { jid, name, addable } }) => {
    if (typeof jid !== 'string') return [];
    return [{ address: jid, ...(typeof name === 'string' && { name }), addable: addable === '1' }];
  });
}
