import { NS } from './namespaces.ts';
import { readCount } from './values.ts';
import { type Element, xml } from './xml.ts';

const roles = ['member', 'manager', 'presenter'] as const;
export type PrincipalRole = (typeof roles)[number];

/** Who could be given a role: asked of a room, or with `category` of the service (docs/protocol.md). */
export interface PrincipalsQuestion {
  readonly role: PrincipalRole;
  /** What a word of their address or name begins with; empty for all. */
  readonly text: string;
  readonly max?: number;
  /** Id of the category, where there is no room yet. */
  readonly category?: string;
}

export interface PrincipalSummary {
  readonly address: string;
  readonly name?: string;
}

export interface PrincipalsAnswer {
  readonly principals: readonly PrincipalSummary[];
  /** There are others. */
  readonly more: boolean;
}

export function writePrincipalsQuestion({ role, text, max, category }: PrincipalsQuestion): Element {
  return xml('principals', { xmlns: NS.perch, role, text, max, category });
}

/** Undefined for what is no such question. */
export function readPrincipalsQuestion(element: Element): PrincipalsQuestion | undefined {
  const { role, text, max: most, category } = element.attrs;
  const known = roles.find((one) => one === role);
  const max = readCount(most);
  if (!element.is('principals', NS.perch) || !known || (most !== undefined && max === undefined)) {
    return undefined;
  }
  return {
    role: known,
    text: typeof text === 'string' ? text : '',
    ...(max !== undefined && { max }),
    ...(typeof category === 'string' && { category }),
  };
}

export function writePrincipalsAnswer({ principals, more }: PrincipalsAnswer): Element {
  const lines = principals.map(({ address, name }) => xml('principal', { jid: address, name }));
  return xml('principals', { xmlns: NS.perch, more: more ? '1' : undefined }, ...lines);
}

export function readPrincipalsAnswer(element: Element): PrincipalsAnswer | undefined {
  if (!element.is('principals', NS.perch)) return undefined;
  const principals = element
    .getChildren('principal', NS.perch)
    .flatMap(({ attrs: { jid, name } }) =>
      typeof jid === 'string' ? [{ address: jid, ...(typeof name === 'string' && { name }) }] : [],
    );
  return { principals, more: element.attrs.more === '1' };
}
