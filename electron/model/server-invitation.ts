import type { BareAddress, Timestamp } from './ids.ts';

/** What an invitation link says of itself. */
export interface InvitationFacts {
  /** The domain of the account to make. */
  readonly domain: string;
  /** The WebSocket address in the link, or null where it is found from the domain. */
  readonly server: string | null;
  /** SHA-256 of the one certificate that the server may show, as lower-case hexadecimal digits, where it is named. */
  readonly certificate: string | null;
}

/** An invitation to the server, as whoever made it finds it later. */
export interface Invitation {
  readonly id: string;
  readonly state: 'open' | 'used' | 'expired' | 'withdrawn';
  /** What the inviter wrote for themselves. */
  readonly note: string;
  readonly madeAt: Timestamp;
  /** When it ends by itself. */
  readonly until: Timestamp;
  /** Who came by it. */
  readonly usedBy?: BareAddress;
}

/** An invitation that was just made: its link is shown this once, for the server keeps only what proves it. */
export interface IssuedInvitation {
  readonly link: string;
  /** By which it is listed and withdrawn, where the server lists them. */
  readonly id?: string;
  readonly until?: Timestamp;
}
