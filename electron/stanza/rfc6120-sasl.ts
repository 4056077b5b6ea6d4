import { NS } from './namespaces.ts';
import { type Element, elements, xml } from './xml.ts';

const failures = [
  'aborted',
  'account-disabled',
  'credentials-expired',
  'encryption-required',
  'incorrect-encoding',
  'invalid-authzid',
  'invalid-mechanism',
  'malformed-request',
  'mechanism-too-weak',
  'not-authorized',
  'temporary-auth-failure',
] as const;

/** RFC 6120, 6.5. */
export type SaslFailure = (typeof failures)[number];

/** One step of a SASL negotiation (RFC 6120, 6.4); `data` is text, base64 only on the wire. */
export type SaslStep =
  | { readonly kind: 'auth'; readonly mechanism: string; readonly data?: string }
  | { readonly kind: 'challenge' | 'response' | 'success'; readonly data?: string }
  | { readonly kind: 'abort' }
  | { readonly kind: 'failure'; readonly condition: SaslFailure; readonly text?: string };

/** Undefined where the element is no SASL step, or its base64 is malformed (RFC 6120, 6.5.6). */
export function readSaslStep(element: Element): SaslStep | undefined {
  if (element.getNS() !== NS.sasl) return undefined;
  const kind = element.getName();
  if (kind === 'abort') return { kind };
  if (kind === 'failure') return readFailure(element);
  const data = decode(element.text());
  if (data === undefined) return undefined;
  const carried = data === null ? {} : { data };
  if (kind === 'auth') {
    return { kind, mechanism: String(element.attrs.mechanism ?? ''), ...carried };
  }
  if (kind === 'challenge' || kind === 'response' || kind === 'success') return { kind, ...carried };
  return undefined;
}

export function writeSaslStep(step: SaslStep): Element {
  const xmlns = NS.sasl;
  if (step.kind === 'abort') return xml('abort', { xmlns });
  if (step.kind === 'failure') {
    return xml(
      'failure',
      { xmlns },
      xml(step.condition),
      step.text !== undefined && xml('text', {}, step.text),
    );
  }
  const mechanism = step.kind === 'auth' ? step.mechanism : undefined;
  return xml(step.kind, { xmlns, mechanism }, encode(step.data));
}

export function readMechanisms(features: Element): readonly string[] {
  const mechanisms = features.getChild('mechanisms', NS.sasl);
  return mechanisms?.getChildren('mechanism', NS.sasl).map((one) => one.text().trim()) ?? [];
}

export function writeMechanisms(mechanisms: readonly string[]): Element {
  return xml('mechanisms', { xmlns: NS.sasl }, ...mechanisms.map((one) => xml('mechanism', {}, one)));
}

function readFailure(element: Element): SaslStep {
  const names = elements(element).map((part) => part.getName());
  const condition = failures.find((one) => names.includes(one)) ?? 'not-authorized';
  const text = element.getChild('text', NS.sasl)?.text();
  return { kind: 'failure', condition, ...(text && { text }) };
}

/** `=` stands for data that is there and empty (RFC 6120, 6.4.2); null where there is none at all. */
function decode(text: string): string | null | undefined {
  if (text === '') return null;
  if (text === '=') return '';
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]+={0,2}$/.test(text)) return undefined;
  return Buffer.from(text, 'base64').toString();
}

function encode(data: string | undefined): string | undefined {
  if (data === undefined) return undefined;
  return data === '' ? '=' : Buffer.from(data).toString('base64');
}
