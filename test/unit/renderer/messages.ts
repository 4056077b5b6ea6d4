import type { StoredMessage } from '#electron/bridge/contract.ts';

const start = new Date(2026, 10, 18, 9, 0).getTime();

/** A message some minutes after nine. */
export function message(minutes: number, more: Partial<StoredMessage> = {}): StoredMessage {
  const sentAt = start + minutes * 60_000;
  return {
    room: 'desk@rooms.example.org',
    key: sentAt * 1024,
    author: { id: 'ana@example.org', name: 'Ana' },
    own: false,
    sentAt,
    text: `at ${minutes}`,
    importance: 'Regular',
    mentionsMe: false,
    ...more,
  };
}
