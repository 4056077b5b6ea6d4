import type { Packet } from './packet.ts';

const nothing = Buffer.alloc(0);

/**
 * The text frames that go to one peer together (RFC 6455, 5.2; servers do not mask), written as one piece: a
 * stanza for a thousand people is encoded once and copied a thousand times.
 */
export class Frames {
  /** Three for each frame: what stands before the address, the address, what stands behind it. */
  #parts: Buffer[] = [];

  get isEmpty(): boolean {
    return this.#parts.length === 0;
  }

  addText(text: string): void {
    this.#parts.push(nothing, nothing, Buffer.from(text));
  }

  addPacket(packet: Packet, to: Buffer): void {
    this.#parts.push(packet.head, to, packet.tail);
  }

  /** All of them, to be sent; none are left. */
  take(): Buffer {
    const parts = this.#parts;
    this.#parts = [];
    let size = 0;
    for (let index = 0; index < parts.length; index += 3) {
      const length = lengthAt(parts, index);
      size += headerSize(length) + length;
    }
    const bytes = Buffer.allocUnsafe(size);
    let at = 0;
    for (let index = 0; index < parts.length; index++) {
      if (index % 3 === 0) at = writeHeader(bytes, at, lengthAt(parts, index));
      at += parts[index]?.copy(bytes, at) ?? 0;
    }
    return bytes;
  }
}

function lengthAt(parts: readonly Buffer[], index: number): number {
  return (parts[index]?.length ?? 0) + (parts[index + 1]?.length ?? 0) + (parts[index + 2]?.length ?? 0);
}

function headerSize(length: number): number {
  if (length < 126) return 2;
  return length < 65_536 ? 4 : 10;
}

const finalText = 0x81;

function writeHeader(bytes: Buffer, at: number, length: number): number {
  bytes[at] = finalText;
  if (length < 126) {
    bytes[at + 1] = length;
    return at + 2;
  }
  if (length < 65_536) {
    bytes[at + 1] = 126;
    return bytes.writeUInt16BE(length, at + 2);
  }
  bytes[at + 1] = 127;
  bytes.writeUInt32BE(Math.floor(length / 2 ** 32), at + 2);
  return bytes.writeUInt32BE(length % 2 ** 32, at + 6);
}
