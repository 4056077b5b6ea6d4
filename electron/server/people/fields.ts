import type { FormField } from '#electron/stanza/0004-form.ts';
import { peopleFields } from '#electron/stanza/0133-administration.ts';
import { NS } from '#electron/stanza/namespaces.ts';

/** What the commands on people ask for. */
export const who: FormField = {
  name: peopleFields.address,
  type: 'jid-single',
  label: 'Address',
  required: true,
  values: [],
};
export const whom: FormField = {
  ...who,
  name: peopleFields.addresses,
  type: 'jid-multi',
  label: 'Addresses',
};
export const password: FormField = {
  name: peopleFields.password,
  type: 'text-private',
  label: 'Password',
  values: [],
};
export const displayName: FormField = {
  name: peopleFields.displayName,
  type: 'text-single',
  label: 'Name for people',
  values: [],
};
export const administrator: FormField = {
  name: peopleFields.administrator,
  type: 'boolean',
  label: 'Administers the server',
  values: [],
};
export const addForm = {
  formType: NS.admin,
  instructions: 'Without a password somebody can sign in by single sign-on or a certificate.',
  fields: [who, password, { ...password, name: peopleFields.verify }, displayName, administrator],
};
