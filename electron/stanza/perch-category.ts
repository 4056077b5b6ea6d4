import { type Form, formType, formValue, formValues, makeForm } from './0004-form.ts';
import { NS } from './namespaces.ts';
import { readBoolean } from './values.ts';

/** disco#info of this node on the service describes all categories, disco#items lists them. */
export const categoriesNode = `${NS.perch}#categories`;
/** disco#info of this node on the service describes the registered add-ins. */
export const addinsNode = `${NS.perch}#addins`;

const categoryFormType = `${NS.perch}#category`;
const categoryPrefix = `${NS.perch}#category/`;
const addinFormType = `${NS.perch}#addin`;

/** What a category is, and for the asker (docs/protocol.md, "Categories"). */
export interface CategoryFacts {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  /** Where rooms go that are made by clients that know no categories. */
  readonly isDefault: boolean;
  /** Whether the asker may make rooms in it. */
  readonly create: boolean;
  readonly invitations: boolean;
  readonly files: boolean;
  readonly history: boolean;
  /** For administrators only. */
  readonly principals?: CategoryPrincipals;
}

export interface CategoryPrincipals {
  readonly allowed: readonly string[];
  readonly denied: readonly string[];
  readonly creators: readonly string[];
}

/** A registered add-in. */
export interface AddinFacts {
  readonly name: string;
  /** http or https. */
  readonly url: string;
  /** Where it filters, nothing goes out that it has not judged. */
  readonly block: boolean;
}

export function categoryNode(id: string): string {
  return `${categoryPrefix}${id}`;
}

/** The id in a category's node; undefined for any other node. */
export function readCategoryNode(node: string): string | undefined {
  return node.startsWith(categoryPrefix) ? node.slice(categoryPrefix.length) : undefined;
}

export function writeCategoryFacts(facts: CategoryFacts): Form {
  const { isDefault, principals, ...rest } = facts;
  return makeForm('result', categoryFormType, { ...rest, default: isDefault, ...principals });
}

/** All categories among the forms of a disco#info. */
export function readCategoryFacts(forms: readonly Form[]): readonly CategoryFacts[] {
  return forms.filter((form) => formType(form) === categoryFormType).flatMap(readCategory);
}

export function writeAddinFacts({ name, url, block }: AddinFacts): Form {
  return makeForm('result', addinFormType, { name, url, block });
}

export function readAddinFacts(forms: readonly Form[]): readonly AddinFacts[] {
  return forms
    .filter((form) => formType(form) === addinFormType)
    .map((form) => ({
      name: formValue(form, 'name') ?? '',
      url: formValue(form, 'url') ?? '',
      block: readBoolean(formValue(form, 'block')) ?? false,
    }));
}

function readCategory(form: Form): readonly CategoryFacts[] {
  const id = formValue(form, 'id');
  if (!id) return [];
  const is = (name: string): boolean => readBoolean(formValue(form, name)) ?? false;
  const list = (name: string): readonly string[] => formValues(form, name) ?? [];
  const hasPrincipals = formValues(form, 'allowed') !== undefined;
  return [
    {
      id,
      name: formValue(form, 'name') ?? id,
      description: formValue(form, 'description') ?? '',
      isDefault: is('default'),
      create: is('create'),
      invitations: is('invitations'),
      files: is('files'),
      history: is('history'),
      ...(hasPrincipals && {
        principals: { allowed: list('allowed'), denied: list('denied'), creators: list('creators') },
      }),
    },
  ];
}
