import { lazy, Suspense } from 'react';
import { useApp, usePart } from './app-context.ts';

// Nobody needs these in the first moment: their script is fetched with the first dialog.
const FindRooms = lazy(async () => ({ default: (await import('./rooms/find-rooms.tsx')).FindRooms }));
const CreateRoom = lazy(async () => ({ default: (await import('./rooms/create-room.tsx')).CreateRoom }));
const Keys = lazy(async () => ({ default: (await import('./settings/keys.tsx')).Keys }));
const Settings = lazy(async () => ({ default: (await import('./settings/settings.tsx')).Settings }));

const dialogs = {
  'find rooms': FindRooms,
  'create room': CreateRoom,
  keys: Keys,
  settings: Settings,
} as const;

export function Dialogs() {
  const name = usePart(useApp().place, (state) => state.dialog);
  const Dialog = name && dialogs[name];
  return Dialog && <Suspense>{<Dialog />}</Suspense>;
}
