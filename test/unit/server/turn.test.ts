import Database from 'better-sqlite3';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createTurn, type Turn } from '#electron/server/turn.ts';

let database: Database.Database;
let turn: Turn;
let ends: (() => void)[];
const onLost = vi.fn();
const onMistake = vi.fn();
const rows = () => database.prepare('SELECT value FROM fact').pluck().all();
const store = (value: string) => database.prepare('INSERT INTO fact VALUES (?)').run(value);

function endOfTurn(): void {
  for (const end of ends.splice(0)) end();
}

beforeEach(() => {
  database = new Database(':memory:');
  database.exec('CREATE TABLE fact (value TEXT CHECK (length(value) < 10))');
  ends = [];
  onLost.mockReset();
  turn = createTurn({
    database,
    afterTurn: (callback) => ends.push(callback),
    onCommitted: () => {},
    onLost,
    onMistake,
  });
});

describe('a turn', () => {
  it('lets out what was queued only after all of it is stored', () => {
    const order: string[] = [];
    turn.run(() => {
      store('a');
      turn.afterwards(() => order.push(`told, open: ${database.inTransaction}`));
    });
    turn.run(() => store('b'));
    expect(order).toEqual([]);
    endOfTurn();
    expect(order).toEqual(['told, open: false']);
    expect(rows()).toEqual(['a', 'b']);
  });

  it('undoes one stanza that fails, and nothing else', () => {
    const told: string[] = [];
    turn.run(() => {
      store('good');
      turn.afterwards(() => told.push('good'));
    });
    expect(() =>
      turn.run(() => {
        store('bad');
        turn.afterwards(() => told.push('bad'));
        throw new Error('a mistake');
      }),
    ).toThrow('a mistake');
    endOfTurn();
    expect(rows()).toEqual(['good']);
    expect(told).toEqual(['good']);
    expect(onLost).not.toHaveBeenCalled();
  });

  it('tells nobody anything if it cannot be stored', () => {
    database.pragma('foreign_keys = ON');
    database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)`);
    const apply = vi.fn();
    turn.run(() => {
      store('a');
      // A commit that fails, as it does on a full disk.
      database.exec('INSERT INTO child VALUES (1)');
      turn.afterwards(apply);
    });
    endOfTurn();
    expect(apply).not.toHaveBeenCalled();
    expect(onLost).toHaveBeenCalledTimes(1);
    expect(rows()).toEqual([]);
  });

  it('goes on after one that was lost', () => {
    database.pragma('foreign_keys = ON');
    database.exec(`CREATE TABLE parent (id INTEGER PRIMARY KEY);
      CREATE TABLE child (id INTEGER REFERENCES parent DEFERRABLE INITIALLY DEFERRED)`);
    turn.run(() => database.exec('INSERT INTO child VALUES (1)'));
    endOfTurn();
    turn.run(() => store('later'));
    endOfTurn();
    expect(rows()).toEqual(['later']);
  });
});

it('tells everybody else where telling one fails', () => {
  const told = vi.fn();
  const failure = new Error('a socket of one');
  turn.run(() => {
    store('a');
    turn.afterwards(() => {
      throw failure;
    });
    turn.afterwards(told);
  });
  endOfTurn();
  expect(told).toHaveBeenCalledTimes(1);
  expect(onMistake).toHaveBeenCalledWith(failure);
});
