/**
 * Who may do what in rooms, written down a second time and differently: as sets of people, worked out anew for
 * every question. What the room service answers has to be the same.
 */
export interface ModelRoom {
  category: string;
  privacy: 'Open' | 'Closed' | 'Secret';
  auditorium: boolean;
  disabled: boolean;
  archived: boolean;
  readonly members: Set<string>;
  readonly managers: Set<string>;
  readonly presenters: Set<string>;
  readonly banned: Set<string>;
  /** The room that it is linked with, if it is secret. */
  companion?: string;
}

export interface ModelCategory {
  allowed: Set<string>;
  denied: Set<string>;
  history: boolean;
}

export class Model {
  readonly people: readonly string[];
  readonly administrator: string;
  readonly groups = new Map<string, Set<string>>();
  readonly categories = new Map<string, ModelCategory>();
  readonly rooms = new Map<string, ModelRoom>();

  constructor(people: readonly string[], administrator: string) {
    this.people = people;
    this.administrator = administrator;
  }

  sees(person: string, room: string): boolean {
    const { privacy, category } = this.#room(room);
    if (privacy === 'Secret') return this.#isOn(person, room, 'members') && this.#follows(person, room);
    return this.#inside(person, category);
  }

  /** Gets another answer than from a room that does not exist. */
  knows(person: string, room: string): boolean {
    return person === this.administrator || this.sees(person, room);
  }

  enters(person: string, room: string): boolean {
    const { privacy, disabled, category, banned } = this.#room(room);
    if (disabled || !this.#inside(person, category) || this.#among(person, banned)) return false;
    return privacy === 'Open' || (this.#isOn(person, room, 'members') && this.#follows(person, room));
  }

  reads(person: string, room: string): boolean {
    const { archived, category } = this.#room(room);
    return this.enters(person, room) && archived && (this.categories.get(category)?.history ?? false);
  }

  posts(person: string, room: string): boolean {
    const { auditorium } = this.#room(room);
    return this.enters(person, room) && (!auditorium || this.#isOn(person, room, 'presenters'));
  }

  manages(person: string, room: string): boolean {
    if (person === this.administrator) return true;
    return this.knows(person, room) && this.#isOn(person, room, 'managers');
  }

  /** Who is outside the new scope is taken off the lists. */
  moves(room: string, category: string): void {
    const moved = this.#room(room);
    moved.category = category;
    for (const list of [moved.members, moved.managers, moved.presenters]) {
      for (const principal of list) {
        const persons = this.#peopleOf(principal);
        const named = this.categories.get(category)?.allowed.has(principal) ?? false;
        const denied = this.categories.get(category)?.denied.has(principal) ?? false;
        const all = persons.every((one) => this.#inside(one, category));
        const isDomain = !principal.includes('@');
        const isGroup = this.groups.has(principal);
        const stays = isDomain ? named && !denied : isGroup ? !denied && (named || all) : all;
        if (!stays) list.delete(principal);
      }
    }
  }

  /** May go where the link leads, if it leads to where others can go. */
  #follows(person: string, room: string): boolean {
    const { privacy, companion } = this.#room(room);
    const other = privacy === 'Secret' && companion !== undefined ? this.rooms.get(companion) : undefined;
    if (!other || companion === undefined || other.privacy === 'Secret') return true;
    if (other.privacy === 'Closed') return this.#isOn(person, companion, 'members');
    return this.#inside(person, other.category) && !this.#among(person, other.banned);
  }

  #isOn(person: string, room: string, list: 'members' | 'managers' | 'presenters'): boolean {
    const { category, banned, [list]: principals } = this.#room(room);
    return this.#inside(person, category) && !this.#among(person, banned) && this.#among(person, principals);
  }

  #inside(person: string, category: string): boolean {
    const { allowed, denied } = this.categories.get(category) ?? { allowed: new Set(), denied: new Set() };
    return person === this.administrator || (this.#among(person, allowed) && !this.#among(person, denied));
  }

  #among(person: string, principals: ReadonlySet<string>): boolean {
    return [...principals].some((one) => this.#peopleOf(one).includes(person));
  }

  #peopleOf(principal: string): readonly string[] {
    if (!principal.includes('@')) return this.people.filter((one) => one.endsWith(`@${principal}`));
    return this.groups.has(principal) ? [...(this.groups.get(principal) ?? [])] : [principal];
  }

  #room(name: string): ModelRoom {
    const room = this.rooms.get(name);
    if (!room) throw new Error(`The model has no room ${name}.`);
    return room;
  }
}
