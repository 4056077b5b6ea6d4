import { findParts } from './find-parts.ts';
import type { Mention, MessagePart } from './message-part.ts';

/** The parts of a message: their texts, one after the other, are the message. Nothing is ever taken for markup. */
export function messageParts(text: string, mentions: readonly Mention[] = []): readonly MessagePart[] {
  const parts: MessagePart[] = [];
  let end = 0;
  for (const { from, to, part } of findParts(text, mentions)) {
    if (from > end) parts.push({ kind: 'text', text: text.slice(end, from) });
    parts.push(part);
    end = to;
  }
  if (end < text.length || parts.length === 0) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
