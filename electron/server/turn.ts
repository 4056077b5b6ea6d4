import type { Database } from './storage/database.ts';

/**
 * The unit of work: everything that is handled in one turn of the event loop is one transaction, and what is to
 * be written to sockets leaves only after it is durable. Whoever is acknowledged, or gets a message, can rely on
 * it; and many stanzas share one wait for the disk.
 */
export interface Turn {
  /**
   * Handles one stanza. If it throws, what it stored and queued is undone, and the error comes out; the rest of
   * the turn stands.
   */
  run(action: () => void): void;
  /** To be done after the commit, one after the other. Outside `run` too. */
  afterwards(effect: () => void): void;
  /** Commits what is open now. */
  finish(): void;
}

export interface TurnOptions {
  readonly database: Database.Database;
  /** Calls back when the events that are ready now have been handled. */
  readonly afterTurn: (callback: () => void) => void;
  /** The commit failed: nothing of the turn was stored, nothing of it was sent. */
  readonly onLost: (error: unknown) => void;
  /** Everything of a turn is stored and told. */
  readonly onCommitted: () => void;
  /** Hears of what should not happen. */
  readonly onMistake: (error: unknown) => void;
}

export function createTurn({ database, afterTurn, onCommitted, onLost, onMistake }: TurnOptions): Turn {
  const begin = database.prepare('BEGIN IMMEDIATE');
  const commit = database.prepare('COMMIT');
  const save = database.prepare('SAVEPOINT stanza');
  const release = database.prepare('RELEASE stanza');
  const undo = database.prepare('ROLLBACK TO stanza');
  let effects: (() => void)[] = [];
  let scheduled = false;

  function open(): void {
    if (!scheduled) {
      scheduled = true;
      afterTurn(finish);
    }
    if (!database.inTransaction) begin.run();
  }

  function run(action: () => void): void {
    const mark = effects.length;
    try {
      open();
      save.run();
      action();
      release.run();
    } catch (error) {
      effects.length = mark;
      // Where the engine has ended the transaction by itself (disk full), all of the turn is lost.
      if (database.inTransaction) {
        undo.run();
        release.run();
        throw error;
      }
      lose(error);
    }
  }

  function finish(): void {
    scheduled = false;
    if (!store()) return;
    const leaving = effects;
    effects = [];
    for (const effect of leaving) apply(effect);
    onCommitted();
  }

  /** What is stored is to be told to everybody else, whatever goes wrong with one. */
  function apply(effect: () => void): void {
    try {
      effect();
    } catch (error) {
      onMistake(error);
    }
  }

  function store(): boolean {
    try {
      if (database.inTransaction) commit.run();
      return true;
    } catch (error) {
      lose(error);
      return false;
    }
  }

  function lose(error: unknown): void {
    effects = [];
    if (database.inTransaction) database.exec('ROLLBACK');
    onLost(error);
  }

  return {
    run,
    afterwards: (effect) => {
      effects.push(effect);
      if (scheduled) return;
      scheduled = true;
      afterTurn(finish);
    },
    finish,
  };
}
