import type { GrantedHost, HostWish, Right, RightWish } from '#addins/contract.ts';
import type { RoomAddress } from '../model/ids.ts';

/** Follows from the identity of what is installed; also the name of its own site. */
export type AddInId = string;

/** Whom an add-in is from, as far as it can be proved. */
export type AddInSource =
  /** Signed by whoever holds this key, given by its fingerprint. */
  | { readonly kind: 'publisher'; readonly key: string }
  /** Copied from there; unsigned. */
  | { readonly kind: 'address'; readonly url: string }
  /** A folder or a zip; unsigned. */
  | { readonly kind: 'copy' };

/** What is installed on this device, or could be. Installing alone grants nothing. */
export interface AddIn {
  readonly id: AddInId;
  /** The manifest's. */
  readonly manifestId: string;
  readonly name: string;
  readonly description: string;
  readonly author: string;
  readonly version: string;
  readonly source: AddInSource;
  /** SHA-256 of its content, in hexadecimal. */
  readonly content: string;
  readonly required: readonly RightWish[];
  readonly optional: readonly RightWish[];
  readonly hosts: readonly HostWish[];
  readonly formats: readonly string[];
}

/** One that Perch brings along, in this folder (absolute); to be installed like any other. */
export interface ShippedAddIn {
  readonly path: string;
  readonly addIn: AddIn;
}

/** `now`: until the pane is closed or Perch ends. */
export type GrantScope = 'now' | 'room' | 'always';

/** What a person lets an add-in do. */
export interface Grant {
  readonly addIn: AddInId;
  /** Absent where it holds in all rooms. */
  readonly room?: RoomAddress;
  readonly scope: GrantScope;
  readonly rights: readonly Right[];
  readonly hosts: readonly GrantedHost[];
}

/** An add-in beside a room, in the order of its tabs. */
export interface AddInPlace {
  readonly name: string;
  readonly chosenBy: 'managers' | 'me';
  /** Absent while what the managers chose is not installed here: `url` says from where. */
  readonly addIn?: AddInId;
  readonly url?: string;
  /** Not closed by this person. */
  readonly open: boolean;
  /** What holds in this room; absent where the person has to be asked, for the reason `ask`. */
  readonly grant?: Pick<Grant, 'scope' | 'rights' | 'hosts'>;
  readonly ask?: 'first' | 'changed' | 'wider';
}
