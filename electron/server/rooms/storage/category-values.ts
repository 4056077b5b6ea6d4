import type { BareAddress } from '#electron/model/ids.ts';

/** A category's number in the store. */
export type CategoryKey = number;

/** A category as it is kept (docs/protocol.md, "Categories"). */
export interface Category extends NewCategory {
  readonly key: CategoryKey;
}

export interface NewCategory {
  /** Stays, whatever it is called. */
  readonly id: string;
  /** 1 to 256 characters, unique. */
  readonly name: string;
  readonly description: string;
  readonly isDefault: boolean;
  readonly invitations: boolean;
  readonly files: boolean;
  readonly history: boolean;
  readonly allowed: readonly Principal[];
  readonly denied: readonly Principal[];
  readonly creators: readonly Principal[];
}

/** Address of a person, of a group that the service keeps, or a domain for everybody there. */
export type Principal = string;

export interface Group {
  readonly address: Principal;
  readonly name: string;
  readonly people: readonly BareAddress[];
}

/** An add-in that an administrator has registered. */
export interface Addin {
  readonly name: string;
  /** http or https. */
  readonly url: string;
  /** Where it filters, nothing goes out that it has not judged. */
  readonly block: boolean;
}
