import type { BareAddress, RoomAddress } from '#electron/model/ids.ts';
import type { Affiliation } from '#electron/stanza/0045-muc.ts';
import { affiliationOf, isStranger, maySee, stranger } from './affiliations/affiliation.ts';
import { nicknameKey } from './presence/nicknames.ts';
import type { Occupant } from './presence/occupant.ts';
import type { RoomRecord, RoomSettings, Standing, Subject } from './storage/store.ts';

/**
 * A room while somebody deals with it: what the store keeps of it, and who is in it. Occupants live here only;
 * whoever changes what the store keeps has stored it before.
 */
export class Room {
  #record: RoomRecord;
  readonly #standings: Map<BareAddress, Standing>;
  readonly #byNickname = new Map<string, Occupant>();
  readonly #bySession = new Map<string, Occupant>();
  #everybody: readonly string[] | undefined;

  constructor(record: RoomRecord, standings: ReadonlyMap<BareAddress, Standing>) {
    this.#record = record;
    this.#standings = new Map(standings);
  }

  get record(): RoomRecord {
    return this.#record;
  }

  get address(): RoomAddress {
    return this.#record.address;
  }

  get settings(): RoomSettings {
    return this.#record.settings;
  }

  /** The lists as they are; whoever is missing here is on none of them. */
  get standings(): ReadonlyMap<BareAddress, Standing> {
    return this.#standings;
  }

  standing(account: BareAddress): Standing {
    return this.#standings.get(account) ?? stranger;
  }

  affiliation(account: BareAddress): Affiliation {
    return affiliationOf(this.standing(account));
  }

  isVisibleTo(account: BareAddress): boolean {
    const standing = this.standing(account);
    return this.#record.locked ? standing.manager : maySee(standing, this.settings);
  }

  settingsWereSaved(settings: RoomSettings): void {
    this.#record = { ...this.#record, settings, locked: false };
  }

  subjectWasSaved(subject: Subject): void {
    this.#record = { ...this.#record, subject };
  }

  standingWasSaved(account: BareAddress, standing: Standing): void {
    if (isStranger(standing)) this.#standings.delete(account);
    else this.#standings.set(account, standing);
  }

  get occupants(): Iterable<Occupant> {
    return this.#byNickname.values();
  }

  get occupantCount(): number {
    return this.#byNickname.size;
  }

  /** All sessions in the room; a new list whenever somebody comes or goes. */
  get everybody(): readonly string[] {
    this.#everybody ??= [...this.#bySession.keys()];
    return this.#everybody;
  }

  occupantOf(session: string): Occupant | undefined {
    return this.#bySession.get(session);
  }

  occupantNamed(nickname: string): Occupant | undefined {
    return this.#byNickname.get(nicknameKey(nickname));
  }

  occupantsOf(account: BareAddress): readonly Occupant[] {
    return [...this.#byNickname.values()].filter((occupant) => occupant.account === account);
  }

  /** Puts an occupant in, takes one out, or takes note of what changed about one. */
  replace(before: Occupant | undefined, after: Occupant | undefined): void {
    if (before) {
      this.#byNickname.delete(nicknameKey(before.nickname));
      for (const { address } of before.sessions) this.#bySession.delete(address);
    }
    if (after) {
      this.#byNickname.set(nicknameKey(after.nickname), after);
      for (const { address } of after.sessions) this.#bySession.set(address, after);
    }
    this.#everybody = undefined;
  }
}
