import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { affiliationsFor, checkedLists, listsFrom } from '#electron/chat/management/lists.ts';
import type { Affiliation } from '#electron/stanza/0045-muc.ts';

type Standings = readonly (readonly [string, Affiliation])[];

const now: Standings = [
  ['ana@x', 'owner'],
  ['ben@x', 'admin'],
  ['cleo@x', 'member'],
];
const changes = (wanted: Parameters<typeof affiliationsFor>[1], standings = now) =>
  Object.fromEntries(affiliationsFor(new Map(standings), wanted, 'Normal'));

describe('lists by affiliation', () => {
  test('whoever runs a room is a member of it, and only owners manage it', () => {
    expect(listsFrom(new Map(now), 'Normal')).toEqual({
      members: ['ana@x', 'ben@x', 'cleo@x'],
      managers: ['ana@x'],
      presenters: [],
    });
    expect(listsFrom(new Map(now), 'Auditorium').presenters).toEqual(['ana@x', 'ben@x', 'cleo@x']);
  });

  test.each<[string, Parameters<typeof affiliationsFor>[1], Record<string, Affiliation>]>([
    ['nothing is to change', {}, {}],
    ['the lists are as they are', { members: ['ana@x', 'ben@x', 'cleo@x'], managers: ['ana@x'] }, {}],
    ['somebody is added', { members: ['ana@x', 'ben@x', 'cleo@x', 'dan@x'] }, { 'dan@x': 'member' }],
    ['somebody is taken off', { members: ['ana@x', 'ben@x'] }, { 'cleo@x': 'none' }],
    ['an admin is taken off', { members: ['ana@x', 'cleo@x'] }, { 'ben@x': 'none' }],
    ['a manager is added', { managers: ['ana@x', 'cleo@x'] }, { 'cleo@x': 'owner' }],
    [
      'another manages instead, who did is a member still',
      { managers: ['dan@x'] },
      { 'dan@x': 'owner', 'ana@x': 'member' },
    ],
    [
      'all is other than it was',
      { members: ['dan@x'], managers: ['dan@x'] },
      { 'dan@x': 'owner', 'ana@x': 'none', 'ben@x': 'none', 'cleo@x': 'none' },
    ],
  ])('when %s, only that changes', (_, wanted, expected) => {
    expect(changes(wanted)).toEqual(expected);
  });

  test.each([
    ['nobody manages', { managers: [] }, 'InvalidArgument', 'managers'],
    ['a manager is no member', { members: ['cleo@x'] }, 'MsgNotSupported', 'members'],
  ])('a room in which %s is refused', (_, wanted, code, field) => {
    expect(() => changes(wanted)).toThrow(
      expect.objectContaining({ fault: expect.objectContaining({ code, field }) }),
    );
  });

  test('what is asked for is what comes of it, and asking again changes nothing', () => {
    const address = fc.constantFrom('ana@x', 'ben@x', 'cleo@x', 'dan@x', 'eve@x');
    const standing = fc.constantFrom<Affiliation>('owner', 'admin', 'member');
    const people = fc.uniqueArray(address, { minLength: 1 });
    fc.assert(
      fc.property(fc.dictionary(address, standing), people, people, (before, some, managers) => {
        const members = [...new Set([...some, ...managers])];
        const after = new Map(Object.entries(before));
        for (const [jid, affiliation] of affiliationsFor(after, { members, managers }, 'Normal')) {
          if (affiliation === 'none') after.delete(jid);
          else after.set(jid, affiliation);
        }
        const lists = listsFrom(after, 'Normal');
        expect(lists.members.toSorted()).toEqual(members.toSorted());
        expect(lists.managers.toSorted()).toEqual(managers.toSorted());
        expect(affiliationsFor(after, { members, managers }, 'Normal').size).toBe(0);
      }),
    );
  });
});

test('addresses are taken as they are compared, once each, and those that are none are named', () => {
  expect(checkedLists({ members: ['Ana@X', 'ana@x', 'ben@x/desk'] })).toEqual({
    members: ['ana@x', 'ben@x'],
  });
  expect(() => checkedLists({ managers: ['ana@x', 'a b@x', ''] })).toThrow(
    expect.objectContaining({
      fault: expect.objectContaining({ code: 'NoSuchPrincipal', field: 'managers', values: ['a b@x', ''] }),
    }),
  );
});
