import FramedParser from '@xmpp/websocket/lib/FramedParser.js';

const deepest = 128;

/** What came is not well-formed, or not one element. */
export class MalformedFrame extends Error {}

/**
 * Reads WebSocket messages, each of which is one whole element (RFC 7395, 3.3.3). Whatever else a server sends
 * ends in one `error` event, which closes the stream, and never in an exception or in unbounded nesting.
 */
export class FrameParser extends FramedParser {
  #depth = 0;
  #broken = false;

  override write(data: string): void {
    if (this.#broken) return;
    try {
      super.write(data);
      if (this.cursor) throw new Error('A frame ended within an element.');
    } catch (error) {
      this.emit('error', error);
    }
  }

  override emit(event: string, ...values: unknown[]): boolean {
    if (event !== 'error') return super.emit(event, ...values);
    if (this.#broken) return false;
    this.#broken = true;
    return super.emit('error', new MalformedFrame('What came is no stanza.', { cause: values[0] }));
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
