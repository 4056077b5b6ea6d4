import type { FaultError } from '#electron/model/fault.ts';
import type { RoomAddress } from '#electron/model/ids.ts';
import type { Person } from '#electron/model/person.ts';
import type { Occupant } from '#electron/model/room.ts';
import { backoff } from '#electron/session/backoff.ts';
import { Pause } from '#electron/session/pause.ts';
import { connectionLost, StanzaFaultError } from '#electron/session/request-fault.ts';
import { type MucUser, mucStatus, readMucUser, writeDestroyed } from '#electron/stanza/0045-muc.ts';
import { writeMucOwner } from '#electron/stanza/0045-owner.ts';
import { readOccupantId } from '#electron/stanza/0421-occupant-id.ts';
import { isParted } from '#electron/stanza/perch-parted.ts';
import { stanzaError } from '#electron/stanza/stanza-error.ts';
import { type Element, xml } from '#electron/stanza/xml.ts';
import type { RoomTrust } from '../service/room-properties.ts';
import type { ParticipantAttendanceChange, Termination } from '../session-values.ts';
import type { Wire } from '../wire.ts';
import { Entrance, nicknameOf } from './entrance.ts';
import { askRoster } from './hidden-roster.ts';
import { Roster } from './roster.ts';
import { isStillInside } from './self-ping.ts';
import { readTermination, refusedEntry } from './termination.ts';

/** What a link tells of itself, in the order in which the room's stanzas came. */
export interface RoomLinkListener {
  /** In the room, for the first time or again. */
  entered(): void;
  /** Out of it by accident; it enters again by itself. */
  interrupted(): void;
  /** Out of it for good. */
  terminated(termination: Termination): void;
  attendance(change: ParticipantAttendanceChange): void;
}

/** How long to wait for the room to confirm that we left, in milliseconds. */
const farewell = 5_000;
/** After so long without a word from a room it is asked whether we are still in it, in milliseconds. */
const silence = 300_000;

/** The own presence in one room (XEP-0045, 7): enters, notices when it is lost, enters again. */
export class RoomLink {
  readonly roster: Roster;
  readonly #wire: Wire;
  readonly #room: RoomAddress;
  readonly #listener: RoomLinkListener;
  readonly #trust: () => RoomTrust;
  readonly #pause: Pause;
  #state: 'outside' | 'entering' | 'inside' | 'leaving' | 'ended' = 'outside';
  #nickname: string;
  #entrance: Entrance | undefined;
  #hidesRoster = false;
  #left = () => {};
  #stopListening = () => {};

  constructor(wire: Wire, room: RoomAddress, trust: () => RoomTrust, listener: RoomLinkListener) {
    this.#wire = wire;
    this.#room = room;
    this.#trust = trust;
    this.#listener = listener;
    this.#nickname = wire.nickname;
    this.#pause = new Pause(wire.session.surroundings);
    this.roster = new Roster(room);
  }

  /** As the room knows it. */
  get self() {
    return this.roster.find(this.#nickname);
  }

  /** Only the own presence is told. */
  get hidesRoster(): boolean {
    return this.#hidesRoster;
  }

  get inside(): boolean {
    return this.#state === 'inside';
  }

  /** Whether somebody in the room is the signed-in person, by whatever the room discloses of both. */
  isOwn(author: Person): boolean {
    return author.id === this.#wire.session.address || author.id === this.self?.person.id;
  }

  /** Rejects with a FaultError; only one attempt at a time. `first` is done when it is this room's turn. */
  async enter(first: () => Promise<void> = async () => {}): Promise<void> {
    this.#state = 'entering';
    await this.#wire.turns.run(this.#room, async () => {
      if (this.#state === 'entering') await first();
      if (this.#state !== 'entering') return;
      this.#entrance = new Entrance(this.#wire, this.#room);
      try {
        await this.#entrance.enter();
      } finally {
        this.#entrance = undefined;
      }
    });
  }

  /** Resolves when the room has confirmed it, or does not; while still entering at once. Never rejects. */
  async leave(): Promise<void> {
    const wasInside = this.#state === 'inside';
    const knocked = this.#entrance !== undefined;
    this.end('leaving');
    if (wasInside || knocked) await this.#sayGoodbye(wasInside);
    this.#state = 'ended';
  }

  async #sayGoodbye(confirmed: boolean): Promise<void> {
    const { session } = this.#wire;
    const answer = Promise.withResolvers<void>();
    this.#left = answer.resolve;
    const cancel = session.surroundings.after(farewell, answer.resolve);
    const to = `${this.#room}/${this.#nickname}`;
    try {
      await session.send(xml('presence', { to, type: 'unavailable' }));
      if (confirmed) await answer.promise;
    } catch {
      // Without a connection nobody is there to hear it.
    }
    cancel();
  }

  /** Nothing more is told. */
  end(state: 'leaving' | 'ended' = 'ended'): void {
    this.#state = state;
    this.#stopListening();
    this.#pause.end();
    this.#entrance?.fail(connectionLost());
  }

  /** The stream is a new one, on which no room is joined. */
  renew(): void {
    if (this.#state === 'inside') void this.#enterAgain();
    this.#entrance?.fail(connectionLost());
    this.#pause.end();
  }

  /** Asks whether we are still in the room; a ghost enters again (XEP-0410). */
  async verify(): Promise<void> {
    if (this.#state !== 'inside') return;
    const { turns, session } = this.#wire;
    const inside = await turns.run(this.#room, () =>
      isStillInside(session, `${this.#room}/${this.#nickname}`),
    );
    if (!inside && this.#state === 'inside') await this.#enterAgain();
  }

  hear(presence: Element): void {
    this.heard();
    const user = readMucUser(presence);
    const self = user?.statuses.includes(mucStatus.self) || nicknameOf(presence) === this.#nickname;
    if (presence.attrs.type === 'error') this.#entrance?.hear(presence);
    else if (presence.attrs.type === 'unavailable') this.#someoneLeft(presence, user, self);
    else if (user) this.#someoneCame(presence, user);
  }

  /** Who is in a room that does not tell it by itself, asked for at once. */
  askRoster(): Promise<readonly Occupant[]> {
    return askRoster(this.#wire.session, this.#room, this.#nickname);
  }

  /** The room has become too large to tell who comes and goes, or tells it again. */
  rosterTurned(hidden: boolean): void {
    this.#hidesRoster = hidden;
    if (hidden) this.#listener.attendance(this.roster.forgetOthers(this.#nickname));
  }

  /** A sign of life of the room. */
  heard(): void {
    this.#stopListening();
    if (this.#state !== 'inside') return;
    const { after, random } = this.#wire.session.surroundings;
    this.#stopListening = after(silence * (1 + random()), () => void this.verify().then(() => this.heard()));
  }

  #someoneCame(presence: Element, user: MucUser): void {
    const self = user.statuses.includes(mucStatus.self);
    // Only while entering: what it leads to cannot be undone.
    if (self && this.#state === 'entering' && user.statuses.includes(mucStatus.created)) {
      this.#undoCreation();
      return;
    }
    const nickname = nicknameOf(presence);
    const occupantId = this.#trust().occupantIds ? readOccupantId(presence) : undefined;
    const item = user.items[0] ?? {};
    const change = this.roster.enter({ nickname, item, self, ...(occupantId && { occupantId }) });
    if (self) this.#nickname = nickname;
    if (this.#state === 'inside') this.#listener.attendance(change);
    this.#entrance?.hear(presence);
    if (self && this.#state === 'entering') this.#entered();
  }

  #entered(): void {
    this.#state = 'inside';
    this.heard();
    this.#listener.entered();
    this.#listener.attendance({ joined: this.roster.all, left: [], changed: [] });
  }

  #someoneLeft(presence: Element, user: MucUser | undefined, self: boolean): void {
    const change = this.roster.leave(nicknameOf(presence));
    const renamed = user?.statuses.includes(mucStatus.newNickname) ? user.items[0]?.nick : undefined;
    if (self && renamed) this.#nickname = renamed;
    else if (self) this.#out(user, isParted(presence));
    if (this.#state === 'inside' && change.left.length > 0) this.#listener.attendance(change);
  }

  #out(user: MucUser | undefined, parted: boolean): void {
    if (this.#state === 'leaving') this.#left();
    if (this.#state !== 'inside') return;
    const termination = readTermination(user, parted);
    if (termination) this.#terminate(termination);
    else void this.#enterAgain();
  }

  async #enterAgain(): Promise<void> {
    this.roster.clear();
    this.#hidesRoster = false;
    this.#state = 'entering';
    this.#listener.interrupted();
    for (let failures = 1; this.#state === 'entering'; failures += 1) {
      try {
        return await this.enter();
      } catch (error) {
        if (this.#state !== 'entering') return;
        const termination = refusedEntry(error);
        if (termination) return this.#terminate(termination);
        // Also while there is no connection: `renew` cuts the wait short.
        await this.#pause.start(backoff(failures, this.#wire.session.surroundings.random()));
      }
    }
  }

  #terminate(termination: Termination): void {
    this.end();
    this.#listener.terminated(termination);
  }

  /** The room was gone, and entering made a new one of its name (XEP-0045, 10.1.1): that is not what was meant. */
  #undoCreation(): void {
    const payload = writeMucOwner(writeDestroyed({}));
    this.#wire.session.request({ type: 'set', to: this.#room, payload }).catch(() => {});
    const gone: FaultError = new StanzaFaultError(stanzaError('item-not-found'));
    this.#entrance?.fail(gone);
  }
}
