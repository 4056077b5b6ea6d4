import { NS } from './namespaces.ts';
import { readCount } from './values.ts';
import { type Element, xml } from './xml.ts';

/** What a stream bears (XEP-0478). */
export interface StreamLimits {
  /** Bytes of one stanza. */
  readonly maxBytes?: number;
  /** Seconds of silence after which the stream is closed. */
  readonly idleSeconds?: number;
}

export function readStreamLimits(features: Element): StreamLimits | undefined {
  const limits = features.getChild('limits', NS.streamLimits);
  if (!limits) return undefined;
  const maxBytes = readNumber(limits, 'max-bytes');
  const idleSeconds = readNumber(limits, 'idle-seconds');
  return {
    ...(maxBytes !== undefined && { maxBytes }),
    ...(idleSeconds !== undefined && { idleSeconds }),
  };
}

export function writeStreamLimits({ maxBytes, idleSeconds }: StreamLimits): Element {
  return xml(
    'limits',
    { xmlns: NS.streamLimits },
    maxBytes !== undefined && xml('max-bytes', {}, maxBytes),
    idleSeconds !== undefined && xml('idle-seconds', {}, idleSeconds),
  );
}

function readNumber(limits: Element, name: string): number | undefined {
  return readCount(limits.getChild(name, NS.streamLimits)?.text(), 15);
}
