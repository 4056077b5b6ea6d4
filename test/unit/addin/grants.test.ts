import { describe, expect, test } from 'vitest';
import type { HostWish, Right } from '#addins/contract.ts';
import type { AddIn, Grant } from '#electron/addin/facts.ts';
import { allowanceOf, granted, isAsked, revoked, suffices } from '#electron/addin/grants/grants.ts';
import type { Installed } from '#electron/addin/installed.ts';
import { placesOf, type RoomView } from '#electron/addin/places.ts';

const [desk, other] = ['desk@rooms', 'other@rooms'];
const wish = (right: Right) => ({ right, purpose: 'To be tried.' });

function addInThat(required: readonly Right[], optional: readonly Right[] = [], id = 'a1'): AddIn {
  return {
    ...{
      id,
      manifestId: 'com.example.cards',
      name: `Cards ${id}`,
      description: '',
      author: '',
      version: '1.0.0',
    },
    ...{ source: { kind: 'copy' }, content: '', hosts: [], formats: [] },
    required: required.map(wish),
    optional: optional.map(wish),
  };
}

function grantOf(rights: readonly Right[], more: Partial<Grant> = {}): Grant {
  return { addIn: 'a1', scope: 'room', room: desk, rights, hosts: [], ...more };
}

describe('what an add-in may do in a room', () => {
  const addIn = addInThat(['room.read'], ['messages.read', 'history.read']);
  const always: Grant = { addIn: 'a1', scope: 'always', rights: ['messages.read'], hosts: [] };

  test.each<[string, readonly Grant[], string, readonly Right[] | undefined]>([
    ['nothing granted is nothing', [], desk, undefined],
    ['a grant of this room', [grantOf(['room.read'])], desk, ['room.read']],
    ['a grant of another room', [grantOf(['room.read'])], other, undefined],
    ['a grant of another add-in', [grantOf(['room.read'], { addIn: 'a2' })], desk, undefined],
    ['one for always holds everywhere', [always], other, ['messages.read']],
    ['both together', [always, grantOf(['room.read'])], desk, ['messages.read', 'room.read']],
    [
      'what the manifest does not ask for any more',
      [grantOf(['room.read', 'http.fetch'])],
      desk,
      ['room.read'],
    ],
    // A file that was written by hand says “always” of one room: that is no grant at all.
    ['always, and yet of a room', [grantOf(['room.read'], { scope: 'always' })], desk, undefined],
  ])('%s', (_, grants, room, rights) => {
    expect(allowanceOf(grants, addIn, room)?.rights).toEqual(rights);
  });

  test('it can be opened when it has all that it cannot do without', () => {
    expect(suffices({ rights: ['messages.read'], hosts: [] }, addIn)).toBe(false);
    expect(suffices({ rights: ['room.read'], hosts: [] }, addIn)).toBe(true);
    expect(suffices({ rights: [], hosts: [] }, addInThat([]))).toBe(true);
  });

  test('a new grant takes the place of what held in its scope, and of nothing else', () => {
    const before = [grantOf(['room.read']), grantOf(['history.read'], { room: other })];
    expect(granted(before, grantOf(['messages.read']))).toEqual([before[1], grantOf(['messages.read'])]);
  });

  test('what is taken away is gone where it was meant, and what holds in all rooms is gone in all', () => {
    const grants = [grantOf(['room.read', 'history.read']), grantOf(['room.read'], { room: other }), always];
    expect(revoked(grants, { addIn: 'a1' })).toEqual([]);
    expect(revoked(grants, { addIn: 'a2' })).toEqual(grants);
    expect(revoked(grants, { addIn: 'a1', room: desk })).toEqual([grants[1]]);
    expect(revoked(grants, { addIn: 'a1', room: desk, right: 'history.read' })).toEqual([
      grantOf(['room.read']),
      grants[1],
      always,
    ]);
  });
});

describe('a host', () => {
  const fixed: HostWish = { origin: 'https://a.example', reason: 'x' };
  const named: HostWish = { name: 'tickets', reason: 'x' };

  test.each([
    [{ origin: 'https://a.example' }, true],
    [{ origin: 'https://b.example' }, false],
    [{ origin: 'https://a.example:8443' }, false],
    [{ origin: 'https://b.example', name: 'tickets' }, true],
    [{ origin: 'https://b.example', name: 'other' }, false],
    [{ origin: 'https://a.example', name: 'origin' }, false],
  ])('%o is asked for: %s', (host, isWanted) => {
    expect(isAsked([fixed, named], host)).toBe(isWanted);
    expect(isAsked([], host)).toBe(false);
  });
});

describe('what stands beside a room', () => {
  const installed = (addIn: AddIn, from?: string): Installed => ({
    ...{ addIn, entry: 'index.html', files: new Map() },
    ...(from !== undefined && { from }),
  });
  const cards = installed(addInThat(['room.read']));
  const view = (more: Partial<RoomView>): RoomView => ({
    ...{ room: desk, tabs: [], installed: [cards], grants: [], changed: new Set<string>() },
    ...more,
  });
  const tabs = [{ addIn: 'a1', open: true }];

  test.each<[string, Partial<RoomView>, string | undefined]>([
    ['never granted', {}, 'first'],
    ['granted', { grants: [grantOf(['room.read'])] }, undefined],
    ['granted less than it needs by now', { grants: [grantOf(['history.read'])] }, 'wider'],
    ['another than the one that was granted', { changed: new Set(['a1']) }, 'changed'],
    ['granted elsewhere', { grants: [grantOf(['room.read'], { room: other })] }, 'first'],
  ])('%s', (_, more, ask) => {
    const [place] = placesOf(view({ tabs, ...more }));
    expect(place?.ask).toBe(ask);
    expect(place?.grant === undefined).toBe(ask !== undefined);
  });

  test('is not what is not installed any more, and not what nobody put there', () => {
    expect(placesOf(view({ tabs: [{ addIn: 'a9', open: true }] }))).toEqual([]);
    expect(placesOf(view({}))).toEqual([]);
  });

  test('the managers’ choice comes first until the person has put it elsewhere, and stays closed where they closed it', () => {
    const url = 'https://addins.example/guard.zip';
    const registered = { name: 'Guard', url };
    const guard = installed(addInThat(['room.read'], [], 'a2'), url);
    const offered = placesOf(view({ tabs, registered }));
    expect(offered.map(({ name, chosenBy }) => [name, chosenBy])).toEqual([
      ['Guard', 'managers'],
      ['Cards a1', 'me'],
    ]);
    const both = view({ registered, installed: [cards, guard] });
    expect(placesOf({ ...both, tabs }).map(({ addIn }) => addIn)).toEqual(['a2', 'a1']);
    const moved = [...tabs, { addIn: 'a2', open: false }];
    expect(placesOf({ ...both, tabs: moved }).map(({ addIn, open }) => [addIn, open])).toEqual([
      ['a1', true],
      ['a2', false],
    ]);
  });
});
