import fc from 'fast-check';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { createEngine, type Engine } from '#electron/server/engine.ts';
import { serverLimits } from '#electron/server/limits.ts';
import { Session } from '#electron/server/session.ts';
import type { SignIn } from '#electron/server/sign-in.ts';
import { type Database, openDatabase } from '#electron/server/storage/database.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import type { Scope } from '#electron/stanza/perch-tokens.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { anyScope, anyStanza } from './arbitrary.ts';
import { domain, roomsDomain } from './operations.ts';

/** The whole server without its sockets; what goes to people's devices is counted. */
let engine: Engine;
let database: Database.Database;
let delivered: string[];

beforeEach(() => {
  delivered = [];
  database = openDatabase(':memory:');
  engine = createEngine({
    database,
    domain,
    limits: { ...serverLimits, sessionsPerAccount: 1_000 },
    clock: () => Date.UTC(2026, 0, 1),
    reach: () => undefined,
    onLost: () => {},
    onMistake: (error) => delivered.push(`a mistake: ${error}`),
  });
  for (const name of ['ana', 'bot', 'desk', 'panel', 'lobby']) {
    engine.stores.accounts.put({ name, credentials: [], administrator: name !== 'ana' }, 0);
    const person = signIn({ name, by: 'password' }, 'phone');
    send(person, xml('presence'));
    send(person, xml('iq', { type: 'get', id: '1' }, xml('query', { xmlns: NS.roster })));
    send(person, xml('iq', { type: 'set', id: '1' }, xml('enable', { xmlns: NS.carbons })));
  }
  engine.turn.finish();
});

afterEach(() => {
  database.close();
});

function signIn(by: SignIn, resource: string): Session {
  const hears = by.scope ? () => {} : (what: unknown) => void delivered.push(`${by.name}: ${String(what)}`);
  const connection = { send: hears, sendPacket: hears, open: true, close: () => {}, terminate: () => {} };
  const limits = { unacknowledged: 10_000, askAfter: 100, onOverflow: () => {} };
  const session = new Session(`${by.name}@${domain}`, resource, connection, by, limits);
  engine.core.sessions.add(session);
  return session;
}

function send(session: Session, stanza: Element): void {
  const copy = xml(stanza.name, { ...stanza.attrs, xmlns: NS.client, from: undefined });
  copy.children = stanza.children;
  engine.core.receive(session, copy);
}

function program(scope: Scope): Session {
  return signIn({ name: 'bot', by: 'token', tokenId: '1', scope }, 'program');
}

function changes(): unknown {
  return database.prepare('SELECT total_changes()').pluck().get();
}

it('nobody hears of whatever a program sends beyond the rooms that it is for, and nothing is kept of it', () => {
  fc.assert(
    fc.property(anyScope, fc.array(anyStanza, { minLength: 1, maxLength: 8 }), (scope, stanzas) => {
      const session = program({
        rights: scope.rights.filter((right) => right === 'read'),
        rooms: scope.rooms,
      });
      delivered = [];
      const before = changes();
      for (const stanza of stanzas) send(session, stanza);
      engine.turn.finish();
      expect(delivered).toEqual([]);
      expect(changes()).toBe(before);
      engine.core.endSession(session);
    }),
    { numRuns: 500 },
  );
});

it('a program for some rooms changes nothing but rooms, and none but those', () => {
  engine.makeStarterRooms(`bot@${domain}`);
  const lobby = `lobby@${roomsDomain}`;
  const kept = [
    'account',
    'credential',
    'contact',
    'waiting',
    'archive',
    'pep_node',
    'pep_item',
    'vcard',
    'token',
  ];
  const state = (): string =>
    JSON.stringify(kept.map((table) => database.prepare(`SELECT * FROM ${table}`).all()));
  fc.assert(
    fc.property(anyScope, fc.array(anyStanza, { minLength: 1, maxLength: 8 }), (scope, stanzas) => {
      const session = program({ rights: scope.rights, rooms: [lobby] });
      delivered = [];
      const before = state();
      for (const stanza of stanzas) send(session, stanza);
      engine.turn.finish();
      expect(state()).toBe(before);
      expect(delivered).toEqual([]);
      engine.core.endSession(session);
    }),
    { numRuns: 500 },
  );
});
