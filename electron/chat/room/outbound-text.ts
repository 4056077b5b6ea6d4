import type { ServiceLimits } from '#electron/model/connection.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { OriginId } from '#electron/model/ids.ts';
import type { RoomWords } from '#electron/stanza/perch-message.ts';
import { speakable } from '#electron/stanza/speakable.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { SendOptions } from '../session-values.ts';
import { speakableLine } from '../speakable.ts';

type Words = Pick<RoomWords, 'text' | 'storyTitle'>;

/** Throws InvalidArgument for nothing, LimitExceeded for more than the service announced that it takes. */
export function checkText({ text, storyTitle = '' }: Words, limits: ServiceLimits): void {
  if (!text.trim()) throw new FaultError('InvalidArgument', 'There is nothing to send.');
  const limit = storyTitle ? (limits.storySize ?? limits.messageSize) : limits.messageSize;
  if (limit !== undefined && Buffer.byteLength(storyTitle) + Buffer.byteLength(text) > limit) {
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
  { importance = 'Regular', storyTitle = '', originId, mentions, via, coded }: SendOptions,
  id: OriginId,
  limits: ServiceLimits,
): RoomWords & { readonly originId: OriginId } {
  const title = speakableLine(storyTitle);
  // As long as it was, so that mentions stay where they are.
  const words = { text: speakable(text), ...(title && { storyTitle: title }) };
  checkText(words, limits);
  return {
    ...words,
    importance,
    originId: originId ?? id,
    ...(mentions && { mentions }),
    ...(via && { via }),
    ...(coded && { coded }),
  };
}

/** The sentence for a text that the server does not take. */
export function tooLong(limit: number | undefined): string {
  if (limit === undefined) return 'This message is longer than the server takes. Make it shorter.';
  return `This message is longer than the server takes, which is ${limit} bytes. Make it shorter.`;
}
