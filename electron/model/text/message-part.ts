import type { ArchiveId, BareAddress, RoomAddress } from '../ids.ts';
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
  /** An `xmpp:` address of a room, or of a message in it (RFC 5122; XEP-0147 `join`; docs/protocol.md). */
  | {
      readonly kind: 'room link';
      readonly text: string;
      readonly room: RoomAddress;
      readonly archiveId?: ArchiveId;
    }
  /** Somebody who is meant to notice (XEP-0372). */
  | { readonly kind: 'mention'; readonly text: string; readonly address: BareAddress };

/** Who is mentioned where: UTF-16 units of the text, from `begin` up to before `end`. */
export interface Mention {
  readonly begin: number;
  readonly end: number;
  readonly address: BareAddress;
}

/**
 * A piece of styled text (XEP-0393, 6). Nothing is left out: a `directive` is a mark that styles its neighbours, and
 * a styled span holds its own two, so that all texts, one after the other, are the message here too.
 */
export type StyledSpan =
  | MessagePart
  | { readonly kind: 'directive'; readonly text: string }
  | {
      readonly kind: 'strong' | 'emphasis' | 'strike' | 'code';
      readonly spans: readonly StyledSpan[];
    };

/** Lines of a message that stand together (XEP-0393, 5), each with the line feed that ends it. */
export type StyledBlock =
  | { readonly kind: 'lines' | 'preformatted'; readonly spans: readonly StyledSpan[] }
  | { readonly kind: 'quote'; readonly blocks: readonly StyledBlock[] };
