import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { projectNode } from '#test/support/project.ts';
import type { CrowdTasks, TaskName } from './crowd.ts';

export interface RemoteCrowd {
  does<Name extends TaskName>(name: Name, ask: CrowdTasks[Name]['ask']): Promise<CrowdTasks[Name]['answer']>;
  stop(): Promise<void>;
}

/** Starts the load process. One task at a time. */
export function startCrowd(): RemoteCrowd {
  const child = fork(join(import.meta.dirname, 'process.ts'), [], { execPath: projectNode });
  return {
    does: async (name, ask) => {
      const answered = once(child, 'message');
      child.send({ name, ask });
      const [reply] = await answered;
      if (reply.error) throw new Error(reply.error);
      return reply.answer;
    },
    stop: async () => {
      const gone = once(child, 'exit');
      child.disconnect();
      await gone;
    },
  };
}
