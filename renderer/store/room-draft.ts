import type { ChatRoomSettings, PrincipalSummary, RoomRecord } from './facts.ts';

/** What somebody writes of a room, before it is made or saved. */
export interface RoomDraft extends Omit<Required<ChatRoomSettings>, 'disabled' | 'companion' | RoleList> {
  readonly members: readonly PrincipalSummary[];
  readonly managers: readonly PrincipalSummary[];
  readonly presenters: readonly PrincipalSummary[];
}

export type RoleList = 'members' | 'managers' | 'presenters';
export type DraftField = keyof RoomDraft;

export const roleLists: readonly RoleList[] = ['members', 'managers', 'presenters'];
export const draftFields: readonly DraftField[] = [
  ...(['name', 'description', 'category', 'privacy', 'behavior', 'invitations', 'addIn'] as const),
  ...roleLists,
];

/** Characters in a name, and in a description, as people count them. */
export const longest = 256;

/** A room that is not there yet; whoever makes it manages it. */
export function newDraft(category: string, me: PrincipalSummary): RoomDraft {
  return {
    name: '',
    description: '',
    category,
    privacy: 'Closed',
    behavior: 'Normal',
    invitations: 'Inherit',
    addIn: '',
    members: [me],
    managers: [me],
    presenters: [me],
  };
}

export function draftOf({ information, people }: RoomRecord): RoomDraft {
  const byAddress = new Map(people.map((person) => [person.address, person]));
  const named = (addresses: readonly string[]): readonly PrincipalSummary[] =>
    addresses.map((address) => byAddress.get(address) ?? { address, type: 'LocalUser' });
  const { name, description, category, privacy, behavior, invitations = 'Inherit', addIn = '' } = information;
  return {
    ...{ name, description, category, privacy, behavior, invitations, addIn },
    members: named(information.members),
    managers: named(information.managers),
    presenters: named(information.presenters),
  };
}

/** What is wrong before the server was asked. */
export interface Problems {
  readonly name?: 'empty' | 'long';
  readonly description?: 'long';
  readonly managers?: 'empty';
  /** Who is to present, and could not enter. */
  readonly presenters?: readonly PrincipalSummary[];
}

export function problemsOf(draft: RoomDraft): Problems {
  const name = [...draft.name.trim()].length;
  const strangers = outsiders(draft);
  return {
    ...(name === 0 && { name: 'empty' }),
    ...(name > longest && { name: 'long' }),
    ...([...draft.description.trim()].length > longest && { description: 'long' }),
    ...(draft.managers.length === 0 && { managers: 'empty' }),
    ...(strangers.length > 0 && { presenters: strangers }),
  };
}

/** Presenters of a room of members who are none. Who is in a group only the server knows. */
function outsiders({ privacy, behavior, members, presenters }: RoomDraft): readonly PrincipalSummary[] {
  const judged = privacy !== 'Open' && behavior === 'Auditorium' && members.every(isOne);
  return judged ? without(presenters, members) : [];
}

/** What is to be saved: of what is there already, only what differs. */
export function changesOf(before: RoomDraft, after: RoomDraft): Partial<ChatRoomSettings> {
  return Object.fromEntries(changedFields(before, after).map((field) => [field, settingOf(after, field)]));
}

export function changedFields(before: RoomDraft, after: RoomDraft): readonly DraftField[] {
  return draftFields.filter((field) => !sameValue(field, before, after));
}

export function sameValue(field: DraftField, one: RoomDraft, other: RoomDraft): boolean {
  const [a, b] = [settingOf(one, field), settingOf(other, field)];
  if (typeof a === 'string' || typeof b === 'string') return a === b;
  return a.length === b.length && a.every((address) => b.includes(address));
}

function settingOf(draft: RoomDraft, field: DraftField): string | readonly string[] {
  const value = draft[field];
  return typeof value === 'string' ? value.trim() : value.map(({ address }) => address);
}

/** A room that is to be made. Lists that mean nothing in it are left to the service. */
export function settingsOf(draft: RoomDraft, first: RoomDraft): ChatRoomSettings {
  const { name, description, category, privacy, behavior } = draft;
  const { members, presenters, ...more } = changesOf(first, draft);
  return {
    ...more,
    ...{ name: name.trim(), description: description.trim(), category, privacy, behavior },
    ...(members && privacy !== 'Open' && { members }),
    ...(presenters && behavior === 'Auditorium' && { presenters }),
  };
}

/** Those of a list who are not on the other. */
export function without(
  list: readonly PrincipalSummary[],
  other: readonly PrincipalSummary[],
): readonly PrincipalSummary[] {
  const there = new Set(other.map(({ address }) => address));
  return list.filter(({ address }) => !there.has(address));
}

/** One person, and not a group or a domain. */
export function isOne({ type }: PrincipalSummary): boolean {
  return type === 'LocalUser';
}
