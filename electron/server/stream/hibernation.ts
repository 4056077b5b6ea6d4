import type { Session } from '../session.ts';

/** Sessions that can be resumed, by their id, and the time that those without a connection have left. */
export interface Hibernation {
  register(id: string, session: Session): void;
  find(id: string): Session | undefined;
  /** The session lost its connection. */
  sleep(session: Session): void;
  wake(session: Session): void;
  forget(session: Session): void;
}

export function createHibernation(seconds: number, onExpired: (session: Session) => void): Hibernation {
  const byId = new Map<string, Session>();
  const timers = new Map<Session, NodeJS.Timeout>();

  function wake(session: Session): void {
    clearTimeout(timers.get(session));
    timers.delete(session);
  }

  return {
    register: (id, session) => {
      byId.set(id, session);
    },
    find: (id) => byId.get(id),
    sleep: (session) => {
      wake(session);
      timers.set(session, setTimeout(() => onExpired(session), seconds * 1_000).unref());
    },
    wake,
    forget: (session) => {
      wake(session);
      if (session.managed) byId.delete(session.managed.id);
    },
  };
}
