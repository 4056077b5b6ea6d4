import type { CommandFieldType } from '../model/command.ts';
import { NS } from './namespaces.ts';
import { type Element, xml } from './xml.ts';

/** XEP-0004, 3.3. */
export type FieldType = CommandFieldType | 'hidden';

export interface FormOption {
  readonly value: string;
  readonly label?: string;
}

export interface FormField {
  /** Its `var`; empty for a `fixed` text. */
  readonly name: string;
  readonly type?: FieldType;
  readonly label?: string;
  readonly required?: boolean;
  readonly values: readonly string[];
  readonly options?: readonly FormOption[];
}

/** A data form (XEP-0004). What it is about stands in its hidden field `FORM_TYPE` (XEP-0068). */
export interface Form {
  readonly type: 'form' | 'submit' | 'cancel' | 'result';
  readonly title?: string;
  readonly instructions?: string;
  readonly fields: readonly FormField[];
  /** The columns of a table of results (XEP-0004, 3.4): names, types and labels. */
  readonly reported?: readonly FormField[];
  /** Its rows. */
  readonly items?: readonly (readonly FormField[])[];
}

/** Reads an `<x/>` of the namespace, or the one that is a child of what is given. */
export function readForm(element: Element): Form | undefined {
  const x = element.is('x', NS.form) ? element : element.getChild('x', NS.form);
  const type: unknown = x?.attrs.type;
  if (!x || (type !== 'form' && type !== 'submit' && type !== 'cancel' && type !== 'result'))
    return undefined;
  const title = x.getChild('title', NS.form)?.text();
  const instructions = x
    .getChildren('instructions', NS.form)
    .map((line) => line.text())
    .join('\n');
  return {
    type,
    ...(title && { title }),
    ...(instructions && { instructions }),
    fields: readFields(x),
    ...readTable(x),
  };
}

export function writeForm(form: Form): Element {
  return xml(
    'x',
    { xmlns: NS.form, type: form.type },
    form.title !== undefined && xml('title', {}, form.title),
    form.instructions !== undefined && xml('instructions', {}, form.instructions),
    ...form.fields.map((field) => writeField(field, form.type === 'submit')),
    form.reported && xml('reported', {}, ...form.reported.map((field) => writeField(field, false))),
    ...(form.items ?? []).map((row) => xml('item', {}, ...row.map((field) => writeField(field, false)))),
  );
}

/** A submitted or announced form from plain values; `true` and `false` become 1 and 0. */
export function makeForm(
  type: Form['type'],
  formType: string,
  values: Readonly<Record<string, string | number | boolean | readonly string[] | undefined>>,
): Form {
  const fields = Object.entries(values).flatMap(([name, value]) =>
    value === undefined ? [] : [{ name, values: asValues(value) }],
  );
  return { type, fields: [{ name: 'FORM_TYPE', type: 'hidden', values: [formType] }, ...fields] };
}

/** A table of results from plain rows, which may lack some of the columns. */
export function makeTable<Column extends string>(
  formType: string,
  columns: readonly Column[],
  rows: readonly Readonly<Partial<Record<Column, string | readonly string[] | undefined>>>[],
): Form {
  return {
    ...makeForm('result', formType, {}),
    reported: columns.map((name) => ({ name, values: [] })),
    items: rows.map((row) => columns.map((name) => ({ name, values: asValues(row[name] ?? []) }))),
  };
}

/** The rows of a table, their values by the name of the column; what is empty is left out. */
export function tableRows(form: Form): readonly Readonly<Record<string, readonly string[] | undefined>>[] {
  return (form.items ?? []).map((row) =>
    Object.fromEntries(
      row.filter(({ values }) => values.length > 0).map(({ name, values }) => [name, values]),
    ),
  );
}

export function formType(form: Form): string | undefined {
  return formValue(form, 'FORM_TYPE');
}

export function formField(form: Form, name: string): FormField | undefined {
  return form.fields.find((field) => field.name === name);
}

/** The first value of a field; undefined where the form does not have it, or it is empty. */
export function formValue(form: Form, name: string): string | undefined {
  return formField(form, name)?.values[0];
}

export function formValues(form: Form, name: string): readonly string[] | undefined {
  return formField(form, name)?.values;
}

function readFields(parent: Element): readonly FormField[] {
  return parent.getChildren('field', NS.form).map(readField);
}

function readTable(x: Element): Pick<Form, 'reported' | 'items'> {
  const reported = x.getChild('reported', NS.form);
  return reported
    ? { reported: readFields(reported), items: x.getChildren('item', NS.form).map(readFields) }
    : {};
}

function readField(field: Element): FormField {
  const { var: name, type, label } = field.attrs;
  const options = field.getChildren('option', NS.form).map(readOption);
  return {
    name: name ?? '',
    ...(type !== undefined && isFieldType(type) && { type }),
    ...(label !== undefined && { label }),
    ...(field.getChild('required', NS.form) && { required: true }),
    values: field.getChildren('value', NS.form).map((value) => value.text()),
    ...(options.length > 0 && { options }),
  };
}

function readOption(option: Element): FormOption {
  const { label } = option.attrs;
  const value = option.getChild('value', NS.form)?.text() ?? '';
  return label === undefined ? { value } : { value, label };
}

function writeField(field: FormField, submitted: boolean): Element {
  const type = submitted && field.type !== 'hidden' ? undefined : field.type;
  return xml(
    'field',
    { var: field.name || undefined, type, label: submitted ? undefined : field.label },
    !submitted && field.required === true && xml('required'),
    ...field.values.map((value) => xml('value', {}, value)),
    ...(submitted ? [] : (field.options ?? [])).map(({ value, label }) =>
      xml('option', { label }, xml('value', {}, value)),
    ),
  );
}

function asValues(value: string | number | boolean | readonly string[]): readonly string[] {
  if (typeof value === 'boolean') return [value ? '1' : '0'];
  return typeof value === 'object' ? value : [String(value)];
}

const fieldTypes: ReadonlySet<string> = new Set<FieldType>([
  'boolean',
  'fixed',
  'hidden',
  'jid-multi',
  'jid-single',
  'list-multi',
  'list-single',
  'text-multi',
  'text-private',
  'text-single',
]);

function isFieldType(value: string): value is FieldType {
  return fieldTypes.has(value);
}
