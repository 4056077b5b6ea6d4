import type { BareAddress } from '#electron/model/ids.ts';
import { unknownAccounts } from './accounts.ts';
import { prepareCategories } from './categories/default-category.ts';
import type { RoomContext } from './context.ts';
import { addRoom, defaultSettings } from './settings/create.ts';
import type { RoomSettings } from './storage/room-values.ts';

/** The rooms with which a server for one person begins. */
const starters: readonly (Partial<RoomSettings> & { readonly local: string; readonly name: string })[] = [
  { local: 'lobby', name: 'Lobby', description: 'Open to everybody.', privacy: 'Open' },
  { local: 'team', name: 'Team', description: 'For members only.', privacy: 'Closed' },
  {
    local: 'announcements',
    name: 'Announcements',
    description: 'Everybody reads, presenters write.',
    privacy: 'Open',
    moderated: true,
  },
];

/** Makes those that are not there, with `owner` on all their lists. To be called within a unit of work. */
export function createStarterRooms(
  context: Pick<RoomContext, 'store' | 'domain' | 'ids' | 'clock'> & Partial<Pick<RoomContext, 'accounts'>>,
  owner: BareAddress,
): readonly string[] {
  const { accounts = unknownAccounts(context.domain) } = context;
  const category = prepareCategories(context.store, accounts.domain, context.ids);
  return starters.map(({ local, ...settings }) => {
    const address = `${local}@${context.domain}`;
    if (!context.store.room(address)) {
      const room = { ...defaultSettings(settings.name, category.key), ...settings };
      addRoom(context, { address, settings: room, locked: false, owner });
    }
    return address;
  });
}
