import type { RoomAddress } from '#electron/model/ids.ts';

export const rights = ['read', 'post', 'manage'] as const;
export type Right = (typeof rights)[number];

/** What a session may do that signed in with a token made for one purpose. */
export interface Scope {
  readonly rights: readonly Right[];
  readonly rooms: readonly RoomAddress[] | 'all';
}
