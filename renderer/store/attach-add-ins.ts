import type { Bridge } from '#renderer/bridge/bridge.ts';
import type { AddInFrames } from './add-in-frames.ts';
import type { AddInsStore } from './add-ins.ts';
import type { PlaceStore } from './place.ts';

interface Parts {
  readonly bridge: Bridge;
  readonly place: PlaceStore;
  readonly addIns: AddInsStore;
  readonly addInFrames: AddInFrames;
}

/** What stands beside a room is asked for when it is opened, and again when the host says that it changed. */
export function attachAddIns({ bridge, place, addIns, addInFrames }: Parts): () => void {
  const undo = [
    bridge.listen('addIns.changed', () => void addIns.load()),
    place.state.subscribe(({ room, beside }, before) => {
      if (room !== null && room !== before.room) void addIns.visit(room);
      if (beside !== null && beside !== before.beside) void addIns.visit(beside);
    }),
    addInFrames.attach(),
  ];
  return () => {
    for (const each of undo) each();
  };
}
