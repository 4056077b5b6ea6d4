import { useEffect } from 'react';
import { useApp, usePart } from './app-context.ts';
import { feedName } from './parts/feed-name.ts';
import { useOpenFeed } from './parts/use-feed-actions.ts';
import { tameName } from './plain-text.ts';
import { strings } from './strings.ts';
import { useOpenRoom } from './use-room.ts';

/** The name of the tab or window: mentions that wait, and the room or feed that is open. */
export function useTitle(): void {
  const mentions = usePart(useApp().rooms, ({ byAddress }) =>
    [...byAddress.values()].reduce((sum, room) => sum + room.mentions, 0),
  );
  const room = useOpenRoom()?.name;
  const feed = useOpenFeed();
  const name = feed ? feedName(feed) : room;
  useEffect(() => {
    const waiting = mentions > 0 ? `(${mentions}) ` : '';
    document.title = `${waiting}${name === undefined ? '' : `${tameName(name)} · `}${strings.perch}`;
  }, [mentions, name]);
}
