import type { CodedContent } from '../model/message.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** What is longer is nothing that a message carries along. In UTF-16 units. */
const longest = 65_536;

/** JSON beside a message's text, with what it means (XEP-0432, 3.1; the JSON itself as in XEP-0335). */
export function writeCoded({ kind, json }: CodedContent): Element {
  return xml(
    'payload',
    { xmlns: NS.jsonMessage, datatype: kind },
    xml('json', { xmlns: NS.json }, writable(json)),
  );
}

/** The same JSON, without the two characters that XML has no way to say (XML 1.0, 2.2). */
function writable(json: string): string {
  return json.replaceAll('\ufffe', '\\ufffe').replaceAll('\uffff', '\\uffff');
}

/** Undefined where there is none, or what stands there is no JSON. */
export function readCoded(message: Element): CodedContent | undefined {
  const payload = message.getChild('payload', NS.jsonMessage);
  const kind = payload?.attrs.datatype;
  const json = payload?.getChild('json', NS.json)?.getText();
  if (!kind || !json || kind.length > 300 || json.length > longest || !isJson(json)) return undefined;
  return { kind, json };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
