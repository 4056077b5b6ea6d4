import { useApp, usePart } from './app-context.ts';
import { onDemand } from './on-demand.tsx';

const AddInFrames = onDemand(async () => (await import('./add-ins/frames.tsx')).AddInFrames);

/** Where nothing is installed nothing is loaded. */
export function AddInLayer() {
  const some = usePart(useApp().addIns, ({ known }) => known.size > 0);
  return some && <AddInFrames />;
}
