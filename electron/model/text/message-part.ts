import type { BareAddress, RoomAddress } from '../ids.ts';
import type { ChatEmoticon } from './emoticons.ts';

/**
 * A piece of a message (reference: `MessagePart`). `text` is what stands in the message: the texts of all parts,
 * one after the other, are the message.
 */
export type MessagePart =
  | { readonly kind: 'text'; readonly text: string }
  /** `uri` is what `text` says, made whole: a link never leads elsewhere than it looks. */
  | { readonly kind: 'hyperlink'; readonly text: string; readonly uri: string }
  /** `shown` is its emoji. */
  | {
      readonly kind: 'emoticon';
      readonly text: string;
      readonly emoticon: ChatEmoticon;
      readonly shown: string;
    }
  /** An `xmpp:` address of a room (RFC 5122; XEP-0147 `join`). */
  | { readonly kind: 'room link'; readonly text: string; readonly room: RoomAddress }
  /** Somebody who is meant to notice (XEP-0372). */
  | { readonly kind: 'mention'; readonly text: string; readonly address: BareAddress };

/** Who is mentioned where: code points of the text, from `begin` up to before `end` (XEP-0372, XEP-0426). */
export interface Mention {
  readonly begin: number;
  readonly end: number;
  readonly address: BareAddress;
}

/** A piece of a line, with its style (XEP-0393, 6). */
export type StyledSpan =
  | MessagePart
  | { readonly kind: 'strong' | 'emphasis' | 'strike'; readonly spans: readonly StyledSpan[] }
  | { readonly kind: 'code'; readonly text: string };

/** A piece of a message that begins on a line of its own (XEP-0393, 5). */
export type StyledBlock =
  | { readonly kind: 'line'; readonly spans: readonly StyledSpan[] }
  | { readonly kind: 'preformatted'; readonly text: string }
  | { readonly kind: 'quote'; readonly blocks: readonly StyledBlock[] };
