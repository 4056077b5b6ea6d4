import { AddInLayer } from './add-in-layer.tsx';
import { Notices } from './alerts/notices.tsx';
import { useApp, usePart } from './app-context.ts';
import { Dialogs } from './dialogs.tsx';
import { FeedList } from './feeds/feed-list.tsx';
import { HostLost } from './host-lost.tsx';
import { InvitationsEntry } from './invitations/invitations-entry.tsx';
import { onDemand } from './on-demand.tsx';
import { Room } from './room.tsx';
import { SearchField } from './search/search-field.tsx';
import { Sidebar } from './sidebar/sidebar.tsx';
import { SignIn } from './sign-in/sign-in.tsx';
import { useTheme } from './use-theme.ts';
import { Who } from './who.tsx';
import { WindowKeys } from './window-keys.tsx';

const FeedView = onDemand(async () => (await import('./feeds/feed-view.tsx')).FeedView);

/** The window: puts the areas together, none of which knows another. */
export function Shell() {
  const { session, settings, place } = useApp();
  const account = usePart(session, (state) => state.account);
  const link = usePart(session, (state) => state.link);
  const column = usePart(place, (state) => state.column);
  const feed = usePart(place, (state) => state.feed);
  const sidebarWidth = usePart(settings, (state) => state.sidebarWidth);
  useTheme();
  if (account === undefined) return link === 'lost' ? <HostLost /> : null;
  if (account === null) return link === 'lost' ? <HostLost /> : <NobodyIn />;
  return (
    <div className={`shell show-${column}`} style={{ '--sidebar': `${sidebarWidth}px` }}>
      <Sidebar search={<SearchField />} waiting={<InvitationsEntry />} feeds={<FeedList />} who={<Who />} />
      <main className="main" data-pane="room">
        {feed === null ? <Room /> : <FeedView id={feed} />}
      </main>
      <WindowKeys />
      <AddInLayer />
      <Notices />
      <Dialogs />
      {link === 'lost' && <HostLost />}
    </div>
  );
}

function NobodyIn() {
  return (
    <>
      <SignIn />
      <Notices />
    </>
  );
}
