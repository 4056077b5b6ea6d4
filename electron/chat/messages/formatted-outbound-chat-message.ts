import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Importance } from '#electron/model/message.ts';
import type { Person } from '#electron/model/person.ts';
import { type ChatEmoticon, emoticons } from '#electron/model/text/emoticons.ts';
import type { Mention } from '#electron/model/text/message-part.ts';
import { writeRoomLink } from '#electron/model/text/room-link.ts';
import { bareJid } from '#electron/stanza/jid.ts';

interface Kind {
  /** `Regular` unless told. */
  readonly importance?: Importance;
  /** Makes it a story. */
  readonly storyTitle?: string;
}

const protocols: ReadonlySet<string> = new Set(['http:', 'https:', 'mailto:']);

/**
 * A message put together from parts (reference: `FormattedOutboundChatMessage`). What comes out is plain text that
 * every client shows as it is, and that ours reads as the same parts again. Parts other than text stand apart from
 * their neighbours by a space, which is put where there is none.
 */
export class FormattedOutboundChatMessage {
  readonly importance: Importance;
  readonly storyTitle: string | undefined;
  #text = '';
  #mentions: readonly Mention[] = [];
  /** The last part needs a space before letters. */
  #isTight = false;

  constructor({ importance = 'Regular', storyTitle }: Kind = {}) {
    this.importance = importance;
    this.storyTitle = storyTitle;
  }

  get text(): string {
    return this.#text;
  }

  get mentions(): readonly Mention[] {
    return this.#mentions;
  }

  appendPlainText(text: string): this {
    const needsSpace = this.#isTight && !/^(?:[\s.,;:!?…)\]}"”]|$)/u.test(text);
    this.#text += needsSpace ? ` ${text}` : text;
    if (text !== '') this.#isTight = false;
    return this;
  }

  /**
   * `uri`: http, https or mailto. A text before it does not hide where it leads: both are shown. Throws
   * InvalidArgument for any other address.
   */
  appendHyperLink(text: string, uri: string): this {
    const url = URL.parse(uri);
    if (!url || !protocols.has(url.protocol)) {
      throw new FaultError('InvalidArgument', 'A link leads to an address with http, https or mailto.');
    }
    const shown = text.trim();
    return this.#appendApart(shown === '' || shown === uri ? url.href : `${shown} <${url.href}>`);
  }

  appendEmoticon(emoticon: ChatEmoticon): this {
    return this.#appendApart(emoticons[emoticon][0]);
  }

  /** Opens the room where the reader's program knows rooms (XEP-0147). Throws InvalidArgument for no room's address. */
  appendChatRoomLink({
    address,
    name = '',
  }: {
    readonly address: RoomAddress;
    readonly name?: string;
  }): this {
    const room = bareJid(address);
    if (!room?.includes('@')) throw new FaultError('InvalidArgument', 'This is no address of a room.');
    const link = writeRoomLink({ room });
    return this.#appendApart(name.trim() === '' ? link : `${name.trim()} <${link}>`);
  }

  /** Names somebody, so that they are alerted (XEP-0372). */
  appendMention({ id, name }: Person): this {
    const address = bareJid(id);
    if (!address) throw new FaultError('InvalidArgument', 'This is no address of a person.');
    const shown = name.trim() || address;
    this.#appendApart(shown);
    const end = this.#text.length;
    this.#mentions = [...this.#mentions, { begin: end - shown.length, end, address }];
    return this;
  }

  #appendApart(piece: string): this {
    this.#text += this.#text === '' || /\s$/.test(this.#text) ? piece : ` ${piece}`;
    this.#isTight = true;
    return this;
  }
}
