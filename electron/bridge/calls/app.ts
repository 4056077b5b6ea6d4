import type { RoomAddress } from '#electron/model/ids.ts';
import type { AppCalls } from '../contract/app.ts';
import type { Settings, Snapshot } from '../contract.ts';
import type { Handlers } from '../serve.ts';
import { done } from './done.ts';

export interface AppNeeds {
  snapshot(): Snapshot;
  remember(change: Partial<Settings>): void;
  look(rooms: readonly RoomAddress[]): void;
  openLink(url: string): Promise<void>;
}

export function appCalls(app: AppNeeds): Pick<Handlers, keyof AppCalls> {
  return {
    'app.snapshot': () => app.snapshot(),
    'app.remember': done((change) => app.remember(change)),
    'rooms.looking': done(({ room, beside }) => app.look([room, beside].filter((each) => each != null))),
    'links.open': done(({ url }) => app.openLink(url)),
  };
}
