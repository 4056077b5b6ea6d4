import type { Element } from '#electron/stanza/xml.ts';
import type { Session } from '../session.ts';
import { type Nicknames, passDelivered } from './delivered.ts';
import { passSent, type Verdict } from './sent.ts';
import type { Surroundings } from './surroundings.ts';

/** Stands between the server and sessions that signed in with a scope; others it lets through as they are. */
export interface Guard {
  sent(session: Session, stanza: Element): Verdict;
  delivered(session: Session, stanza: Element): Element | undefined;
}

export function createGuard(surroundings: Surroundings): Guard {
  const nicknames = new WeakMap<Session, Nicknames>();

  function nicknamesOf(session: Session): Nicknames {
    const known = nicknames.get(session) ?? new Map();
    nicknames.set(session, known);
    return known;
  }

  return {
    sent: (session, stanza) => {
      const { scope } = session.signIn;
      return scope ? passSent(scope, stanza, surroundings) : stanza;
    },
    delivered: (session, stanza) => {
      const { scope } = session.signIn;
      if (!scope) return stanza;
      const own = { account: session.account, nicknames: nicknamesOf(session) };
      return passDelivered(scope, stanza, own, surroundings);
    },
  };
}
