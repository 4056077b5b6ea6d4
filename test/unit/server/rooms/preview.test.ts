import { expect, it } from 'vitest';
import { makeForm } from '#electron/stanza/0004-form.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readPreviewAnswer, writePreviewQuestion } from '#electron/stanza/perch-preview.ts';
import { roomField } from '#electron/stanza/perch-room-form.ts';
import { openHouse, type Person } from './house.ts';
import { commands, refusalOf, saves, valuesOf } from './wire.ts';

const crew = 'crew@groups.rooms.localhost';
const [ana, cy] = ['ana@localhost', 'cy@localhost'];

/** Ana's room, where Ben and Cy are by a group, and Cy by himself too. */
function house() {
  const opened = openHouse({
    accounts: { isAdministrator: (account: string) => account === 'adam@localhost' },
  });
  commands(opened.person('adam'), 'group-add', { group: 'crew', people: ['ben@localhost', cy] });
  const manager = opened.person('ana');
  manager.enters('desk');
  saves(manager, 'desk', {}, { members: [ana, cy, crew] });
  for (const name of ['ben', 'cy']) opened.person(name).enters('desk', name);
  return { manager, ben: opened.person('ben') };
}

function previews(person: Person, values: Readonly<Record<string, string | readonly string[]>>) {
  const form = makeForm('submit', NS.mucRoomConfig, values);
  const answer = person.asks('desk', 'get', writePreviewQuestion(form).toString());
  const told = answer.getChild('preview', NS.perch);
  return refusalOf(answer) ?? (told && readPreviewAnswer(told)?.map(({ address }) => address));
}

it('whoever is in a room by a group that is taken off is named; who stays by another principal is not', () => {
  const { manager } = house();
  expect(previews(manager, { [roomField.members]: [ana, cy] })).toEqual(['ben@localhost']);
  expect(previews(manager, { [roomField.members]: [ana] })).toEqual(['ben@localhost', cy]);
  expect(previews(manager, { 'muc#roomconfig_roomname': 'Another name' })).toEqual([]);
});

it('nothing is saved by it, and what could not be saved is refused as saving it is', () => {
  const { manager } = house();
  previews(manager, { [roomField.members]: [ana] });
  expect(valuesOf(manager, 'desk', 'members')).toEqual([ana, cy, crew]);
  expect(previews(manager, { [roomField.managers]: [] })).toBe('conflict InvalidArgument managers');
});

it('it is for those who manage the room', () => {
  expect(previews(house().ben, {})).toMatch(/^forbidden/);
});
