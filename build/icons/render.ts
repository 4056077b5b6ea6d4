import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { icns, ico, type Square } from './containers.ts';
import { drawings } from './drawings.ts';

/**
 * `node build/icons/render.ts`: draws every icon anew, by librsvg's `rsvg-convert`. Its results are kept in the
 * repository, so that only who changes the drawing needs it.
 */
type Name = keyof typeof drawings;

const folder = join(import.meta.dirname, 'rendered');

function png(name: Name, side: number): Buffer {
  const args = ['--width', String(side), '--height', String(side)];
  return execFileSync('rsvg-convert', args, { input: drawings[name] });
}

function squares(sides: readonly number[], small: Name, large: Name): Square[] {
  return sides.map((side) => ({ side, png: png(side <= 32 ? small : large, side) }));
}

function keep(file: string, content: Buffer | string): void {
  writeFileSync(join(folder, file), content);
}

/** The picture and the one for screens of double density. */
function keepPair(file: string, name: Name, side: number): void {
  keep(`${file}.png`, png(name, side));
  keep(`${file}@2x.png`, png(name, side * 2));
}

mkdirSync(join(folder, 'linux'), { recursive: true });
writeFileSync(join(import.meta.dirname, 'mark.svg'), drawings.mark);
writeFileSync(join(import.meta.dirname, 'icon.svg'), drawings.icon);
keep('icon.png', png('icon', 512));
keep('icon.ico', ico(squares([16, 24, 32, 48, 64, 128, 256], 'icon-small', 'icon')));
keep('icon.icns', icns(squares([16, 32, 64, 128, 256, 512, 1024], 'icon-small', 'icon-mac')));
for (const { side, png: content } of squares([16, 24, 32, 48, 64, 128, 256, 512], 'icon-small', 'icon')) {
  keep(`linux/${side}x${side}.png`, content);
}
keepPair('tray', 'icon-small', 24);
keepPair('tray-unread', 'icon-small-unread', 24);
keepPair('trayTemplate', 'tray-template', 16);
keepPair('tray-unreadTemplate', 'tray-template-unread', 16);
keep('tray.ico', ico(squares([16, 20, 24, 32], 'icon-small', 'icon-small')));
keep('tray-unread.ico', ico(squares([16, 20, 24, 32], 'icon-small-unread', 'icon-small-unread')));
keepPair('overlay', 'overlay', 16);
