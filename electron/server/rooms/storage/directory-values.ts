import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Privacy } from '#electron/model/room.ts';
import type { CategoryKey, Principal } from './category-values.ts';

/** A room in a list: what discovery shows without loading it. */
export interface RoomListing {
  readonly address: RoomAddress;
  readonly name: string;
}

/** Who looks at a list of rooms. */
export interface Viewer {
  readonly account: BareAddress;
  readonly principals: readonly Principal[];
  /** The categories within whose scope they are. */
  readonly categories: readonly CategoryKey[];
}

/** What rooms are looked for; whatever is said has to be met. */
export interface RoomQuery {
  readonly viewer: Viewer;
  /** An administrator, who looks at everything there is: beyond scopes, and at secret and disabled rooms. */
  readonly unbounded?: boolean;
  /** Folded; each word by itself, or one that is the whole phrase. */
  readonly words?: readonly string[];
  readonly needsAllWords?: boolean;
  readonly places?: readonly ('name' | 'description' | 'address')[];
  readonly category?: CategoryKey;
  /** Somebody else, by all that they are: found where the viewer may know it. */
  readonly member?: readonly Principal[];
  readonly manager?: readonly Principal[];
  /** The viewer's own part in it. */
  readonly mine?: 'member' | 'manager' | 'invited';
  readonly addin?: string;
  /** Disabled ones, which the viewer manages, instead of those that are not. */
  readonly disabled?: boolean;
  readonly privacy?: Privacy;
  readonly moderated?: boolean;
  readonly invites?: boolean;
  /** Only these, by address. */
  readonly among?: readonly RoomAddress[];
}

/** The first `max` rooms after an address, or the last `max` before one. */
export interface RoomListPage {
  readonly after?: RoomAddress;
  readonly before?: RoomAddress;
  readonly max: number;
}
