import type { Host } from '#electron/host/host.ts';
import { type LocalServer, type LocalServerFacts, startLocalServer } from './local-server.ts';
import { findResident, localPart } from './resident.ts';

export interface HouseOptions {
  readonly host: Pick<Host, 'secrets' | 'spawn' | 'paths'>;
  /** Others may come in, so it runs also while nobody here is signed in on it. */
  readonly isShared: () => boolean;
  readonly log: (line: string) => void;
}

/** Somebody who lives here, and what signs them in. */
export interface Home extends LocalServerFacts {
  readonly displayName: string;
  readonly token: string;
  readonly isNew: boolean;
}

/** The built-in server of this computer: one at a time on its folder, started when it is first needed. */
export interface House {
  readonly server: LocalServer | undefined;
  /** Starts it where it does not run. */
  open(): Promise<LocalServer>;
  /** Opens it for whoever sits at this computer, who stays until they `leave`, once for each time. */
  moveIn(displayName: string): Promise<Home>;
  leave(): Promise<void>;
  /** Ends it, unless it is lived in or shared. */
  closeIfEmpty(): Promise<void>;
  /** It runs now, or no longer. Returns its undo. */
  onChange(listener: (server: LocalServer | undefined) => void): () => void;
  close(): Promise<void>;
}

export function createHouse({ host, isShared, log }: HouseOptions): House {
  const listeners = new Set<(server: LocalServer | undefined) => void>();
  let opening: Promise<LocalServer> | undefined;
  let server: LocalServer | undefined;
  let residents = 0;

  const is = (next: LocalServer | undefined): void => {
    server = next;
    for (const listener of [...listeners]) listener(next);
  };
  const start = async (): Promise<LocalServer> => {
    const started = await startLocalServer(host);
    started.onExit(() => {
      if (server !== started) return;
      log('The built-in server ended by itself.');
      opening = undefined;
      is(undefined);
    });
    is(started);
    return started;
  };
  const open = (): Promise<LocalServer> => {
    opening ??= start().catch((error: unknown) => {
      opening = undefined;
      throw error;
    });
    return opening;
  };
  const close = async (): Promise<void> => {
    const ending = opening;
    opening = undefined;
    const running = await ending?.catch(() => undefined);
    if (running && running === server) is(undefined);
    await running?.stop();
  };
  const closeIfEmpty = async (): Promise<void> => {
    if (residents === 0 && !isShared()) await close();
  };
  const leave = async (): Promise<void> => {
    residents -= 1;
    await closeIfEmpty();
  };
  return {
    get server() {
      return server;
    },
    open,
    moveIn: async (typed) => {
      const displayName = typed.trim() || 'Me';
      const resident = await findResident(host.secrets, localPart(displayName));
      residents += 1;
      try {
        const facts = await (await open()).enter({ ...resident, displayName });
        return { ...facts, displayName, token: resident.token, isNew: resident.isNew };
      } catch (error) {
        await leave();
        throw error;
      }
    },
    leave,
    closeIfEmpty,
    onChange: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    close,
  };
}
