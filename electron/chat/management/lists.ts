import { FaultError } from '#electron/model/fault.ts';
import type { BareAddress } from '#electron/model/ids.ts';
import type { Behavior } from '#electron/model/room.ts';
import type { ChatRoomField, ChatRoomLists, ChatRoomRole } from '#electron/model/room-settings.ts';
import { type Form, formValues } from '#electron/stanza/0004-form.ts';
import type { Affiliation } from '#electron/stanza/0045-muc.ts';
import { bareJid } from '#electron/stanza/jid.ts';
import type { Affiliations } from './affiliations.ts';
import { formFields } from './room-fields.ts';

type Lists = Required<ChatRoomLists>;
type ListName = keyof ChatRoomLists;

export const listOf = {
  Member: 'members',
  Manager: 'managers',
  Presenter: 'presenters',
} as const satisfies Record<ChatRoomRole, ListName>;

/** The lists in the form of a room; undefined where the service keeps them by affiliation alone. */
export function listsIn(form: Form): Lists | undefined {
  const [members, managers, presenters] = [
    formValues(form, formFields.members[0]),
    formValues(form, formFields.managers[0]),
    formValues(form, formFields.presenters[0]),
  ];
  return members && managers && presenters && { members, managers, presenters };
}

/** What affiliations make of the lists: whoever runs a room enters it, and in an auditorium who belongs presents. */
export function listsFrom(affiliations: Affiliations, behavior: Behavior): Lists {
  const members = [...affiliations.keys()];
  const managers = [...affiliations].flatMap(([jid, affiliation]) => (affiliation === 'owner' ? [jid] : []));
  return { members, managers, presenters: behavior === 'Auditorium' ? members : [] };
}

/** Who has to stand otherwise so that the lists are as wanted. Throws where affiliations cannot say that. */
export function affiliationsFor(now: Affiliations, wanted: ChatRoomLists, behavior: Behavior): Affiliations {
  const lists = { ...listsFrom(now, behavior), ...wanted };
  if (lists.managers.length === 0) {
    throw new FaultError('InvalidArgument', 'A room keeps at least one manager. Name another one first.', {
      field: 'managers',
    });
  }
  checkMembers(lists, wanted);
  const concerned = new Set([...now.keys(), ...lists.members, ...lists.managers]);
  const after = [...concerned].map((jid) => [jid, affiliationIn(lists, jid, now.get(jid))] as const);
  return new Map(after.filter(([jid, affiliation]) => (now.get(jid) ?? 'none') !== affiliation));
}

/** Addresses as they are compared. Throws InvalidArgument, naming those that are none. */
export function principals(addresses: readonly string[], field: ChatRoomField): readonly BareAddress[] {
  const values = addresses.filter((address) => bareJid(address) === undefined);
  if (values.length > 0) {
    throw new FaultError('NoSuchPrincipal', `“${values[0]}” is no address of a person or a group.`, {
      field,
      values,
    });
  }
  return [...new Set(addresses.flatMap((address) => bareJid(address) ?? []))];
}

function affiliationIn(
  { members, managers }: Lists,
  jid: BareAddress,
  now: Affiliation | undefined,
): Affiliation {
  if (managers.includes(jid)) return 'owner';
  if (!members.includes(jid)) return 'none';
  return now === 'admin' ? 'admin' : 'member';
}

/** By affiliation, whoever manages a room is in it. */
function checkMembers({ managers }: Lists, { members }: ChatRoomLists): void {
  const values = members ? managers.filter((jid) => !members.includes(jid)) : [];
  if (values.length === 0) return;
  const text = 'On this service whoever manages a room is also a member of it.';
  throw new FaultError('MsgNotSupported', text, { field: 'members', values });
}

/** The same for every list that is named. */
export function checkedLists({ members, managers, presenters }: ChatRoomLists): ChatRoomLists {
  return {
    ...(members && { members: principals(members, 'members') }),
    ...(managers && { managers: principals(managers, 'managers') }),
    ...(presenters && { presenters: principals(presenters, 'presenters') }),
  };
}
