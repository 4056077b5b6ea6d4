import type { BareAddress } from './ids.ts';
import type { Message } from './message.ts';
import { mentions } from './text/names.ts';

/** Somebody who may be mentioned: by their address (XEP-0372), or by one of their names in a text. */
export interface Mentioned {
  readonly address: BareAddress | undefined;
  readonly names: readonly string[];
}

/** Whether somebody else's message mentions the person. */
export function mentionsPerson(message: Message, { address, names }: Mentioned): boolean {
  const { own, text, storyTitle = '', mentions: named = [] } = message;
  if (own) return false;
  return named.some((one) => one.address === address) || mentions(`${storyTitle}\n${text}`, names);
}
