import type { ActionId } from '#renderer/store/keys/table.ts';
import type { DialogName } from '#renderer/store/place.ts';
import { useApp, usePart } from '../app-context.ts';
import type { IconName } from '../icons.tsx';
import { strings } from '../strings.ts';
import { usePane } from '../use-pane.ts';
import type { Action } from './action.ts';
import { readAll } from './read-all.ts';

/** What has its own place in the window, and no room. */
const dialogs: readonly (readonly [DialogName & ActionId, IconName, string])[] = [
  ['find rooms', 'search', strings.rooms.find],
  ['create room', 'plus', strings.rooms.create],
  ['invitations', 'invitation', strings.roomInvitations.title],
  ['settings', 'settings', strings.settings.open],
  ['alert rules', 'bell', strings.alertRules.title],
  ['keys', 'about', strings.settings.keys],
  ['add-ins', 'addIn', strings.addInList.title],
  ['export messages', 'export', strings.transfer.exportAll],
  ['import messages', 'history', strings.transfer.import],
];

/** What one can do anywhere in the window. */
export function useWindowActions(): readonly Action[] {
  const app = useApp();
  const { place } = app;
  const room = usePart(place, (state) => state.room);
  const pane = usePane(room);
  const people: Action = {
    id: 'people',
    icon: 'people',
    text: strings.room.people,
    run: () => place.showPane(pane === 'people' ? null : 'people'),
  };
  const feed: Action = {
    id: 'new feed',
    icon: 'feed',
    text: strings.feeds.make,
    run: () => place.openFeedDialog({ wish: {} }),
  };
  return [
    readAll(app),
    feed,
    ...dialogs.map(([id, icon, text]) => ({ id, icon, text, run: () => place.openDialog(id) })),
    ...(room === null ? [] : [people]),
  ];
}
