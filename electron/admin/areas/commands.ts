import type { CommandValues } from '#electron/chat/commands.ts';
import { type Form, type FormField, formField } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { show } from '../result.ts';
import { table } from '../table.ts';
import { UsageFault, usageFault } from '../usage.ts';
import type { Desk, Given, Verb } from '../verb.ts';

const at = { at: { type: 'string' } } as const;

/** Whatever else the server and its services offer (XEP-0050), such as the rooms' categories and groups. */
export const commandVerbs: readonly Verb[] = [
  {
    words: 'command list',
    takes: '[--at rooms]',
    does: 'lists what the server can be asked to do, or its room service',
    options: at,
    run: async (given, desk) => {
      const offered = await desk.offered(given.text('at'));
      return {
        lines: table(
          ['COMMAND', 'WHAT IT DOES'],
          offered.map(({ node, name }) => [short(node), name]),
        ),
      };
    },
  },
  {
    words: 'command run',
    takes: 'COMMAND [FIELD=VALUE…] [--at rooms]',
    does: 'does it; without fields it says which there are. “-” as value of a password: it is asked for',
    options: at,
    run: async (given, desk) => {
      const [command, ...assignments] = given.words;
      if (command === undefined) throw usageFault('Say which command.');
      const result = await desk.execute(
        long(command),
        (form) => fillIn(form, readAssignments(assignments), desk),
        { at: given.text('at') },
      );
      return show(result);
    },
  },
];

/** Ours go without their namespace. */
function short(node: string): string {
  const own = `${NS.perch}#`;
  return node.startsWith(own) ? node.slice(own.length) : node;
}

function long(command: string): string {
  return command.includes(':') ? command : `${NS.perch}#${command}`;
}

type Assignments = ReadonlyMap<string, readonly string[]>;

/** A field that is named twice has several values. */
function readAssignments(words: Given['words']): Assignments {
  const all = new Map<string, readonly string[]>();
  for (const word of words) {
    const equals = word.indexOf('=');
    if (equals < 1) throw usageFault(`“${word}” is no FIELD=VALUE.`);
    const name = word.slice(0, equals);
    all.set(name, [...(all.get(name) ?? []), word.slice(equals + 1)]);
  }
  return all;
}

async function fillIn(form: Form, assignments: Assignments, desk: Desk): Promise<CommandValues> {
  const unknown = [...assignments.keys()].filter((name) => !formField(form, name));
  if (assignments.size === 0 || unknown.length > 0) throw new UsageFault(describe(form, unknown));
  const filled: Record<string, readonly string[]> = {};
  for (const [name, values] of assignments) {
    const field = formField(form, name);
    if (field) filled[name] = await valuesOf(field, values, desk);
  }
  return filled;
}

async function valuesOf(field: FormField, given: readonly string[], desk: Desk): Promise<readonly string[]> {
  if (field.type === 'boolean') return given.map((value) => ({ yes: '1', no: '0' })[value] ?? value);
  if (field.type !== 'text-private') return given;
  if (given.some((value) => value !== '-')) {
    throw usageFault(`Everybody on this machine could read it here: write ${field.name}=- and type it.`);
  }
  return [await desk.secret(field.label ?? field.name, undefined)];
}

function describe(form: Form, unknown: readonly string[]): string {
  const fields = form.fields.filter(({ type, name }) => name !== '' && type !== 'hidden' && type !== 'fixed');
  const rows = fields.map(({ name, type, label, required }) => [
    `  ${name}`,
    label ?? '',
    [required ? 'needed' : '', type?.endsWith('-multi') ? 'several' : ''].filter(Boolean).join(', '),
  ]);
  const first = unknown.length > 0 ? `There is no field ${unknown.join(', ')}. ` : '';
  return [`${first}It asks for:`, ...table(['', '', ''], rows).slice(1)].join('\n');
}
