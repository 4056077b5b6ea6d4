import { NS } from './namespaces.ts';
import { childText, type Element, elements, xml } from './xml.ts';

/** What somebody fills in to get an account (XEP-0077, 3.1). `name` is what others shall call them. */
export interface Registration {
  readonly username: string;
  readonly password: string;
  readonly name?: string;
}

const fields = ['username', 'password', 'name'] as const;

/** What is asked for; a value where it is decided already. */
export interface RegistrationForm {
  readonly instructions: string;
  readonly username: string;
}

/** The payload of the `set`. Undefined where a name or a password is missing. */
export function readRegistration(query: Element): Registration | undefined {
  if (!query.is('query', NS.register)) return undefined;
  const [username, password, name] = fields.map((field) => childText(query, field));
  if (!username || !password) return undefined;
  return { username, password, ...(name && { name }) };
}

export function writeRegistration({ username, password, name }: Registration): Element {
  return xml(
    'query',
    { xmlns: NS.register },
    xml('username', {}, username),
    xml('password', {}, password),
    name !== undefined && xml('name', {}, name),
  );
}

/** The payload of the `get`, and of the answer to it. */
export function writeRegistrationForm(form?: RegistrationForm): Element {
  if (!form) return xml('query', { xmlns: NS.register });
  return xml(
    'query',
    { xmlns: NS.register },
    xml('instructions', {}, form.instructions),
    xml('username', {}, form.username),
    xml('password'),
    xml('name'),
  );
}

/** What is told to somebody who has an account (XEP-0077, 3.1.1); a password is never told. */
export function writeRegistered(username: string): Element {
  return xml(
    'query',
    { xmlns: NS.register },
    xml('registered'),
    xml('username', {}, username),
    xml('password'),
  );
}

/** Undefined where it asks for what we do not know: such a form needs a browser (XEP-0077, 5). */
export function readRegistrationForm(query: Element): RegistrationForm | undefined {
  if (!query.is('query', NS.register) || !childText(query, 'instructions')) return undefined;
  const asked = elements(query).map((field) => field.getName());
  const known: readonly string[] = [...fields, 'instructions'];
  if (!asked.includes('username') || !asked.every((field) => known.includes(field))) return undefined;
  return {
    instructions: childText(query, 'instructions') ?? '',
    username: childText(query, 'username') ?? '',
  };
}
