import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { bundle, bundleSamples, electronBundle, plainHostBundle, rendererBundle } from './bundle.ts';
import { findElectron } from './electron-binary.ts';
import { plainProgram } from './plain.config.ts';

/** `npm start`: builds what is stale, then the desktop, or the plain host where there is no Electron. */
const root = join(import.meta.dirname, '..');
const options = process.argv.slice(2);

async function main(): Promise<void> {
  const wantsPlain = options.includes('--plain');
  const obstacle = wantsPlain ? undefined : whyNoWindow();
  const electron = wantsPlain || obstacle ? undefined : findElectron();
  await bundle(electron ? [rendererBundle, electronBundle] : [rendererBundle, plainHostBundle], {
    onlyStale: true,
  });
  await bundleSamples({ onlyStale: true });
  if (electron) return run(electron, [root, ...options]);
  if (!wantsPlain)
    say(`${obstacle ?? 'Electron cannot be fetched here'}: Perch runs in your browser instead.`);
  run(process.execPath, [plainProgram.entry, ...options], plainProgram.env);
}

/** What keeps Electron from opening a window, before it is fetched in vain. */
function whyNoWindow(): string | undefined {
  if (process.platform !== 'linux') return undefined;
  if (!process.env.DISPLAY && !process.env.WAYLAND_DISPLAY) return 'There is no display here';
  // Electron runs its pages in a sandbox, which the system grants to ordinary people only.
  return process.getuid?.() === 0 ? 'Electron does not run as root' : undefined;
}

/** In our place: its output is ours, our signals are its, and so is how we end. */
function run(program: string, args: readonly string[], env: Readonly<Record<string, string>> = {}): void {
  // By its channel the plain host knows when we are gone; Electron has its own ways.
  const channel = program === process.execPath ? (['ipc'] as const) : [];
  const child = spawn(program, args, {
    stdio: ['inherit', 'inherit', 'inherit', ...channel],
    env: { ...process.env, ...env },
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => child.kill(signal));
  child.once('error', (error) => {
    say(`Perch could not be started: ${error.message}`);
    process.exitCode = 1;
  });
  child.once('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' || signal === 'SIGTERM' ? 0 : 1);
  });
}

function say(line: string): void {
  process.stderr.write(`${line}\n`);
}

await main();
