import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { UserEndpoint, type UserEndpointSettings } from '#electron/chat/index.ts';
import { temporaryFolder } from './folder.ts';
import { startPerchServer } from './perch-server.ts';
import { projectNode, projectRoot } from './project.ts';
import { makeTls } from './tls.ts';

export interface Outcome {
  readonly code: number;
  readonly out: string;
  readonly error: string;
}

const main = join(projectRoot, 'electron', 'admin', 'main.ts');

/** Runs `npm run admin` to its end, with these lines on its standard input. */
export async function runAdmin(args: readonly string[], input = ''): Promise<Outcome> {
  const child = spawn(projectNode, [main, ...args], { cwd: projectRoot });
  child.stdin.end(input);
  const [out, error, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'close'),
  ]);
  return { code, out, error };
}

/** Our server with a certificate, where `root` is an administrator and `quinn` is not. */
export async function startAdministered() {
  const folder = temporaryFolder('admin');
  const data = join(folder.path, 'data');
  const tls = await makeTls(folder.path, ['DNS:localhost', 'IP:127.0.0.1']);
  const server = await startPerchServer({ data, tls, users: ['root', 'quinn'] });

  /** On the server's machine; answers what it printed. */
  async function admin(args: readonly string[], input?: string): Promise<string> {
    const { code, out, error } = await runAdmin([...args, '--data', data], input);
    if (code !== 0) throw new Error(`Ended with ${code}: ${error}`);
    return out;
  }

  async function signIn(name: string, password: string, settings: Partial<UserEndpointSettings> = {}) {
    const [address, { webSocket }] = [`${name}@localhost`, server];
    const user = new UserEndpoint({ address, credential: { password }, webSocket, ...settings });
    await user.establish();
    return user;
  }

  await admin(['people', 'administrator', 'root', 'yes']);
  return {
    folder: folder.path,
    data,
    tls,
    server,
    admin,
    signIn,
    stop: async () => {
      await server.stop();
      folder.remove();
    },
  };
}
