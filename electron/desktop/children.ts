import type { UtilityProcess } from 'electron';
import type { Child } from '../host/host.ts';
import type { Electron } from './electron.ts';

const patience = 5_000;

/**
 * A child in Electron's utility process: `child_process.fork` fails where the RunAsNode fuse is off. The system
 * ends it with its parent.
 */
export function spawnUtility(
  utilityProcess: Pick<Electron['utilityProcess'], 'fork'>,
  entry: string,
  args: readonly string[],
): Child {
  const child = utilityProcess.fork(entry, [...args], { serviceName: 'Perch server', stdio: 'ignore' });
  const gone = new Promise<number>((resolve) => child.once('exit', resolve));
  return {
    post: (message) => child.postMessage(message),
    onMessage: (listener) => {
      child.on('message', listener);
      return () => child.off('message', listener);
    },
    onExit: (listener) => {
      child.once('exit', listener);
      return () => child.off('exit', listener);
    },
    stop: () => stop(child, gone),
  };
}

async function stop(child: UtilityProcess, gone: Promise<number>): Promise<void> {
  const { pid } = child;
  if (pid === undefined) return;
  const force = setTimeout(() => process.kill(pid, 'SIGKILL'), patience);
  child.kill();
  await gone;
  clearTimeout(force);
}
