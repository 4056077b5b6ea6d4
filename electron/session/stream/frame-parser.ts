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
  /** The frame that is being read held something. */
  #told = false;

  override write(data: string): void {
    if (this.#broken) return;
    this.#told = false;
    try {
      super.write(data);
      if (this.cursor) throw new Error('A frame ended within an element.');
      // A comment or a document type (RFC 6120, 11.1) that does not end would swallow all that comes after it.
      if (!this.#told && data.trim() !== '') throw new Error('A frame held no element.');
    } catch (error) {
      this.emit('error', error);
    }
  }

  override emit(event: string, ...values: unknown[]): boolean {
    this.#told = true;
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
