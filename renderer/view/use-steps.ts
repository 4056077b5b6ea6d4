import { useApp, usePart } from './app-context.ts';
import { type Step, stepsFrom } from './next-steps.ts';

/** What can be done now about the connection of the account that is shown. */
export function useSteps(): readonly Step[] {
  const { connection, account } = usePart(useApp().session, (state) => state);
  return account ? stepsFrom(connection, account.place) : [];
}
