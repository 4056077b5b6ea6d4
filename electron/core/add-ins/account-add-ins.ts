import type { GrantedHost, Right } from '#addins/contract.ts';
import type { AddIn, AddInId, AddInPlace, Grant, GrantScope } from '#electron/addin/facts.ts';
import {
  type Allowance,
  allowanceOf,
  granted,
  isAsked,
  type Revocation,
  revoked,
} from '#electron/addin/grants/grants.ts';
import type { InstalledAddIns } from '#electron/addin/installed.ts';
import { placesOf, type RegisteredAddIn, type Tab } from '#electron/addin/places.ts';
import { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { JsonFile } from '../json-file.ts';
import type { Kept, KeptRoom } from './kept.ts';

interface AccountAddInsOptions {
  readonly installed: InstalledAddIns;
  readonly kept: JsonFile<Kept>;
  readonly onChange: () => void;
}

export interface NewGrant {
  readonly addIn: AddInId;
  readonly room: RoomAddress;
  readonly scope: GrantScope;
  readonly rights: readonly Right[];
  readonly hosts: readonly GrantedHost[];
}

/** What one account lets add-ins do, and where it has them. Deny by default: only a grant that is here counts. */
export class AccountAddIns {
  readonly #options: AccountAddInsOptions;
  /** Until the pane is closed or Perch ends: nowhere on the disk. */
  #forNow: readonly Grant[] = [];

  readonly #listeners = new Set<() => void>();

  constructor(options: AccountAddInsOptions) {
    this.#options = options;
  }

  /** Hears whenever what is granted may have changed. Returns its undo. */
  onChanged(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  #changed(): void {
    this.#options.onChange();
    for (const listener of [...this.#listeners]) listener();
  }

  get grants(): readonly Grant[] {
    return [...this.#options.kept.value.grants, ...this.#forNow];
  }

  /** Throws `NoSuchNode` for what is not installed. */
  need(id: AddInId): AddIn {
    const found = this.#options.installed.get(id);
    if (found) return found.addIn;
    throw new FaultError('NoSuchNode', 'This add-in is not installed any more.');
  }

  allowance(id: AddInId, room: RoomAddress): Allowance | undefined {
    const found = this.#options.installed.get(id);
    return found && allowanceOf(this.grants, found.addIn, room);
  }

  /** Those that hold a right in a room, in the order of its tabs. */
  holders(right: Right, room: RoomAddress): readonly AddInId[] {
    return this.places(room).flatMap(({ addIn }) =>
      addIn !== undefined && this.allowance(addIn, room)?.rights.includes(right) ? [addIn] : [],
    );
  }

  places(room: RoomAddress): readonly AddInPlace[] {
    const { installed, kept } = this.#options;
    const { tabs, registered } = this.#room(room);
    const changed = new Set(kept.value.changed);
    return placesOf({ room, tabs, registered, installed: installed.all, grants: this.grants, changed });
  }

  registered(room: RoomAddress): RegisteredAddIn | undefined {
    return this.#room(room).registered;
  }

  /** What the managers of a room chose is this now, or nothing. */
  register(room: RoomAddress, registered: RegisteredAddIn | undefined): void {
    const { tabs, registered: before } = this.#room(room);
    if (JSON.stringify(before) === JSON.stringify(registered)) return;
    this.#keepRoom(room, { tabs, ...(registered && { registered }) });
  }

  open(room: RoomAddress, addIn: AddInId): void {
    this.need(addIn);
    this.#setTab(room, { addIn, open: true });
  }

  close(room: RoomAddress, addIn: AddInId): void {
    this.#forNow = this.#forNow.filter((grant) => grant.addIn !== addIn || grant.room !== room);
    const byManagers = this.places(room).some(
      (place) => place.addIn === addIn && place.chosenBy === 'managers',
    );
    if (byManagers) this.#setTab(room, { addIn, open: false });
    else
      this.#keepTabs(
        room,
        this.#room(room).tabs.filter((tab) => tab.addIn !== addIn),
      );
  }

  move(room: RoomAddress, order: readonly AddInId[]): void {
    const tabs = this.places(room).flatMap(({ addIn, open }) =>
      addIn === undefined ? [] : [{ addIn, open }],
    );
    const at = ({ addIn }: Tab) => (order.includes(addIn) ? order.indexOf(addIn) : order.length);
    this.#keepTabs(
      room,
      tabs.toSorted((one, other) => at(one) - at(other)),
    );
  }

  /** Throws `InvalidArgument` for what the manifest does not ask for. */
  grant({ addIn, room, scope, rights, hosts }: NewGrant): void {
    const { required, optional, hosts: wishes } = this.need(addIn);
    const asked = new Set([...required, ...optional].map(({ right }) => right));
    if (rights.some((right) => !asked.has(right)) || hosts.some((host) => !isAsked(wishes, host))) {
      throw new FaultError('InvalidArgument', 'This add-in does not ask for that.');
    }
    const grant: Grant = { addIn, scope, rights, hosts, ...(scope !== 'always' && { room }) };
    if (scope === 'now') this.#forNow = granted(this.#forNow, grant);
    else this.#keepGrants(granted(this.#options.kept.value.grants, grant));
    const { kept } = this.#options;
    if (kept.value.changed.includes(addIn)) {
      kept.write({ ...kept.value, changed: kept.value.changed.filter((id) => id !== addIn) });
    }
    this.#changed();
  }

  revoke(revocation: Revocation): void {
    this.#forNow = revoked(this.#forNow, revocation);
    this.#keepGrants(revoked(this.#options.kept.value.grants, revocation));
    this.#changed();
  }

  /** Another content has come in its place: it stands where that stood, and may do nothing. */
  replaced(before: AddInId, after: AddInId): void {
    const { kept } = this.#options;
    const { grants, rooms, changed } = kept.value;
    const wasGranted = this.grants.some(({ addIn }) => addIn === before);
    this.#forNow = revoked(this.#forNow, { addIn: before });
    const rename = (tab: Tab): Tab => (tab.addIn === before ? { ...tab, addIn: after } : tab);
    kept.write({
      grants: revoked(grants, { addIn: before }),
      rooms: mapValues(rooms, (room) => ({ ...room, tabs: room.tabs.map(rename) })),
      changed: wasGranted ? [...changed, after] : changed,
    });
    this.#changed();
  }

  removed(addIn: AddInId): void {
    const { kept } = this.#options;
    const { grants, rooms, changed } = kept.value;
    this.#forNow = revoked(this.#forNow, { addIn });
    kept.write({
      grants: revoked(grants, { addIn }),
      rooms: mapValues(rooms, (room) => ({ ...room, tabs: room.tabs.filter((tab) => tab.addIn !== addIn) })),
      changed: changed.filter((id) => id !== addIn),
    });
    this.#changed();
  }

  /** What was granted to any that is not there any more: it was removed while another account was shown. */
  forgetMissing(): void {
    const { kept, installed } = this.#options;
    const grants = kept.value.grants.filter(({ addIn }) => installed.get(addIn));
    if (grants.length < kept.value.grants.length) kept.write({ ...kept.value, grants });
  }

  /** The room is gone for this account, with everything that was granted in it. */
  deleteRoom(room: RoomAddress): void {
    const { kept } = this.#options;
    const { [room]: _gone, ...rooms } = kept.value.rooms;
    this.#forNow = this.#forNow.filter((grant) => grant.room !== room);
    kept.write({ ...kept.value, rooms, grants: kept.value.grants.filter((grant) => grant.room !== room) });
  }

  #room(room: RoomAddress): KeptRoom {
    const { rooms } = this.#options.kept.value;
    return (Object.hasOwn(rooms, room) && rooms[room]) || { tabs: [] };
  }

  #setTab(room: RoomAddress, tab: Tab): void {
    const { tabs } = this.#room(room);
    const isThere = tabs.some(({ addIn }) => addIn === tab.addIn);
    this.#keepTabs(
      room,
      isThere ? tabs.map((each) => (each.addIn === tab.addIn ? tab : each)) : [...tabs, tab],
    );
  }

  #keepTabs(room: RoomAddress, tabs: readonly Tab[]): void {
    this.#keepRoom(room, { ...this.#room(room), tabs });
  }

  #keepRoom(room: RoomAddress, keptRoom: KeptRoom): void {
    const { kept, onChange } = this.#options;
    kept.write({ ...kept.value, rooms: { ...kept.value.rooms, [room]: keptRoom } });
    onChange();
  }

  #keepGrants(grants: readonly Grant[]): void {
    const { kept } = this.#options;
    kept.write({ ...kept.value, grants });
  }
}

function mapValues<T>(values: Readonly<Record<string, T>>, change: (value: T) => T): Record<string, T> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, change(value)]));
}
