import type { Connection } from '../model/connection.ts';
import type { FaultError } from '../model/fault.ts';
import type { Element } from '../stanza/xml.ts';
import type { Credential, DerivedKeys } from './credential.ts';
import type { Mechanism } from './mechanism.ts';
import type { Answer } from './stream/compose.ts';
import type { Beginning } from './stream/connect.ts';
import type { Surroundings } from './surroundings.ts';
import type { Trust } from './trust.ts';

export interface SessionOptions {
  /** `local@domain`. */
  readonly address: string;
  readonly credential: Credential;
  /** Finds the WebSocket's address; asked before each attempt, and once more where one could not be reached. */
  readonly locate: (unreachable?: string) => Promise<string>;
  readonly resource?: string;
  readonly transport?: Trust;
  /** The strongest mechanism that this account has signed in by: a weaker one is refused. */
  readonly strongest?: Mechanism | undefined;
  readonly answers?: readonly Answer[];
  readonly surroundings?: Surroundings;
}

export interface SessionEvents {
  connectionChanged: Connection;
  keysDerived: DerivedKeys;
  /** The server has accepted who we are. */
  signedIn: Mechanism;
  /** A stream runs: the old one, or another on which nothing is joined yet. */
  began: Beginning;
  message: Element;
  presence: Element;
  /** Over for good; with the fault where nobody asked for it. */
  ended: FaultError | undefined;
}
