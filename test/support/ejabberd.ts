import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type ChatServer, type ChatServerOptions, numbered, password } from './chat-server.ts';
import { type RunningChild, startChild } from './child.ts';
import { type EjabberdPlace, ejabberdConfig } from './ejabberd-config.ts';
import { giveFolder, systemAccount, temporaryFolder } from './folder.ts';
import { freePort } from './ports.ts';

/** Starts ejabberd as Debian packages it, on loopback and with a temporary folder. */
export async function startEjabberd(options: ChatServerOptions = {}): Promise<ChatServer> {
  const folder = temporaryFolder('ejabberd');
  const place = { folder: folder.path, port: await freePort(), securePort: await freePort() };
  const process = await startErlang(place, options);
  await process.printed(/Start accepting TCP connections at \S+ for ejabberd_http/);
  if (options.tls) await process.printed(/Start accepting TLS connections at \S+ for ejabberd_http/);
  const nextName = numbered();
  for (const user of options.users ?? []) await register(place, user);
  return {
    name: 'ejabberd',
    domain: 'localhost',
    chatService: 'rooms.localhost',
    webSocket: `ws://localhost:${place.port}/ws`,
    ...(options.tls && { secureWebSocket: `wss://localhost:${place.securePort}/ws` }),
    process,
    account: (name) => register(place, nextName(name)),
    stop: async () => {
      // It would take seconds to leave by itself, and nobody needs its data.
      await process.kill();
      folder.remove();
    },
  };
}

/**
 * Runs `erl` itself: Debian's `ejabberdctl` refuses every account but its own. Without `-sname` it is no
 * distributed node, and so starts no `epmd` that would stay behind.
 */
async function startErlang(place: EjabberdPlace, options: ChatServerOptions): Promise<RunningChild> {
  const identity = systemAccount('ejabberd') ?? systemAccount('nobody');
  const home = join(place.folder, 'home');
  const mnesia = join(place.folder, 'mnesia');
  const configFile = join(place.folder, 'ejabberd.yml');
  for (const path of [home, mnesia]) mkdirSync(path);
  writeFileSync(configFile, ejabberdConfig(place, options));
  for (const path of [place.folder, home, mnesia]) await giveFolder(path, identity);
  const args = ['+K', 'true', '+P', '250000', '+Q', '32000', '-noinput', '-noshell', '-boot', 'start_sasl'];
  return startChild('erl', [...args, '-mnesia', 'dir', `"${mnesia}"`, '-s', 'ejabberd'], {
    cwd: place.folder,
    as: identity,
    env: {
      HOME: home,
      EJABBERD_CONFIG_PATH: configFile,
      EJABBERD_LOG_PATH: join(place.folder, 'ejabberd.log'),
      ERL_CRASH_DUMP_BYTES: '0',
      ERL_LIBS: erlangLibraries(),
      ERL_MAX_PORTS: '32000',
      CONTRIB_MODULES_PATH: join(home, 'modules'),
    },
  });
}

/** Debian keeps ejabberd's own library beside the architecture's others, as `ejabberd-23.1`. */
function erlangLibraries(): string {
  const places = readdirSync('/usr/lib').map((name) => join('/usr/lib', name));
  const holds = (place: string): boolean =>
    existsSync(place) &&
    place.endsWith('-linux-gnu') &&
    readdirSync(place).some((name) => name.startsWith('ejabberd-'));
  return places.filter(holds).join(':');
}

async function register(place: EjabberdPlace, name: string): Promise<string> {
  const response = await fetch(`http://127.0.0.1:${place.port}/api/register`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ user: name, host: 'localhost', password }),
  });
  if (!response.ok) throw new Error(`ejabberd made no account: ${response.status} ${await response.text()}`);
  return `${name}@localhost`;
}
