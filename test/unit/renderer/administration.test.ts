import { describe, expect, test } from 'vitest';
import {
  areasOf,
  type Command,
  firstValues,
  isFor,
  isGrave,
  valuesToSend,
} from '#renderer/store/administration.ts';
import type { CommandField, CommandForm } from '#renderer/store/facts.ts';

const ours = (name: string): Command => ({ at: 'rooms', node: `urn:perch:chat:1#${name}`, name });
const users = (name: string): Command => ({
  at: 'server',
  node: `http://jabber.org/protocol/admin#${name}`,
  name,
});
const field = (name: string, more: Partial<CommandField> = {}): CommandField => ({
  ...{ name, type: 'text-single', label: name, required: false, values: [], options: [] },
  ...more,
});
const form = (...fields: readonly CommandField[]): CommandForm => ({ title: '', instructions: '', fields });

describe('the commands in areas', () => {
  const all = [
    ...['people-list', 'people-administrator', 'category-list', 'category-add', 'category-remove'],
    ...['room-purge', 'limits', 'backup', 'group-remove'],
  ].map(ours);
  const names = (commands: readonly Command[]) => commands.map(({ name }) => name);
  const people = ['get-registered-users-list', 'add-user', 'delete-user'].map(users);
  const areas = areasOf([...people, ...all]);
  const area = (name: string) => areas.find((each) => each.name === name);

  test('stand in the order of what is done most, and what is not known comes last', () => {
    expect(areas.map(({ name }) => name)).toEqual([
      ...['people', 'categories', 'groups', 'messages', 'limits', 'more'],
    ]);
    expect(names(area('more')?.others ?? [])).toEqual(['backup']);
  });

  test('what is about one of a list stands at its line, and the list is shown by itself', () => {
    expect(area('people')?.list?.name).toBe('people-list');
    expect(names(area('people')?.ofRow ?? [])).toEqual(['delete-user', 'people-administrator']);
    expect(names(area('people')?.others ?? [])).toEqual(['add-user']);
    expect(names(area('categories')?.ofRow ?? [])).toEqual(['category-remove']);
  });

  test('where nothing lists them, it is a command like others', () => {
    expect(names(area('groups')?.others ?? [])).toEqual(['group-remove']);
  });
});

describe('what is offered for a person', () => {
  const row = (disabled: string) => ({ address: ['ben@x'], disabled: [disabled] });
  test.each([
    ['delete-user', 'ben@x', '0', false],
    ['disable-user', 'ben@x', '0', false],
    ['change-user-password', 'ben@x', '0', true],
    ['delete-user', 'ada@x', '0', true],
    ['disable-user', 'ada@x', '0', true],
    ['disable-user', 'ada@x', '1', false],
    ['re-enable-user', 'ada@x', '0', false],
    ['re-enable-user', 'ada@x', '1', true],
  ])('%s, by %s, where disabled is %s: %s', (name, me, disabled, offered) => {
    expect(isFor(users(name), row(disabled), me)).toBe(offered);
  });

  test('and not to lose oneself the right to administer', () => {
    expect(isFor(ours('people-administrator'), row('0'), 'ben@x')).toBe(false);
  });
});

test.each([
  ['room-delete', true],
  ['messages-remove', true],
  ['token-revoke', true],
  ['category-add', false],
  ['room-list', false],
])('%s is asked once more: %s', (name, asked) => {
  expect(isGrave(ours(name))).toBe(asked);
});

describe('what is sent', () => {
  const category = form(
    field('category', { required: true }),
    field('name'),
    field('allowed', { type: 'jid-multi' }),
    field('files', { type: 'boolean', values: ['0'] }),
    field('note', { type: 'fixed', values: ['Read this.'] }),
  );
  const row = { id: ['7'], name: ['Trading'], allowed: ['x y'], files: ['yes'] };
  const first = firstValues(ours('category-change'), category, row, 'x');

  test('a form that is about a line says what the line says', () => {
    expect(first).toEqual({
      category: ['7'],
      name: ['Trading'],
      allowed: ['x', 'y'],
      files: ['1'],
      note: ['Read this.'],
    });
  });

  test('of what is there only what differs, and what it is about; an emptied list is sent empty', () => {
    expect(valuesToSend(category, first, first, true)).toEqual({ category: ['7'] });
    const now = { ...first, allowed: [''], files: ['0'] };
    expect(valuesToSend(category, first, now, true)).toEqual({ category: ['7'], allowed: [], files: ['0'] });
  });

  test('of something new all that is filled in; what is usual stands there to be seen', () => {
    const add = form(field('name', { required: true }), field('allowed', { type: 'jid-multi' }), field('x'));
    const usual = firstValues(ours('category-add'), add, undefined, 'example.org');
    expect(usual.allowed).toEqual(['example.org']);
    const now = { ...usual, name: ['Desk'] };
    expect(valuesToSend(add, usual, now, false)).toEqual({ name: ['Desk'], allowed: ['example.org'] });
  });
});
