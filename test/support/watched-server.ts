import { startServer } from '#electron/server/server.ts';
import { type Database, openDatabase } from '#electron/server/storage/database.ts';
import { readCommand, writeCommand } from '#electron/stanza/0050-commands.ts';
import { parseJid } from '#electron/stanza/jid.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { addTokenCommand, readMadeToken, type Scope, writeTokenWish } from '#electron/stanza/perch-tokens.ts';
import { writeBearerRequest } from '#electron/stanza/rfc7628-oauthbearer.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '#test/unit/server/device.ts';
import { account, domain, otherRoom, room, device as sender } from '#test/unit/server/scope/operations.ts';
import { makeRoom } from '#test/unit/server/tokens/house.ts';

/** What an attempt came to. */
export interface Attempt {
  /** What whoever tried has heard. */
  readonly answers: readonly Element[];
  /** What Ana has noticed. */
  readonly seen: readonly Element[];
  /** A row of what the server keeps is another one, or is new. */
  readonly left: boolean;
}

/**
 * A server of which everything is seen: Ana is in both rooms and hears whatever happens there, and every row that is
 * kept is compared. The bot's account owns both rooms, so that only its token holds it back.
 */
export interface WatchedServer {
  readonly webSocket: string;
  readonly ana: Device;
  makeToken(scope: Scope): Promise<string>;
  /** Signed in by a token, and in the room as `Bot`. */
  bot(scope: Scope): Promise<Device>;
  /** Makes a room anew, where it was ended. */
  open(at: string): Promise<void>;
  attempt(bot: Device, stanza: Element | string): Promise<Attempt>;
  /** Rejects with what the server should not have made of it. */
  close(): Promise<void>;
}

export async function watchServer(): Promise<WatchedServer> {
  const mistakes: unknown[] = [];
  const database = openDatabase(':memory:');
  const server = await startServer({ port: 0, database, domain, onMistake: (error) => mistakes.push(error) });
  await server.putAccount('root', "root's password", { administrator: true });
  for (const name of ['ana', 'bot']) await server.putAccount(name, `${name}'s password`);
  const root = await Device.signIn(server, 'root');
  const ana = await Device.signIn(server, 'ana');

  async function open(at: string): Promise<void> {
    await makeRoom(ana, at);
    const owner = xml('item', { affiliation: 'owner', jid: account });
    await ana.asks('set', at, xml('query', { xmlns: NS.mucAdmin }, owner));
    await ana.everythingHeard();
  }

  async function makeToken(scope: Scope): Promise<string> {
    const form = writeTokenWish({ account, name: 'For a test', ...scope });
    const answer = await root.asks('set', domain, writeCommand({ node: addTokenCommand, form }));
    const { form: made } = readCommand(answer) ?? {};
    const token = made && readMadeToken(made)?.token;
    if (token === undefined) throw new Error(`There is no token: ${answer}`);
    return token;
  }

  async function bot(scope: Scope): Promise<Device> {
    const device = await Device.connect(server);
    await device.open(domain);
    const data = writeBearerRequest({ token: await makeToken(scope) });
    await device.answers({ kind: 'auth', mechanism: 'OAUTHBEARER', data });
    await device.open(domain);
    await device.bind(parseJid(sender)?.resource);
    device.send(xml('presence', { to: `${room}/Bot` }, xml('x', { xmlns: NS.muc })));
    await device.hears((element) => element.is('presence') && element.attrs.from === `${room}/Bot`);
    await device.everythingHeard();
    await ana.everythingHeard();
    return device;
  }

  await open(room);
  await open(otherRoom);
  return {
    webSocket: server.webSocket,
    ana,
    makeToken,
    bot,
    open,
    attempt: async (device, stanza) => {
      const before = everyRow(database);
      device.send(stanza);
      // Whoever goes too far is thrown out: that is an answer too.
      const answers = await device.everythingHeard().catch(() => device.heard);
      return { answers, seen: await ana.everythingHeard(), left: everyRow(database) !== before };
    },
    close: async () => {
      await server.close();
      if (mistakes.length > 0) throw mistakes[0];
    },
  };
}

/** All but the index of what was said, which follows in its own time what stands in the tables. */
function everyRow(database: Database.Database): string {
  const tables = database
    .prepare(
      "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'room\\_word%' ESCAPE '\\'",
    )
    .pluck()
    .all();
  const rows = tables.map((table) => [table, database.prepare(`SELECT * FROM "${table}"`).raw().all()]);
  return JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
}
