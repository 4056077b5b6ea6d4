import { NS } from './namespaces.ts';

/** What Perch keeps for a person on private nodes of their own account (docs/protocol.md). */
export const privateNodes = {
  alerts: `${NS.perch}#alerts`,
  feeds: `${NS.perch}#feeds`,
  feedsRead: `${NS.perch}#feeds-read`,
  logicalRooms: `${NS.perch}#logical-rooms`,
} as const;

/** How a node is kept for the person alone, on every device alike (XEP-0223, 4): no item drops out. */
export const privateOptions = {
  'pubsub#persist_items': true,
  'pubsub#max_items': 'max',
  'pubsub#send_last_published_item': 'never',
  'pubsub#access_model': 'whitelist',
};
