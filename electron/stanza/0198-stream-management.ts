import { NS } from './namespaces.ts';
import { type StanzaErrorCondition, stanzaError } from './stanza-error.ts';
import { readBoolean, readCount } from './values.ts';
import { type Element, xml } from './xml.ts';

/** The words of stream management (XEP-0198); `h` is the count of stanzas handled, modulo 2^32. */
export type StreamManagement =
  | { readonly kind: 'enable'; readonly resume: boolean; readonly max?: number }
  | { readonly kind: 'enabled'; readonly id?: string; readonly resume: boolean; readonly max?: number }
  | { readonly kind: 'resume' | 'resumed'; readonly previousId: string; readonly h: number }
  | { readonly kind: 'failed'; readonly condition: StanzaErrorCondition; readonly h?: number }
  | { readonly kind: 'request' }
  | { readonly kind: 'answer'; readonly h: number };

/** Undefined where the element is none of them, or a count is missing or malformed. */
export function readStreamManagement(element: Element): StreamManagement | undefined {
  if (element.getNS() !== NS.streamManagement) return undefined;
  const { attrs } = element;
  const h = readCounter(attrs.h);
  const max = readCounter(attrs.max);
  const resume = readBoolean(attrs.resume) === true;
  switch (element.getName()) {
    case 'enable':
      return { kind: 'enable', resume, ...(max !== undefined && { max }) };
    case 'enabled':
      return {
        kind: 'enabled',
        resume,
        ...(attrs.id && { id: attrs.id }),
        ...(max !== undefined && { max }),
      };
    case 'resume':
      return h === undefined ? undefined : { kind: 'resume', previousId: attrs.previd ?? '', h };
    case 'resumed':
      return h === undefined ? undefined : { kind: 'resumed', previousId: attrs.previd ?? '', h };
    case 'failed':
      return readFailed(element, h);
    case 'r':
      return { kind: 'request' };
    case 'a':
      return h === undefined ? undefined : { kind: 'answer', h };
    default:
      return undefined;
  }
}

export function writeStreamManagement(word: StreamManagement): Element {
  const xmlns = NS.streamManagement;
  switch (word.kind) {
    case 'enable':
      return xml('enable', { xmlns, resume: flag(word.resume), max: word.max });
    case 'enabled':
      return xml('enabled', { xmlns, id: word.id, resume: flag(word.resume), max: word.max });
    case 'resume':
    case 'resumed':
      return xml(word.kind, { xmlns, previd: word.previousId, h: word.h });
    case 'failed':
      return xml('failed', { xmlns, h: word.h }, xml(word.condition, { xmlns: NS.stanzaErrors }));
    case 'request':
      return xml('r', { xmlns });
    case 'answer':
      return xml('a', { xmlns, h: word.h });
  }
}

function readFailed(element: Element, h: number | undefined): StreamManagement {
  const names = element.getChildElements().map((part) => part.getName());
  const known: readonly StanzaErrorCondition[] = [
    'item-not-found',
    'feature-not-implemented',
    'unexpected-request',
  ];
  const condition = known.find((one) => names.includes(one)) ?? stanzaError('undefined-condition').condition;
  return { kind: 'failed', condition, ...(h !== undefined && { h }) };
}

function readCounter(text: unknown): number | undefined {
  const count = readCount(text, 10);
  return count !== undefined && count < 2 ** 32 ? count : undefined;
}

function flag(value: boolean): 'true' | undefined {
  return value ? 'true' : undefined;
}
