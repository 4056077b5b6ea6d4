import { Crowd, type CrowdTasks, type TaskName } from './crowd.ts';

/** The load process: a crowd in a process of its own, so that it shares nothing with what is measured. */
const crowd = new Crowd();

interface Task {
  readonly name: TaskName;
  readonly ask: unknown;
}

process.on('message', (task: Task) => {
  perform(task).then(
    (answer) => process.send?.({ answer }),
    (error: Error) => process.send?.({ error: error.message }),
  );
});
process.on('disconnect', () => process.exit());

async function perform({ name, ask }: Task): Promise<unknown> {
  // Both ends are this project's own bench: the ask is what CrowdTasks says.
  const act = crowd[name].bind(crowd) as (ask: unknown) => Promise<unknown>;
  return act(ask);
}

export type { CrowdTasks };
