import type { RoomAddress } from '../model/ids.ts';
import type { AddIn, AddInId, AddInPlace, Grant } from './facts.ts';
import { allowanceOf, holding, suffices } from './grants/grants.ts';
import type { Installed } from './installed.ts';

/** What the managers of a room chose, as the service registered it. */
export interface RegisteredAddIn {
  readonly name: string;
  readonly url: string;
  /** Nothing goes out that it has not judged, where it filters. */
  readonly block?: true;
}

/** The tabs of a room as this person left them. */
export interface Tab {
  readonly addIn: AddInId;
  readonly open: boolean;
}

export interface RoomView {
  readonly room: RoomAddress;
  readonly tabs: readonly Tab[];
  readonly registered?: RegisteredAddIn | undefined;
  readonly installed: readonly Installed[];
  readonly grants: readonly Grant[];
  /** Took the place of one that was granted, and is not the same any more. */
  readonly changed: ReadonlySet<AddInId>;
}

/** What stands beside a room: the person's tabs in their order, and what the managers chose where it is no tab yet. */
export function placesOf(view: RoomView): readonly AddInPlace[] {
  const chosen = chosenByManagers(view);
  const own = view.tabs.flatMap(({ addIn, open }) => {
    const known = view.installed.find((each) => each.addIn.id === addIn);
    const chosenBy = addIn === chosen?.addIn.id ? 'managers' : 'me';
    return known ? [placeOf(view, known.addIn, chosenBy, open)] : [];
  });
  const { registered } = view;
  if (!registered) return own;
  if (!chosen)
    return [
      { name: registered.name, url: registered.url, chosenBy: 'managers', open: true, ask: 'first' },
      ...own,
    ];
  const isTab = view.tabs.some(({ addIn }) => addIn === chosen.addIn.id);
  return isTab ? own : [placeOf(view, chosen.addIn, 'managers', true), ...own];
}

/** What is installed from the address that is registered, or undefined. */
export function chosenByManagers({
  registered,
  installed,
}: Pick<RoomView, 'registered' | 'installed'>): Installed | undefined {
  return registered && installed.find(({ from }) => from === registered.url);
}

function placeOf(view: RoomView, addIn: AddIn, chosenBy: AddInPlace['chosenBy'], open: boolean): AddInPlace {
  const { room, grants, changed } = view;
  const place = { name: addIn.name, addIn: addIn.id, chosenBy, open };
  const allowance = allowanceOf(grants, addIn, room);
  if (allowance && suffices(allowance, addIn)) {
    const scope = holding(grants, addIn.id, room).at(-1)?.scope ?? 'now';
    return { ...place, grant: { scope, ...allowance } };
  }
  return { ...place, ask: allowance ? 'wider' : changed.has(addIn.id) ? 'changed' : 'first' };
}
