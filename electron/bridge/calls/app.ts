import type { RoomAddress } from '#electron/model/ids.ts';
import type { Settings, Snapshot } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface AppNeeds {
  snapshot(): Snapshot;
  remember(change: Partial<Settings>): void;
  look(room: RoomAddress | null): void;
  openLink(url: string): Promise<void>;
}

type Names = 'app.snapshot' | 'app.remember' | 'rooms.looking' | 'links.open';

export function appCalls(app: AppNeeds): Pick<Handlers, Names> {
  return {
    'app.snapshot': () => app.snapshot(),
    'app.remember': done((change) => app.remember(change)),
    'rooms.looking': done(({ room }) => app.look(room)),
    'links.open': done(({ url }) => app.openLink(url)),
  };
}
