import type { ServiceLimits } from '../model/connection.ts';
import { FaultError } from '../model/fault.ts';
import type { OriginId } from '../model/ids.ts';
import type { RoomWords } from '../stanza/perch-message.ts';
import type { Element } from '../stanza/xml.ts';
import { tooLong } from './pending-sends.ts';
import type { SendOptions } from './session-values.ts';

/** Everything that XML 1.0 (2.2) has no place for; one such character would end the stream. */
const unspeakable = /[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu;

/** Text as it can be sent: what cannot be said in XML becomes U+FFFD. */
export function speakable(text: string): string {
  return text.toWellFormed().replace(unspeakable, '\u{FFFD}');
}

/** Throws InvalidArgument for nothing, LimitExceeded for more than the service announced that it takes. */
export function checkText(text: string, isStory: boolean, limits: ServiceLimits): void {
  if (!text.trim()) throw new FaultError('InvalidArgument', 'There is nothing to send.');
  const limit = isStory ? (limits.storySize ?? limits.messageSize) : limits.messageSize;
  if (limit !== undefined && Buffer.byteLength(text) > limit) {
    throw new FaultError('LimitExceeded', tooLong(limit));
  }
}

/**
 * The largest stanza that is risked where no limit is told, in bytes: Prosody closes the stream over one of 256 KB,
 * and would do so again each time it is sent again.
 */
const prudent = 250_000;

/** Throws LimitExceeded for a stanza that the server would close the stream over. */
export function checkStanza(stanza: Element, { stanzaSize = prudent }: ServiceLimits): void {
  if (Buffer.byteLength(String(stanza)) > stanzaSize) {
    throw new FaultError('LimitExceeded', tooLong(stanzaSize));
  }
}

/** What goes out for a text; `id` names it where its sender did not. Throws InvalidArgument, LimitExceeded. */
export function composeWords(
  text: string,
  { importance = 'Regular', storyTitle, originId }: SendOptions,
  id: OriginId,
  limits: ServiceLimits,
): RoomWords & { readonly originId: OriginId } {
  const speech = speakable(text);
  checkText(speech, storyTitle !== undefined, limits);
  return {
    text: speech,
    importance,
    originId: originId ?? id,
    ...(storyTitle && { storyTitle: speakable(storyTitle) }),
  };
}
