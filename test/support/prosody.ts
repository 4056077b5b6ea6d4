import { createHash, createHmac, pbkdf2Sync } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatServer, type ChatServerOptions, numbered, password } from './chat-server.ts';
import { startChild } from './child.ts';
import { giveFolder, systemAccount, temporaryFolder } from './folder.ts';
import { freePort } from './ports.ts';
import { type ProsodyPlace, prosodyConfig } from './prosody-config.ts';

/** Starts Prosody as Debian packages it, on loopback and with a temporary folder. */
export async function startProsody(options: ChatServerOptions = {}): Promise<ChatServer> {
  const folder = temporaryFolder('prosody');
  const place = { folder: folder.path, port: await freePort(), securePort: await freePort() };
  const configFile = writeFiles(place, options);
  // Prosody refuses to run as root, and rightly so.
  const identity = systemAccount('prosody') ?? systemAccount('nobody');
  for (const path of ['', 'data', 'data/localhost', 'data/localhost/accounts']) {
    await giveFolder(join(folder.path, path), identity);
  }
  const process = startChild('prosody', ['-F', '--config', configFile], { cwd: folder.path, as: identity });
  await process.printed(/Activated service 'http' on/);
  const nextName = numbered();
  const content = account(options.strongest === 'SCRAM-SHA-256' ? 'sha256' : 'sha1');
  const add = (name: string): void => writeFileSync(join(accountsFolder(place), `${name}.dat`), content);
  options.users?.forEach(add);
  return {
    name: 'Prosody',
    domain: 'localhost',
    chatService: 'rooms.localhost',
    webSocket: `ws://localhost:${place.port}/xmpp-websocket`,
    ...(options.tls && { secureWebSocket: `wss://localhost:${place.securePort}/xmpp-websocket` }),
    process,
    account: async (name) => {
      const local = nextName(name);
      add(local);
      return `${local}@localhost`;
    },
    stop: async () => {
      await process.stop();
      folder.remove();
    },
  };
}

function writeFiles(place: ProsodyPlace, options: ChatServerOptions): string {
  const configFile = join(place.folder, 'prosody.cfg.lua');
  writeFileSync(configFile, prosodyConfig(place, options));
  mkdirSync(accountsFolder(place), { recursive: true });
  mkdirSync(join(place.folder, 'www', '.well-known'), { recursive: true });
  const href = `ws://localhost:${place.port}/xmpp-websocket`;
  const links = [{ rel: 'urn:xmpp:alt-connections:websocket', href }];
  writeFileSync(join(place.folder, 'www', '.well-known', 'host-meta.json'), JSON.stringify({ links }));
  return configFile;
}

function accountsFolder(place: ProsodyPlace): string {
  return join(place.folder, 'data', 'localhost', 'accounts');
}

/** What Prosody's internal store keeps of an account: SCRAM keys (RFC 5802), the same for every account. */
function account(hash: 'sha1' | 'sha256'): string {
  const salt = 'perch';
  const iterations = 4096;
  const salted = pbkdf2Sync(password, salt, iterations, hash === 'sha1' ? 20 : 32, hash);
  const clientKey = createHmac(hash, salted).update('Client Key').digest();
  const storedKey = createHash(hash).update(clientKey).digest('hex');
  const serverKey = createHmac(hash, salted).update('Server Key').digest('hex');
  return `return {
["salt"] = "${salt}";
["iteration_count"] = ${iterations};
["stored_key"] = "${storedKey}";
["server_key"] = "${serverKey}";
};
`;
}
