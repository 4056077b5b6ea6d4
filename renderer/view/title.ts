import { useEffect } from 'react';
import { useApp, usePart } from './app-context.ts';
import { feedName } from './parts/feed-name.ts';
import { useOpenFeed } from './parts/use-feed-actions.ts';
import { tameName } from './plain-text.ts';
import { strings } from './strings.ts';
import { useOpenRoom } from './use-room.ts';

/**
 * The name of the tab or window: mentions that wait, and the room or feed that is open. It stands outside the window, in
 * lists of windows and of pages: a secret room is named there only where the person chose so.
 */
export function Title(): null {
  const { rooms, settings } = useApp();
  const secretsOutside = usePart(settings, ({ alertPreferences }) => alertPreferences.secretsOutside);
  const mentions = usePart(rooms, ({ byAddress }) =>
    [...byAddress.values()].reduce((sum, room) => sum + room.mentions, 0),
  );
  const room = useOpenRoom();
  const feed = useOpenFeed();
  const hidden = room?.privacy === 'Secret' && !secretsOutside;
  const name = feed ? feedName(feed) : hidden ? undefined : room?.name;
  useEffect(() => {
    const waiting = mentions > 0 ? `(${mentions}) ` : '';
    document.title = `${waiting}${name === undefined ? '' : `${tameName(name)} · `}${strings.perch}`;
  }, [mentions, name]);
  return null;
}
