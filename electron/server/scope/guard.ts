import { Element } from '#electron/stanza/xml.ts';
import type { Session } from '../session.ts';
import { type Own, passDelivered } from './delivered.ts';
import { passSent, type Verdict } from './sent.ts';
import type { Surroundings } from './surroundings.ts';

/** Stands between the server and sessions that signed in with a scope; others it lets through as they are. */
export interface Guard {
  sent(session: Session, stanza: Element): Verdict;
  delivered(session: Session, stanza: Element): Element | undefined;
}

/** Of what a session says, so much may wait for its echo. */
const mostSaid = 1_000;

export function createGuard(surroundings: Surroundings): Guard {
  const known = new WeakMap<Session, Own & { readonly said: Set<string> }>();

  function ownOf(session: Session): Own & { readonly said: Set<string> } {
    const own = known.get(session) ?? { account: session.account, nicknames: new Map(), said: new Set() };
    known.set(session, own);
    return own;
  }

  function remember({ said }: { readonly said: Set<string> }, id: unknown): void {
    if (typeof id !== 'string') return;
    said.add(id);
    const [oldest] = said;
    if (said.size > mostSaid && oldest !== undefined) said.delete(oldest);
  }

  return {
    sent: (session, stanza) => {
      const { scope } = session.signIn;
      if (!scope) return stanza;
      const passed = passSent(scope, stanza, surroundings);
      if (passed instanceof Element && passed.is('message')) remember(ownOf(session), passed.attrs.id);
      return passed;
    },
    delivered: (session, stanza) => {
      const { scope } = session.signIn;
      return scope ? passDelivered(scope, stanza, ownOf(session), surroundings) : stanza;
    },
  };
}
