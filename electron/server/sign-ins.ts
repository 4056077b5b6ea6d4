import type { Timestamp } from '#electron/model/ids.ts';
import type { StreamError } from '#electron/stanza/stream-error.ts';
import { credentialsExpired } from './endings.ts';
import type { Session } from './session.ts';
import type { Sessions } from './sessions.ts';
import type { SignIn } from './sign-in.ts';

/** Everybody who is signed in: what lets them be so can come to an end before they do. */
export interface SignIns {
  /** Somebody has proved who they are, on a stream that has no session yet. Answers how to take that back. */
  add(signIn: SignIn, end: (error: StreamError) => void): () => void;
  /** Ends streams and sessions, also those that wait to be resumed, once what led to it is stored. */
  end(which: (signIn: SignIn) => boolean, error: StreamError): void;
}

export interface SignInsOptions {
  readonly sessions: Sessions;
  readonly endSession: (session: Session) => void;
  readonly afterwards: (action: () => void) => void;
  readonly clock: () => Timestamp;
}

/** In milliseconds: meanwhile a clock may be set, and a computer may have slept. */
const longestWait = 60_000;

export function createSignIns({ sessions, endSession, afterwards, clock }: SignInsOptions): SignIns {
  const entering = new Map<SignIn, (error: StreamError) => void>();
  let timer: NodeJS.Timeout | undefined;
  let nextLook = Number.POSITIVE_INFINITY;

  function end(which: (signIn: SignIn) => boolean, error: StreamError): void {
    afterwards(() => {
      endStreams(which, error);
      endSleeping(which);
    });
  }

  function endSleeping(which: (signIn: SignIn) => boolean): void {
    for (const session of sessions.all()) {
      if (!session.connection && which(session.signIn)) endSession(session);
    }
  }

  function endStreams(which: (signIn: SignIn) => boolean, error: StreamError): void {
    for (const [signIn, endStream] of [...entering]) if (which(signIn)) endStream(error);
    for (const session of sessions.all()) {
      if (session.connection && which(session.signIn)) session.endStream(error);
    }
  }

  function lookAt(until: Timestamp): void {
    if (until >= nextLook) return;
    clearTimeout(timer);
    nextLook = until;
    timer = setTimeout(look, Math.min(Math.max(until - clock(), 0), longestWait)).unref();
  }

  /** What waits to be resumed may be so by another sign-in, but for what a token of ours began. */
  function look(): void {
    nextLook = Number.POSITIVE_INFINITY;
    const isPast = ({ until = nextLook }: SignIn): boolean => until <= clock();
    endStreams(isPast, credentialsExpired);
    endSleeping((signIn) => signIn.tokenId !== undefined && isPast(signIn));
    const all = [...entering.keys(), ...sessions.all().map(({ signIn }) => signIn)];
    const later = all.map(({ until = nextLook }) => until).filter((until) => until > clock());
    lookAt(Math.min(...later));
  }

  return {
    add: (signIn, endStream) => {
      entering.set(signIn, endStream);
      if (signIn.until !== undefined) lookAt(signIn.until);
      return () => {
        entering.delete(signIn);
      };
    },
    end,
  };
}
