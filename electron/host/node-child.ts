import { fork } from 'node:child_process';
import { once } from 'node:events';
import type { Child } from './host.ts';

const patience = 5_000;

/**
 * A child of the plain host: a Node process with a message channel. It ends when the channel closes, however we
 * end. Its standard output is not ours: one line is promised there.
 */
export function spawnNode(entry: string, args: readonly string[]): Child {
  const child = fork(entry, args, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  const gone = new Promise<number>((resolve) => {
    child.once('exit', (code) => resolve(code ?? 1));
    child.once('error', () => resolve(1));
  });
  return {
    post: (message) => {
      if (child.connected) child.send(message);
    },
    onMessage: (listener) => {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
    onExit: (listener) => {
      let wanted = true;
      void gone.then((code) => wanted && listener(code));
      return () => {
        wanted = false;
      };
    },
    stop: async () => {
      if (child.exitCode !== null || child.signalCode !== null) return;
      const force = setTimeout(() => child.kill('SIGKILL'), patience);
      child.kill('SIGTERM');
      await Promise.race([gone, once(child, 'exit')]);
      clearTimeout(force);
    },
  };
}
