import { describe, expect, test } from 'vitest';
import type { PrincipalSummary, Privacy } from '#renderer/store/facts.ts';
import { consequencesOf } from '#renderer/store/room-consequences.ts';
import { changesOf, newDraft, problemsOf, type RoomDraft, settingsOf } from '#renderer/store/room-draft.ts';
import { conflictsOf, mergeOf } from '#renderer/store/room-merge.ts';

const ana: PrincipalSummary = { address: 'ana@x', type: 'LocalUser', name: 'Ana' };
const ben: PrincipalSummary = { address: 'ben@x', type: 'LocalUser', name: 'Ben' };
const desk: PrincipalSummary = { address: 'desk@groups.x', type: 'DirectoryGroup' };
const draft = (more: Partial<RoomDraft> = {}): RoomDraft => ({
  ...newDraft('home', ana),
  name: 'Desk',
  ...more,
});

describe('what is wrong with a room before anybody is asked', () => {
  test.each<[string, Partial<RoomDraft>, object]>([
    ['nothing', {}, {}],
    ['no name but spaces', { name: '  ' }, { name: 'empty' }],
    ['256 characters that are two units each', { name: '🐦'.repeat(256) }, {}],
    ['one too many', { name: '🐦'.repeat(257) }, { name: 'long' }],
    ['a long description', { description: 'x'.repeat(257) }, { description: 'long' }],
    ['nobody to manage it', { managers: [] }, { managers: 'empty' }],
    ['a presenter who is no member', { behavior: 'Auditorium', presenters: [ben] }, { presenters: [ben] }],
    ['the same in an open room', { privacy: 'Open', behavior: 'Auditorium', presenters: [ben] }, {}],
    ['the same in no auditorium', { presenters: [ben] }, {}],
    ['a presenter who may be in a group', { behavior: 'Auditorium', members: [desk], presenters: [ben] }, {}],
  ])('%s', (_, more, problems) => {
    expect(problemsOf(draft(more))).toEqual(problems);
  });
});

describe('what is sent', () => {
  test('of a room that is there, only what differs, and lists by their addresses', () => {
    const before = draft({ members: [ana, ben] });
    expect(changesOf(before, draft({ name: ' Desk ', members: [ben, ana] }))).toEqual({});
    expect(changesOf(before, draft({ name: 'Panel', members: [ben] }))).toEqual({
      name: 'Panel',
      members: ['ben@x'],
    });
  });

  test('of a new room, no list that means nothing in it', () => {
    const lists = { members: [ana, ben], presenters: [ben] };
    const plain = { name: 'Desk', description: '', category: 'home' };
    expect(settingsOf(draft({ ...lists, privacy: 'Open' }), draft())).toEqual({
      ...plain,
      privacy: 'Open',
      behavior: 'Normal',
    });
  });
});

describe('what saving does to people', () => {
  const here = [occupant('ana@x'), occupant('cleo@x')];
  const nobodyHere = { here: [], out: undefined };
  const out = (before: Partial<RoomDraft>, after: Partial<RoomDraft>) =>
    consequencesOf(draft(before), draft(after), { here, out: undefined }, 'ana@x').out;

  test.each<[Privacy, Privacy, Privacy | undefined, Privacy | undefined]>([
    ['Secret', 'Closed', 'Closed', undefined],
    ['Closed', 'Open', 'Open', undefined],
    ['Open', 'Secret', undefined, 'Secret'],
    ['Closed', 'Closed', undefined, undefined],
  ])('from %s to %s', (from, to, widened, narrowed) => {
    const found = consequencesOf(draft({ privacy: from }), draft({ privacy: to }), nobodyHere, 'ana@x');
    expect(found).toMatchObject({ widened, narrowed });
  });

  test('whoever is taken off the members goes; in an open room nobody', () => {
    expect(out({ members: [ana, ben] }, { members: [ana] })).toEqual([ben]);
    expect(out({ members: [ana, ben] }, { members: [ana], privacy: 'Open' })).toEqual([]);
  });

  test('whoever is in a room that closes, and is no member, goes; groups are left to the server', () => {
    expect(out({ privacy: 'Open' }, {}).map(({ address }) => address)).toEqual(['cleo@x']);
    expect(out({ privacy: 'Open' }, { members: [ana, desk] })).toEqual([]);
  });

  test('whom the server names counts, also those who are in by a group', () => {
    const present = { here, out: [ben] };
    expect(consequencesOf(draft({ members: [ana, desk] }), draft(), present, 'ana@x').out).toEqual([ben]);
  });

  test('giving up to manage it is told', () => {
    expect(consequencesOf(draft(), draft({ managers: [ben] }), nobodyHere, 'ana@x').resigning).toBe(true);
  });
});

describe('two who changed the same room', () => {
  const versions = {
    base: draft(),
    mine: draft({ name: 'Mine', description: 'Mine' }),
    theirs: draft({ name: 'Theirs', members: [ana, ben] }),
  };

  test('contradict each other where both changed a field, and not to the same', () => {
    expect(conflictsOf(versions)).toEqual(['name']);
    expect(conflictsOf({ ...versions, theirs: draft({ name: 'Mine' }) })).toEqual([]);
  });

  test('keep what only one of them changed', () => {
    const kept = { description: 'Mine', members: [ana, ben] };
    expect(mergeOf(versions, new Set())).toMatchObject({ ...kept, name: 'Theirs' });
    expect(mergeOf(versions, new Set(['name']))).toMatchObject({ ...kept, name: 'Mine' });
  });
});

function occupant(id: string) {
  return { person: { id, name: id }, canChat: true, isManager: false, self: false };
}
