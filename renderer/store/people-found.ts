import { createStore, type StoreApi } from 'zustand/vanilla';
import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { PrincipalSummary } from './facts.ts';
import type { Surroundings } from './surroundings.ts';

/** People whom the chat service knows, as somebody types part of a name. */
export interface PeopleFound {
  readonly state: StoreApi<{ readonly people: readonly PrincipalSummary[] }>;
  /** What stands there stays until the answer comes: the view leaves out what does not fit any more. */
  readonly look: (text: string) => void;
  readonly clear: () => void;
}

const nobody: readonly PrincipalSummary[] = [];
/** Milliseconds without a key before the service is asked: it is a network away. */
const pause = 150;
const fewestLetters = 2;

export function createPeopleFound(bridge: Bridge, { later }: Surroundings): PeopleFound {
  const state = createStore<{ readonly people: readonly PrincipalSummary[] }>(() => ({ people: nobody }));
  let wanted = '';
  let stop = (): void => undefined;

  async function ask(text: string): Promise<void> {
    // A service that cannot say finds nobody: those of the open room are found without it.
    const found = await bridge.call('people.find', { text, max: 20 }).catch(() => undefined);
    if (text !== wanted) return;
    const people = found?.principals.filter(({ type }) => type === 'LocalUser') ?? nobody;
    state.setState({ people });
  }
  function look(text: string): void {
    stop();
    wanted = text.trim();
    const asked = wanted;
    if ([...asked].length >= fewestLetters) stop = later(pause, () => void ask(asked));
    else state.setState({ people: nobody });
  }
  return { state, look, clear: () => look('') };
}
