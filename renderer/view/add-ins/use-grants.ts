import { useEffect, useState } from 'react';
import type { Grant } from '#renderer/store/facts.ts';
import { useApp, usePart } from '../app-context.ts';

/** All that add-ins may do, asked anew whenever something of it changed. */
export function useGrants(): readonly Grant[] {
  const { addIns, ask } = useApp();
  const [grants, setGrants] = useState<readonly Grant[]>([]);
  const known = usePart(addIns, (state) => state.known);
  const places = usePart(addIns, (state) => state.places);
  // biome-ignore lint/correctness/useExhaustiveDependencies: asked anew when the host told of a change
  useEffect(() => {
    let wanted = true;
    ask('addIns.grants', {}).then(
      (answer) => wanted && setGrants(answer.grants),
      () => undefined,
    );
    return () => {
      wanted = false;
    };
  }, [ask, known, places]);
  return grants;
}
