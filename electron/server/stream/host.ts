import type { StreamError } from '#electron/stanza/stream-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import type { ServerLimits } from '../limits.ts';
import type { Reception } from '../module.ts';
import type { Session } from '../session.ts';
import type { SignIn } from '../sign-in.ts';
import type { Circumstances } from './circumstances.ts';
import type { Connection } from './connection.ts';
import type { Sasl } from './sasl/sasl.ts';

/** What a stream needs of the server behind it. */
export interface StreamHost {
  readonly domain: string;
  readonly limits: ServerLimits;
  /** An attempt to sign in. */
  readonly sasl: (circumstances: Circumstances) => Sasl;
  /** What can be asked for without signing in. */
  readonly receptions: (circumstances: Circumstances) => readonly Reception[];
  /** Somebody has signed in on a stream, which can be ended for that until it is undone. */
  readonly signedIn: (signIn: SignIn, end: (error: StreamError) => void) => () => void;
  /** What is offered after sign-in (RFC 6120, 4.3). */
  readonly features: () => readonly Element[];
  /** What is offered at any time. */
  readonly limitsFeature: (authenticated: boolean) => Element;
  readonly streamId: () => string;
  /** Gives a device its address, or an earlier session (RFC 6120, 7; XEP-0198, 5). */
  readonly enter: (entry: Entry) => Session | undefined;
  /** Hands on what a signed-in device sent. */
  readonly receive: (session: Session, element: Element) => void;
  /** The stream of a session has ended; `cleanly` where one side closed it on purpose. */
  readonly left: (session: Session, connection: Connection, cleanly: boolean) => void;
  /** Does something after what was sent so far. */
  readonly afterwards: (action: () => void) => void;
  /** Hears of what should not happen. */
  readonly onMistake: (error: unknown) => void;
}

export interface Entry {
  readonly signIn: SignIn;
  readonly element: Element;
  readonly connection: Connection;
  /** Ends the stream from the server's side. */
  readonly fail: (error: StreamError) => void;
}
