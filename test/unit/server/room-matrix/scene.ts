import type { Behavior, Privacy } from '#electron/model/room.ts';
import { type RunningServer, startServer } from '#electron/server/server.ts';
import { openDatabase } from '#electron/server/storage/database.ts';
import { readCommand } from '#electron/stanza/0050-commands.ts';
import { readStanzaId } from '#electron/stanza/0359-ids.ts';
import { NS } from '#electron/stanza/namespaces.ts';
import { readStanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import { Device } from '../device.ts';
import { addressOf, cast, type Relation, relations } from './relations.ts';
import { command, entry, saves } from './stanzas.ts';

const of = (...some: readonly Relation[]): readonly string[] => some.map(addressOf);
const lists = {
  members: [
    ...of('member', 'member and presenter', 'member and manager', 'member, manager and presenter'),
    ...of('presenter by a group, and member', 'denied member'),
    'wes@localhost',
    'crew@groups.rooms.localhost',
  ],
  managers: [
    ...of('manager', 'member and manager', 'member, manager and presenter', 'denied manager'),
    'leads@groups.rooms.localhost',
  ],
  // In a closed room only members present; `presenter` alone is one who lost the membership.
  presenters: [
    ...of('presenter', 'member and presenter', 'member, manager and presenter'),
    'stage@groups.rooms.localhost',
  ],
};
const walled = of('denied', 'denied member', 'denied manager', 'denied creator');
const groups = {
  crew: of('member by a group'),
  leads: of('manager by a group'),
  stage: of('presenter by a group, and member'),
  floor: [...relations.filter((one) => one !== 'outside').map(addressOf), 'wes@localhost'],
};

/** A server with one room, everybody signed in over a socket of their own, and two who sit in the room. */
export class Scene {
  readonly room: string;
  /** An address that was given to somebody and at which there is no room. */
  readonly blank: string;
  /** In the room as `Mop`: notices whatever happens there. */
  readonly witness: Device;
  readonly #server: RunningServer;
  readonly #mistakes: unknown[];
  readonly #devices: ReadonlyMap<Relation, Device>;
  readonly #watcher: Device;
  readonly #standard: Readonly<Record<string, string | boolean>>;
  #categories: ReadonlyMap<string, string> = new Map();
  #said = '';

  private constructor(
    stage: { server: RunningServer; mistakes: unknown[]; devices: ReadonlyMap<Relation, Device> },
    sitting: { witness: Device; watcher: Device },
    places: { room: string; blank: string },
    standard: Readonly<Record<string, string | boolean>>,
  ) {
    this.#server = stage.server;
    this.#mistakes = stage.mistakes;
    this.#devices = stage.devices;
    this.witness = sitting.witness;
    this.#watcher = sitting.watcher;
    this.room = places.room;
    this.blank = places.blank;
    this.#standard = standard;
  }

  static async opens(privacy: Privacy, behavior: Behavior): Promise<Scene> {
    const mistakes: unknown[] = [];
    const server = await startServer({
      port: 0,
      database: openDatabase(':memory:'),
      domain: 'localhost',
      onMistake: (error) => mistakes.push(error),
    });
    const names = [...Object.values(cast), 'wes'];
    for (const name of names) {
      const options = name === cast.administrator ? { administrator: true } : {};
      await server.putAccount(name, `${name}'s password`, options);
    }
    const devices = new Map<Relation, Device>();
    for (const relation of relations) devices.set(relation, await Device.signIn(server, cast[relation]));
    const [witness, watcher] = [await Device.signIn(server, 'mop'), await Device.signIn(server, 'wes')];
    const adam = found(devices.get('administrator'));
    const standard = {
      roomname: 'Desk',
      roomdesc: '',
      membersonly: privacy !== 'Open',
      publicroom: privacy !== 'Secret',
      moderatedroom: behavior === 'Auditorium',
      enablearchiving: true,
      whois: 'anyone',
    };
    const places = { room: await given(adam), blank: await given(adam) };
    const scene = new Scene({ server, mistakes, devices }, { witness, watcher }, places, standard);
    await scene.#set();
    return scene;
  }

  /** The archive id of what was said in the room at first. */
  get said(): string {
    return this.#said;
  }

  device(relation: Relation): Device {
    return found(this.#devices.get(relation));
  }

  /** Names of categories become their ids, on whatever form they stand. */
  inIds(stanza: Element): string {
    let text = stanza.toString();
    for (const [name, id] of this.#categories) {
      text = text.replace(`<value>${name}</value>`, `<value>${id}</value>`);
    }
    return text.replace(/^<(\w+)/, `<$1 xmlns="${NS.client}"`);
  }

  /** Everything that is answered to what was sent, until nothing more comes of it. */
  async tries(relation: Relation, ...stanzas: readonly Element[]): Promise<readonly Element[]> {
    const device = this.device(relation);
    for (const stanza of stanzas) device.send(this.inIds(stanza));
    return device.everythingHeard();
  }

  async enters(relation: Relation, nickname: string): Promise<void> {
    await this.tries(relation, entry(this.room, nickname));
  }

  async leaves(relation: Relation, nickname: string): Promise<void> {
    await this.tries(relation, xml('presence', { type: 'unavailable', to: `${this.room}/${nickname}` }));
    await this.witness.everythingHeard();
  }

  /** As it was at first, whatever somebody made of it. */
  async restores(): Promise<void> {
    const { room } = this;
    const fields = { invitations: 'Inherit', addin: '', disabled: false, category: 'Trading' };
    const open = { ...this.#standard, membersonly: false, publicroom: true };
    await this.#does(command('category-change', { category: 'Trading', denied: [] }));
    // Presenters without membership come from an open room.
    await this.#does(saves(room, open, { ...fields, ...lists }));
    await this.#does(saves(room, this.#standard));
    await this.#does(changesList(room, 'bart@localhost', 'outcast'));
    await this.#does(changesList(room, 'sam@localhost', 'none'));
    await this.#does(command('category-change', { category: 'Trading', denied: walled }));
    await this.#sit();
  }

  async closes(): Promise<void> {
    await this.#server.close();
    if (this.#mistakes.length > 0) throw this.#mistakes[0];
  }

  async #set(): Promise<void> {
    for (const [group, people] of Object.entries(groups)) {
      await this.#does(command('group-add', { group, people }));
    }
    const trading = { name: 'Trading', description: 'Metals', allowed: ['floor@groups.rooms.localhost'] };
    await this.#does(command('category-add', { ...trading, creators: of('creator', 'denied creator') }));
    const elsewhere = { name: 'Elsewhere', allowed: ['localhost'], creators: of('member and manager') };
    await this.#does(command('category-add', elsewhere));
    const listed = await this.#does(command('category-list'));
    const rows = readCommand(found(listed.getChild('command')))?.form?.items ?? [];
    const cell = (row: (typeof rows)[number], name: string): string =>
      row.find((one) => one.name === name)?.values[0] ?? '';
    this.#categories = new Map(rows.map((row) => [cell(row, 'name'), cell(row, 'id')]));
    const standing = rows.find((row) => cell(row, 'default') === 'yes');
    await this.#does(command('category-change', { category: cell(standing ?? [], 'id'), creators: [] }));
    await this.#does(command('addin-add', { name: 'Rates', url: 'https://rates.example/' }));
    await this.tries('administrator', entry(this.room, 'Maker'));
    await this.restores();
    await this.leaves('administrator', 'Maker');
    this.witness.send(
      xml('message', { type: 'groupchat', to: this.room }, xml('body', {}, 'Opening levels')),
    );
    const echo = await this.witness.hears((one) => one.getChild('body') !== undefined);
    this.#said = found(readStanzaId(echo, this.room));
    await this.#quiet();
  }

  /** Back into the room, where somebody was put out of it. */
  async #sit(): Promise<void> {
    this.witness.send(entry(this.room, 'Mop'));
    await this.witness.everythingHeard();
    this.#watcher.send(entry(this.room, 'Watcher'));
    await this.#quiet();
  }

  /** What came of that is not what the next one did. */
  async #quiet(): Promise<void> {
    await Promise.all(
      [...this.#devices.values(), this.witness, this.#watcher].map((one) => one.everythingHeard()),
    );
    await this.witness.everythingHeard();
  }

  async #does(stanza: Element): Promise<Element> {
    const answers = await this.tries('administrator', stanza);
    const answer = found(answers.find(({ attrs }) => attrs.id === 'tried'));
    const refused = readStanzaError(answer);
    if (refused) throw new Error(`The scene cannot be set: ${answer} to ${stanza}`);
    return answer;
  }
}

function changesList(room: string, jid: string, affiliation: string): Element {
  const query = xml('query', { xmlns: NS.mucAdmin }, xml('item', { affiliation, jid }));
  return xml('iq', { type: 'set', to: room, id: 'tried' }, query);
}

async function given(adam: Device): Promise<string> {
  const answer = await adam.asks('get', 'rooms.localhost', xml('unique', { xmlns: NS.mucUnique }));
  return `${answer.getChildText('unique')}@rooms.localhost`;
}

function found<T>(value: T | undefined): T {
  if (value === undefined) throw new Error('What the scene needs is not there.');
  return value;
}
