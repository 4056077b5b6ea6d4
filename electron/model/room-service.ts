import type { AddInSummary, ChatRoomCategorySummary } from './category.ts';
import type { ChatRoomFacet } from './directory.ts';
import type { MissingFeatures } from './room-settings.ts';

/** What the chat service of an account offers, as the signed-in person finds it now. */
export interface RoomService {
  /** All that the person may know of; rooms are made in those that say `mayCreate`. */
  readonly categories: readonly ChatRoomCategorySummary[];
  readonly addIns: readonly AddInSummary[];
  /** What new rooms cannot be or have here, and why. */
  readonly missing: MissingFeatures;
  /** What rooms cannot be looked for by, and why. */
  readonly missingFacets: { readonly [facet in ChatRoomFacet]?: string };
  /** Where the person finds commands for administrators. */
  readonly administers: readonly CommandPlace[];
}

/** Whose commands: of the chat service with its rooms, or of the server with its people. */
export type CommandPlace = 'rooms' | 'server';
