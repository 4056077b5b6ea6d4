/** A square PNG and the length of its side in pixels. */
export interface Square {
  readonly side: number;
  readonly png: Buffer;
}

/** Windows: a directory of 16 bytes per image, then the images (PNG is allowed since Vista). */
export function ico(squares: readonly Square[]): Buffer {
  const head = Buffer.alloc(6 + 16 * squares.length);
  head.writeUInt16LE(1, 2);
  head.writeUInt16LE(squares.length, 4);
  let offset = head.length;
  squares.forEach(({ side, png }, index) => {
    const at = 6 + 16 * index;
    // 0 stands for 256.
    head.writeUInt8(side % 256, at);
    head.writeUInt8(side % 256, at + 1);
    head.writeUInt16LE(1, at + 4);
    head.writeUInt16LE(32, at + 6);
    head.writeUInt32LE(png.length, at + 8);
    head.writeUInt32LE(offset, at + 12);
    offset += png.length;
  });
  return Buffer.concat([head, ...squares.map(({ png }) => png)]);
}

/** The kinds of image in an ICNS file that hold PNG, by side. */
const kinds: Readonly<Record<number, readonly string[]>> = {
  16: ['icp4'],
  32: ['icp5', 'ic11'],
  64: ['ic12'],
  128: ['ic07'],
  256: ['ic08', 'ic13'],
  512: ['ic09', 'ic14'],
  1024: ['ic10'],
};

/** macOS: `icns`, the whole length, then each image behind its kind and length (big-endian). */
export function icns(squares: readonly Square[]): Buffer {
  const blocks = squares.flatMap(({ side, png }) => (kinds[side] ?? []).map((kind) => block(kind, png)));
  return block('icns', Buffer.concat(blocks));
}

function block(kind: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(kind, 'latin1');
  head.writeUInt32BE(content.length + 8, 4);
  return Buffer.concat([head, content]);
}
