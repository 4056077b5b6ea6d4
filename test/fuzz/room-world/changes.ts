import { writeMembershipWish } from '#electron/stanza/0045-requests.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { body, command, entry, iq, query, saves, says } from '#test/unit/server/room-matrix/stanzas.ts';
import type { Model } from '#test/unit/server/rooms/world-model.ts';
import { wordsOf } from './scenery.ts';
import { nicknameOf, type StepOf } from './steps.ts';

/** What is done to rooms, and to what is around them. */
export type Change = StepOf<'group' | 'scope' | 'save' | 'lists' | 'ban' | 'move'>;
/** What somebody does in a room, or at its door. */
export type Deed = StepOf<'enter' | 'leave' | 'say' | 'invite' | 'ask'>;

/** What somebody sends to a room. */
export function deedOf(step: Deed, to: string): Element {
  switch (step.do) {
    case 'enter':
      return entry(to, nicknameOf(step.device));
    case 'leave':
      return xml('presence', { to: `${to}/${nicknameOf(step.device)}`, type: 'unavailable' });
    case 'say':
      return says(to, body(wordsOf(step.room)));
    case 'ask':
      return iq('set', to, query(NS.register, writeMembershipWish({ words: 'Let me in' })));
    case 'invite': {
      const x = xml('x', { xmlns: NS.mucUser }, xml('invite', { to: step.person }));
      return xml('message', { to, id: 'tried' }, x);
    }
  }
}

/** What asks for it; `at` is the room or the service that it is about. */
export function changeOf(step: Change, at: string): Element {
  switch (step.do) {
    case 'group':
      return command('group-change', { group: step.group, people: step.people });
    case 'scope': {
      const { category, allowed, denied, history } = step;
      return command('category-change', { category, allowed, denied, history });
    }
    case 'move':
      return command('room-change', { room: at, category: step.category });
    case 'lists':
      return saves(at, {}, { [step.list]: step.principals });
    case 'ban':
      return iq('set', at, query(NS.mucAdmin, xml('item', { affiliation: 'outcast', jid: step.person })));
    case 'save': {
      const standard = {
        membersonly: step.privacy !== 'Open',
        publicroom: step.privacy !== 'Secret',
        moderatedroom: step.auditorium,
        enablearchiving: step.archived,
      };
      return saves(at, standard, { disabled: step.disabled });
    }
  }
}

/** What becomes of the model once it is done. */
export function changeModel(model: Model, step: Change): void {
  if (step.do === 'group') model.groups.set(step.group, new Set(step.people));
  else if (step.do === 'scope') {
    const { category, allowed, denied, history } = step;
    model.categories.set(category, { allowed: new Set(allowed), denied: new Set(denied), history });
  } else changeRoom(model, step);
}

function changeRoom(model: Model, step: StepOf<'save' | 'lists' | 'ban' | 'move'>): void {
  const room = model.rooms.get(step.room);
  if (!room) return;
  if (step.do === 'move' && room.category !== step.category) model.moves(step.room, step.category);
  else if (step.do === 'save') {
    const { privacy, auditorium, disabled, archived } = step;
    Object.assign(room, { privacy, auditorium, disabled, archived });
  } else if (step.do === 'lists') {
    room[step.list].clear();
    for (const each of step.principals) {
      room[step.list].add(each);
      room.banned.delete(each);
    }
  } else if (step.do === 'ban') {
    for (const list of [room.members, room.managers, room.presenters]) list.delete(step.person);
    room.banned.add(step.person);
  }
}
