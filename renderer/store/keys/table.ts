/** What a key can be pressed for: its name, where it stands in the list, and its key until the person has another. */
interface KeyOf {
  readonly group: KeyGroup;
  /** As `writeChord` writes it. */
  readonly key: string;
  /** On an Apple keyboard, where another one is usual. */
  readonly apple?: string;
  /** Names of the actions (`Action.id`) that it does, of which one at a time can be done; if not its own name's. */
  readonly does?: readonly string[];
}

export const keyGroups = ['window', 'feeds', 'rooms', 'room', 'writing', 'quiet', 'account'] as const;
export type KeyGroup = (typeof keyGroups)[number];

const table = {
  search: { group: 'window', key: 'Mod+K' },
  'search here': { group: 'window', key: 'Mod+Shift+F' },
  'next pane': { group: 'window', key: 'F6' },
  'pane before': { group: 'window', key: 'Shift+F6' },
  back: { group: 'window', key: 'Alt+ArrowLeft', apple: 'Mod+[' },
  forward: { group: 'window', key: 'Alt+ArrowRight', apple: 'Mod+]' },
  keys: { group: 'window', key: '?' },
  settings: { group: 'window', key: 'Mod+,' },
  'add-ins': { group: 'window', key: 'Alt+Shift+1' },
  'export messages': { group: 'window', key: 'Alt+Shift+2' },
  'import messages': { group: 'window', key: 'Alt+Shift+3' },
  mentions: { group: 'feeds', key: 'Alt+Shift+M' },
  'next feed': { group: 'feeds', key: 'Alt+PageDown' },
  'feed before': { group: 'feeds', key: 'Alt+PageUp' },
  'new feed': { group: 'feeds', key: 'Alt+Shift+D' },
  'keep as feed': { group: 'feeds', key: 'Alt+Shift+S' },
  'next unread': { group: 'rooms', key: 'Alt+ArrowDown' },
  'unread before': { group: 'rooms', key: 'Alt+ArrowUp' },
  'read all': { group: 'rooms', key: 'Shift+Escape' },
  'find rooms': { group: 'rooms', key: 'Alt+Shift+F' },
  'create room': { group: 'rooms', key: 'Alt+Shift+N' },
  invitations: { group: 'rooms', key: 'Alt+Shift+V' },
  'go to': { group: 'room', key: 'Mod+G' },
  people: { group: 'room', key: 'Alt+Shift+P' },
  'add-ins beside': { group: 'room', key: 'Alt+Shift+X' },
  read: { group: 'room', key: 'Alt+Shift+R', does: ['room mark read', 'room mark unread', 'feed mark read'] },
  enter: { group: 'room', key: 'Alt+Shift+J', does: ['room enter'] },
  follow: { group: 'room', key: 'Alt+Shift+W', does: ['room follow', 'room unfollow'] },
  favourite: { group: 'room', key: 'Alt+Shift+H', does: ['room favourite'] },
  'move up': { group: 'room', key: 'Alt+Shift+ArrowUp', does: ['room up'] },
  'move down': { group: 'room', key: 'Alt+Shift+ArrowDown', does: ['room down'] },
  'to group': { group: 'room', key: 'Alt+Shift+G', does: ['room group'] },
  alerts: { group: 'room', key: 'Alt+Shift+L', does: ['room alerts'] },
  'category alerts': { group: 'room', key: 'Alt+Shift+I', does: ['room category alerts'] },
  about: { group: 'room', key: 'Alt+Shift+O', does: ['room about'] },
  'private side': { group: 'room', key: 'Alt+Shift+B', does: ['room private side', 'room apart'] },
  invite: { group: 'room', key: 'Alt+Shift+Y', does: ['room invite'] },
  edit: { group: 'room', key: 'Alt+Shift+E', does: ['room edit', 'feed edit'] },
  keep: { group: 'room', key: 'Alt+Shift+K', does: ['room keep'] },
  export: { group: 'room', key: 'Alt+Shift+U', does: ['room export'] },
  'copy address': { group: 'room', key: 'Alt+Shift+C', does: ['room copy address'] },
  'remove message': { group: 'room', key: 'Alt+Delete' },
  leave: { group: 'room', key: 'Alt+Shift+Delete', does: ['room leave', 'feed delete'] },
  important: { group: 'writing', key: 'Alt+I' },
  story: { group: 'writing', key: 'Alt+L' },
  audience: { group: 'writing', key: 'Alt+P' },
  quote: { group: 'writing', key: 'Alt+Q' },
  quiet: { group: 'quiet', key: 'Alt+Shift+Q', does: ['quiet hour', 'end quiet'] },
  'quiet until tomorrow': { group: 'quiet', key: 'Alt+Shift+4' },
  presenting: { group: 'quiet', key: 'Alt+Shift+5' },
  'alert rules': { group: 'quiet', key: 'Alt+Shift+A' },
  share: { group: 'account', key: 'Alt+Shift+6' },
  administer: { group: 'account', key: 'Alt+Shift+7' },
  'add account': { group: 'account', key: 'Alt+Shift+8' },
  'sign out': { group: 'account', key: 'Alt+Shift+9' },
  forget: { group: 'account', key: 'Alt+Shift+0' },
} as const satisfies Readonly<Record<string, KeyOf>>;

export type KeyId = keyof typeof table;

/** Whatever can be done by a key: that each has one is proved where it is named so. */
export type ActionId = { [K in KeyId]: (typeof table)[K] extends Does<infer D> ? D : K }[KeyId];
type Does<D> = { readonly does: readonly D[] };

/** Every action that has a key, in the order of the list. */
export const keyTable: Readonly<Record<KeyId, KeyOf>> = table;

export function isKeyId(name: string): name is KeyId {
  return Object.hasOwn(table, name);
}

// The names of an object that is written above are its keys.
export const keyIds = Object.keys(table) as readonly KeyId[];

/** Which key does an action. */
export const keyOfAction: ReadonlyMap<string, KeyId> = new Map(
  keyIds.flatMap((id) => (keyTable[id].does ?? [id]).map((action) => [action, id] as const)),
);
