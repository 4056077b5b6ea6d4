import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { icns, ico } from '#build/icons/containers.ts';
import { drawings } from '#build/icons/drawings.ts';
import { iconsIn } from '#electron/desktop/icons.ts';

const folder = join(import.meta.dirname, '../../../build/icons');

test.each(['linux', 'win32', 'darwin'] as const)(
  'every icon that the desktop asks for on %s is there',
  (platform) => {
    const icons = iconsIn(join(folder, 'rendered'), platform);
    for (const file of [icons.window, icons.overlay, icons.tray(true), icons.tray(false)]) {
      expect(existsSync(file), file).toBe(true);
    }
  },
);

test('the drawings that are kept are those of the program', () => {
  expect(readFileSync(join(folder, 'mark.svg'), 'utf8')).toBe(drawings.mark);
  expect(readFileSync(join(folder, 'icon.svg'), 'utf8')).toBe(drawings.icon);
});

describe('containers', () => {
  const squares = [
    { side: 16, png: Buffer.from('sixteen') },
    { side: 256, png: Buffer.from('large') },
  ];

  test('an ICO points at each image by offset and length', () => {
    const file = ico(squares);
    expect(file.readUInt16LE(4)).toBe(2);
    expect([file.readUInt8(6), file.readUInt8(22)]).toEqual([16, 0]);
    const found = [6, 22].map((at) => {
      const offset = file.readUInt32LE(at + 12);
      return file.subarray(offset, offset + file.readUInt32LE(at + 8)).toString();
    });
    expect(found).toEqual(['sixteen', 'large']);
  });

  test('an ICNS is blocks of kind and length that add up', () => {
    const file = icns(squares);
    expect(file.toString('latin1', 0, 4)).toBe('icns');
    expect(file.readUInt32BE(4)).toBe(file.length);
    const kinds: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4))
      kinds.push(file.toString('latin1', at, at + 4));
    expect(kinds).toEqual(['icp4', 'ic08', 'ic13']);
  });
});
