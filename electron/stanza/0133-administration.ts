import type { BareAddress } from '../model/ids.ts';
import { type Form, makeTable, tableRows } from './0004-form.ts';
import { bareJid } from './jid.ts';
import { NS } from './namespaces.ts';
import { readBoolean } from './values.ts';

/**
 * The commands (XEP-0050) by which administrators look after people: those of XEP-0133, and ours for what it does
 * not know (docs/protocol.md, "Administration").
 */
export const peopleCommands = {
  add: `${NS.admin}#add-user`,
  remove: `${NS.admin}#delete-user`,
  disable: `${NS.admin}#disable-user`,
  enable: `${NS.admin}#re-enable-user`,
  password: `${NS.admin}#change-user-password`,
  addresses: `${NS.admin}#get-registered-users-list`,
  endSession: `${NS.admin}#end-user-session`,
  list: `${NS.perch}#people-list`,
  administrator: `${NS.perch}#people-administrator`,
  displayName: `${NS.perch}#people-display-name`,
  link: `${NS.perch}#people-link`,
} as const;

/** Fields of their forms; the last two are ours. */
export const peopleFields = {
  address: 'accountjid',
  addresses: 'accountjids',
  registered: 'registereduserjids',
  password: 'password',
  verify: 'password-verify',
  displayName: 'display-name',
  administrator: 'administrator',
} as const;

/** A person, as an administrator sees them. */
export interface ListedPerson {
  readonly address: BareAddress;
  readonly displayName?: string;
  readonly administrator: boolean;
  readonly disabled: boolean;
  /** On how many devices they are signed in now. */
  readonly devices: number;
}

const columns = ['address', 'display-name', 'administrator', 'disabled', 'devices'] as const;

export function writePeople(people: readonly ListedPerson[]): Form {
  const rows = people.map(({ address, displayName, administrator, disabled, devices }) => ({
    address,
    'display-name': displayName,
    administrator: administrator ? '1' : '0',
    disabled: disabled ? '1' : '0',
    devices: String(devices),
  }));
  return makeTable(NS.perch, columns, rows);
}

/** Rows without an address are left out. */
export function readPeople(form: Form): readonly ListedPerson[] {
  return tableRows(form).flatMap((row) => {
    const address = bareJid(row.address?.[0] ?? '');
    const displayName = row['display-name']?.[0];
    if (!address) return [];
    return [
      {
        address,
        ...(displayName && { displayName }),
        administrator: readBoolean(row.administrator?.[0]) ?? false,
        disabled: readBoolean(row.disabled?.[0]) ?? false,
        devices: Number(row.devices?.[0] ?? 0) || 0,
      },
    ];
  });
}
