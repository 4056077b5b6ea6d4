import { spawn } from 'node:child_process';
import { FaultError } from '../model/fault.ts';

type Environment = Readonly<Record<string, string | undefined>>;

/** The system's way of opening an address in the person's own program; undefined where there is no display. */
export function openerFor(platform: NodeJS.Platform, env: Environment): readonly string[] | undefined {
  if (platform === 'darwin') return ['open'];
  // Not `start`: that is a word of the shell, and an address must never reach a shell.
  if (platform === 'win32') return ['rundll32', 'url.dll,FileProtocolHandler'];
  return env.DISPLAY || env.WAYLAND_DISPLAY ? ['xdg-open'] : undefined;
}

/** Opens an address outside Perch. Rejects with `CommandFailed` where nothing can open it. */
export async function openOutside(url: string, platform = process.platform, env: Environment = process.env) {
  const [command, ...args] = openerFor(platform, env) ?? [];
  if (command === undefined) throw cannotOpen(url);
  await new Promise<void>((resolve, reject) => {
    const child = spawn(command, [...args, url], { detached: true, stdio: 'ignore' });
    child.once('error', (cause) => reject(cannotOpen(url, cause)));
    child.once('spawn', resolve);
    child.unref();
  });
}

function cannotOpen(url: string, cause?: unknown): FaultError {
  return new FaultError(
    'CommandFailed',
    `No program was found that opens ${url}. Copy the address instead.`,
    {
      cause,
    },
  );
}
