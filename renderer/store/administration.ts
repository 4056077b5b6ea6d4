import type { CommandField, CommandForm, CommandPlace, CommandValues, OfferedCommand } from './facts.ts';

/** A command and whose it is. */
export interface Command extends OfferedCommand {
  readonly at: CommandPlace;
}

export type AreaName =
  | 'people'
  | 'invitations'
  | 'tokens'
  | 'categories'
  | 'groups'
  | 'rooms'
  | 'messages'
  | 'limits'
  | 'addIns'
  | 'more';

/** Commands that belong together. */
export interface Area {
  readonly name: AreaName;
  /** Lists what the others are about, where there is one. */
  readonly list: Command | undefined;
  /** For one line of the list. */
  readonly ofRow: readonly Command[];
  readonly others: readonly Command[];
}

const order: readonly AreaName[] = [
  ...(['people', 'invitations', 'tokens', 'categories', 'groups', 'rooms', 'messages'] as const),
  ...(['addIns', 'limits', 'more'] as const),
];

const byPrefix: readonly (readonly [string, AreaName])[] = [
  ['people-', 'people'],
  ['invit', 'invitations'],
  ['create-account', 'invitations'],
  ['token-', 'tokens'],
  ['category-', 'categories'],
  ['group-', 'groups'],
  ['room-purge', 'messages'],
  ['room-', 'rooms'],
  ['messages-', 'messages'],
  ['limits', 'limits'],
  ['addin-', 'addIns'],
];

/** The last word of a node: of ours, and of XEP-0133's. */
export function shortName({ node }: Pick<OfferedCommand, 'node'>): string {
  return node.slice(node.lastIndexOf('#') + 1);
}

/** The field of a command's form that says whom or what it is about, and the column that holds it. */
const subjects: Readonly<Record<string, readonly [field: string, column: string]>> = {
  'change-user-password': ['accountjid', 'address'],
  'disable-user': ['accountjids', 'address'],
  're-enable-user': ['accountjids', 'address'],
  'delete-user': ['accountjids', 'address'],
  'end-user-session': ['accountjids', 'address'],
  'people-administrator': ['accountjid', 'address'],
  'people-display-name': ['accountjid', 'address'],
  'people-link': ['accountjids', 'address'],
  'category-change': ['category', 'id'],
  'category-remove': ['category', 'id'],
  'group-change': ['group', 'group'],
  'group-remove': ['group', 'group'],
  'room-change': ['room', 'room'],
  'room-delete': ['room', 'room'],
  'addin-change': ['name', 'name'],
  'addin-remove': ['name', 'name'],
  'token-revoke': ['id', 'id'],
  'invitation-withdraw': ['id', 'id'],
};

/** What takes something from people that nothing gives back, or puts them out: asked once more in words. */
const grave = new Set([
  ...['delete-user', 'disable-user', 'end-user-session', 'change-user-password', 'people-link'],
  ...['people-administrator', 'category-remove', 'group-remove', 'room-delete', 'room-purge'],
  ...['messages-remove', 'addin-remove', 'token-revoke'],
]);

export function isGrave(command: OfferedCommand): boolean {
  return grave.has(shortName(command));
}

/** What would put out, or take the rights of, whoever does it. The server refuses it; it is not offered either. */
const notToOneself = new Set(['delete-user', 'disable-user', 'people-administrator']);

export function isFor(command: Command, row: CommandValues, me: string): boolean {
  const own = row.address?.[0] === me;
  const short = shortName(command);
  if (own && notToOneself.has(short)) return false;
  const disabled = isYes(row.disabled?.[0]);
  if (short === 'disable-user') return !disabled;
  return short !== 're-enable-user' || disabled;
}

/** The commands under their areas; what nobody knows here stands in the last one. */
export function areasOf(commands: readonly Command[]): readonly Area[] {
  return order.flatMap((name) => {
    const own = commands.filter((command) => areaOf(command) === name && !doubles.has(shortName(command)));
    const list = own.find((command) => shortName(command).endsWith('-list'));
    const isRow = (command: Command): boolean => list !== undefined && shortName(command) in subjects;
    const others = own.filter((command) => command !== list && !isRow(command));
    const area: Area = { name, list, ofRow: own.filter(isRow), others };
    return own.length > 0 ? [area] : [];
  });
}

function areaOf(command: Command): AreaName {
  const short = shortName(command);
  if (short.endsWith('-user') || short.includes('-user-')) return 'people';
  if (short === 'get-registered-users-list') return 'people';
  return byPrefix.find(([prefix]) => short.startsWith(prefix))?.[1] ?? 'more';
}

/** They do what others of the same area do: the plain list of addresses, the other name of an invitation. */
const doubles = new Set(['get-registered-users-list', 'create-account']);

/** What stands in a form at first: what the line of the list says, else what the form has, else what is usual. */
export function firstValues(
  command: Command,
  { fields }: CommandForm,
  row: CommandValues | undefined,
  domain: string,
): CommandValues {
  const [subject, column] = subjects[shortName(command)] ?? [];
  const usual = row ? {} : (presets(domain)[shortName(command)] ?? {});
  return Object.fromEntries(
    fields.map((field) => {
      const told = field.name === subject && column !== undefined ? row?.[column] : row?.[field.name];
      return [field.name, told ? asField(field, told) : (usual[field.name] ?? field.values)];
    }),
  );
}

function presets(domain: string): Readonly<Record<string, CommandValues>> {
  const all = ['1'];
  return { 'category-add': { allowed: [domain], invitations: all, files: all, history: all } };
}

/** A table says in words what a form says by values. */
function asField({ type }: CommandField, told: readonly string[]): readonly string[] {
  if (type === 'boolean') return [isYes(told[0]) ? '1' : '0'];
  if (type.endsWith('-multi'))
    return told.flatMap((line) => line.split(/[\s,]+/u)).filter((each) => each !== '');
  return told;
}

export function isYes(value: string | undefined): boolean {
  return value === '1' || value === 'yes' || value === 'true';
}

/** Of something that is there only what differs is sent; of something new everything that is filled in. */
export function valuesToSend(
  { fields }: CommandForm,
  first: CommandValues,
  now: CommandValues,
  isChange: boolean,
): CommandValues {
  const sent = fields.filter(({ name, type, required }) => {
    if (type === 'fixed') return false;
    const value = now[name] ?? [];
    const filled = value.some((each) => each !== '');
    if (required || (!isChange && filled)) return true;
    return value.join('\n') !== (first[name] ?? []).join('\n');
  });
  return Object.fromEntries(sent.map(({ name }) => [name, (now[name] ?? []).filter((each) => each !== '')]));
}
