import FramedParser from '@xmpp/websocket/lib/FramedParser.js';

const deepest = 128;

/** What came is not well-formed, or not one element. */
export class MalformedFrame extends Error {}

/**
 * Reads WebSocket messages, each of which is one whole element (RFC 7395, 3.3.3). Whatever else a server sends
 * ends in an `error` event, which closes the stream, and never in an exception or in unbounded nesting.
 */
export class FrameParser extends FramedParser {
  #depth = 0;

  override write(data: string): void {
    try {
      super.write(data);
      if (this.cursor) throw new Error('A frame ended within an element.');
    } catch (error) {
      this.cursor = null;
      this.#depth = 0;
      this.emit('error', new MalformedFrame('The server sent what is no stanza.', { cause: error }));
    }
  }

  override onStartElement(name: string, attributes: Record<string, string>): void {
    this.#depth += 1;
    if (this.#depth > deepest) throw new Error('Elements are nested too deep.');
    super.onStartElement(name, attributes);
  }

  override onEndElement(name: string): void {
    this.#depth -= 1;
    super.onEndElement(name);
  }
}
