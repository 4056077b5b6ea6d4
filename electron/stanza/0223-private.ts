/** How a node is kept for the person alone, on every device alike (XEP-0223, 4): no item drops out. */
export const privateOptions = {
  'pubsub#persist_items': true,
  'pubsub#max_items': 'max',
  'pubsub#send_last_published_item': 'never',
  'pubsub#access_model': 'whitelist',
};
