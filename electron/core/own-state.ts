import type { PersistentChatServices } from '../chat/index.ts';
import { after } from './after.ts';
import { type SharedChoices, shareChoices } from './alerts/share-choices.ts';
import type { CatchUpQueue } from './archive/catch-up-queue.ts';
import { type SharedFeeds, shareFeeds } from './feeds/share-feeds.ts';
import { createReadMarkers, type ReadMarkersJoint } from './followed/read-markers.ts';
import type { Workspace } from './workspace.ts';

/** What the person's server keeps for all their devices beside the list of rooms. */
export interface OwnState {
  readonly markers: ReadMarkersJoint;
  readonly alertChoices: SharedChoices;
  readonly feeds: SharedFeeds;
  /** Asks anew what may have changed while nobody listened, and tells what could not be told. */
  refresh(): void;
  stop(): void;
}

/** Keeps it the same here and on the server, from now on. */
export function shareOwnState(
  workspace: Workspace,
  services: Pick<PersistentChatServices, 'readMarkers' | 'alertChoices' | 'feeds'>,
  goOn: CatchUpQueue['goOn'],
  log: (line: string) => void,
): OwnState {
  const { history, rooms, catchUp } = workspace;
  const markers = createReadMarkers({ markers: services.readMarkers, history, rooms, catchUp, goOn, log });
  const alertChoices = shareChoices({ choices: workspace.alertChoices, server: services.alertChoices, log });
  const feeds = shareFeeds({ here: workspace.feeds, server: services.feeds, after, log });
  const all = [markers, alertChoices, feeds];
  const refresh = (): void => {
    for (const each of all) each.refresh();
  };
  refresh();
  return {
    ...{ markers, alertChoices, feeds, refresh },
    stop: () => {
      for (const each of all) each.stop();
    },
  };
}
