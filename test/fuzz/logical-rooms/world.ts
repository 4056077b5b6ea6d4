import { expect } from 'vitest';
import { FaultError } from '#electron/model/fault.ts';
import type { Audience } from '#electron/model/logical-room.ts';
import { Person } from '#test/support/person.ts';
import type { OwnServer } from '#test/unit/core/desk.ts';
import { Insider, type Pair } from './insider.ts';
import { beginning, expectNothing, mark, panelName } from './marks.ts';
import { Standing } from './standing.ts';
import { type Name, names, type Step } from './steps.ts';

/** A public room and a secret one on a real server, Ana who manages both, and people with Perch at home. */
export class World {
  readonly #server: OwnServer;
  readonly #ana: Person;
  readonly #pair: Pair;
  readonly #people: ReadonlyMap<Name, Insider>;
  readonly #standings = new Map(names.map((name) => [name, new Standing(name === 'ben')]));
  #isLinked = true;
  #count = 0;

  private constructor(server: OwnServer, ana: Person, pair: Pair, people: ReadonlyMap<Name, Insider>) {
    this.#server = server;
    this.#ana = ana;
    this.#pair = pair;
    this.#people = people;
  }

  /** Everybody in the public room, Ben on the panel. `run`: no two worlds on a server have the same people. */
  static async opens(server: OwnServer, run: number): Promise<World> {
    const ana = await Person.returns(server.chat, await server.address(`ana${run}`));
    const accounts = new Map<Name, string>();
    for (const name of names) accounts.set(name, await server.address(`${name}${run}`));
    const publicRoom = await ana.opens({
      name: `Talk ${run}`,
      members: [ana.address, ...accounts.values()],
    });
    const ben = accounts.get('ben') ?? '';
    const settings = { name: `${panelName} ${run}`, members: [ana.address, ben] };
    const privateRoom = await ana.chat.services.logicalRooms.create(publicRoom, settings);
    await ana.joins(privateRoom);
    const pair = { publicRoom, privateRoom };
    const people = new Map<Name, Insider>();
    for (const [name, address] of accounts) people.set(name, await Insider.comes(server, address, pair));
    const world = new World(server, ana, pair, people);
    for (const person of people.values()) await person.follows(publicRoom);
    await people.get('ben')?.follows(privateRoom);
    await world.#settles();
    for (const person of people.values()) await person.installs();
    await world.#talks();
    for (const person of people.values()) {
      await person.isToldInPublic(mark.public);
    }
    await world.#settles();
    return world;
  }

  async lives(step: Step): Promise<void> {
    await this.#takes(step);
    if (step.calm) await this.#settles();
  }

  /** Everybody has heard of everything; whoever is outside has nothing. */
  async ends(): Promise<void> {
    await this.#settles();
    for (const name of names) await this.#checkExport(name);
    for (const person of this.#people.values()) {
      expectNothing(person.address, 'found by an add-in', await person.findsByAddIn(beginning), [
        mark.private,
      ]);
    }
    const said = await Promise.all([
      this.#ana.reads(this.#pair.publicRoom),
      this.#ana.reads(this.#pair.privateRoom),
    ]);
    const [open = '', secret = ''] = said.map((messages) => messages.map(({ text }) => text).join('\n'));
    expect(open).not.toContain(mark.private);
    expect(secret).not.toContain(mark.public);
    for (const name of names) {
      const person = this.#person(name);
      await person.closes();
      if (this.#standing(name).everInside) continue;
      expectNothing(name, 'on the disk', person.onDisk(), [mark.private, panelName, this.#pair.privateRoom]);
    }
  }

  async closes(): Promise<void> {
    for (const person of this.#people.values()) {
      await person.closes();
      await person.leaves();
    }
    await this.#ana.leaves();
  }

  async #takes(step: Step): Promise<void> {
    switch (step.do) {
      case 'switch':
        return this.#person(step.who).switches();
      case 'write':
        return this.#person(step.who).writes((audience) => this.#text(audience, step.who));
      case 'post':
        return this.#person(step.who).posts((audience) => this.#text(audience, step.who));
      case 'cut':
        return this.#person(step.who).cut();
      case 'restart':
        return this.#person(step.who).restarts();
      case 'talk':
        return this.#talks();
      case 'panel':
        return this.#seats(step.who, step.is);
      case 'desk':
        return this.#admits(step.who, step.is);
      case 'link':
        return this.#links(step.is);
      case 'server':
        await this.#server.stop();
        await this.#server.start();
        await this.#anaIsBack();
    }
  }

  /** Ana speaks to both. */
  async #talks(): Promise<void> {
    const { publicRoom, privateRoom } = this.#pair;
    await this.#ana.says(privateRoom, this.#text('private', 'ana'));
    await this.#ana.says(publicRoom, this.#text('public', 'ana'));
  }

  async #seats(who: Name, is: boolean): Promise<void> {
    const standing = this.#standing(who);
    if (standing.onPanel === is) return;
    const isDone = await this.#changes(is, this.#pair.privateRoom, who);
    // Who may not enter the public room does not get onto the panel of it.
    expect([who, 'seated', isDone]).toEqual([who, 'seated', !is || standing.onDesk || !this.#isLinked]);
    if (!isDone) return;
    standing.onPanel = is;
    standing.note(this.#isLinked);
    if (is) await this.#comesIn(who, this.#pair.privateRoom);
  }

  async #admits(who: Name, is: boolean): Promise<void> {
    const standing = this.#standing(who);
    if (standing.onDesk === is) return;
    expect(await this.#changes(is, this.#pair.publicRoom, who)).toBe(true);
    standing.onDesk = is;
    standing.note(this.#isLinked);
    if (is) await this.#comesIn(who, this.#pair.publicRoom);
    if (standing.isInside(this.#isLinked)) await this.#comesIn(who, this.#pair.privateRoom);
  }

  async #links(is: boolean): Promise<void> {
    if (this.#isLinked === is) return;
    const { logicalRooms } = this.#ana.chat.services;
    const isFit = [...this.#standings.values()].every(({ onDesk, onPanel }) => onDesk || !onPanel);
    if (is && !isFit) {
      await expect(logicalRooms.link(this.#pair)).rejects.toMatchObject({
        fault: { code: 'PrincipalsNotInScope' },
      });
      return;
    }
    await (is ? logicalRooms.link(this.#pair) : logicalRooms.unlink(this.#pair.privateRoom));
    this.#isLinked = is;
    // Who was put out because of the public room alone may come back.
    for (const name of names) {
      const standing = this.#standing(name);
      standing.note(this.#isLinked);
      if (standing.isInside(this.#isLinked)) await this.#comesIn(name, this.#pair.privateRoom);
    }
  }

  async #changes(is: boolean, room: string, who: Name): Promise<boolean> {
    const { management } = this.#ana.chat;
    const { address } = this.#person(who);
    try {
      if (is) await management.addUsersOrGroupsToRole('Member', room, [address]);
      else await management.removeUsersOrGroupsFromRole('Member', room, [address]);
      return true;
    } catch (error) {
      if (error instanceof FaultError && error.fault.code === 'PrincipalsNotInScope') return false;
      throw error;
    }
  }

  async #comesIn(who: Name, room: string): Promise<void> {
    await this.#person(who).isOnline();
    await this.#person(who).follows(room);
  }

  /**
   * Everybody is online and has heard what was said last wherever they are: what came before it on the same stream has
   * reached them too. Then whoever was outside all the while has heard nothing, and whoever is outside has nothing.
   */
  async #settles(): Promise<void> {
    for (const person of this.#people.values()) await person.isOnline();
    const inside = names.filter((name) => this.#standing(name).isInside(this.#isLinked));
    await this.#hearsAll(this.#pair.privateRoom, this.#text('private', 'ana'), inside);
    const members = names.filter((name) => this.#standing(name).onDesk);
    await this.#hearsAll(this.#pair.publicRoom, this.#text('public', 'ana'), members);
    for (const name of names) await this.#checkOutside(name);
  }

  async #hearsAll(room: string, text: string, who: readonly Name[]): Promise<void> {
    await this.#ana.says(room, text);
    await Promise.all(who.map((name) => this.#person(name).hears(room, text)));
  }

  async #checkOutside(name: Name): Promise<void> {
    const [person, standing] = [this.#person(name), this.#standing(name)];
    const heard = person.overheard();
    expectNothing(name, 'told beside the public room', person.toldInPublic(), [mark.private]);
    const [toAll, among] = await person.unsent();
    expectNothing(name, 'about to be said to all', toAll, [mark.private]);
    expectNothing(name, 'about to be said in private', among, [mark.public]);
    if (!standing.wasInside) expectNothing(name, 'heard', heard, standing.unknown);
    const isInside = standing.isInside(this.#isLinked);
    if (!isInside) {
      const { privateRoom } = this.#pair;
      // What they lost is away at once where they are there, and otherwise as soon as they come back.
      await person.isWithout(privateRoom);
      expectNothing(name, 'seen', await person.sees(beginning), standing.unknown);
      person.overheard();
    }
    standing.wasInside = isInside;
  }

  async #checkExport(name: Name): Promise<void> {
    const standing = this.#standing(name);
    if (standing.isInside(this.#isLinked)) return;
    expectNothing(name, 'exported', await this.#person(name).exports(), standing.unknown);
  }

  async #anaIsBack(): Promise<void> {
    for (const room of [this.#pair.privateRoom, this.#pair.publicRoom]) await this.#ana.isIn(room);
  }

  #text(audience: Audience, who: Name | 'ana'): string {
    this.#count += 1;
    return `${mark[audience]} ${who} ${this.#count}`;
  }

  #person(name: Name): Insider {
    const person = this.#people.get(name);
    if (!person) throw new Error(`${name} is not here.`);
    return person;
  }

  #standing(name: Name): Standing {
    const standing = this.#standings.get(name);
    if (!standing) throw new Error(`${name} is not here.`);
    return standing;
  }
}
