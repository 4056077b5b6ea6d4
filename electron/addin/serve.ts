import { extname } from 'node:path';
import type { AddInId } from './facts.ts';
import type { InstalledAddIns } from './installed.ts';

export interface ServedFile {
  readonly file: string;
  readonly headers: Readonly<Record<string, string>>;
}

/** What an add-in may consist of, by the ends of its files' names. */
export const addInTypes: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.gif': 'image/gif',
  '.webp': 'image/webp',
  '.woff2': 'font/woff2',
};

/**
 * A file of an add-in by the only path that leads to it, with what it is served under. `base` is the add-in's own
 * address, `embedders` the page that may frame it.
 */
export function addInFile(
  installed: Pick<InstalledAddIns, 'get'>,
  { id, path }: { readonly id: AddInId; readonly path: string },
  { base, embedders }: { readonly base: string; readonly embedders: string },
): ServedFile | undefined {
  const file = installed.get(id)?.files.get(path);
  const type = addInTypes[extname(path)];
  if (file === undefined || type === undefined) return undefined;
  return { file, headers: { ...addInHeaders(base, embedders), 'Content-Type': type } };
}

/**
 * What a frame may load: its own files. Not one address beyond them, not even one that was granted: only the host
 * fetches, and judges each time.
 */
function addInPolicy(base: string, embedders: string): string {
  return [
    "default-src 'none'",
    `script-src ${base}`,
    `style-src ${base} 'unsafe-inline'`,
    `img-src ${base} data: blob:`,
    `font-src ${base} data:`,
    `media-src ${base} data: blob:`,
    "connect-src 'none'",
    "worker-src 'none'",
    "frame-src 'none'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'none'",
    `frame-ancestors ${embedders}`,
    'sandbox allow-scripts',
  ].join('; ');
}

/** Nothing of the machine, whatever a browser may come to offer; none of it works in an opaque origin as it is. */
const noDevices = [
  ...[
    'accelerometer',
    'autoplay',
    'bluetooth',
    'camera',
    'clipboard-read',
    'clipboard-write',
    'display-capture',
  ],
  ...['fullscreen', 'geolocation', 'gyroscope', 'hid', 'idle-detection', 'local-fonts', 'microphone', 'midi'],
  ...['payment', 'publickey-credentials-get', 'screen-wake-lock', 'serial', 'usb', 'web-share'],
]
  .map((feature) => `${feature}=()`)
  .join(', ');

/**
 * What no content policy covers, WebRTC above all, a browser that knows connection allow lists refuses by this one. In
 * our own scheme nobody says what it means; there the window itself is told.
 */
function wayOut(base: string): Readonly<Record<string, string>> {
  return base.startsWith('http') ? { 'Connection-Allowlist': '(response-origin)' } : {};
}

/** What every file of an add-in is served under. */
export function addInHeaders(base: string, embedders: string): Readonly<Record<string, string>> {
  return {
    'Content-Security-Policy': addInPolicy(base, embedders),
    'Permissions-Policy': noDevices,
    'Referrer-Policy': 'no-referrer',
    'X-Content-Type-Options': 'nosniff',
    'X-DNS-Prefetch-Control': 'off',
    'Origin-Agent-Cluster': '?1',
    'Cache-Control': 'no-store',
    ...wayOut(base),
    // Its origin is opaque, so that even its own scripts come from elsewhere.
    'Access-Control-Allow-Origin': '*',
    'Cross-Origin-Resource-Policy': 'cross-origin',
  };
}
