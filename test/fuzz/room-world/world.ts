import { expect } from 'vitest';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import type { Element } from '#electron/stanza/xml.ts';
import { Device } from '#test/unit/server/device.ts';
import { service } from '#test/unit/server/room-matrix/stanzas.ts';
import { permissionsIn, permissionsOf } from './answers.ts';
import { type Change, changeModel, changeOf, type Deed, deedOf } from './changes.ts';
import { checkHeard, either, type Hearings, hearingIn } from './hearing.ts';
import { idOf, questionsTo, questionsToService } from './questions.ts';
import { inClient, modelOf, type Scenery, setScenery, wordsOf } from './scenery.ts';
import { accountOf, devices, isInReach, nicknameOf, rooms, type Step, type StepOf } from './steps.ts';

const seatOf = (device: string, room: string): string => `${device} ${room}`;
const isRefused = (answers: readonly Element[]): boolean =>
  answers.some((one) => readStanzaError(one) !== undefined);

/** A real server with two rooms, everybody signed in on their devices, and the model of who may do what. */
export class World {
  readonly model = modelOf();
  readonly #scenery: Scenery;
  readonly #devices = new Map<string, Device>();
  /** Who sits where, by what they were told. */
  readonly #seats = new Set<string>();

  private constructor(scenery: Scenery) {
    this.#scenery = scenery;
  }

  /** With people in both rooms, on both of their devices. */
  static async opens(): Promise<World> {
    const world = new World(await setScenery());
    for (const device of [...devices, 'bot/token']) await world.#signIn(device);
    for (const device of ['ana/desk', 'ana/phone', 'ben/desk', 'ben/phone']) {
      await world.lives({ do: 'enter', device, room: 'desk' });
    }
    await world.lives({ do: 'enter', device: 'cy/desk', room: 'news' });
    return world;
  }

  async closes(): Promise<void> {
    await this.#scenery.server.close();
    const [mistake] = this.#scenery.mistakes;
    if (mistake !== undefined) throw mistake;
  }

  /** Does it, and holds everything that everybody hears of it, and can find out after it, against the model. */
  async lives(step: Step): Promise<void> {
    const before = hearingIn(this.model);
    const answers = await this.#takes(step);
    const heard = new Map<string, readonly Element[]>();
    for (const [device, connected] of this.#devices) heard.set(device, await connected.everythingHeard());
    const { by, told } = answers;
    if (by !== undefined) heard.set(by, [...told, ...(heard.get(by) ?? [])]);
    const now = hearingIn(this.model);
    const { addresses } = this.#scenery;
    for (const [device, stanzas] of heard) {
      checkHeard(device, stanzas, addresses, either(before, now));
      this.#checkSeats(device, stanzas, step);
    }
    if (step.do === 'say' && by !== undefined && !isRefused(told)) this.#checkReached(step, heard);
    for (const device of this.#devices.keys()) await this.#checkAnswers(device, now);
  }

  async #takes(step: Step): Promise<{ by?: string; told: readonly Element[] }> {
    switch (step.do) {
      case 'sign out':
        await this.#signOut(step.device);
        return { told: [] };
      case 'sign in':
        await this.#signIn(step.device);
        return { told: [] };
      case 'enter':
      case 'leave':
      case 'say':
      case 'invite':
      case 'ask':
        return this.#devices.has(step.device) ? this.#acts(step) : { told: [] };
      default:
        return this.#administers(step);
    }
  }

  async #acts(step: Deed) {
    const { device, room } = step;
    const connected = this.#device(device);
    const isIn = this.#seats.has(seatOf(device, room));
    connected.send(inClient(deedOf(step, this.#scenery.addresses[room])));
    const told = await connected.everythingHeard();
    const account = accountOf(device);
    const { model } = this;
    if (step.do === 'enter') {
      const may = isInReach(device, room) && model.enters(account, room);
      expect([device, room, 'enters', !isRefused(told)]).toEqual([device, room, 'enters', may]);
      if (!isRefused(told)) this.#seats.add(seatOf(device, room));
    }
    if (step.do === 'say') {
      const may = isIn && model.posts(account, room);
      expect([device, room, 'says', !isRefused(told)]).toEqual([device, room, 'says', may]);
    }
    if (step.do === 'leave') this.#seats.delete(seatOf(device, room));
    if (step.do === 'invite') this.#invited(step, isIn && !isRefused(told));
    return { by: device, told };
  }

  /** Whoever manages a room makes members of those whom they invite; they stay what they are beside that. */
  #invited({ device, room, person }: StepOf<'invite'>, done: boolean): void {
    const invited = this.model.rooms.get(room);
    if (!done || !invited || invited.privacy === 'Open') return;
    const wasIn = this.model.enters(person, room);
    if (!wasIn)
      expect([device, 'invites', this.model.manages(accountOf(device), room)]).toEqual([
        device,
        'invites',
        true,
      ]);
    if (!wasIn) invited.members.add(person);
  }

  async #administers(step: Change) {
    const by = 'by' in step ? `${step.by.split('@')[0]}/desk` : 'adam/desk';
    const connected = this.#devices.get(by);
    if (!connected) return { told: [] };
    const at = 'room' in step ? this.#scenery.addresses[step.room] : service;
    connected.send(inClient(changeOf(step, at)));
    const told = await connected.everythingHeard();
    const refused = isRefused(told.filter(({ attrs }) => attrs.id === 'tried'));
    if ('by' in step && !this.model.manages(step.by, step.room))
      expect([step, refused]).toEqual([step, true]);
    if (!refused) changeModel(this.model, step);
    return { by, told };
  }

  /** Whoever may not be in a room any more has been put out of it, on each device, and nobody else has. */
  #checkSeats(device: string, stanzas: readonly Element[], step: Step): void {
    for (const room of rooms) {
      const from = `${this.#scenery.addresses[room]}/${nicknameOf(device)}`;
      const left = stanzas.some(
        ({ name, attrs }) => name === 'presence' && attrs.type === 'unavailable' && attrs.from === from,
      );
      const seat = seatOf(device, room);
      const wasIn = this.#seats.has(seat);
      const isIn = wasIn && this.model.enters(accountOf(device), room);
      if (wasIn && !isIn) this.#seats.delete(seat);
      const byItself = step.do === 'leave' && step.device === device && step.room === room;
      if (!byItself)
        expect([device, room, 'is put out', left]).toEqual([device, room, 'is put out', wasIn && !isIn]);
    }
  }

  /** What was said reaches everybody who is in, on each device. */
  #checkReached({ room }: StepOf<'say'>, heard: ReadonlyMap<string, readonly Element[]>): void {
    for (const [device, stanzas] of heard) {
      if (!this.#seats.has(seatOf(device, room))) continue;
      expect([device, stanzas.join('')]).toEqual([device, expect.stringContaining(wordsOf(room))]);
    }
  }

  /** What can be found out is what the model says. */
  async #checkAnswers(device: string, now: Hearings): Promise<void> {
    const connected = this.#device(device);
    const account = accountOf(device);
    const questions = [
      ...(device === 'bot/token' ? [] : questionsToService()),
      ...rooms.flatMap((room) => questionsTo(this.#scenery.addresses[room])),
    ];
    for (const question of questions) connected.send(inClient(question));
    const answers = await connected.everythingHeard();
    checkHeard(device, answers, this.#scenery.addresses, now);
    if (device === 'bot/token') return;
    for (const room of rooms) {
      const [at, { model }] = [this.#scenery.addresses[room], this];
      const answerTo = (id: string): Element | undefined =>
        answers.find(({ name, attrs }) => name === 'iq' && attrs.id === id);
      const disabled = model.rooms.get(room)?.disabled ?? false;
      const listed = answers.some(
        (one) =>
          one
            .getChild('query', NS.discoItems)
            ?.getChildren('item')
            .some(({ attrs }) => attrs.jid === at) && one.attrs.from === service,
      );
      const is = (what: string, actual: unknown, wanted: unknown): void =>
        expect([device, room, what, actual]).toEqual([device, room, what, wanted]);
      is('finds', listed, model.sees(account, room) && !disabled);
      is('may', permissionsOf(answerTo(idOf.description(at))), permissionsIn(model, account, room));
      is('reads', answerTo(idOf.archive(at))?.attrs.type === 'result', model.reads(account, room));
    }
  }

  #device(device: string): Device {
    const connected = this.#devices.get(device);
    if (!connected) throw new Error(`${device} is not signed in.`);
    return connected;
  }

  async #signIn(device: string): Promise<void> {
    if (this.#devices.has(device)) return;
    const [name = '', resource = ''] = device.split('/');
    const connected =
      name === 'bot'
        ? await this.#scenery.bySecret()
        : await Device.signIn(this.#scenery.server, name, { resource });
    this.#devices.set(device, connected);
  }

  async #signOut(device: string): Promise<void> {
    const connected = this.#devices.get(device);
    this.#devices.delete(device);
    for (const room of rooms) this.#seats.delete(seatOf(device, room));
    await connected?.leaves();
  }
}
