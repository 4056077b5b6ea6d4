import type { MessageSearch, SearchHit } from './facts.ts';

/** What the device and the servers found, each message once; as the device knows it where both do. */
export function mergeHits(
  device: readonly SearchHit[],
  server: readonly SearchHit[],
  order: MessageSearch['order'],
): readonly SearchHit[] {
  if (server.length === 0) return device;
  const known = new Set(device.map(nameOf));
  const all = [...device, ...server.filter((hit) => !known.has(nameOf(hit)))];
  return order === 'time' ? all.sort((a, b) => b.message.sentAt - a.message.sentAt) : all;
}

/** One name per message, also where the cache gives it no key. */
export function nameOf({ message: { room, archiveId, key } }: SearchHit): string {
  return `${room} ${archiveId ?? key ?? ''}`;
}
